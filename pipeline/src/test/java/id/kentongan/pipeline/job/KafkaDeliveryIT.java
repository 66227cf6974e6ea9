package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.KafkaInput;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.Tick;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.testing.Reports;
import id.kentongan.pipeline.topology.EarlyWarningTopology;
import id.kentongan.pipeline.topology.TopologyOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real broker, the topology, a real store; the job fails once in the middle and goes on from a
 * checkpoint. Nothing is lost, nothing doubled, and the store holds what a replay of files gives.
 */
class KafkaDeliveryIT {

    private static final AtomicBoolean FAILED = new AtomicBoolean();

    private static final AtomicInteger CHECKPOINTS = new AtomicInteger();

    private static final AtomicInteger PASSED = new AtomicInteger();

    @TempDir Path directory;

    @BeforeEach
    void startAfresh() {
        FAILED.set(false);
        CHECKPOINTS.set(0);
        PASSED.set(0);
    }

    @Test
    void nothingIsLostOrDoubledWhenTheJobFailsOnce() throws Exception {
        List<byte[]> lines =
                Reports.lines(1_500, 9).stream()
                        .map(line -> line.getBytes(StandardCharsets.UTF_8))
                        .toList();

        check(lines, 600, 1_000_000, Duration.ofMillis(500));
    }

    /** The 20,454 reports of the maintainers; takes minutes, so only where it is asked for. */
    @Test
    void realReportsSurviveAFailureToo() throws Exception {
        Path shared =
                Path.of(
                        System.getenv().getOrDefault("KENTONGAN_SHARED", "../../shared"),
                        "data/snpk/1997-2002-incidents.jsonl.gz");
        Assumptions.assumeTrue(
                System.getenv("KENTONGAN_FULL") != null && Files.exists(shared),
                "needs mvn -Plong and ../shared beside the checkout");
        List<byte[]> lines = new ArrayList<>();
        try (LineSource source = LineSource.open(shared, ItemDecoder.MAX_BYTES)) {
            for (byte[] line = source.next(); line != null; line = source.next()) {
                lines.add(line);
            }
        }

        check(lines, 9_000, 0, Duration.ofSeconds(10));
    }

    private void check(List<byte[]> lines, int failAfter, long pause, Duration interval)
            throws Exception {
        Path input = directory.resolve("in.jsonl");
        try (var out = Files.newOutputStream(input)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
        Replay.run(
                new ReplayRequest(
                        List.of(input), directory.resolve("out"), null, null, Set.of(), null, 2));
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(
                                directory.resolve("kafka"),
                                LoopbackPorts.free(),
                                LoopbackPorts.free(),
                                -1);
                EmbeddedStore store =
                        EmbeddedStore.start(directory.resolve("store"), LoopbackPorts.free())) {
            broker.create(Topics.IN, 2, Map.of());
            broker.create(Topics.OUT, 1, Map.of());
            Instant last = produce(broker, lines);

            run(broker, store, last, failAfter, pause, interval);

            assertThat(FAILED).as("the job failed once").isTrue();
            accountForEveryLine(broker, lines);
            compareEvents(store);
        }
    }

    /** Every line is a finding, a dead letter, or a copy of another line. */
    private static void accountForEveryLine(EmbeddedBroker broker, List<byte[]> lines) {
        Set<String> refused = new java.util.TreeSet<>();
        Map<String, Integer> versions = new TreeMap<>();
        Set<String> seen = new java.util.TreeSet<>();
        for (byte[] line : lines) {
            Decoded decoded = ItemDecoder.standard().decode(line);
            if (decoded.item() == null) {
                refused.add(ItemDecoder.digest(line));
            } else if (seen.add(decoded.item().id() + decoded.item().digest())) {
                versions.merge(decoded.item().id(), 1, Integer::sum);
            }
        }
        Map<String, Integer> found = new TreeMap<>();
        for (JsonNode finding : read(broker, Topics.FINDINGS)) {
            found.merge(finding.path("id").asText(), 1, Integer::sum);
        }
        assertThat(found).isEqualTo(versions);
        assertThat(read(broker, Topics.DEAD_LETTERS))
                .extracting(letter -> letter.path("digest").asText())
                .containsExactlyInAnyOrderElementsOf(refused);
    }

