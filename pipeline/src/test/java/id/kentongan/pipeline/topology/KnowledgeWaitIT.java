package id.kentongan.pipeline.topology;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.pipeline.json.KnowledgeCodec;
import id.kentongan.pipeline.record.KnowledgePoll;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.record.Tick;
import id.kentongan.pipeline.testing.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Items that are read before the knowledge that holds for them, as after an outage. */
class KnowledgeWaitIT {

    private static final int ITEMS = 200;

    private static CountDownLatch unread = new CountDownLatch(ITEMS);

    @BeforeEach
    void nothingIsReadYet() {
        unread = new CountDownLatch(ITEMS);
    }

    @Test
    void waitForItAndAreNeitherLostNorLate() throws Exception {
        Bundle cues =
                Bundle.of(Map.of("indicator/look-alikes.txt", shipped() + "not: tidak akan ada\n"));
        byte[] release = KnowledgeCodec.encode(Instant.EPOCH, cues);
        List<TaggedItem> found = new ArrayList<>();
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        2, SafeDefaults.configuration())) {
            List<String> lines = Reports.lines(ITEMS, 3);
            var inputs =
                    env.fromSource(
                                    new DataGeneratorSource<>(
                                            index -> input(lines.get(index.intValue())),
                                            ITEMS,
                                            TypeInformation.of(RawInput.class)),
                                    WatermarkStrategy.<RawInput>forMonotonousTimestamps()
                                            .withTimestampAssigner(
                                                    (raw, before) -> raw.at().toEpochMilli()),
                                    "inputs")
                            .uid("inputs");
            var ticks =
                    env.fromSource(
                                    new DataGeneratorSource<>(
                                            index -> new Tick(Instant.EPOCH),
                                            1,
                                            TypeInformation.of(Tick.class)),
                                    WatermarkStrategy.noWatermarks(),
                                    "ticks")
                            .setParallelism(1)
                            .uid("ticks");
            var knowledge =
                    env.fromSource(
                                    new DataGeneratorSource<>(
                                            index -> afterAllItems(release),
                                            1,
                                            TypeInformation.of(KnowledgePoll.class)),
                                    WatermarkStrategy.noWatermarks(),
                                    "knowledge")
                            .setParallelism(1)
                            .uid("knowledge");
            var outputs =
                    EarlyWarningTopology.build(
                            new EarlyWarningTopology.Inputs(inputs, ticks, knowledge),
                            TopologyOptions.replay(Instant.EPOCH));
            try (CloseableIterator<TaggedItem> all = outputs.findings().executeAndCollect()) {
                all.forEachRemaining(found::add);
            }
        }

        assertThat(cues.version()).isNotEqualTo(Knowledge.version());
        assertThat(found).hasSizeGreaterThan(ITEMS / 2);
        assertThat(found).allMatch(one -> one.finding().version().equals(cues.version()));
        assertThat(found).noneMatch(one -> one.item().notes().contains("late"));
    }

    private static String shipped() throws IOException {
        try (InputStream in =
                KnowledgeWaitIT.class.getResourceAsStream(
                        "/id/kentongan/analyzers/indicator/look-alikes.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RawInput input(String line) {
        unread.countDown();
        return new RawInput(
                "incident-reports",
                "0",
                Instant.EPOCH,
                null,
                line.getBytes(StandardCharsets.UTF_8));
    }

    private static KnowledgePoll afterAllItems(byte[] release) throws InterruptedException {
        assertThat(unread.await(1, TimeUnit.MINUTES)).isTrue();
        return new KnowledgePoll(
                Instant.parse("9000-01-01T00:00:00Z"),
                List.of(new RawInput("knowledge", "0", Instant.EPOCH, null, release)));
    }
}
