package id.kentongan.analyzers.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {

    private final Regions regions = Regions.standard();

    @Test
    void holdsTheEditionOfTheKemendagri() {
        assertThat(regions.provinces()).hasSize(38);
        assertThat(regions.regencies()).hasSize(514);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "74.05, 74.05, ",
        "74, 74, ",
        "00, 00, ",
        "7405, 74.05, region-mapped:7405",
        "74.5, 74.05, region-mapped:74.5",
        "' 74.05 ', 74.05, region-mapped:74.05",
        "74.05.01, 74.05, region-mapped:74.05.01",
        "74.05.01.2001, 74.05, region-mapped:74.05.01.2001",
        "7405012001, 74.05, region-mapped:7405012001",
        "91.09, 94.04, region-mapped:91.09",
        "9109, 94.04, region-mapped:9109",
        "92.71, 96.71, region-mapped:92.71",
        "64.73, 65.71, region-mapped:64.73",
        "91.03, 91.03, "
    })
    void readsCodesAsTheyAreWritten(String given, String code, String note) {
        CodeReading reading = regions.resolveCode(given);

        assertThat(reading.accepted()).isTrue();
        assertThat(reading.code()).isEqualTo(code);
        assertThat(reading.note()).isEqualTo(note);
        assertThat(reading.mapped()).isEqualTo(note != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"99.99", "9999", "7", "74.99", "", "  ", "Konsel", "74..05", "740", "٧٤"})
    void refusesWhatIsNoCodeAndSaysWhy(String given) {
        CodeReading reading = regions.resolveCode(given);

        assertThat(reading.accepted()).isFalse();
        assertThat(reading.note()).startsWith("region-");
        assertThat(reading.explanation()).isNotBlank();
    }

    @Test
    void everyFormerCodeIsGoneTodayAndLeadsToACodeOfToday() {
        for (String[] row : TableFile.read(Regions.class, "former-codes.tsv", 4)) {
            assertThat(regions.find(row[0])).as(row[0]).isEmpty();
            assertThat(regions.find(row[1])).as(row[1]).isPresent();
        }
    }

    @Test
    void neighboursAreTheNearestFiveWithinAHundredKilometres() {
        assertThat(regions.neighbours("31.71")).hasSize(5).doesNotContain("31.71");
        assertThat(regions.neighbours("35.77").get(0)).isEqualTo("35.19");
        for (Region region : regions.regencies()) {
            assertThat(regions.neighbours(region.code())).hasSizeLessThanOrEqualTo(5);
            for (String near : regions.neighbours(region.code())) {
                assertThat(Neighbours.kilometres(region, regions.find(near).orElseThrow()))
                        .isLessThanOrEqualTo(100);
            }
        }
    }

    @Test
    void provincesAndUnknownCodesHaveNoNeighbours() {
        assertThat(regions.neighbours("31")).isEmpty();
        assertThat(regions.neighbours("99.99")).isEmpty();
    }
}
