package id.kentongan.dashboards.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.UnauthorizedException;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/**
 * The images of the compose file: InfluxDB 2 takes our points with a token and answers InfluxQL;
 * Grafana loads the four dashboards. Needs a container engine: {@code mvn verify -Pcontainers}.
 */
@Tag("containers")
class ContainersIT {

    private static final Path ROOT = Path.of("..");

    private static final String TOKEN = "token-of-the-test";

    private static final String PASSWORD = "password-of-the-test";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Network network;
    private static GenericContainer<?> influx;
    private static GenericContainer<?> grafana;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no container engine; install Docker or Podman and run mvn verify"
                        + " -Pcontainers");
        network = Network.newNetwork();
        influx =
                new GenericContainer<>(image("influxdb"))
                        .withNetwork(network)
                        .withNetworkAliases("influxdb")
                        .withExposedPorts(8086)
                        .withEnv(
                                Map.of(
                                        "DOCKER_INFLUXDB_INIT_MODE", "setup",
                                        "DOCKER_INFLUXDB_INIT_USERNAME", "kentongan",
                                        "DOCKER_INFLUXDB_INIT_PASSWORD", PASSWORD,
                                        "DOCKER_INFLUXDB_INIT_ADMIN_TOKEN", TOKEN,
                                        "DOCKER_INFLUXDB_INIT_ORG", "kentongan",
                                        "DOCKER_INFLUXDB_INIT_BUCKET", "kentongan"))
                        .waitingFor(Wait.forHttp("/health").forStatusCode(200));
        influx.start();
        Path shipped = Path.of("src/main/grafana");
        grafana =
                new GenericContainer<>(image("grafana/grafana"))
                        .withNetwork(network)
                        .withExposedPorts(3000)
                        .withEnv(
                                Map.of(
                                        "GF_SECURITY_ADMIN_USER", "kentongan",
                                        "GF_SECURITY_ADMIN_PASSWORD", PASSWORD,
                                        "INFLUX_URL", "http://influxdb:8086",
                                        "INFLUX_TOKEN", TOKEN,
                                        "INFLUX_ORG", "kentongan",
                                        "INFLUX_BUCKET", "kentongan"))
                        .withCopyFileToContainer(
                                MountableFile.forHostPath(shipped.resolve("provisioning")),
                                "/etc/grafana/provisioning")
                        .withCopyFileToContainer(
                                MountableFile.forHostPath(shipped.resolve("dashboards")),
                                "/var/lib/grafana/dashboards")
                        .waitingFor(Wait.forHttp("/api/health").forStatusCode(200));
        grafana.start();
    }

    @AfterAll
    static void stop() {
        if (grafana != null) {
            grafana.stop();
        }
        if (influx != null) {
            influx.stop();
        }
        if (network != null) {
            network.close();
        }
    }

    /** The image with the version that the compose file pins. */
    private static String image(String name) throws Exception {
        Matcher pinned =
                Pattern.compile("image: (" + Pattern.quote(name) + ":\\S+)")
                        .matcher(Files.readString(ROOT.resolve("docker-compose.yml")));
        assertThat(pinned.find()).as(name).isTrue();
        return pinned.group(1);
    }

    @Test
    void influxTakesPointsWithTheTokenAndAnswersInfluxQl() throws Exception {
        write(TOKEN, 41.5);
        write(TOKEN, 42.5);

        String answer =
                get(
                        influx(),
                        "/query?db=kentongan&q="
                                + URLEncoder.encode(
                                        "SELECT count(\"score\"), last(\"score\") FROM \"risk\"",
                                        StandardCharsets.UTF_8),
                        "Token " + TOKEN);

        JsonNode row = new ObjectMapper().readTree(answer).at("/results/0/series/0/values/0");
        assertThat(row.get(1).asInt()).isEqualTo(1);
        assertThat(row.get(2).asDouble()).isEqualTo(42.5);
    }

    @Test
    void influxRefusesAnotherToken() {
        assertThatThrownBy(() -> write("some-other-token", 1))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void grafanaLoadsTheFourDashboardsAndReachesTheStore() throws Exception {
        write(TOKEN, 41.5);
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("kentongan:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        ObjectMapper json = new ObjectMapper();
        JsonNode found = json.readTree(get(grafana(), "/api/search?type=dash-db", basic));
        assertThat(found.findValuesAsText("uid"))
                .contains(
                        "kentongan-nasional",
                        "kentongan-provinsi",
                        "kentongan-kabupaten",
                        "kentongan-sistem");
        for (String uid :
                List.of(
                        "kentongan-nasional",
                        "kentongan-provinsi",
                        "kentongan-kabupaten",
                        "kentongan-sistem")) {
            JsonNode board = json.readTree(get(grafana(), "/api/dashboards/uid/" + uid, basic));
            assertThat(board.at("/dashboard/panels")).as(uid).isNotEmpty();
            assertThat(board.at("/meta/folderTitle").asText()).isEqualTo("Kentongan");
        }
        JsonNode source = json.readTree(get(grafana(), "/api/datasources/name/Kentongan", basic));
        JsonNode health =
                json.readTree(
                        get(
                                grafana(),
                                "/api/datasources/uid/" + source.path("uid").asText() + "/health",
                                basic));
        assertThat(health.path("status").asText()).isEqualTo("OK");
    }

    private static String influx() {
        return "http://" + influx.getHost() + ":" + influx.getMappedPort(8086);
    }

    private static String grafana() {
        return "http://" + grafana.getHost() + ":" + grafana.getMappedPort(3000);
    }

    private static void write(String token, double score) {
        try (InfluxDBClient client =
                InfluxDBClientFactory.create(
                        influx(), token.toCharArray(), "kentongan", "kentongan")) {
            client.getWriteApiBlocking()
                    .writeRecord(
                            WritePrecision.MS,
                            Point.of(
                                            Series.RISK,
                                            Map.of(
                                                    "region", "62.02",
                                                    "area", "kabupaten",
                                                    "province", "62",
                                                    "name", "Kabupaten Kotawaringin Timur",
                                                    "family", "ALL"),
                                            Map.of("score", score, "alert_level", 1),
                                            Instant.parse("2026-03-02T00:00:00Z"))
                                    .line());
        }
    }

    private static String get(String server, String path, String authorization) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(server + path))
                                .header("Authorization", authorization)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
