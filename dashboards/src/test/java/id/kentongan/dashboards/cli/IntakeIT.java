package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that bring something in, against a real broker. */
@EnabledIfEnvironmentVariable(
        named = "KENTONGAN_FULL",
        matches = ".+",
        disabledReason = "takes half a minute and more: mvn -Plong verify runs it")
class IntakeIT {

    /** One with one feed, one with two, and so on: some are done when the others are not. */
    private static final int HOSTS = 8;

    private static final int FEEDS = HOSTS * (HOSTS + 1) / 2;

    private static final int ARTICLES = 6;

    @TempDir private static Path kafka;

    private static EmbeddedBroker broker;

    private final Map<String, Long> before = new TreeMap<>();

    @TempDir private Path directory;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.start(kafka, LoopbackPorts.free(), LoopbackPorts.free(), -1);
        broker.create(Topics.IN, 1, Map.of());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void noteWhatIsThere() {
        for (String topic : Topics.IN) {
            before.put(topic, end(topic));
        }
    }

    @Test
    void everyRowOfASheetIsInTheTopicOnceHoweverOftenItIsImported() throws IOException {
        Path sheet = directory.resolve("laporan.csv");
        StringBuilder rows = new StringBuilder("Tanggal,Kabupaten,Uraian\n");
        for (int i = 0; i < 500; i++) {
            rows.append("2/3/2026,Seruyan,Warga bersitegang soal batas kebun nomor ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(sheet, rows);

        assertThat(imports(sheet)).isZero();
        assertThat(imports(sheet)).isZero();

        List<byte[]> reports = arrived(Topics.INCIDENT_REPORTS);
        assertThat(reports).hasSize(500);
        Set<String> ids = new HashSet<>();
        for (byte[] report : reports) {
            ids.add(Json.read(report, JsonNode.class).path("id").asText());
        }
        assertThat(ids).hasSize(500);
    }

    @Test
    void anImportWithoutItsTopicSaysSoInOneLine() throws IOException {
        Path sheet = directory.resolve("laporan.csv");
        Files.writeString(sheet, "Tanggal,Kabupaten,Uraian\n2/3/2026,Seruyan,Ricuh di pasar\n");
        try (EmbeddedBroker empty =
                EmbeddedBroker.start(
                        directory.resolve("lain"),
                        LoopbackPorts.free(),
                        LoopbackPorts.free(),
                        -1)) {
            StringWriter errors = new StringWriter();
            int exit =
                    run(
                            errors,
                            "import",
                            sheet.toString(),
                            "--office",
                            "kesbangpol-62.07",
                            "--ledger",
                            directory.resolve("ids").toString(),
                            "--kafka",
                            empty.bootstrap());

            assertThat(exit).isEqualTo(2);
            assertThat(errors.toString().lines())
                    .singleElement()
                    .asString()
                    .contains("no topic incident-reports");
        }
    }

    @Test
    void theDemoFeedsEveryItemOfTheScenario() throws IOException {
        assertThat(run(new StringWriter(), "demo", "--feed", broker.bootstrap())).isZero();

        long sent = arrived(Topics.INCIDENT_REPORTS).size() + arrived(Topics.NEWS_ARTICLES).size();
        assertThat(sent)
                .isEqualTo(Scenario.endingBy(LocalDate.now(Clock.systemUTC())).items().size());
    }

    @Test
    void collectLosesNothingWhenItIsKilledWithSigkillAndStartedAgain() throws Exception {
        AtomicInteger served = new AtomicInteger();
        AtomicReference<Process> victim = new AtomicReference<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<HttpServer> servers = new ArrayList<>();
        try {
            StringBuilder list = new StringBuilder("feeds:\n");
            for (int i = 0; i < HOSTS; i++) {
                HttpServer server = feeds(served, victim, threads);
                servers.add(server);
                for (int feed = 0; feed <= i; feed++) {
                    list.append(
                            "  - url: http://127.0.0.1:%d/%d\n    outlet: Koran %d-%d\n"
                                    .formatted(server.getAddress().getPort(), feed, i, feed));
                }
            }
            Path feeds = directory.resolve("feeds.yaml");
            Files.writeString(feeds, list);

            Process first = collect(feeds);
            victim.set(first);
            assertThat(first.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(first.exitValue()).as("killed").isEqualTo(137);
            int sentByFirst = arrived(Topics.NEWS_ARTICLES).size();
            victim.set(null);

            Process second = collect(feeds);
            assertThat(second.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(second.exitValue()).isZero();

            Map<String, Set<String>> forms = new TreeMap<>();
            for (byte[] line : arrived(Topics.NEWS_ARTICLES)) {
                forms.computeIfAbsent(
                                Json.read(line, JsonNode.class).path("id").asText(),
                                id -> new HashSet<>())
                        .add(new String(line, StandardCharsets.UTF_8));
            }
            assertThat(sentByFirst).as("killed in the middle").isBetween(1, forms.size() - 1);
            assertThat(forms).hasSize(FEEDS * ARTICLES);
            assertThat(forms.values()).as("copies are the same bytes").allMatch(f -> f.size() == 1);
            assertThat(arrived(Topics.SOURCE_HEALTH)).isNotEmpty();
        } finally {
            servers.forEach(server -> server.stop(0));
            threads.shutdownNow();
        }
    }

    /** After two thirds of the feeds were asked for, the process that asks is killed. */
    private static HttpServer feeds(
            AtomicInteger served, AtomicReference<Process> victim, ExecutorService threads)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    if (path.equals("/robots.txt")) {
                        exchange.sendResponseHeaders(404, -1);
                        exchange.close();
                        return;
                    }
                    Process asking = victim.get();
                    if (served.incrementAndGet() > FEEDS * 2 / 3 && asking != null) {
                        asking.destroyForcibly();
                    }
                    StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel>");
                    for (int i = 0; i < ARTICLES; i++) {
                        rss.append("<item><title>Judul ")
                                .append(i)
                                .append("</title><link>")
                                .append(path)
                                .append("/berita/")
                                .append(i)
                                .append("</link><description>")
                                .append("Warga dua dusun bersitegang soal batas kebun. ".repeat(12))
                                .append("</description></item>");
                    }
                    byte[] body =
                            rss.append("</channel></rss>")
                                    .toString()
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private Process collect(Path feeds) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KentonganCommand.class.getName(),
                        "collect",
                        "--once",
                        "--allow-private",
                        "--feeds",
                        feeds.toString(),
                        "--state",
                        directory.resolve("feeds.json").toString(),
                        "--kafka",
                        broker.bootstrap())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("collect.log").toFile())
                .start();
    }

    private int imports(Path sheet) {
        return run(
                new StringWriter(),
                "import",
                sheet.toString(),
                "--office",
                "kesbangpol-62.07",
                "--ledger",
                directory.resolve("ids").toString(),
                "--kafka",
                broker.bootstrap());
    }

    private static int run(StringWriter errors, String... arguments) {
        CommandLine line = KentonganCommand.commandLine();
        line.setErr(new PrintWriter(errors, true));
        return line.execute(arguments);
    }

    private static long end(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** What came into {@code topic} since the test began. */
    private List<byte[]> arrived(String topic) {
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, before.get(topic));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(one -> values.add(one.value()));
            }
        }
        return values;
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
