package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --kafka} as a process beside a real broker, killed and started again. */
class ServeKafkaIT {

    private static final String SCORE =
            "{\"region\":\"62.07\",\"area\":\"kabupaten\",\"family\":\"ALL\","
                    + "\"time\":\"2024-10-%02dT00:00:00Z\",\"midnight\":true,\"score\":41.5,"
                    + "\"probability\":0.2,\"coverage\":\"ok\",\"surprise\":1.5,\"events\":2,"
                    + "\"incidents\":2,\"newsrooms\":2,\"corroborated\":true,\"severity\":2,"
                    + "\"killedMin\":0,\"stage\":\"NONE\",\"features\":[],\"near\":[],"
                    + "\"parts\":[{\"name\":\"days-1w\",\"value\":2.0,\"weight\":20.75,\"points\":41.5}],"
                    + "\"eventIds\":[],\"simulated\":true,\"version\":\"v\",\"alert_level\":1}";

    private static final String REPORT =
            "{\"id\":\"r%d\",\"type\":\"incident\",\"occurredAt\":\"2024-10-0%d\","
                    + "\"reportedAt\":\"2024-10-0%dT09:00:00+07:00\",\"region\":\"62.07\","
                    + "\"text\":\"Bentrok antarwarga soal lahan, hubungi 0812 3456 7890.\","
                    + "\"simulated\":true,\"source\":{\"id\":\"kantor-a\",\"kind\":\"field\"}}";

    private static final String NIL =
            "{\"id\":\"n1\",\"type\":\"nil\",\"reportedAt\":\"2024-10-09T09:00:00+07:00\","
                    + "\"region\":\"62.07\",\"simulated\":true,"
                    + "\"source\":{\"id\":\"kantor-a\",\"kind\":\"field\"}}";

    private final ObjectMapper json = new ObjectMapper();

    @TempDir private Path directory;

    private EmbeddedBroker broker;
    private TopicWriter writer;

    @BeforeEach
    void open() throws Exception {
        broker =
                EmbeddedBroker.start(
                        directory.resolve("kafka"), LoopbackPorts.free(), LoopbackPorts.free(), -1);
        broker.create(Topics.IN, 1, Map.of());
        broker.create(Topics.OUT, 1, Map.of());
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", broker.bootstrap());
        writer = TopicWriter.open(client, Topics.IN);
    }

    @AfterEach
    void close() {
        writer.close();
        broker.close();
    }

    @Test
    void fillsItsStoreFromTheTopicsAndDoublesNothingAfterAKill() throws Exception {
        for (int day = 1; day <= 5; day++) {
            send(Topics.INCIDENT_REPORTS, REPORT.formatted(day, day, day));
            send(Topics.RISK_SCORES, SCORE.formatted(day));
        }
        send(Topics.RISK_SCORES, "{\"region\":");
        send(Topics.INCIDENT_REPORTS, "bukan json");
        send(Topics.EVENTS, "[]");
        writer.flush();
        try (Child console = serve()) {
            String address = address(console);
            Child.until(
                    Duration.ofSeconds(60),
                    () -> found(address) == 5 && history(address) == 5 && bad(address) == 3);
            assertThat(console.listens()).isNotEmpty().allMatch(Child::loopback);
            assertThat(Child.get(address + "api/v1/search?q=bentrok")).doesNotContain("3456");
            console.kill();
        }
        for (int day = 6; day <= 8; day++) {
            send(Topics.INCIDENT_REPORTS, REPORT.formatted(day, day, day));
            send(Topics.RISK_SCORES, SCORE.formatted(day));
        }
        // delivered once more
        send(Topics.INCIDENT_REPORTS, REPORT.formatted(1, 1, 1));
        send(Topics.RISK_SCORES, SCORE.formatted(1));
        writer.flush();
        try (Child console = serve()) {
            String address = address(console);
            Child.until(Duration.ofSeconds(60), () -> found(address) == 8 && history(address) == 8);
            assertThat(bad(address)).isEqualTo(3);

            send(Topics.INCIDENT_REPORTS, NIL);
            writer.flush();
            long sent = System.nanoTime();
            Child.until(
                    Duration.ofSeconds(20),
                    () ->
                            Child.answers(
                                    address + "csv/cakupan",
                                    csv -> csv.contains("62.07") && csv.contains(",0.0,")));
            System.out.printf(
                    "nil report to coverage in the console: %d ms%n",
                    (System.nanoTime() - sent) / 1_000_000);
            assertThat(found(address)).isEqualTo(8);
        }
    }

    private Child serve() throws Exception {
        return Child.start(
                directory,
                // the reports of this test are older than what a console keeps the text of
                Map.of("KENTONGAN_CONSOLE_TEXT_DAYS", "36500"),
                "serve",
                "--kafka",
                broker.bootstrap(),
                "--port",
                "0",
                "--data",
                directory.resolve("console").toString());
    }

    private static String address(Child console) throws Exception {
        return console.says("console at (http://127.0.0.1:\\d+/)");
    }

    private int found(String address) throws Exception {
        JsonNode answer = json.readTree(Child.get(address + "api/v1/search?q=bentrok"));
        return answer.path("rows").size();
    }

    private static long history(String address) throws Exception {
        return Child.get(address + "csv/riwayat?wilayah=62.07&rentang=365").lines().count() - 1;
    }

    private long bad(String address) throws Exception {
        JsonNode rows = json.readTree(Child.get(address + "api/v1/pipeline")).path("rows");
        return rows.isEmpty() ? 0 : rows.get(0).path("deadLetters").asLong();
    }

    private void send(String topic, String line) {
        writer.send(
                topic, "k".getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8));
    }
}
