package id.kentongan.pipeline.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * Broker and store in processes of their own, and what a test writes to the one and reads from
 * both. Each topic has one partition and every partition hears of the passing of time, so that what
 * the job makes of the log does not depend on when it reads it.
 */
final class Stack implements AutoCloseable {

    /** In lines whose sender has a wrong clock. */
    static final String SKEWED = "jam-salah";

    private static final int BEAT = 10;

    private static final Duration START = Duration.ofMinutes(2);

    private static final List<Series> STORED =
            List.of(Series.EVENT, Series.RISK, Series.ALERT, Series.COVERAGE, Series.SOURCE_HEALTH);

    private final Path directory;

    private final int brokerPort;

    private final int controllerPort;

    private final int storePort;

    private Program broker;

    private Program store;

    private Stack(Path directory, int brokerPort, int controllerPort, int storePort)
            throws IOException {
        this.directory = directory;
        this.brokerPort = brokerPort;
        this.controllerPort = controllerPort;
        this.storePort = storePort;
        this.broker = startBroker();
        this.store = startStore();
        broker.awaitPort(brokerPort, START);
        store.awaitPort(storePort, START);
        for (List<String> topics : List.of(Topics.IN, List.of(Topics.KNOWLEDGE), Topics.OUT)) {
            EmbeddedBroker.create(client(), topics, 1, (short) 1, Map.of());
        }
    }

    static Stack start(Path directory) throws IOException {
        return new Stack(
                Files.createDirectories(directory),
                LoopbackPorts.free(),
                LoopbackPorts.free(),
                LoopbackPorts.free());
    }

    private Program startBroker() throws IOException {
        return Program.start(
                directory.resolve("broker.log"),
                "320m",
                Program.classPath(),
                Map.of(),
                BrokerProgram.class.getName(),
                directory.resolve("kafka").toString(),
                Integer.toString(brokerPort),
                Integer.toString(controllerPort));
    }

    private Program startStore() throws IOException {
        return Program.start(
                directory.resolve("store.log"),
                "256m",
                Program.classPath(),
                Map.of(),
                StoreProgram.class.getName(),
                directory.resolve("store").toString(),
                Integer.toString(storePort));
    }

    void killBroker() throws InterruptedException {
        broker.kill();
    }

    void restartBroker() throws IOException {
        broker = startBroker();
        broker.awaitPort(brokerPort, START);
    }

    void killStore() throws InterruptedException {
        store.kill();
    }

    void restartStore() throws IOException {
        store = startStore();
        store.awaitPort(storePort, START);
    }

    List<Long> pids() {
        return List.of(broker.pid(), store.pid());
    }

    int storePort() {
        return storePort;
    }

    String servers() {
        return "127.0.0.1:" + brokerPort;
    }

    Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    /**
     * Settings of a job on this stack.
     *
     * @param pointsPort where it writes points
     */
    Map<String, String> settings(int pointsPort) {
        return settings(pointsPort, Duration.ofHours(1));
    }

