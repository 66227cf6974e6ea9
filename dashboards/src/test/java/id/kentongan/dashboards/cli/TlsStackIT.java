package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.KafkaCheck;
import id.kentongan.pipeline.kafka.KnowledgeTopic;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.StoreCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The commands against a broker that wants TLS and SCRAM, and an HTTPS server that takes points
 * like InfluxDB 2 and demands its token. Certificates are made here, by an authority of our own.
 */
@EnabledIfEnvironmentVariable(
        named = "KENTONGAN_FULL",
        matches = ".+",
        disabledReason = "takes a minute and a half: mvn -Plong verify runs it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsStackIT {

    private static final String USER = "petugas";

    private static final String PASSWORD = "sandi-kafka-4411";

    private static final String TOKEN = "token-influx-9922";

    private static final String TRUST_PASSWORD = "sandi-wadah-5533";

    private static final List<String> SECRETS = List.of(PASSWORD, TOKEN, TRUST_PASSWORD);

    @TempDir static Path directory;

    private Certificates authority;

    private Certificates stranger;

    private KafkaRaftServer broker;

    private final int secure = LoopbackPorts.free();

    private final int expired = LoopbackPorts.free();

    private final int plain = LoopbackPorts.free();

    private EmbeddedStore store;

    private HttpsServer influx;

    private HttpsServer influxExpired;

    private String trust;

    @BeforeAll
    void start() throws Exception {
        authority = new Certificates(directory, "otoritas");
        stranger = new Certificates(directory, "asing");
        trust = authority.trust(TRUST_PASSWORD);
        String good = authority.server("baik", "-1d", 30);
        String old = authority.server("basi", "-10d", 5);
        broker = broker(good, old);
        store = EmbeddedStore.start(directory.resolve("store"), LoopbackPorts.free());
        influx = influx(good);
        influxExpired = influx(old);
    }

    @AfterAll
    void stop() {
        influxExpired.stop(0);
        influx.stop(0);
        store.close();
        broker.shutdown();
        broker.awaitShutdown();
    }

    private KafkaRaftServer broker(String good, String old) throws IOException {
        int controller = LoopbackPorts.free();
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controller);
        Map<String, Integer> listeners = new TreeMap<>();
        listeners.put("SECURE", secure);
        listeners.put("EXPIRED", expired);
        listeners.put("INTERNAL", plain);
        StringBuilder where = new StringBuilder();
        listeners.forEach((name, port) -> where.append(name + "://127.0.0.1:" + port).append(','));
        p.setProperty("advertised.listeners", where.substring(0, where.length() - 1));
        p.setProperty("listeners", where + "CONTROLLER://127.0.0.1:" + controller);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("inter.broker.listener.name", "INTERNAL");
        p.setProperty(
                "listener.security.protocol.map",
                "SECURE:SASL_SSL,EXPIRED:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        Map<String, String> keys = Map.of("secure", good, "expired", old);
        keys.forEach(
                (name, keystore) -> {
                    String prefix = "listener.name." + name + ".";
                    p.setProperty(prefix + "ssl.keystore.location", keystore);
                    p.setProperty(prefix + "ssl.keystore.type", "PKCS12");
                    p.setProperty(prefix + "ssl.keystore.password", Certificates.PASSWORD);
                    p.setProperty(prefix + "ssl.key.password", Certificates.PASSWORD);
                    p.setProperty(
                            prefix + "scram-sha-512.sasl.jaas.config",
                            "org.apache.kafka.common.security.scram.ScramLoginModule required;");
                });
        p.setProperty("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        p.setProperty("log.dirs", directory.resolve("kafka").toString());
        p.setProperty("auto.create.topics.enable", "false");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            p.setProperty(topic + ".replication.factor", "1");
            p.setProperty(topic + ".num.partitions", "4");
        }
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            p.store(out, null);
        }
        int exit =
                kafka.tools.StorageTool.execute(
                        new String[] {
                            "format",
                            "-t",
                            "S2VudG9uZ2FuLWxva2Fs",
                            "-c",
                            file.toString(),
                            "--add-scram",
                            "SCRAM-SHA-512=[name=" + USER + ",password=" + PASSWORD + "]"
                        },
                        new PrintStream(
                                OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        assertThat(exit).isZero();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(p, false), Time.SYSTEM);
        server.startup();
        Map<String, Object> inside = Map.of("bootstrap.servers", "127.0.0.1:" + plain);
        EmbeddedBroker.create(inside, Topics.IN, 1, (short) 1, Map.of());
        EmbeddedBroker.create(inside, Topics.OUT, 1, (short) 1, Map.of());
        EmbeddedBroker.create(
                inside, List.of(Topics.KNOWLEDGE), 1, (short) 1, KnowledgeTopic.SETTINGS);
        return server;
    }

    /** Takes points for one token, organisation and bucket, and hands them to QuestDB. */
    private HttpsServer influx(String keys) throws Exception {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Certificates.context(keys)));
        HttpClient onwards = HttpClient.newHttpClient();
        server.createContext(
                "/api/v2/write",
                exchange -> {
                    try (exchange) {
                        answer(exchange, onwards);
                    }
                });
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange, HttpClient onwards) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!("Token " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply(exchange, 401, "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}");
        } else if (!query.contains("org=dinas") || !query.contains("bucket=siaga")) {
            reply(exchange, 404, "{\"code\":\"not found\",\"message\":\"bucket not found\"}");
        } else if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            reply(exchange, 400, "{\"code\":\"invalid\",\"message\":\"writing requires points\"}");
        } else {
            try {
                HttpResponse<String> taken =
                        onwards.send(
                                HttpRequest.newBuilder(
                                                URI.create(store.url() + "/api/v2/write?" + query))
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                reply(exchange, taken.statusCode(), taken.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                reply(exchange, 503, "");
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Settings with which everything works; secrets in part from files. */
    private Map<String, String> settings() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        Map<String, String> settings = new HashMap<>();
        settings.put("KENTONGAN_KAFKA", "127.0.0.1:" + secure);
        settings.put("KENTONGAN_KAFKA_PROTOCOL", "SASL_SSL");
        settings.put("KENTONGAN_KAFKA_USER", USER);
        settings.put("KENTONGAN_KAFKA_PASSWORD", PASSWORD);
        settings.put("KENTONGAN_KAFKA_TRUSTSTORE", authority.trust());
        settings.put("KENTONGAN_INFLUX_URL", address(influx));
        settings.put("KENTONGAN_INFLUX_ORG", "dinas");
        settings.put("KENTONGAN_INFLUX_BUCKET", "siaga");
        settings.put("KENTONGAN_INFLUX_TOKEN_FILE", token.toString());
        settings.put("KENTONGAN_INFLUX_TRUSTSTORE", trust);
        settings.put("KENTONGAN_INFLUX_TRUSTSTORE_PASSWORD", TRUST_PASSWORD);
        settings.put("KENTONGAN_PARALLELISM", "1");
        settings.put("KENTONGAN_CHECKPOINT_SECONDS", "1");
        return settings;
    }

    private static String address(HttpsServer server) {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void theJobReadsAndWritesOverTlsAndLogsNoSecret() throws Exception {
        Map<String, String> settings = settings();
        try (Child check = Child.start(directory, settings, "check-config")) {
            assertThat(check.ends()).as(check.said()).isZero();
            assertThat(check.said())
                    .contains("ok: Kafka", "ok: topics", "ok: InfluxDB", "set (secret)")
                    .doesNotContain(SECRETS);
        }
        settings.put("KENTONGAN_LOG", "debug");
        settings.put("KENTONGAN_CHECKPOINTS", directory.resolve("checkpoints").toString());
        try (Child job = Child.start(directory, settings, "run")) {
            job.says("(kentongan runs)");
            settings.put("KENTONGAN_LOG", "error");
            try (Child sheet =
                    Child.start(
                            directory,
                            settings,
                            "import",
                            sheet().toString(),
                            "--office",
                            "kesbangpol-62.07",
                            "--kafka",
                            "127.0.0.1:" + secure)) {
                assertThat(sheet.ends()).as(sheet.said()).isZero();
            }
            Child.until(
                    Duration.ofSeconds(90),
                    () ->
                            store.reader()
                                            .query(
                                                    "select region from event where region = '62.07'")
                                            .size()
                                    == 1);
            try (Child console =
                    Child.start(
                            directory,
                            settings,
                            "serve",
                            "--kafka",
                            "127.0.0.1:" + secure,
                            "--port",
                            "0")) {
                String at = console.says("console at (http://127.0.0.1:\\d+/)");
                Child.until(
                        Duration.ofSeconds(60),
                        () -> Child.answers(at + "csv/kejadian", csv -> csv.contains("62.07")));
                assertThat(console.said()).doesNotContain(SECRETS);
            }
            job.kill();
            assertThat(job.said()).contains("DEBUG").doesNotContain(SECRETS);
        }
    }

    private static Path sheet() throws IOException {
        return Files.writeString(
                directory.resolve("laporan.csv"),
                "Tanggal kejadian,Kabupaten/Kota,Uraian kejadian,Luka\n"
                        + LocalDate.now(ZoneOffset.UTC).minusDays(1)
                        + ",Kabupaten Seruyan,Bentrok antarwarga soal batas kebun,2\n");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "KENTONGAN_KAFKA_PASSWORD|keliru-77|Kafka|refuses user or password",
                "KENTONGAN_KAFKA_USER|tamu|Kafka|refuses user or password",
                "KENTONGAN_KAFKA_MECHANISM|SCRAM-SHA-256|Kafka|does not know SCRAM-SHA-256",
                "KENTONGAN_KAFKA_TRUSTSTORE|STRANGER|Kafka|authority that is not in the trust store",
                "KENTONGAN_KAFKA_TRUSTSTORE|tiada.pem|Kafka|cannot use the trust store tiada.pem",
                "KENTONGAN_KAFKA|EXPIRED|Kafka|certificate has expired",
                "KENTONGAN_KAFKA|PLAIN|Kafka|kafka.protocol",
                "KENTONGAN_KAFKA_PROTOCOL|PLAINTEXT|Kafka|kafka.protocol",
                "KENTONGAN_INFLUX_TOKEN|keliru-88|InfluxDB|refuses the token",
                "KENTONGAN_INFLUX_BUCKET|lain|InfluxDB|has no bucket lain",
                "KENTONGAN_INFLUX_TRUSTSTORE|STRANGER|InfluxDB|authority that is not in the trust",
                "KENTONGAN_INFLUX_TRUSTSTORE|tiada.pem|InfluxDB|there is no such file",
                "KENTONGAN_INFLUX_TRUSTSTORE_PASSWORD|keliru-99|InfluxDB|password",
                "KENTONGAN_INFLUX_URL|EXPIRED|InfluxDB|certificate has expired",
                "KENTONGAN_INFLUX_URL|PLAIN|InfluxDB|may not speak TLS",
            })
    void whatIsWrongIsSaidInOneLine(String name, String value, String what, String words)
            throws Exception {
        Map<String, String> settings = settings();
        settings.put(name, meant(what, value));
        Settings wrong = Settings.read(null, settings);

        assertThatIOException()
                .isThrownBy(
                        () -> {
                            KafkaCheck.reach(wrong.kafkaClient());
                            StoreCheck.reach(wrong.influx());
                        })
                .withMessageStartingWith(what)
                .withMessageContaining(words)
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .doesNotContain(SECRETS)
                                        .doesNotContain("keliru", "\n"));
    }

    @Test
    void theCommandsSayItAndNothingElse() throws Exception {
        Map<String, String> settings = settings();
        settings.put("KENTONGAN_KAFKA_PASSWORD", "keliru-77");
        settings.remove("KENTONGAN_INFLUX_TOKEN_FILE");
        settings.put("KENTONGAN_INFLUX_TOKEN", "keliru-88");
        try (Child check = Child.start(directory, settings, "check-config")) {
            assertThat(check.ends()).isEqualTo(KentonganCommand.CANNOT);
            assertThat(check.said().lines().filter(line -> !line.matches("[\\w.-]+: .*")))
                    .as(check.said())
                    .isEmpty();
            assertThat(check.said().lines().filter(line -> line.startsWith("kentongan: ")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("refuses user or password"))
                    .anyMatch(line -> line.contains("refuses the token"));
            assertThat(check.said()).doesNotContain("keliru");
        }
        try (Child job = Child.start(directory, settings, "run")) {
            assertThat(job.ends()).isEqualTo(KentonganCommand.CANNOT);
            assertThat(job.said().lines())
                    .singleElement()
                    .asString()
                    .contains("refuses user or password")
                    .doesNotContain("keliru");
        }
    }

    private String meant(String what, String value) {
        return switch (value) {
            case "STRANGER" -> stranger.trust();
            case "EXPIRED" ->
                    what.equals("Kafka") ? "127.0.0.1:" + expired : address(influxExpired);
            case "PLAIN" ->
                    what.equals("Kafka")
                            ? "127.0.0.1:" + plain
                            : store.url().replace("http:", "https:");
            default -> value;
        };
    }
}