    private void compareEvents(EmbeddedStore store) throws IOException {
        store.await(Series.EVENT);
        List<String> stored = new ArrayList<>();
        for (Map<String, Object> row :
                store.reader()
                        .query(
                                "select id, region, family, status, severity, newsrooms, last_known from"
                                        + " event limit 1000000")) {
            stored.add(row.values().toString());
        }
        List<String> replayed = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("out/events.jsonl"))) {
            JsonNode event = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            replayed.add(
                    List.of(
                                    event.path("eventId").asText(),
                                    event.path("region").asText(),
                                    tag(event.path("family").asText()),
                                    event.path("status").asText(),
                                    event.path("severity").asInt(),
                                    event.path("newsrooms").asInt(),
                                    Instant.parse(event.path("lastKnown").asText()).toEpochMilli())
                            .toString());
        }
        assertThat(replayed).isNotEmpty();
        assertThat(stored).containsExactlyInAnyOrderElementsOf(replayed);
    }

    /** A tag cannot be empty; see {@link id.kentongan.pipeline.store.Point}. */
    private static String tag(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private void run(
            EmbeddedBroker broker,
            EmbeddedStore store,
            Instant last,
            int failAfter,
            long pause,
            Duration interval)
            throws Exception {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", broker.bootstrap());
        Configuration flink = LocalJob.configuration(directory.resolve("checkpoints"), interval);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, flink)) {
            // the time stamps of these messages are the stated times, so that the past is replayed
            DataStream<RawInput> inputs =
                    env.fromSource(
                                    KafkaInput.bounded(
                                            client, "test", List.of(Topics.INCIDENT_REPORTS)),
                                    WatermarkStrategy.<RawInput>forBoundedOutOfOrderness(
                                                    TopologyOptions.REPLAY_LATENESS)
                                            .withTimestampAssigner(
                                                    (raw, before) -> raw.at().toEpochMilli()),
                                    "topics")
                            .uid("topics")
                            .map(new FailOnce(failAfter, pause))
                            .returns(RawInput.class)
                            .uid("fail-once");
            DataStream<Tick> ticks =
                    env.fromSource(
                                    new DataGeneratorSource<>(
                                            index -> new Tick(last),
                                            1,
                                            TypeInformation.of(Tick.class)),
                                    WatermarkStrategy.noWatermarks(),
                                    "ticks")
                            .setParallelism(1)
                            .uid("ticks");
            EarlyWarningTopology.Outputs outputs =
                    EarlyWarningTopology.build(
                            new EarlyWarningTopology.Inputs(inputs, ticks),
                            TopologyOptions.replay(last));
            TopicOutput.attach(outputs, client, "test");
            StoreOutput.attach(outputs, StoreTarget.questdb(store.url()), true);
            env.execute("delivery");
        }
    }

    private static Instant produce(EmbeddedBroker broker, List<byte[]> lines) throws Exception {
        Instant last = Instant.EPOCH;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrap(), "linger.ms", 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            Instant known = Instant.EPOCH;
            for (byte[] line : lines) {
                Decoded decoded = ItemDecoder.standard().decode(line);
                if (decoded.item() != null) {
                    known = decoded.item().known();
                }
                last = known.isAfter(last) ? known : last;
                producer.send(
                        new ProducerRecord<>(
                                Topics.INCIDENT_REPORTS, null, known.toEpochMilli(), null, line));
            }
        }
        return Instant.ofEpochMilli(
                Math.floorDiv(last.toEpochMilli() + 86_399_999L, 86_400_000L) * 86_400_000L);
    }

    private static List<JsonNode> read(EmbeddedBroker broker, String topic) {
        List<JsonNode> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrap(),
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = written(broker, partition);
            // the broker marks a commit in the topic a moment after it has answered it
            Awaitility.await("no transaction is left open in " + topic)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> consumer.endOffsets(List.of(partition)).get(partition) >= end);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> message :
                        consumer.poll(Duration.ofSeconds(1))) {
                    values.add(Json.read(message.value(), JsonNode.class));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return values;
    }

    private static long written(EmbeddedBroker broker, TopicPartition partition) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrap()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** Passes everything on, and fails once after so many inputs and two checkpoints. */
    private static final class FailOnce extends RichMapFunction<RawInput, RawInput>
            implements CheckpointListener {

        private static final long serialVersionUID = 1L;

        private final int after;

        private final long pause;

        FailOnce(int after, long pause) {
            this.after = after;
            this.pause = pause;
        }

        @Override
        public RawInput map(RawInput raw) {
            if (pause > 0 && !FAILED.get()) {
                // slower where it may fail, so that two checkpoints fit in on a busy machine too
                LockSupport.parkNanos(PASSED.get() > after ? 25 * pause : pause);
            }
            if (PASSED.incrementAndGet() > after
                    && CHECKPOINTS.get() >= 2
                    && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("made to fail once");
            }
            return raw;
        }

        @Override
        public void notifyCheckpointComplete(long id) {
            CHECKPOINTS.incrementAndGet();
        }
    }
}
