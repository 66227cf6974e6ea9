package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.risk.Feature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartNamesTest {

    @ParameterizedTest
    @EnumSource(Feature.class)
    void everyInputOfTheScoreHasAName(Feature feature) {
        assertThat(RegionPage.partName(Words.INDONESIAN, feature.label()))
                .isNotEqualTo(feature.label())
                .doesNotContain("{");
        assertThat(RegionPage.partName(Words.ENGLISH, feature.label()))
                .isNotEqualTo(feature.label())
                .doesNotContain("{");
    }
}