    /**
     * As {@link #settings(int)}.
     *
     * @param idle after which a partition without messages no longer holds time
     */
    Map<String, String> settings(int pointsPort, Duration idle) {
        return Map.of(
                "KENTONGAN_KAFKA",
                "127.0.0.1:" + brokerPort,
                "KENTONGAN_INFLUX_URL",
                "http://127.0.0.1:" + pointsPort,
                "KENTONGAN_INFLUX_TOKEN",
                "none",
                // long: time passes as the log says, however long broker or job are away
                "KENTONGAN_IDLE_SECONDS",
                Long.toString(idle.toSeconds()));
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + brokerPort);
    }

    /**
     * One message of the log.
     *
     * @param at when it arrives
     */
    record Entry(String topic, Instant at, String value) {}

    /**
     * The messages that bring {@code lines} to the job in their order, each arriving at the newest
     * time that any line stated so far. Every partition is told how time passes; the last messages
     * lie {@code ahead} after the last line. A line marked {@link #SKEWED} does not move time.
     */
    static List<Entry> log(List<String> lines, Duration ahead) {
        return log(lines, ahead, Topics.IN);
    }

    /** As {@link #log(List, Duration)}, where only {@code told} hear of time. */
    static List<Entry> log(List<String> lines, Duration ahead, List<String> told) {
        List<Entry> log = new ArrayList<>();
        Instant now = Instant.EPOCH;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Decoded decoded = ItemDecoder.standard().decode(line.getBytes(UTF_8));
            if (decoded.item() != null
                    && !line.contains(SKEWED)
                    && decoded.item().known().isAfter(now)) {
                now = decoded.item().known();
            }
            log.add(
                    new Entry(
                            line.contains("\"news\"")
                                    ? Topics.NEWS_ARTICLES
                                    : Topics.INCIDENT_REPORTS,
                            now,
                            line));
            if (i % BEAT == BEAT - 1) {
                beat(log, told, now, i);
            }
        }
        beat(log, told, now.plus(ahead), lines.size());
        return log;
    }

    private static void beat(List<Entry> log, List<String> told, Instant now, int number) {
        for (String topic : told) {
            log.add(new Entry(topic, now, topic + " detak " + number));
        }
    }

    /**
     * Writes {@code log}, for as long as it takes.
     *
     * @param pause after each message, so that faults meet a running job
     */
    void produce(Iterable<Entry> log, Duration pause) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                "127.0.0.1:" + brokerPort,
                                "delivery.timeout.ms",
                                600_000,
                                "max.block.ms",
                                600_000,
                                "max.request.size",
                                4 << 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (Entry entry : log) {
                producer.send(
                        new ProducerRecord<>(
                                entry.topic(),
                                0,
                                entry.at().toEpochMilli(),
                                null,
                                entry.value().getBytes(UTF_8)));
                LockSupport.parkNanos(pause.toNanos());
            }
            producer.flush();
        }
    }

    /** End of what readers of committed messages see of {@code topic}. */
    long committed(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** Committed messages of {@code topic}. */
    List<String> read(String topic) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> message :
                        consumer.poll(Duration.ofSeconds(1))) {
                    values.add(new String(message.value(), UTF_8));
                }
            }
        }
        return values;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + brokerPort,
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Waits until the row of the nation of {@code midnight} is committed. */
    void awaitRow(Instant midnight, Duration atMost) {
        Awaitility.await("the last row of the nation")
                .atMost(atMost)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(
                        () -> {
                            for (String row : read(Topics.RISK_SCORES)) {
                                if (row.contains("\"region\":\"00\"")
                                        && row.contains("\"time\":\"" + midnight + '"')) {
                                    return true;
                                }
                            }
                            return false;
                        });
    }

    /** What each topic and table holds, in an order of its own; nothing is left out. */
    Map<String, List<String>> outcome() throws IOException {
        Map<String, List<String>> outcome = new TreeMap<>();
        for (String topic : Topics.OUT) {
            List<String> values = new ArrayList<>(read(topic));
            Collections.sort(values);
            outcome.put("topic " + topic, values);
        }
        StoreReader reader = new StoreReader("http://127.0.0.1:" + storePort);
        Awaitility.await("everything written can be read")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                reader.query(
                                                "select name from wal_tables() where sequencerTxn !="
                                                        + " writerTxn")
                                        .isEmpty());
        for (Series series : STORED) {
            outcome.put(
                    "table " + series.measurement(),
                    reader
                            .query("select * from " + series.measurement() + " limit 1000000")
                            .stream()
                            .map(Stack::row)
                            .sorted()
                            .toList());
        }
        return outcome;
    }

    private static String row(Map<String, Object> row) {
        return Json.line(row);
    }

    /** Sizes, for people. */
    static String sizes(Map<String, List<String>> outcome) {
        return String.join(
                ", ",
                outcome.entrySet().stream()
                        .flatMap(e -> Stream.of(e.getKey() + " " + e.getValue().size()))
                        .toList());
    }

    @Override
    public void close() throws InterruptedException {
        broker.close();
        store.close();
    }
}
