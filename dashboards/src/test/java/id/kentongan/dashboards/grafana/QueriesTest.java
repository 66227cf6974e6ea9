package id.kentongan.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.domain.WritePrecision;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.json.Reason;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of the dashboards, asked of a real InfluxDB engine (Debian's 1.6, whose InfluxQL 2.x
 * answers too) fed through the client library of the product.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesTest {

    private static final Path INFLUXD = Path.of("/usr/bin/influxd");
    private static final Instant END = Instant.parse("2024-12-11T00:00:00Z");
    private static final String[] STAGES = {
        "CAL", "TAP", "KAM", "TEN", "PUT", "HIT", "HAS", "SEN", "PSU", "LAN"
    };

    private Process influxd;
    private String address = "";
    private final HttpClient http = HttpClient.newHttpClient();

    static List<Boards.Query> queries() throws IOException {
        return Boards.queries();
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(INFLUXD),
                "skipped: no " + INFLUXD + "; apt-get install influxdb");
        int port = LoopbackPorts.free();
        int rpc = LoopbackPorts.free();
        Path config = directory.resolve("influxdb.conf");
        Files.writeString(
                config,
                """
                reporting-disabled = true
                bind-address = "127.0.0.1:%d"
                [meta]
                  dir = "%s/meta"
                [data]
                  dir = "%s/data"
                  wal-dir = "%s/wal"
                [http]
                  bind-address = "127.0.0.1:%d"
                  log-enabled = false
                """
                        .formatted(rpc, directory, directory, directory, port));
        influxd =
                new ProcessBuilder(INFLUXD.toString(), "-config", config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("log").toFile())
                        .start();
        address = "http://127.0.0.1:" + port;
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> ask("/query", "CREATE DATABASE kentongan").statusCode() == 200);
        feed();
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (influxd != null) {
            influxd.destroy();
            influxd.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void returnsRows(Boards.Query query) throws Exception {
        HttpResponse<String> answer = ask("/query", filled(query.text()));
        JsonNode result = new ObjectMapper().readTree(answer.body()).path("results").path(0);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(result.has("error")).as(query.text() + answer.body()).isFalse();
        assertThat(result.path("series").size()).as(filled(query.text())).isPositive();
    }

    /** The query as Grafana sends it for Kalimantan Tengah and Kotawaringin Timur. */
    private static String filled(String query) {
        return query.replace(
                        "$timeFilter",
                        "time >= '"
                                + END.minus(Duration.ofDays(40))
                                + "' AND time <= '"
                                + END
                                + "'")
                .replace("$__interval", "1d")
                .replace("$keluarga", ".*")
                .replace("$pekerjaan", ".*")
                .replace("$kodeprov", "62")
                .replace("$kode", "62.02")
                .replace("$provinsi", "Kalimantan Tengah")
                .replace("$kabupaten", "Kabupaten Kotawaringin Timur");
    }

    private static Map<String, Object> health() {
        Map<String, Object> fields =
                new HashMap<>(
                        Map.of(
                                "lag", 3,
                                "per_second", 12.5,
                                "dead_letters", 31,
                                "late", 4,
                                "checkpoint_age", 2.5,
                                "tag_ms", 0.4,
                                "tag_ms_max", 3.5,
                                "alert_seconds", 5.5,
                                "sources_silent", 2,
                                "silence_hours", 30.5));
        for (Reason reason : Reason.values()) {
            fields.put(Series.refused(reason), 1 + reason.ordinal());
        }
        return fields;
    }

    private HttpResponse<String> ask(String path, String query)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        address
                                                + path
                                                + "?db=kentongan&q="
                                                + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void feed() {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < STAGES.length; day++) {
            Instant time = END.minus(Duration.ofDays(STAGES.length - 1 - day));
            lines.add(risk("00", "nation", "00", "Indonesia", 1, STAGES[day], "ALL", time));
            for (Region region : Regions.standard().all()) {
                if (!region.province().equals("62") && !region.isProvince()) {
                    continue;
                }
                int level =
                        region.isProvince() ? 1 : Integer.parseInt(region.code().substring(3)) % 4;
                for (String family : List.of("ALL", "LND")) {
                    lines.add(
                            risk(
                                    region.code(),
                                    region.isProvince() ? "province" : "kabupaten",
                                    region.province(),
                                    region.name(),
                                    level,
                                    STAGES[day],
                                    family,
                                    time));
                }
                lines.add(
                        Point.of(
                                        Series.COVERAGE,
                                        Map.of("region", region.code()),
                                        Map.of(
                                                "hours_silent",
                                                30.0 + day,
                                                "items_7d",
                                                3,
                                                "expected_7d",
                                                9.5,
                                                "state",
                                                day % 3 == 0 ? "low" : "ok",
                                                "simulated",
                                                true,
                                                Series.VERSION,
                                                "v"),
                                        time)
                                .line());
            }
            lines.add(event(day, time));
            lines.add(alert(day, time));
            lines.add(
                    Point.of(
                                    Series.SOURCE_HEALTH,
                                    Map.of("source", "harian-karangan"),
                                    Map.of("hours_silent", 3.0, "items_24h", 12, "simulated", true),
                                    time)
                            .line());
            lines.add(
                    Point.of(Series.PIPELINE_HEALTH, Map.of("job", "kentongan"), health(), time)
                            .line());
        }
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(
                        InfluxDBClientOptions.builder()
                                .url(address)
                                .authenticateToken("none".toCharArray())
                                .org("kentongan")
                                .bucket("kentongan")
                                .okHttpClient(
                                        new OkHttpClient.Builder().addInterceptor(asVersion1()))
                                .build())) {
            client.getWriteApiBlocking().writeRecords(WritePrecision.MS, lines);
        }
    }

    private static String risk(
            String region,
            String area,
            String province,
            String name,
            int level,
            String stage,
            String family,
            Instant time) {
        return Point.of(
                        Series.RISK,
                        Map.of(
                                "region",
                                region,
                                "area",
                                area,
                                "province",
                                province,
                                "name",
                                name,
                                "family",
                                family),
                        Map.ofEntries(
                                Map.entry("score", 20.0 * level + 5),
                                Map.entry("probability", 0.2),
                                Map.entry("alert_level", level),
                                Map.entry("coverage", "ok"),
                                Map.entry("surprise", 1.5),
                                Map.entry("events", 3),
                                Map.entry("newsrooms", 2),
                                Map.entry("stage", stage),
                                Map.entry("lat", -2.1),
                                Map.entry("lon", 112.7),
                                Map.entry("simulated", true)),
                        time)
                .line();
    }

    private static String event(int number, Instant time) {
        return Point.of(
                        Series.EVENT,
                        Map.of("id", "E" + number, "region", "62.02", "family", "LND"),
                        Map.ofEntries(
                                Map.entry("indicator", "LND-02"),
                                Map.entry("status", "INC"),
                                Map.entry("severity", 2),
                                Map.entry("killed_min", 0),
                                Map.entry("killed_max", 1),
                                Map.entry("injured_min", 1),
                                Map.entry("injured_max", 2),
                                Map.entry("newsrooms", 2),
                                Map.entry("district", ""),
                                Map.entry("headline", "SIMULASI: Sengketa lahan"),
                                Map.entry("simulated", true)),
                        time)
                .line();
    }

    private static String alert(int number, Instant time) {
        return Point.of(
                        Series.ALERT,
                        Map.of("id", "A" + number, "region", "62.02", "family", "ALL"),
                        Map.of(
                                "from",
                                "WASPADA",
                                "to",
                                "SIAGA",
                                "reason",
                                "heat",
                                "simulated",
                                true),
                        time)
                .line();
    }

    /** Debian's engine knows the older address of writes only. */
    private static Interceptor asVersion1() {
        return chain -> {
            Request request = chain.request();
            HttpUrl url = request.url();
            if (!url.encodedPath().endsWith("/api/v2/write")) {
                return chain.proceed(request);
            }
            return chain.proceed(
                    request.newBuilder()
                            .removeHeader("Authorization")
                            .url(
                                    url.newBuilder()
                                            .encodedPath("/write")
                                            .query(null)
                                            .addQueryParameter("db", url.queryParameter("bucket"))
                                            .addQueryParameter("precision", "ms")
                                            .build())
                            .build());
        };
    }
}
