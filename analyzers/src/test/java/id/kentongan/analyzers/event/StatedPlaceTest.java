package id.kentongan.analyzers.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatedPlaceTest {

    private static final Pattern TYPE =
            Pattern.compile(
                    "^(kecamatan|kec\\.?|distrik|kapanewon|kemantren|desa|ds\\.?|kelurahan|kel\\.?)\\s+");

    private static final String[] PARTS = {
        "Kecamatan",
        "kec.",
        "KEC",
        "kec",
        "Distrik",
        "Kapanewon",
        "kemantren",
        "Desa",
        "ds",
        "Ds.",
        "Kelurahan",
        "kel",
        "kel.",
        "kel..",
        "desanya",
        "Wara",
        "Timur",
        "12",
        "\u00b2",
        "\u2163",
        "\u00e9",
        "\ud835\udc01",
        "\ud835",
        "-",
        ".",
        ",",
        "'",
        "\u00a0",
        "\u2003",
        "\u001c",
        " ",
        " ",
        " ",
        "\t",
        "\n",
        "\u000b",
        "\r"
    };

    @Test
    void keyIsWhatThePatternsLeave() {
        Random random = new Random(6);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder stated = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                stated.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String place = stated.toString();
            String bare = TYPE.matcher(place.strip().toLowerCase(Locale.ROOT)).replaceFirst("");

            assertThat(StatedPlace.key(place)).isEqualTo(bare.replaceAll("[^\\p{L}\\p{N}]+", ""));
        }
        assertThat(StatedPlace.key(null)).isEmpty();
    }

    @Test
    void onlyWhatTheGazetteerKnowsGoesOnInWords() {
        assertThat(StatedPlace.district("73.73", "Kec. wara  timur")).isEqualTo("Wara Timur");
        assertThat(StatedPlace.district("73.73", "Pak Budi")).matches("#[0-9a-f]{12}");
        assertThat(StatedPlace.district("73.73", " - ")).isNull();
        assertThat(StatedPlace.village("73.73", "Pak Budi")).matches("#[0-9a-f]{12}");
        assertThat(StatedPlace.village("73.73", null)).isNull();
    }
}
