package id.kentongan.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

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
}
