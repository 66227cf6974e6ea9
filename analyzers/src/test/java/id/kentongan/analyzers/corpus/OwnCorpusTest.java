package id.kentongan.analyzers.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.region.Regions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OwnCorpusTest {

    private static final List<LabelledText> CORPUS = LabelledText.all();

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
