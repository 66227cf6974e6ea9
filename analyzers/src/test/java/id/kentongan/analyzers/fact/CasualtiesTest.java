package id.kentongan.analyzers.fact;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.text.Section;
import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CasualtiesTest {

    private static Casualties read(String text, boolean narrative) {
        Tokens tokens = Tokenizer.standard().read(List.of(new Section("body", text)));
        return Casualties.read(tokens, 0, tokens.size(), narrative, i -> true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Tiga warga meninggal dunia dan dua lagi luka-luka. | 3 | 2",
                "Bentrokan menewaskan dua orang dan melukai lima. | 2 | 5",
                "Dua pekerja asing dan tiga pekerja lokal luka-luka. | - | 5",
                "Seorang kernet tewas; keduanya terkena panah. | 1 | 2",
                "Satu warga meninggal akibat parang, sembilan lainnya terkena panah. | 1 | 9",
                "Seorang pedagang tewas dengan tiga luka tusuk. | 1 | -",
                "Sebanyak 18 orang meninggal. Satu orang tewas dibacok, 17 lainnya terjebak. | 18 | -",
                "Empat belas orang dirawat di puskesmas. | - | 14",
                "Dua staf sekretariat luka terkena pecahan kaca. | - | 2",
                "Seorang penyidik terluka di tangan. | - | 1",
                "Tidak ada korban jiwa, tetapi enam orang luka ringan. | 0 | 6",
                "Tidak ada penumpang yang terluka. | - | 0",
                "Tidak ada laporan orang terluka. | - | 0",
                "Delapan belas jiwa mengungsi ke balai desa. | - | -",
                "Lima orang menembak sopir truk hingga menderita luka. | - | 1",
                "Bakal calon yang gugur merusak pagar, dua orang menonton. | - | -",
                "Tiga pegawai yang sedang menyiapkan rapat ditemukan meninggal. | 3 | -",
                "Sejumlah warga luka-luka. | - | -",
                "Ia luka di bibir. | - | 1",
                "Pemuda itu tewas dihakimi massa. | 1 | -",
                "Rusdi K, 58 tahun, dikeroyok di halaman lalu meninggal. | 1 | -",
                "Bayu S (22) meninggal sebelum sempat diperiksa. | 1 | -",
                "Kematian Bayu (22) membuat warga marah. | 1 | -",
                "Bentrok itu menyebabkan kematian seorang pelajar. | 1 | -",
                "Angka kematian ibu turun. | - | -",
                "Sabetan itu dalam dan nyawanya tidak tertolong. | 1 | -",
                "Keduanya tidak tertolong. | 2 | -",
                "Seorang petani mati ditembak. | 1 | -",
                "Mesin kapal mati di tengah laut. | - | -",
                "Empat jenazah dibawa ke puskesmas. | 4 | -",
                "Keluarga menunggu jenazah di bandara. | - | -",
                "Seorang pelajar berusia 16 tahun meninggal. | 1 | -",
                "Dua orang meninggal karena kecelakaan di jalan raya. | - | -",
                "Perusahaan memanggil 40 pekerja. Kebun seluas 12 hektare rusak, luka lama terbuka. | - | -"
            })
    void readsWhatEachClauseStates(String text, Integer killed, Integer injured) {
        Casualties facts = read(text, false);

        assertThat(facts.killed()).as("killed").isEqualTo(killed);
        assertThat(facts.injured()).as("injured").isEqualTo(injured);
    }

    @Test
    void keepsTheRangeWhereSourcesCountDifferently() {
        Casualties facts =
                read(
                        "Dua orang tewas menurut polisi, sementara kepala desa menyebut tiga tewas.",
                        false);

        assertThat(facts.killed()).isEqualTo(2);
        assertThat(facts.killedMax()).isEqualTo(3);
    }

    @Test
    void givesVagueNumbersTheirBounds() {
        Casualties facts = read("Belasan orang dari kedua pihak terluka.", false);

        assertThat(facts.injured()).isEqualTo(11);
        assertThat(facts.injuredMax()).isEqualTo(19);
    }

    @Test
    void prefersTheExactNumberToTheVagueOneOfTheHeadline() {
        Casualties facts = read("Demo ricuh, belasan luka. Dua belas orang luka ringan.", false);

        assertThat(facts.injured()).isEqualTo(12);
        assertThat(facts.injuredMax()).isNull();
    }

    @Test
    void readsOneVictimWhereANarrativeOfAReportStatesNoNumber() {
        assertThat(read("Wardi ditusuk OTK hingga tewas di kebun.", true).killed()).isEqualTo(1);
        assertThat(read("Wardi ditusuk OTK hingga tewas di kebun.", true).injured()).isNull();
        assertThat(read("Para pemuda luka-luka.", true).injured()).isNull();
    }

    @Test
    void countsHousesAndPeopleWhoFled() {
        Casualties facts =
                read("Sebelas rumah dibakar massa dan seratusan warga mengungsi.", false);

        assertThat(facts.houses()).isEqualTo(11);
        assertThat(facts.displaced()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void readsLongTextsInLinearTime() {
        String text = "dua orang dan tiga warga ".repeat(50_000) + "tewas";

        assertThat(read(text, false).killed()).isNotNull();
    }
}
