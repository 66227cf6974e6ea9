package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.KafkaInput;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.record.FeedHealth;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.record.Tick;
import id.kentongan.pipeline.testing.TopicReader;
import id.kentongan.pipeline.topology.EarlyWarningTopology;
import id.kentongan.pipeline.topology.SafeDefaults;
import id.kentongan.pipeline.topology.TopologyOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred feeds into a real broker, undisturbed and with a crash in the middle. */
class CollectorIT {

    private static final int HOSTS = 20;

    private final StoppedClock clock = new StoppedClock();

    @TempDir private Path directory;

    @Test
    void bringsEveryArticleOnceFromTwoHundredFeedsAndTellsTheFaultsOfEach() throws Exception {
        try (FeedHosts hosts = new FeedHosts(HOSTS);
                EmbeddedBroker broker = broker();
                TopicWriter writer = writer(broker);
                Collector collector = collector(hosts)) {
            long started = System.nanoTime();

            List<Polled> polled = collector.poll((outlet, lines) -> send(writer, outlet, lines));
            for (FeedHealth health : collector.health(polled)) {
                writer.send(
                        Topics.SOURCE_HEALTH,
                        health.source().getBytes(StandardCharsets.UTF_8),
                        Json.bytes(health));
            }
            writer.flush();

            assertThat(polled).hasSize(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofMinutes(1));
            Map<String, Integer> faults = new TreeMap<>();
            polled.stream()
                    .filter(one -> one.fault() != null)
                    .forEach(one -> faults.merge(one.fault().split(":", 2)[0], 1, Integer::sum));
            assertThat(faults)
                    .isEqualTo(
                            new TreeMap<>(
                                    Map.of(
                                            "malformed", HOSTS,
                                            "redirect-loop", HOSTS,
                                            "status-429", HOSTS,
                                            "too-slow", HOSTS,
                                            "too-large", HOSTS)));
            List<byte[]> topic = TopicReader.all(broker.bootstrap(), Topics.NEWS_ARTICLES);
            assertThat(topic).hasSize(FeedHosts.ARTICLES * HOSTS);
            Set<String> ids = new HashSet<>();
            for (byte[] line : topic) {
                assertThat(ItemDecoder.standard().decode(line).item()).isNotNull();
                JsonNode item = Json.read(line, JsonNode.class);
                assertThat(ids.add(item.path("id").asText())).isTrue();
                assertThat(Instant.parse(item.path("publishedAt").asText()))
                        .isBeforeOrEqualTo(clock.instant());
            }
            // the answer to a client that has given up may overlap with the next request
            assertThat(hosts.mostAtOnce.get()).isLessThanOrEqualTo(2);
            faultsStandInTheTopicOfHealth(broker);
        }
    }

    private static void faultsStandInTheTopicOfHealth(EmbeddedBroker broker) throws IOException {
        List<FeedHealth> all = new ArrayList<>();
        for (byte[] line : TopicReader.all(broker.bootstrap(), Topics.SOURCE_HEALTH)) {
            all.add(Json.read(line, FeedHealth.class));
        }
        assertThat(all).hasSize(200);
        assertThat(all).filteredOn(one -> one.faulty() == 1).hasSize(5 * HOSTS);
        assertThat(all)
                .filteredOn(one -> one.source().endsWith("-7"))
                .hasSize(HOSTS)
                .allMatch(one -> one.fault().startsWith("too-slow"));
    }

    @Test
    void losesNothingWhenItIsKilledAndTheTopologyDropsWhatWasSentTwice() throws Exception {
        try (FeedHosts hosts = new FeedHosts(HOSTS);
                EmbeddedBroker broker = broker();
                TopicWriter writer = writer(broker)) {
            int[] calls = {0};
            try (Collector collector = quick(hosts)) {
                assertThatThrownBy(
                                () ->
                                        collector.poll(
                                                (outlet, lines) -> {
                                                    send(writer, outlet, lines);
                                                    if (++calls[0] == 33) {
                                                        throw new IllegalStateException("killed");
                                                    }
                                                }))
                        .hasMessage("killed");
            }
            clock.forward(Duration.ofMinutes(1));
            try (Collector collector = quick(hosts)) {
                collector.poll((outlet, lines) -> send(writer, outlet, lines));
            }

            List<byte[]> topic = TopicReader.all(broker.bootstrap(), Topics.NEWS_ARTICLES);
            Map<String, Set<String>> forms = new TreeMap<>();
            for (byte[] line : topic) {
                forms.computeIfAbsent(
                                Json.read(line, JsonNode.class).path("id").asText(),
                                id -> new HashSet<>())
                        .add(new String(line, StandardCharsets.UTF_8));
            }
            assertThat(forms).hasSize(FeedHosts.ARTICLES * HOSTS);
            assertThat(forms.values()).as("copies are the same bytes").allMatch(f -> f.size() == 1);
            assertThat(topic).as("some were sent twice").hasSizeGreaterThan(forms.size());
            assertThat(admitted(broker)).containsExactlyElementsOf(forms.keySet());
        }
    }

    /** Ids of the findings that the topology makes of the topic, in order. */
    private static List<String> admitted(EmbeddedBroker broker) throws Exception {
        List<String> ids = new ArrayList<>();
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        2, SafeDefaults.configuration())) {
            var inputs =
                    env.fromSource(
                                    KafkaInput.bounded(
                                            client(broker), "it", List.of(Topics.NEWS_ARTICLES)),
                                    WatermarkStrategy.<RawInput>forMonotonousTimestamps()
                                            .withTimestampAssigner(
                                                    (raw, before) -> raw.at().toEpochMilli()),
                                    "topics")
                            .uid("topics");
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
            var outputs =
                    EarlyWarningTopology.build(
                            new EarlyWarningTopology.Inputs(inputs, ticks),
                            TopologyOptions.live(TopologyOptions.LIVE_LATENESS));
            try (CloseableIterator<TaggedItem> found = outputs.findings().executeAndCollect()) {
                found.forEachRemaining(tagged -> ids.add(tagged.item().id()));
            }
        }
        ids.sort(String::compareTo);
        return ids;
    }

    private static void send(TopicWriter writer, String outlet, List<byte[]> lines)
            throws IOException {
        byte[] key = outlet.getBytes(StandardCharsets.UTF_8);
        lines.forEach(line -> writer.send(Topics.NEWS_ARTICLES, key, line));
        writer.flush();
    }

    private Collector collector(FeedHosts hosts) throws IOException {
        return hosts.collector(FeedHosts.ALL, directory, true, Duration.ofSeconds(10), clock);
    }

    private Collector quick(FeedHosts hosts) throws IOException {
        return hosts.collector(FeedHosts.QUICK, directory, true, Duration.ofSeconds(20), clock);
    }

    private EmbeddedBroker broker() throws IOException {
        EmbeddedBroker broker =
                EmbeddedBroker.start(
                        directory.resolve("kafka"), LoopbackPorts.free(), LoopbackPorts.free(), -1);
        broker.create(Topics.IN, 3, Map.of());
        return broker;
    }

    private static TopicWriter writer(EmbeddedBroker broker) throws IOException {
        return TopicWriter.open(
                client(broker), List.of(Topics.NEWS_ARTICLES, Topics.SOURCE_HEALTH));
    }

    private static Properties client(EmbeddedBroker broker) {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", broker.bootstrap());
        return client;
    }
}
