package id.kentongan.pipeline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {

    private static final PlantedEscalation LAND =
            new PlantedEscalation(
                    "62.07",
                    "LND",
                    LocalDate.of(2024, 10, 1),
                    LocalDate.of(2024, 10, 2),
                    LocalDate.of(2024, 10, 3));

    @TempDir private Path directory;

    @BeforeEach
    void nothingHappens() throws IOException {
        scores();
        Files.writeString(directory.resolve("alerts.jsonl"), "");
    }

    @Test
    void ranksKabupatenAndKotaOnlyAfterThePeak() throws IOException {
        scores(
                "2024-10-03T00:00:00Z,62,90.0000,0.5,0,ok",
                "2024-10-03T00:00:00Z,62.07,20.0000,0.5,0,ok",
                "2024-10-03T00:00:00Z,62.02,30.0000,0.5,0,ok",
                "2024-10-03T00:00:00Z,11.01,0.0000,0.5,0,ok");

        Outcome.Standing standing = Outcome.read(directory, List.of(LAND)).standings().get(0);

        assertThat(standing.rankAtPeak()).isEqualTo(2);
        assertThat(standing.standsOut()).isTrue();
    }

    @Test
    void aRegionWithoutScoreHasNoRank() throws IOException {
        scores("2024-10-03T00:00:00Z,62.07,0.0000,0.5,0,ok");

        Outcome.Standing standing = Outcome.read(directory, List.of(LAND)).standings().get(0);

        assertThat(standing.rankAtPeak()).isZero();
        assertThat(standing.standsOut()).isFalse();
    }

    @Test
    void measuresHowLongBeforeTheEveningOfThePeakItWasWarned() throws IOException {
        alerts(
                alert("2024-09-30T10:00:00Z", "LND", "NORMAL", "WASPADA"),
                alert("2024-10-01T12:00:00Z", "LND", "WASPADA", "SIAGA"),
                alert("2024-10-01T18:00:00Z", "ELC", "NORMAL", "AWAS"));

        Outcome.Standing standing = Outcome.read(directory, List.of(LAND)).standings().get(0);

        assertThat(standing.warned()).isEqualTo(Instant.parse("2024-10-01T12:00:00Z"));
        assertThat(standing.warnedHours()).isEqualTo(36);
        assertThat(standing.level()).isEqualTo(2);
    }

    @Test
    void anAlertAfterThePeakDoesNotMakeItStandOut() throws IOException {
        alerts(alert("2024-10-03T06:00:00Z", "LND", "NORMAL", "SIAGA"));

        Outcome.Standing standing = Outcome.read(directory, List.of(LAND)).standings().get(0);

        assertThat(standing.warnedHours()).isNegative();
        assertThat(standing.standsOut()).isFalse();
    }

    @Test
    void aFallIsNoWarning() throws IOException {
        alerts(alert("2024-10-01T12:00:00Z", "LND", "SIAGA", "WASPADA"));

        assertThat(Outcome.read(directory, List.of(LAND)).standings().get(0).warned()).isNull();
    }

    @Test
    void listsRegionsByTheHighestScoreOfTheWholePlay() throws IOException {
        scores(
                "2024-10-02T00:00:00Z,62.07,50.0000,0.5,1,ok",
                "2024-10-02T00:00:00Z,62.02,10.0000,0.5,0,ok",
                "2024-10-03T00:00:00Z,62.07,5.0000,0.5,0,ok",
                "2024-10-03T00:00:00Z,62.02,60.0000,0.5,0,ok");

        assertThat(Outcome.read(directory, List.of()).highest())
                .containsExactly(
                        new Outcome.Height("62.02", LocalDate.of(2024, 10, 2), 60, 0),
                        new Outcome.Height("62.07", LocalDate.of(2024, 10, 1), 50, 1));
    }

    private void scores(String... rows) throws IOException {
        Files.writeString(
                directory.resolve("scores.csv"),
                "time,region,score,probability,alert_level,coverage\n"
                        + String.join("\n", rows)
                        + (rows.length == 0 ? "" : "\n"));
    }

    private void alerts(String... lines) throws IOException {
        Files.writeString(directory.resolve("alerts.jsonl"), String.join("\n", lines) + "\n");
    }

    private static String alert(String time, String family, String from, String to) {
        return """
        {"time":"%s","region":"62.07","family":"%s","from":"%s","to":"%s"}"""
                .formatted(time, family, from, to);
    }
}
