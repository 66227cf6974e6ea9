package id.kentongan.dashboards.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.store.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards hang together without a Grafana: names, links, words, ids. */
class DashboardsTest {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern ALIAS = Pattern.compile("AS \"([^\"]+)\"");
    private static final Pattern FROM = Pattern.compile("FROM \"([^\"]+)\"");
    private static final Pattern LINKED = Pattern.compile("__data\\.fields\\.([a-z_0-9]+)");

    /** What only the QuestDB of a console holds. */
    private static final Set<Series> CONSOLE_ONLY =
            Set.of(Series.RISK_PART, Series.FINDING, Series.REVIEW, Series.ACK);

    static List<Boards.Query> queries() throws IOException {
        return Boards.queries();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void asksOnlyForNamesThatSeriesLists(Boards.Query query) {
        check(query.text());
    }

    @Test
    void aMisspeltNameIsFound() {
        assertThatThrownBy(() -> check("SELECT last(\"skore\") FROM \"risk\""))
                .hasMessageContaining("skore");
        assertThatThrownBy(() -> check("SELECT last(\"score\") FROM \"risks\""))
                .hasMessageContaining("risks");
        assertThatThrownBy(() -> check("SELECT \"text\" FROM \"finding\""))
                .hasMessageContaining("finding");
    }

    private static void check(String query) {
        Matcher from = FROM.matcher(query);
        Set<String> known = new HashSet<>();
        while (from.find()) {
            Series series =
                    Stream.of(Series.values())
                            .filter(one -> one.measurement().equals(from.group(1)))
                            .filter(one -> !CONSOLE_ONLY.contains(one))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new AssertionError(
                                                    "nobody writes the measurement "
                                                            + from.group(1)));
            known.add(series.measurement());
            known.addAll(series.tags());
            series.fields().forEach(field -> known.add(field.name()));
        }
        assertThat(known).as("measurement of " + query).isNotEmpty();
        ALIAS.matcher(query).results().forEach(alias -> known.add(alias.group(1)));
        assertThat(QUOTED.matcher(query).results().map(name -> name.group(1)).toList())
                .as(query)
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @Test
    void fourDashboardsHaveStableIdsAndDescriptions() throws IOException {
        Map<String, JsonNode> boards = Boards.all();
        assertThat(boards.values().stream().map(board -> board.path("uid").asText()).toList())
                .containsExactlyInAnyOrder(
                        "kentongan-nasional",
                        "kentongan-provinsi",
                        "kentongan-kabupaten",
                        "kentongan-sistem");
        boards.values()
                .forEach(
                        board -> {
                            assertThat(board.has("id")).isFalse();
                            board.path("panels")
                                    .forEach(
                                            panel ->
                                                    assertThat(panel.path("description").asText())
                                                            .as(panel.path("title").asText())
                                                            .hasSizeGreaterThan(20));
                        });
    }

    @Test
    void noDataSourceIsHardCoded() throws IOException {
        for (JsonNode board : Boards.all().values()) {
            List<String> sources = new ArrayList<>();
            board.findValues("datasource")
                    .forEach(source -> sources.add(source.path("uid").asText()));
            assertThat(sources).isNotEmpty().containsOnly("${sumber}");
        }
    }

    @Test
    void everyDashboardShowsTheMarkOfAnExercise() throws IOException {
        for (Map.Entry<String, JsonNode> board : Boards.all().entrySet()) {
            assertThat(board.getValue().path("panels").get(0).path("title").asText())
                    .as(board.getKey())
                    .isEqualTo("Tanda latihan");
            board.getValue()
                    .path("panels")
                    .forEach(
                            panel -> {
                                String query = panel.path("targets").get(0).path("query").asText();
                                if (query.contains("\"headline\"")) {
                                    assertThat(query).contains("\"simulated\"");
                                }
                            });
        }
    }

    @Test
    void everyTableLinksToTheConsoleByAColumnItHas() throws IOException {
        for (Map.Entry<String, JsonNode> board : Boards.all().entrySet()) {
            for (JsonNode panel : board.getValue().path("panels")) {
                if (!panel.path("type").asText().equals("table")) {
                    continue;
                }
                String url = panel.at("/fieldConfig/defaults/links").path(0).path("url").asText("");
                assertThat(url).as(panel.path("title").asText()).startsWith("${konsol}/");
                String query = panel.path("targets").get(0).path("query").asText();
                LINKED.matcher(url)
                        .results()
                        .forEach(
                                field ->
                                        assertThat(query)
                                                .as(url)
                                                .contains("\"" + field.group(1) + "\""));
            }
        }
    }

    @Test
    void panelsDoNotOverlapAndVariablesChain() throws IOException {
        for (JsonNode board : Boards.all().values()) {
            boolean[][] taken = new boolean[200][24];
            for (JsonNode panel : board.path("panels")) {
                JsonNode at = panel.path("gridPos");
                for (int y = 0; y < at.path("h").asInt(); y++) {
                    for (int x = 0; x < at.path("w").asInt(); x++) {
                        int row = at.path("y").asInt() + y;
                        int column = at.path("x").asInt() + x;
                        assertThat(taken[row][column])
                                .as(board.path("title").asText() + panel.path("title"))
                                .isFalse();
                        taken[row][column] = true;
                    }
                }
            }
        }
        assertThat(Boards.all().get("kabupaten.json").path("templating").toString())
                .contains("$provinsi", "$kodeprov", "$kabupaten");
    }

    @Test
    void provisioningNamesTheFolderAndTakesSecretsFromTheEnvironment() throws IOException {
        Path provisioning = Boards.DIRECTORY.resolve("provisioning");
        String source = Files.readString(provisioning.resolve("datasources/kentongan.yaml"));
        assertThat(source).contains("type: influxdb", "Token ${INFLUX_TOKEN}", "${INFLUX_BUCKET}");
        assertThat(Files.readString(provisioning.resolve("dashboards/kentongan.yaml")))
                .contains("folder: Kentongan");
    }

    /** Levels follow heat and evidence: a line at a score would say what is not so. */
    @Test
    void noChartOfScoresDrawsALevel() throws IOException {
        int bands = 0;
        for (JsonNode board : Boards.all().values()) {
            for (JsonNode panel : board.path("panels")) {
                if (panel.path("type").asText().equals("timeseries")) {
                    JsonNode defaults = panel.at("/fieldConfig/defaults");
                    assertThat(defaults.has("thresholds"))
                            .as(panel.path("title").asText())
                            .isFalse();
                    assertThat(defaults.path("custom").has("thresholdsStyle")).isFalse();
                }
                boolean level =
                        panel.path("targets")
                                .get(0)
                                .path("query")
                                .asText()
                                .contains("max(\"alert_level\")");
                bands += panel.path("type").asText().equals("state-timeline") && level ? 1 : 0;
            }
        }
        assertThat(bands).isEqualTo(2);
    }
}
