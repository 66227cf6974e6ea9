package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.office.AuditLine;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerServerTest {

    private static final String ALERT = "74.05-LND-20260302T040000Z-awas";

    private static final String CLOSED = "74.05-COM-20260301T040000Z-siaga";

    private final AckLink links = new AckLink(new Signature("rahasia-untuk-uji-coba"));
    private final List<Ack> acks = new CopyOnWriteArrayList<>();
    private final List<AuditLine> refused = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private AnswerServer server;

    @TempDir private Path audit;

    @BeforeEach
    void start() throws IOException {
        server =
                AnswerServer.start(
                        0,
                        links,
                        new Answers() {
                            @Override
                            public void acknowledged(Ack ack) {
                                acks.add(ack);
                            }

                            @Override
                            public void refused(AuditLine line) {
                                refused.add(line);
                            }
                        },
                        CLOSED::equals,
                        audit,
                        Clock.fixed(Alerts.NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void openingALinkChangesNothingAndItsButtonAcknowledges() throws Exception {
        String token = links.token(ALERT, "konsel", Alerts.NOON.plus(Duration.ofDays(1)));

        HttpResponse<String> opened = get("/jawab?t=" + token);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains(ALERT).contains("Sudah diterima");
        assertThat(acks).isEmpty();

        assertThat(post("/jawab", "t=" + token).statusCode()).isEqualTo(200);
        assertThat(acks)
                .singleElement()
                .satisfies(
                        ack -> {
                            assertThat(ack.alertId()).isEqualTo(ALERT);
                            assertThat(ack.office()).isEqualTo("konsel");
                            assertThat(ack.time()).isEqualTo(Alerts.NOON);
                        });
        assertThat(refused).isEmpty();
    }

    @Test
    void aForgedADamagedAndAnExpiredLinkAreRefusedWithAnAuditLine() throws Exception {
        String forged =
                new AckLink(new Signature("rahasia-orang-lain-sekali"))
                        .token(ALERT, "konsel", Alerts.NOON.plus(Duration.ofDays(1)));
        String expired = links.token(ALERT, "konsel", Alerts.NOON.minusSeconds(1));

        assertThat(post("/jawab", "t=" + forged).body()).contains("bukan dari sistem ini");
        assertThat(post("/jawab", "t=%ZZ<script>").statusCode()).isEqualTo(403);
        assertThat(post("/jawab", "t=" + expired).body()).contains("masa berlaku");

        assertThat(acks).isEmpty();
        assertThat(get("/metrics").body())
                .contains(
                        "kentongan_answers_total{result=\"damaged\"} 1\n",
                        "kentongan_answers_total{result=\"expired\"} 1\n",
                        "kentongan_answers_total{result=\"forged\"} 1\n");
        HttpRequest passedOn =
                HttpRequest.newBuilder(uri("/metrics"))
                        .header("X-Forwarded-For", "203.0.113.7")
                        .build();
        assertThat(client.send(passedOn, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
        assertThat(refused)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.what()).isEqualTo("refused"));
    }

    @Test
    void aReplyCodeCountsOnlyForItsOwnOfficeAndAlert() throws Exception {
        String code = links.code(ALERT, "konsel");

        assertThat(post("/kode", form(ALERT, "kendari", code)).statusCode()).isEqualTo(403);
        assertThat(
                        post(
                                        "/kode",
                                        form(
                                                ALERT,
                                                "konsel",
                                                code.toLowerCase(java.util.Locale.ROOT)))
                                .statusCode())
                .isEqualTo(200);

        assertThat(acks).extracting(Ack::office).containsExactly("konsel");
        assertThat(refused).extracting(AuditLine::office).containsExactly("kendari");
    }

    @Test
    void anAnswerToAClosedAlertIsRefusedWithAClearWordAnAuditLineAndACount() throws Exception {
        String token = links.token(CLOSED, "konsel", Alerts.NOON.plus(Duration.ofDays(1)));

        assertThat(get("/jawab?t=" + token).body()).contains("sudah ditutup atau diganti");
        assertThat(post("/jawab", "t=" + token).statusCode()).isEqualTo(403);
        assertThat(post("/kode", form(CLOSED, "konsel", links.code(CLOSED, "konsel"))).body())
                .contains("sudah ditutup atau diganti");

        assertThat(acks).isEmpty();
        assertThat(get("/metrics").body())
                .contains("kentongan_answers_total{result=\"closed\"} 3\n");
        assertThat(refused)
                .hasSize(3)
                .allSatisfy(
                        line -> {
                            assertThat(line.region()).isEqualTo("74.05");
                            assertThat(line.office()).isEqualTo("konsel");
                            assertThat(line.detail()).isEqualTo("alert is closed or replaced");
                        });
    }

    @Test
    void whatWasRefusedOfTheOfficesFilesIsCountedByFileThoughNothingRan() throws Exception {
        Path offices = Files.createDirectories(audit.resolve("offices"));
        Files.writeString(
                offices.resolve("offices.tsv"),
                "x\tKantor\taction\t99.99\tALL\tSIAGA\tarsip\tx\tid\tWIB\t22:00\t05:00\t15\t120\t2\t\n"
                        + "y\tKantor\taction\t74\tALL\tSIAGA\t\t\tid\tWIB\t22:00\t05:00\t15\t120\t2\t\n");
        Files.writeString(
                offices.resolve("cards.tsv"),
                "SIAGA\tLND\tpencegahan\tKantor\tlangkah\tlangkah tanpa nama wilayah\n");
        assertThat(get("/metrics").body()).doesNotContain("kentongan_office_lines_refused_total");

        for (int start = 0; start < 2; start++) {
            AuditFile.append(audit, OfficeDirectory.read(offices).refusals(Map.of(), Alerts.NOON));
        }

        assertThat(Files.readString(audit.resolve(AuditFile.METRICS)))
                .isEqualTo(
                        "# TYPE kentongan_office_lines_refused_total counter\n"
                                + "kentongan_office_lines_refused_total{file=\"cards.tsv\"} 2\n"
                                + "kentongan_office_lines_refused_total{file=\"offices.tsv\"} 4\n");
        assertThat(get("/metrics").body())
                .contains("kentongan_office_lines_refused_total{file=\"offices.tsv\"} 4\n");
        assertThat(Files.readAllLines(audit.resolve(AuditFile.NAME))).hasSize(6);
    }

    @Test
    void aTornLineOfTheAuditFileHidesNoRefusal() throws Exception {
        Files.write(
                audit.resolve(AuditFile.NAME),
                List.of(
                        "{\"time\":\"2026-03-02T04:00:00Z\",\"what\":\"refu",
                        "null",
                        "{}",
                        "{\"what\":\"refused\"}"));
        // the first byte of a letter of two
        Files.write(
                audit.resolve(AuditFile.NAME),
                new byte[] {'{', '"', (byte) 0xC3, '\n'},
                StandardOpenOption.APPEND);
        Path offices = Files.createDirectories(audit.resolve("offices"));
        Files.writeString(
                offices.resolve("cards.tsv"),
                "SIAGA\tLND\tpencegahan\tKantor\tlangkah\tlangkah tanpa nama wilayah\n");

        AuditFile.append(audit, OfficeDirectory.read(offices).refusals(Map.of(), Alerts.NOON));

        assertThat(AuditFile.metrics(audit))
                .contains("kentongan_office_lines_refused_total{file=\"cards.tsv\"} 1\n");
    }

    private static String form(String alert, String office, String code) {
        return "alert="
                + URLEncoder.encode(alert, StandardCharsets.UTF_8)
                + "&office="
                + office
                + "&code="
                + code;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
