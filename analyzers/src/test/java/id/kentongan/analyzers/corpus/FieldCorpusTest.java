package id.kentongan.analyzers.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.tag.Tagger;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Field reports of today in the shorthand of officers, half of them about what is no conflict. The
 * table of field reports is learned from the open parts; the texts of the held part are for
 * measuring only.
 */
class FieldCorpusTest {

    private static final List<LabelledText> ALL =
            Stream.of("open-1", "open-2", "open-3", "held-1")
                    .flatMap(part -> LabelledText.reports(part).stream())
                    .toList();

    /** Floors a little below what was measured (docs/quality.md, "Field reports"). */
    @ParameterizedTest(name = "{0}: relevant {1}, incident {2}, traps {3}, status {4}, group {5}")
    @CsvSource({
        "open-1, .95, .90, .94, .88, .91",
        "open-2, .96, .94, .94, .93, .92",
        "held-1, .92, .80, .86, .76, .81"
    })
    void isReadAsWellAsItWasMeasured(
            String part,
            double relevant,
            double incident,
            double traps,
            double status,
            double group) {
        Tagger tagger = Tagger.standard();
        Figures figures =
                new Figures(
                        LabelledText.reports(part).stream()
                                .map(text -> new Figures.Pair(text, tagger.tag(text.item())))
                                .toList());

        SoftAssertions.assertSoftly(
                softly -> {
                    softly.assertThat(figures.relevantF1()).as("relevant").isGreaterThan(relevant);
                    softly.assertThat(figures.incidentF1()).as("incident").isGreaterThan(incident);
                    softly.assertThat(figures.trapsSuppressed()).as("traps").isGreaterThan(traps);
                    softly.assertThat(figures.statusAccuracy()).as("status").isGreaterThan(status);
                    softly.assertThat(figures.mainGroupInFirstTwo())
                            .as("group")
                            .isGreaterThan(group);
                });
    }

    @Test
    void holdsReportsOfTodayWithIdsOfTheirOwnAndRegionsOfToday() {
        assertThat(ALL).hasSize(576);
        assertThat(ALL).extracting(text -> text.item().id()).doesNotHaveDuplicates();
        assertThat(ALL)
                .allSatisfy(
                        text ->
                                assertThat(Regions.standard().find(text.region()))
                                        .as(text.item().id())
                                        .isPresent());
    }

    @Test
    void onlyIncidentsAndThreatsAreSevere() {
        assertThat(ALL)
                .filteredOn(text -> !Set.of("INC", "THR").contains(text.status()))
                .allMatch(text -> text.severity() == 0);
    }
}
