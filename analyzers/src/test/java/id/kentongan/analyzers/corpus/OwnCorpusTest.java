package id.kentongan.analyzers.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.tag.Tagger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class OwnCorpusTest {

    private static final List<LabelledText> CORPUS = LabelledText.all();

    /**
     * Floors a little below what was measured (docs/quality.md, "Own corpus"): they notice when a
     * change breaks what used to be read rightly.
     */
    @Test
    void isReadAsWellAsItWasMeasured() {
        Tagger tagger = Tagger.standard();
        Figures figures =
                new Figures(
                        CORPUS.stream()
                                .map(text -> new Figures.Pair(text, tagger.tag(text.item())))
                                .toList());

        SoftAssertions.assertSoftly(
                softly -> {
                    softly.assertThat(figures.relevantF1()).as("relevant F1").isGreaterThan(.97);
                    softly.assertThat(figures.incidentF1()).as("incident F1").isGreaterThan(.94);
                    softly.assertThat(figures.trapsSuppressed()).as("traps").isGreaterThan(.96);
                    softly.assertThat(figures.statusAccuracy()).as("status").isGreaterThan(.93);
                    softly.assertThat(figures.statusMacroF1()).as("macro-F1").isGreaterThan(.92);
                    softly.assertThat(figures.mainGroupInFirstTwo()).as("group").isGreaterThan(.88);
                    softly.assertThat(figures.regionExact()).as("region").isGreaterThan(.97);
                    softly.assertThat(figures.severityExact()).as("severity").isGreaterThan(.72);
                    softly.assertThat(figures.severityError()).as("error").isLessThan(.32);
                });
    }

    @Test
    void holdsThreeHundredTexts() {
        assertThat(CORPUS).hasSizeGreaterThanOrEqualTo(300);
        assertThat(CORPUS).extracting(text -> text.item().id()).doesNotHaveDuplicates();
    }

    @Test
    void coversEveryStatus() {
        assertThat(CORPUS)
                .extracting(LabelledText::status)
                .containsAll(Arrays.stream(Status.values()).map(Enum::name).toList());
    }

    @Test
    void coversAllFortyThreeIndicators() {
        Set<String> codes =
                CORPUS.stream()
                        .flatMap(text -> text.indicators().stream())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(codes).hasSize(43).allMatch(code -> code.matches("[A-Z]{3}-\\d\\d"));
    }

    @Test
    void coversAllProvincesAndNamesOnlyRegionsOfToday() {
        Set<String> provinces = new TreeSet<>();
        for (LabelledText text : CORPUS) {
            String region = text.region();
            if (region != null && !region.equals(Regions.NATIONAL)) {
                assertThat(Regions.standard().find(region)).as(text.item().id()).isPresent();
                provinces.add(region.substring(0, 2));
            }
        }

        assertThat(provinces).hasSize(38);
    }

    @Test
    void laysEveryTrapOfTheLabellingGuide() {
        assertThat(CORPUS.stream().flatMap(text -> text.traps().stream()).distinct())
                .containsExactlyInAnyOrder(
                        "T-RAKOR",
                        "T-DRILL",
                        "T-NEG",
                        "T-HYP",
                        "T-PAST",
                        "T-HOAX",
                        "T-COLOUR",
                        "T-SPORT",
                        "T-META",
                        "T-ACR",
                        "T-SUB",
                        "T-REGION",
                        "T-PAIR",
                        "T-ORG",
                        "T-NUM",
                        "T-RIGHT",
                        "T-MIX");
    }

    @Test
    void onlyIncidentsAndThreatsAreSevere() {
        assertThat(CORPUS)
                .filteredOn(text -> !Set.of("INC", "THR").contains(text.status()))
                .allMatch(text -> text.severity() == 0);
    }
}
