package id.kentongan.pipeline.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.analyzers.risk.Feature;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.pipeline.evaluate.Truth;
import id.kentongan.pipeline.evaluate.TruthEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit of the risk model learns from, and what it refuses. */
class RiskFitTest {

    private static final LocalDate FROM = LocalDate.parse("2000-01-01");
    private static final LocalDate TO = LocalDate.parse("2000-12-31");

    @TempDir private Path directory;

    private Path features;

    /** Ten regions, two of them restless: their slow memory is high and conflicts come monthly. */
    @BeforeEach
    void writeFeatures() throws IOException {
        features = directory.resolve("features.csv");
        List<String> lines = new ArrayList<>();
        lines.add("time,region," + String.join(",", Feature.labels()));
        for (LocalDate day = LocalDate.parse("2000-01-03");
                !day.isAfter(TO);
                day = day.plusWeeks(1)) {
            for (int region = 1; region <= 10; region++) {
                List<String> row =
                        new ArrayList<>(Collections.nCopies(Feature.values().length, "0.0"));
                row.set(Feature.DAYS_SLOW.ordinal(), region <= 2 ? "2.0" : "0.1");
                lines.add(day + "T00:00:00Z,62.0" + (region % 10) + "," + String.join(",", row));
            }
        }
        Files.write(features, lines);
    }

    private static Truth truth(LocalDate last) {
        List<TruthEvent> events = new ArrayList<>();
        for (LocalDate day = FROM; !day.isAfter(last); day = day.plusDays(14)) {
            events.add(new TruthEvent("a" + day, "62.01", "COM", day, day, true));
            events.add(new TruthEvent("b" + day, "62.02", "COM", day, day, true));
        }
        return new Truth("SNPK", true, events, 0);
    }

    @Test
    void learnsThatRestlessRegionsStayRestlessFromOutcomesInsideThePeriodOnly() throws IOException {
        RiskFit.Fitted fitted = RiskFit.fit(features, truth(TO), FROM, TO);

        RiskModel model = RiskModel.parse(fitted.text());
        assertThat(model.terms())
                .extracting(RiskModel.Term::feature)
                .contains(Feature.DAYS_SLOW)
                .doesNotContain(Feature.SURPRISE, Feature.BUILD_UP);
        assertThat(model.terms()).allMatch(term -> term.weight() >= 0);
        // 49 Mondays whose 28 days end by the last day, ten regions
        assertThat(fitted.rows()).isEqualTo(490);
        assertThat(fitted.positives()).isEqualTo(98);
        assertThat(model.facts()).containsEntry("to", "2000-12-31");
    }

    @Test
    void refusesAPeriodOfWhichTheTruthKnowsNoOutcome() {
        Truth ends = truth(LocalDate.parse("2000-06-30"));

        assertThatThrownBy(() -> RiskFit.fit(features, ends, FROM, TO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the truth ends on 2000-06-")
                .hasMessageContaining("--to 2000-12-31");
    }

    @Test
    void refusesAnEmptyPeriodTooFewConflictsAndFeaturesOfAnotherVersion() throws IOException {
        assertThatThrownBy(
                        () ->
                                RiskFit.fit(
                                        features,
                                        truth(TO),
                                        LocalDate.parse("1999-01-01"),
                                        LocalDate.parse("1999-12-31")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no Monday of 1999-01-01 to 1999-12-31");
        assertThatThrownBy(
                        () -> RiskFit.fit(features, truth(TO), FROM, LocalDate.parse("2000-02-20")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too few to fit");
        Path old = Files.writeString(directory.resolve("old.csv"), "time,region,days\n");
        assertThatThrownBy(() -> RiskFit.fit(old, truth(TO), FROM, TO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("replay again");
    }
}
