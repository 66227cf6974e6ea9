package id.kentongan.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.risk.Feature;
import id.kentongan.analyzers.risk.RiskModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    private static final List<String> REGIONS = List.of("62.01", "62.02", "62.03", "62.04");

    private static final LocalDate FROM = LocalDate.parse("2001-01-01");

    private static final LocalDate TO = LocalDate.parse("2001-06-25");

    @TempDir private Path dir;

    @Test
    void ranksPerfectlyWhereScoresFollowTheTruth() throws IOException {
        write(region -> region.equals("62.02") ? 50.0 : 1.0);

        ObjectNode report = Evaluation.run(request(null));

        assertThat(report.at("/headline/ap").asDouble()).isEqualTo(1);
        assertThat(report.at("/headline/p5").asDouble()).isEqualTo(0.25);
        assertThat(report.at("/task/origins").asInt()).isEqualTo(26);
        assertThat(report.at("/negativeControl/ap").asDouble()).isLessThan(0.8);
    }

    @Test
    void opensWithWhatWasNotTestedThenTheMissedThenTheFigures() throws IOException {
        write(region -> 1.0);

        String page = ReportPage.of(Evaluation.run(request(null)));

        assertThat(page.indexOf("Yang tidak diuji"))
                .isPositive()
                .isLessThan(page.indexOf("Kejadian yang terlewat"));
        assertThat(page.indexOf("Kejadian yang terlewat")).isLessThan(page.indexOf("Angka utama"));
        assertThat(page).contains("<svg").doesNotContain("http://").doesNotContain("https://");
    }

    @Test
    void refusesAPeriodTheModelWasTrainedOn() throws IOException {
        write(region -> 1.0);

        assertThatThrownBy(() -> Evaluation.run(request(LocalDate.parse("2001-02-01"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("overlap");
    }

    @Test
    void refusesTruthWithUnknownRegions() throws IOException {
        write(region -> 1.0);
        Files.writeString(truth(), label("x", "2001-03-03", "99.99", "identity"));

        assertThatThrownBy(() -> Evaluation.run(request(null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("99.99");
    }

    @Test
    void saysWhereTheTruthEndsBeforeTheJudgedWeeksDo() throws IOException {
        write(region -> 1.0);
        ObjectNode whole = Evaluation.run(request(null));
        List<String> lines = Files.readAllLines(truth());
        String after = "{\"id\":\"c" + FROM.plusWeeks(5);
        lines.removeIf(line -> line.startsWith("{\"id\":\"c") && line.compareTo(after) > 0);
        Files.write(truth(), lines);

        ObjectNode cut = Evaluation.run(request(null));

        assertThat(whole.path("notTested").toString()).doesNotContain("kebenaran berakhir");
        assertThat(cut.path("notTested").toString()).contains("kebenaran berakhir");
    }

    @Test
    void refusesScoresWithGaps() throws IOException {
        write(region -> 1.0);
        List<String> lines = Files.readAllLines(dir.resolve("scores.csv"));
        lines.removeIf(line -> line.startsWith("2001-03-05T00:00:00Z,62.02"));
        Files.write(dir.resolve("scores.csv"), lines);

        assertThatThrownBy(() -> Evaluation.run(request(null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 region-weeks");
    }

    @Test
    void refusesTooFewOrigins() throws IOException {
        write(region -> 1.0);

        assertThatThrownBy(
                        () ->
                                Evaluation.run(
                                        new EvaluationRequest(
                                                dir,
                                                List.of(truth()),
                                                FROM,
                                                FROM.plusWeeks(3),
                                                null,
                                                Map.of(),
                                                5,
                                                5)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("12");
    }

    @Test
    void refusesDaysThatTheRiskModelWasFittedOn() throws IOException {
        write(region -> 1.0);
        Files.writeString(
                dir.resolve("risk-model.tsv"),
                RiskModel.standard().text().replace("2000-12-31", "2001-01-31"));

        assertThatThrownBy(() -> Evaluation.run(request(null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("overlap")
                .hasMessageContaining("2001-01-31");
    }

    @Test
    void recomputesEveryScoreFromItsPartsAndNamesTheOneThatWasAltered() throws IOException {
        write(region -> 2 * RiskModel.standard().terms().get(0).weight());
        parts(day -> 2.0);

        ObjectNode right = Evaluation.run(request(null));
        parts(day -> day.equals(FROM.plusDays(9)) ? 2.1 : 2.0);
        ObjectNode altered = Evaluation.run(request(null));

        assertThat(right.at("/parts/rows").asLong()).isGreaterThan(500);
        assertThat(right.at("/parts/off").asLong()).isZero();
        assertThat(altered.at("/parts/off").asLong()).isEqualTo(REGIONS.size());
        assertThat(altered.at("/parts/firstOff/0").asText())
                .startsWith("2001-01-10T00:00:00Z 62.01");
        assertThat(ReportPage.of(altered)).contains("2001-01-10T00:00:00Z 62.01");
    }

    @Test
    void refusesScoresAndPartsOfDifferentRuns() throws IOException {
        write(region -> 2 * RiskModel.standard().terms().get(0).weight());
        parts(day -> 2.0);
        List<String> lines = Files.readAllLines(dir.resolve("features.csv"));
        Files.write(dir.resolve("features.csv"), lines.subList(0, lines.size() - 1));

        assertThatThrownBy(() -> Evaluation.run(request(null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("replay again");
    }

    @Test
    void saysWhyAnAlertWasFalse() throws IOException {
        write(region -> 1.0);
        Files.writeString(
                dir.resolve("alerts.jsonl"),
                alert("2001-02-01T00:00:00Z", "62.02", "IDN", "SIAGA")
                        + alert("2001-02-02T00:00:00Z", "62.02", "IDN", "AWAS")
                        + alert("2001-02-03T00:00:00Z", "62.03", "IDN", "SIAGA")
                        + alert("2001-02-04T00:00:00Z", "62.04", "IDN", "SIAGA")
                        + alert("2001-02-05T00:00:00Z", "62.01", "LND", "SIAGA"));
        Files.writeString(
                dir.resolve("events.jsonl"),
                event("62.02", "IDN", 2, "2001-02-10T00:00:00Z")
                        + event("62.03", "IDN", 1, "2001-02-10T00:00:00Z")
                        + event("62.04", "LND", 3, "2001-02-10T00:00:00Z"));

        ObjectNode report = Evaluation.run(request(null));

        List<String> causes = new ArrayList<>();
        report.at("/alarms/falseAlarms").forEach(row -> causes.add(row.path("cause").asText()));
        assertThat(causes)
                .containsExactly(
                        "second alert for one event",
                        "conflict followed below severity 2",
                        "conflict followed in another family",
                        "no coverage");
        assertThat(report.at("/alarms/medianLeadDays").asDouble()).isEqualTo(9);
        assertThat(report.at("/alarms/levels/0/alerts").asInt()).isEqualTo(5);
        assertThat(report.at("/alarms/levels/1/alerts").asInt()).isEqualTo(1);
    }

    private static String alert(String time, String region, String family, String to) {
        return "{\"time\":\"%s\",\"region\":\"%s\",\"family\":\"%s\",\"from\":\"NORMAL\",\"to\":\"%s\"}\n"
                .formatted(time, region, family, to);
    }

    private static String event(String region, String family, int severity, String known) {
        return "{\"region\":\"%s\",\"family\":\"%s\",\"status\":\"INC\",\"severity\":%d,\"firstKnown\":\"%s\"}\n"
                .formatted(region, family, severity, known);
    }

    /** Inputs beside the scores: the first feature as told, the others zero. */
    private void parts(Function<LocalDate, Double> first) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("time,region," + String.join(",", Feature.labels()));
        for (LocalDate day = FROM.minusDays(10); !day.isAfter(TO); day = day.plusDays(1)) {
            for (String region : REGIONS) {
                rows.add(
                        day
                                + "T00:00:00Z,"
                                + region
                                + ','
                                + first.apply(day)
                                + ",0".repeat(Feature.values().length - 1));
            }
        }
        Files.write(dir.resolve("features.csv"), rows);
        Files.writeString(dir.resolve("risk-model.tsv"), RiskModel.standard().text());
    }

    private EvaluationRequest request(@Nullable LocalDate trainTo) {
        return new EvaluationRequest(dir, List.of(truth()), FROM, TO, trainTo, Map.of(), 20, 5);
    }

    private Path truth() {
        return dir.resolve("labels.jsonl");
    }

    private void write(Function<String, Double> score) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add("time,region,score,probability,alert_level,coverage");
        for (LocalDate day = FROM.minusDays(10); !day.isAfter(TO); day = day.plusDays(1)) {
            for (String region : REGIONS) {
                rows.add(day + "T00:00:00Z," + region + ',' + score.apply(region) + ",0.2,0,ok");
            }
        }
        Files.write(dir.resolve("scores.csv"), rows);
        StringBuilder labels = new StringBuilder();
        for (String region : REGIONS) {
            labels.append(label("first-" + region, "2000-01-03", region, "crime"));
        }
        for (LocalDate day = FROM; !day.isAfter(TO.plusWeeks(4)); day = day.plusWeeks(2)) {
            labels.append(label("c" + day, day.plusDays(2).toString(), "62.02", "identity"));
        }
        Files.writeString(truth(), labels.toString());
    }

    private static String label(String id, String day, String region, String category) {
        return "{\"id\":\""
                + id
                + "\",\"occurredOn\":\""
                + day
                + "\",\"region\":\""
                + region
                + "\",\"coded\":{\"kind\":\""
                + (category.equals("crime") ? "crime" : "conflict")
                + "\",\"category\":\""
                + category
                + "\"}}\n";
    }
}
