package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2024-08-28 is a Wednesday. */
class DatingTest {

    private static Finding tag(String title, String body) {
        return Tagger.standard().tag(SampleArticle.news(title, body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Senin (26/8) malam | 2024-08-26",
                "Senin (26/8/2024) | 2024-08-26",
                "Senin, 26 Agustus 2024 | 2024-08-26",
                "Senin (27/8/2024) | 2024-08-26",
                "kemarin | 2024-08-27",
                "dua hari lalu | 2024-08-26",
                "Minggu dini hari | 2024-08-25"
            })
    void readsTheForms(String form, String day) {
        Finding finding =
                tag(
                        "Bentrok Dua Desa di Bima, Tiga Luka",
                        "BIMA – Bentrok warga dua desa pecah di Kabupaten Bima, "
                                + form
                                + ". Tiga orang luka dan dua rumah dibakar massa.");

        assertThat(finding.eventDate()).isEqualTo(day);
    }

    @Test
    void leavesTheDayOfAStatementAndOfOldCasesAside() {
        Finding finding =
                tag(
                        "Polisi Tangkap Pembakar Rumah Usai Bentrok di Bima",
                        "BIMA – Polisi menetapkan dua tersangka, kata kapolres, Selasa (27/8/2024)."
                                + " Bentrokan dua desa di Kabupaten Bima terjadi pada Jumat"
                                + " (23/8/2024); dua rumah dibakar massa dan tiga orang luka. Pada"
                                + " 27 Juni 2017 bentrokan serupa menewaskan dua orang.");

        assertThat(finding.eventDate()).isEqualTo("2024-08-23");
        assertThat(finding.killed()).isNull();
    }

    @Test
    void placesADayWithoutYearAheadWhereTheTextSaysSo() {
        Finding finding =
                tag(
                        "Buruh Akan Unjuk Rasa",
                        "Serikat buruh akan berunjuk rasa damai pada 10 September mendatang di"
                                + " Kota Semarang, kata koordinator aksi.");

        assertThat(finding.eventDate()).isEqualTo("2024-09-10");
    }
}
