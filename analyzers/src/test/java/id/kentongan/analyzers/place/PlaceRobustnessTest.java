package id.kentongan.analyzers.place;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.tag.Tagger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write on purpose. */
class PlaceRobustnessTest {

    private static final Tagger TAGGER = Tagger.standard();

    @Test
    void aListOfAllRegenciesIsNoPlace() {
        String list =
                Regions.standard().regencies().stream()
                        .map(Region::name)
                        .collect(Collectors.joining(", ", "Daftar daerah: ", "."));

        Finding finding = TAGGER.tag(news(list));

        assertThat(finding.region()).isIn("00", null);
    }

    @Test
    void aHundredThousandNamesEnd() {
        String text = "Bentrok di Kec. Damai, Desa Sidomulyo, Kabupaten Malang. ".repeat(20_000);

        assertThat(TAGGER.tag(news(text)).region()).isEqualTo("35.07");
    }

    @Test
    void anyCharactersAreBorne() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                switch (random.nextInt(5)) {
                    case 0 -> text.appendCodePoint(random.nextInt(0x10FFFF));
                    case 1 -> text.append("Kabupaten ");
                    case 2 -> text.append("Serang, ");
                    case 3 -> text.append("Desa\n");
                    default -> text.append("Jalan Medan-Banda Aceh ");
                }
            }
            assertThat(TAGGER.tag(news(text.toString())).regionPrecision())
                    .isIn("kabupaten", "province", "national", "none");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Kabupaten", "Kota", "Desa", "di", "Kota Kota Kota", "Papua -"})
    void halfPhrasesAreBorne(String text) {
        assertThat(TAGGER.tag(news(text))).isNotNull();
    }

    @Test
    void aReportKeepsItsRegionWhateverItsTextNames() {
        Finding finding =
                TAGGER.tag(item(Item.Kind.INCIDENT, "74.05", "Bentrok di Kota Kendari, tiga luka"));

        assertThat(finding.region()).isEqualTo("74.05");
        assertThat(finding.regionPrecision()).isEqualTo("kabupaten");
    }

    @Test
    void evidenceLiesOnTheName() {
        String text = "Bentrok dua desa di Kabupaten Konawe Selatan melukai tiga orang.";

        Finding finding = TAGGER.tag(news(text));

        assertThat(finding.evidence())
                .filteredOn(evidence -> evidence.role().equals("place"))
                .extracting(evidence -> text.substring(evidence.start(), evidence.end()))
                .containsExactly("Konawe Selatan");
    }

    private static Item news(String text) {
        return item(Item.Kind.NEWS, null, text);
    }

    private static Item item(Item.Kind kind, String region, String text) {
        Instant day = Instant.parse("2025-03-04T00:00:00Z");
        return new Item(
                "r",
                kind,
                day,
                day,
                region,
                null,
                null,
                "",
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                new Item.Source("uji", "field", null),
                false,
                List.of(),
                "r");
    }
}
