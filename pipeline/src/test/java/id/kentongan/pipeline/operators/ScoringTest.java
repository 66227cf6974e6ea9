package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.OpenCase;
import id.kentongan.analyzers.event.RegionCases;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.event.Telling;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.AreaMember;
import id.kentongan.analyzers.risk.RecentEvent;
import id.kentongan.analyzers.risk.RegionMemory;
import id.kentongan.analyzers.risk.RiskPart;
import id.kentongan.analyzers.risk.RiskScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringTest {

    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            classes = {
                AreaMember.class,
                CaseChange.class,
                Event.class,
                ItemSightings.class,
                ItemVersion.class,
                OpenCase.class,
                RecentEvent.class,
                RegionCases.class,
                RegionMemory.class,
                RiskPart.class,
                RiskScore.class,
                Sighting.class,
                Telling.class
            })
    void travelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void givesTheSameRowsAtAnyParallelismAndInAnyOrder() throws Exception {
        List<ItemSightings> items = items();
        List<String> one = run(items, 1);
        Collections.shuffle(items, new Random(7));

        assertThat(run(items, 2)).isEqualTo(one);
        assertThat(one).hasSizeGreaterThan(100);
    }

    @Test
    void givesOneRowForEachDayFromTheFirstReportOn() throws Exception {
        List<String> rows = run(items(), 2);

        // 62.02 is first reported on day 0 at 06:00: its first midnight is that of day 1
        assertThat(rows.stream().filter(row -> row.startsWith("62.02 ALL midnight")))
                .hasSize(60)
                .first()
                .asString()
                .contains("2024-03-02T00:00:00Z");
    }

    private static List<String> run(List<ItemSightings> items, int parallelism) throws Exception {
        Configuration configuration =
                new Configuration()
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                        .set(JobManagerOptions.BIND_HOST, "127.0.0.1")
                        .set(TaskManagerOptions.BIND_HOST, "127.0.0.1")
                        .set(RestOptions.BIND_ADDRESS, "127.0.0.1")
                        .set(RestOptions.BIND_PORT, "0");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        DataStream<ItemSightings> stream =
                env.fromData(items)
                        .uid("items")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<ItemSightings>forBoundedOutOfOrderness(
                                                Duration.ofDays(400))
                                        .withTimestampAssigner(
                                                (item, at) -> item.known().toEpochMilli()))
                        .uid("times");
        Scoring.Outputs outputs =
                Scoring.attach(
                        stream,
                        new Scoring.Settings(
                                true, true, true, "", START.plus(Duration.ofDays(60))));
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<RiskScore> scores =
                outputs.scores().executeAndCollect("scoring-test")) {
            scores.forEachRemaining(
                    row ->
                            rows.add(
                                    row.region()
                                            + ' '
                                            + row.family()
                                            + (row.midnight() ? " midnight " : " within ")
                                            + row.time()
                                            + ' '
                                            + row.score()
                                            + ' '
                                            + row.probability()
                                            + ' '
                                            + row.eventIds()
                                            + ' '
                                            + row.parts()));
        }
        Collections.sort(rows);
        return rows;
    }

    private static List<ItemSightings> items() {
        List<ItemSightings> items = new ArrayList<>();
        String[] regions = {"62.02", "62.01", "62", "00", "11.08"};
        for (int i = 0; i < 60; i++) {
            Instant known = START.plus(Duration.ofHours(6 + 7L * (i / 2)));
            String region = regions[i % regions.length];
            String indicator = i % 3 == 0 ? "LND-02" : "COM-01";
            items.add(
                    new ItemSightings(
                            "i" + i,
                            "d" + i,
                            known,
                            List.of(sighting("i" + i, known, region, indicator))));
        }
        return items;
    }

    private static Sighting sighting(String id, Instant known, String region, String indicator) {
        return new Sighting(
                id,
                0,
                "d",
                known,
                known,
                region,
                indicator.substring(0, 3),
                List.of(indicator),
                Status.INC,
                2,
                null,
                null,
                null,
                null,
                "report:test",
                0.6,
                false,
                0.9,
                1,
                null,
                null,
                "INCIDENT",
                false,
                false,
                new long[0],
                false,
                false,
                "test");
    }
}
