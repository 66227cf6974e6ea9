package id.kentongan.pipeline.load;

import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.faults.BrokerProgram;
import id.kentongan.pipeline.faults.Program;
import id.kentongan.pipeline.faults.StoreProgram;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.KnowledgeTopic;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.scenario.PressWire;
import id.kentongan.pipeline.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Broker, store and job, each a process of its own on loopback, and articles for them. */
final class LoadStack implements AutoCloseable {

    /** Words of an article. */
    static final int WORDS = 370;

    /** How an article begins. */
    private static final String ID = "{\"id\":\"";

    private static final int PARTITIONS = 2;

    private static final Duration START = Duration.ofMinutes(2);

    private final Path directory;

    private final int brokerPort;

    private final int storePort;

    private final Program broker;

    private final Program store;

    private final PressWire wire;

    private final KafkaConsumer<byte[], byte[]> counter;

    private @Nullable Program job;

    private LoadStack(Path directory, PressWire wire) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.brokerPort = LoopbackPorts.free();
        this.storePort = LoopbackPorts.free();
        this.broker =
                Program.start(
                        directory.resolve("broker.log"),
                        options("broker"),
                        Program.classPath(),
                        Map.of(),
                        List.of(
                                BrokerProgram.class.getName(),
                                directory.resolve("kafka").toString(),
                                Integer.toString(brokerPort),
                                Integer.toString(LoopbackPorts.free())));
        this.store =
                Program.start(
                        directory.resolve("store.log"),
                        options("store"),
                        Program.classPath(),
                        Map.of(),
                        List.of(
                                StoreProgram.class.getName(),
                                directory.resolve("store").toString(),
                                Integer.toString(storePort)));
        broker.awaitPort(brokerPort, START);
        store.awaitPort(storePort, START);
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrap());
        EmbeddedBroker.create(client, Topics.IN, PARTITIONS, (short) 1, Map.of());
        EmbeddedBroker.create(client, Topics.OUT, 1, (short) 1, Map.of());
        EmbeddedBroker.create(
                client, List.of(Topics.KNOWLEDGE), 1, (short) 1, KnowledgeTopic.SETTINGS);
        this.wire = wire;
        this.counter = consumer("read_uncommitted");
    }

    /**
     * Articles of yesterday: each status as often as in the labelled press, or with the property
     * {@code load.mixture=equal} every kind of occurrence as often as any other.
     */
    static PressWire wire(long seed) {
        return wire(seed, LocalDate.now(ZoneOffset.UTC).minusDays(1), Long.MAX_VALUE);
    }

    /** The same from {@code first} on, so many a day. */
    static PressWire wire(long seed, LocalDate first, long perDay) {
        return System.getProperty("load.mixture", "press").equals("equal")
                ? PressWire.articles(seed, first, perDay, WORDS)
                : PressWire.press(seed, first, perDay, WORDS);
    }

    static LoadStack start(Path directory, long seed) throws IOException {
        return start(directory, wire(seed));
    }

    /** As {@link #start(Path, long)} with articles of {@code wire}. */
    static LoadStack start(Path directory, PressWire wire) throws IOException {
        return new LoadStack(directory, wire);
    }

    /** Of the virtual machine of broker or store, with those of the property of that name. */
    private static List<String> options(String name) {
        List<String> all = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        String more = System.getProperty("load." + name + ".options", "");
        all.addAll(more.isEmpty() ? List.of() : List.of(more.split(" ")));
        return all;
    }

    private String bootstrap() {
        return "127.0.0.1:" + brokerPort;
    }

    /**
     * Starts the job.
     *
     * @param kind {@code topology} or {@code identity}
     * @param heapSeconds seconds between two looks at its heap, 0 for none
     * @param options further options of its virtual machine
     */
    void run(String kind, int heapSeconds, List<String> options) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("-Xms1536m", "-Xmx1536m", "-Xmn640m", "-XX:+UseSerialGC"));
        all.addAll(options);
        job =
                Program.start(
                        directory.resolve("job.log"),
                        all,
                        Program.classPath(),
                        Map.of("KENTONGAN_KAFKA", bootstrap()),
                        List.of(
                                LoadJob.class.getName(),
                                kind,
                                "http://127.0.0.1:" + storePort,
                                checkpoints().toString(),
                                Integer.toString(heapSeconds)));
    }

    Program broker() {
        return broker;
    }

    Program store() {
        return store;
    }

    Program job() {
        return Objects.requireNonNull(job);
    }

    Path checkpoints() {
        return directory.resolve("checkpoints");
    }

    StoreReader reader() {
        return new StoreReader("http://127.0.0.1:" + storePort);
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap(),
                        "linger.ms",
                        20,
                        "batch.size",
                        1 << 18,
                        "compression.type",
                        "lz4",
                        "max.block.ms",
                        600_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends the next article, arrived {@code at}; answers its id. */
    private String send(KafkaProducer<byte[], byte[]> producer, Instant at) {
        byte[] line = wire.next();
        producer.send(
                new ProducerRecord<>(Topics.NEWS_ARTICLES, null, at.toEpochMilli(), null, line));
        String head = new String(line, 0, 64, StandardCharsets.UTF_8);
        return head.substring(ID.length(), head.indexOf('"', ID.length()));
    }

    /** Sends {@code count} articles as if they had arrived, so many a second, up to now. */
    void fill(int count, int perSecond) {
        Instant first = Instant.now().minusMillis(1_000L * count / perSecond);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < count; i++) {
                send(producer, first.plusMillis(1_000L * i / perSecond));
            }
        }
    }

    /** Sends {@code perSecond} articles a second for {@code span}; answers how many. */
    long pace(
            KafkaProducer<byte[], byte[]> producer,
            int perSecond,
            Duration span,
            BiConsumer<String, Instant> sent) {
        return pace(producer, perSecond, span, number -> Instant.now(), sent);
    }

    /** The same, where {@code arrival} says when each arrived; the first has the number 0. */
    long pace(
            KafkaProducer<byte[], byte[]> producer,
            int perSecond,
            Duration span,
            LongFunction<Instant> arrival,
            BiConsumer<String, Instant> sent) {
        long start = System.nanoTime();
        long count = perSecond * span.toSeconds();
        for (long i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            Instant at = arrival.apply(i);
            sent.accept(send(producer, at), at);
        }
        return count;
    }

    /** How many findings were written so far, committed or not. */
    long findings() {
        TopicPartition partition = new TopicPartition(Topics.FINDINGS, 0);
        return counter.endOffsets(List.of(partition)).get(partition);
    }

    /** Keys of all committed findings: how many, and how many different ones. */
    long[] committedFindings() {
        Set<String> different = new HashSet<>();
        long all = 0;
        TopicPartition partition = new TopicPartition(Topics.FINDINGS, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> message :
                        consumer.poll(Duration.ofSeconds(1))) {
                    all++;
                    different.add(new String(message.key(), StandardCharsets.UTF_8));
                }
            }
        }
        return new long[] {all, different.size()};
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap(), "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Rows of {@code table} that can be read. */
    long rows(String table) throws IOException {
        return ((Number)
                        reader().query("select count() as n from " + table)
                                .get(0)
                                .values()
                                .iterator()
                                .next())
                .longValue();
    }

    /** Bytes below {@code name}: kafka, checkpoints or store. */
    long bytes(String name) throws IOException {
        Path root = directory.resolve(name);
        if (Files.notExists(root)) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                try {
                    bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
                } catch (IOException e) {
                    // gone in the meantime
                    continue;
                }
            }
        } catch (UncheckedIOException e) {
            return bytes;
        }
        return bytes;
    }

    @Override
    public void close() throws InterruptedException {
        counter.close();
        if (job != null) {
            job.end();
            job.close();
        }
        store.end();
        store.close();
        broker.close();
    }
}
