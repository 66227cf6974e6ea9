package id.kentongan.analyzers.risk;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriorTest {

    private static final LocalDate AFTER = LocalDate.parse("2024-11-01");

    @Test
    void putsTheListsOfARegionBeforeThoseOfItsProvince() {
        List<Prior> banjarbaru = Prior.beside("63.72", AFTER);

        assertThat(banjarbaru.get(0).list()).isEqualTo("IKP 2024");
        assertThat(banjarbaru.get(0).value()).isEqualTo(80.14);
        assertThat(banjarbaru.get(0).provincial()).isFalse();
        assertThat(banjarbaru)
                .filteredOn(Prior::provincial)
                .extracting(Prior::region)
                .containsOnly("63");
    }

    @Test
    void everyRegionOfTheOldProvincesHasTheIndexOfItsProvince() {
        for (Region region : Regions.standard().regencies()) {
            // the four provinces of 2022 had no index of their own
            boolean young = List.of("93", "94", "95", "96").contains(region.province());
            assertThat(Prior.beside(region.code(), AFTER).stream().anyMatch(Prior::provincial))
                    .as(region.code())
                    .isEqualTo(
                            !young
                                    || Prior.of(region.province()).stream()
                                            .anyMatch(Prior::provincial));
        }
    }

    @Test
    void showsNothingThatWasPublishedLater() {
        assertThat(Prior.beside("63.72", LocalDate.parse("2022-12-15"))).isEmpty();
        assertThat(Prior.beside("63.72", LocalDate.parse("2022-12-16"))).isNotEmpty();
    }

    @Test
    void marksWhereListAndScorePointInOppositeDirections() {
        Prior high = new Prior("X", "63.72", 80, "tinggi", "2022-12-16");
        Prior low = new Prior("X", "63.72", 10, "rendah", "2022-12-16");

        assertThat(high.disagreement(5)).isEqualTo("list-higher");
        assertThat(high.disagreement(30)).isEmpty();
        assertThat(low.disagreement(60)).isEqualTo("score-higher");
        assertThat(low.disagreement(30)).isEmpty();
    }
}
