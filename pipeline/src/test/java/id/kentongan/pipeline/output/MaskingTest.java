package id.kentongan.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.scenario.PressWire;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hubungi 0812-3456-7890 segera|0812-3456-7890",
                "telepon +62 813 4455 6677|+62 813 4455 6677",
                "NIK 6202011503900001 tercatat|6202011503900001",
                "mobil DA 1234 XYZ dibakar|DA 1234 XYZ",
                "akun @provokator_karangan menyebar|@provokator_karangan",
                "surel budi.karangan@contoh.invalid|budi.karangan@contoh.invalid",
                "saksi bernama Budi Karangan berkata|Budi Karangan",
                "Siti Karangan (34) dirawat|Siti Karangan",
                "pelaku berinisial AB ditangkap|AB",
                "korban Joko Karangan, 41 tahun|Joko Karangan"
            })
    void hidesWhatPointsToAPerson(String text, String hidden) {
        String masked = Masking.mask(text);

        assertThat(masked).hasSameSizeAs(text);
        for (String word : hidden.split("[ @]")) {
            assertThat(word.isEmpty() ? "x" : masked).doesNotContain(word.isEmpty() ? "y" : word);
        }
    }

    @Test
    void leavesPlacesOfficesAndFiguresAlone() {
        String text =
                "Bentrok di Kabupaten Kotawaringin Timur, 12 rumah rusak pada 27 November 2024."
                        + " Kapolres membenarkan. UU 7 Tahun 2012 dan Rp 150000000 disebut.";

        assertThat(Masking.mask(text)).isEqualTo(text);
    }

    @Test
    void hidesWhatThePatternsFindWhereverItStands() {
        List<String> pieces =
                List.of(
                        "korban",
                        "tersangka,",
                        "saksi",
                        "bernama",
                        "berinisial",
                        "inisial",
                        "an.",
                        "a.n.",
                        "alias",
                        "Budi",
                        "Siti",
                        "bin",
                        "binti",
                        "O'Karang",
                        "X.a.n.",
                        "AB",
                        "Sultan.",
                        "𝐁udi",
                        "(34)",
                        "(5 tahun)",
                        "(27/11)",
                        "( 3)",
                        "41 tahun",
                        "warga",
                        ", warga",
                        "0812-3456-7890",
                        "+62 813 4455 6677",
                        "62",
                        "8",
                        "(0532) 21345",
                        "0532 21345",
                        "6202011503900001",
                        "62020115039000012",
                        "DA 1234 XYZ",
                        "KH1234A",
                        "B",
                        "12",
                        "1234",
                        "AB12",
                        "@karangan",
                        "budi.k@contoh.invalid",
                        "@",
                        ".",
                        "dan",
                        "rumah");
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(9); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
                text.append(random.nextInt(6) == 0 ? "" : random.nextInt(6) == 0 ? "  " : " ");
            }
            assertThat(Masking.byPattern(text.toString(), text.length()).toString())
                    .isEqualTo(everywhere(text.toString()));
        }
    }

    @Test
    void hidesTheSameInLongArticles() {
        PressWire wire = PressWire.articles(5, LocalDate.of(2025, 1, 1), 500, 370);
        for (int i = 0; i < 200; i++) {
            String text = new String(wire.next(), StandardCharsets.UTF_8);
            assertThat(Masking.byPattern(text, text.length()).toString())
                    .isEqualTo(everywhere(text));
        }
    }

    private static String everywhere(String text) {
        StringBuilder masked = new StringBuilder(text);
        for (Pattern pattern : Masking.patterns()) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    if (!Character.isWhitespace(text.charAt(i))) {
                        masked.setCharAt(i, '▒');
                    }
                }
            }
        }
        return masked.toString();
    }
}
