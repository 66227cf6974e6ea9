package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of offices over HTTP. */
class IncidentDoorTest {

    private static final String GOOD =
            "{\"type\":\"incident\",\"id\":\"a1\",\"occurredAt\":\"2024-12-10\",\"region\":\"62.02\","
                    + "\"text\":\"Dua kelompok warga bentrok di pasar karangan.\",\"injured\":2}";

    private static final String JSON = "application/json";

    @TempDir private Path directory;

    private Guarded console;

    @BeforeEach
    void open() throws IOException {
        console = new Guarded(directory);
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void takesAReportWithTheKeyOfAnOffice() throws Exception {
        HttpResponse<String> answer = send(GOOD);

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode report = report();
        assertThat(report.path("id").asText()).isEqualTo("lapor-sampit-a1");
        assertThat(report.at("/source/id").asText()).isEqualTo("sampit");
        assertThat(report.at("/source/office").asText()).isEqualTo("Kesbangpol Contoh");
        assertThat(
                        ItemDecoder.standard()
                                .decode(report.toString().getBytes(StandardCharsets.UTF_8))
                                .item())
                .isNotNull();
    }

    @Test
    void theSameReportSentAgainIsTheSameLine() throws Exception {
        send(GOOD);
        send(GOOD);

        assertThat(console.reports).hasSize(2);
        assertThat(console.reports.get(1)).isEqualTo(console.reports.get(0));
    }

    @Test
    void takesANilReport() throws Exception {
        assertThat(send("{\"type\":\"nil\",\"region\":\"62.02\"}").statusCode()).isEqualTo(202);
        assertThat(report().path("type").asText()).isEqualTo("nil");
    }

    @Test
    void dropsSendersAndNumbersAtTheDoor() throws Exception {
        send(
                GOOD.replace(
                        "Dua kelompok",
                        "[12/03/25 14.22.01] Pak Karang: Dua (0812-3456-7890) kelompok"));

        assertThat(report().path("text").asText())
                .isEqualTo("Dua ([nomor]) kelompok warga bentrok di pasar karangan.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"region\":\"62.02\"|\"region\":\"99.99\"|region",
                "\"region\":\"62.02\"|\"region\":6202|region",
                "\"type\":\"incident\"|\"type\":\"lain\"|type",
                "2024-12-10|2024-13-10|occurredAt",
                "2024-12-10|2031-01-01|occurredAt",
                "\"injured\":2|\"injured\":-1|injured",
                "\"injured\":2|\"injured\":\"dua\"|injured",
                "\"injured\":2|\"pelaku\":\"x\"|pelaku",
                "\"id\":\"a1\"|\"id\":\"../a\"|id",
                "Dua kelompok warga bentrok di pasar karangan.|' '|text"
            })
    void saysWhichFieldIsWrong(String good, String bad, String field) throws Exception {
        HttpResponse<String> answer = send(GOOD.replace(good, bad));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new ObjectMapper().readTree(answer.body()).path("fields").has(field)).isTrue();
        assertThat(console.reports).isEmpty();
    }

    @Test
    void refusesWhatItMustNotTake() throws Exception {
        assertThat(console.post("/api/incidents", "", GOOD, JSON).statusCode()).isEqualTo(401);
        assertThat(
                        console.post("/api/incidents", "", GOOD, JSON, "X-Api-Key", "0".repeat(64))
                                .statusCode())
                .isEqualTo(401);
        assertThat(send(GOOD.replace("62.02", "62.01")).statusCode()).isEqualTo(403);
        assertThat(send(GOOD.replace("Dua", "Dua".repeat(12_000))).statusCode()).isEqualTo(413);
        assertThat(send(GOOD.replace("Dua", "Dua".repeat(40_000))).statusCode()).isEqualTo(413);
        assertThat(send("[1,2]").statusCode()).isEqualTo(400);
        assertThat(send("bukan json").statusCode()).isEqualTo(400);
        assertThat(
                        console.post(
                                        "/api/incidents",
                                        "",
                                        GOOD,
                                        "text/plain",
                                        "Authorization",
                                        "Bearer " + console.key)
                                .statusCode())
                .isEqualTo(415);
        assertThat(console.reports).isEmpty();
    }

    @Test
    void aSessionNeedsTheTokenOfItsPage() throws Exception {
        String cookie = console.logIn("sampit");
        String token =
                Jsoup.parse(console.get("/lapor", cookie).body())
                        .select("#lapor")
                        .attr("data-token");

        assertThat(console.post("/api/incidents", cookie, GOOD, JSON).statusCode()).isEqualTo(401);
        assertThat(
                        console.post(
                                        "/api/incidents",
                                        cookie,
                                        GOOD,
                                        JSON,
                                        "X-Token",
                                        token,
                                        "Sec-Fetch-Site",
                                        "cross-site")
                                .statusCode())
                .isEqualTo(401);
        assertThat(console.reports).isEmpty();
        assertThat(
                        console.post("/api/incidents", cookie, GOOD, JSON, "X-Token", token)
                                .statusCode())
                .isEqualTo(202);
    }

    @Test
    void anEvaluatorDoesNotReport() throws Exception {
        String cookie = console.logIn("nilai");
        String token =
                Jsoup.parse(console.get("/lapor", cookie).body())
                        .select("#lapor")
                        .attr("data-token");

        assertThat(
                        console.post("/api/incidents", cookie, GOOD, JSON, "X-Token", token)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void publishesItsSchemaToAnybody() throws Exception {
        HttpResponse<String> schema = console.get("/api/incidents/schema.json", "");

        assertThat(schema.statusCode()).isEqualTo(200);
        JsonNode properties = new ObjectMapper().readTree(schema.body()).path("properties");
        assertThat(properties.fieldNames())
                .toIterable()
                .contains("type", "region", "text", "occurredAt", "reportedAt");
    }

    private HttpResponse<String> send(String body) throws Exception {
        return console.post(
                "/api/incidents", "", body, JSON, "Authorization", "Bearer " + console.key);
    }

    private JsonNode report() throws IOException {
        assertThat(console.reports).hasSize(1);
        return new ObjectMapper().readTree(console.reports.get(0));
    }
}
