package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.item.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What dates, and the cues of news beside them, say to the table of points. */
class TimingTest {

    private static Features features(Item.Kind kind, String title, String body) {
        return Tagger.rulesOnly().features(SampleArticle.of(kind, title, body));
    }

    private static Features news(String body) {
        return features(Item.Kind.NEWS, "Kabar dari Kabupaten Bima", body);
    }

    @Test
    void aFreshDeedAndAnOldOneAreToldApart() {
        Features fresh = news("Warga dua desa saling lempar batu, Senin (26/8/2024).");
        assertThat(fresh.get("date:clash-fresh")).isEqualTo(0.5);
        assertThat(fresh.get("date:act-fresh")).isEqualTo(0.5);
        assertThat(fresh.get("date:clash-old")).isZero();
        assertThat(fresh.get("date:old")).isZero();

        Features old =
                news(
                        "Berkas perkara dilimpahkan, Selasa (27/8/2024). "
                                + "Warga dua desa saling lempar batu, Senin (1/7/2024).");
        assertThat(old.get("date:clash-old")).isEqualTo(0.5);
        assertThat(old.get("date:clash-fresh")).isZero();
        assertThat(old.get("date:old")).isEqualTo(0.5);
        assertThat(old.get("date:ancient")).isZero();
        assertThat(old.get("date:first-old")).isZero();
    }

    @Test
    void aSentenceWithBothDaysIsFresh() {
        Features both =
                news(
                        "Setelah Senin (1/7/2024), warga kembali saling lempar batu, Senin (26/8/2024).");
        assertThat(both.get("date:clash-fresh")).isEqualTo(0.5);
        assertThat(both.get("date:clash-old")).isZero();
        assertThat(both.get("date:first-old")).isEqualTo(1);
    }

    /** Nothing near the day of publication: the newest date of the text is the day of its news. */
    @Test
    void aDayOfPublicationFarFromEveryDateIsNotTrusted() {
        Features late = news("Warga dua desa saling lempar batu, Jumat, 15 Maret 2024.");
        assertThat(late.get("date:clash-fresh")).isEqualTo(0.5);
        assertThat(late.get("date:old")).isZero();
        assertThat(late.get("date:first-old")).isZero();

        Features early =
                news(
                        "Warga dua desa saling lempar batu, Jumat, 13 September 2024. "
                                + "Tahun lalu kios dibakar, Senin, 4 September 2023.");
        assertThat(early.get("date:clash-fresh")).isEqualTo(0.5);
        assertThat(early.get("date:ancient")).isEqualTo(0.5);
    }

    @Test
    void threatsAndSettlementsHaveTheirDaysToo() {
        assertThat(news("Warga memalang jalan kebun, Senin (26/8/2024).").get("date:menace-fresh"))
                .isEqualTo(0.5);
        assertThat(news("Kedua kubu sepakat berdamai, Senin (26/8/2024).").get("date:peace-fresh"))
                .isEqualTo(0.5);
    }

    @Test
    void reportsSayWhenTheyHappenedAndAreNotAsked() {
        Features report =
                features(
                        Item.Kind.INCIDENT,
                        "",
                        "Warga dua desa saling lempar batu, Senin (26/8/2024).");
        assertThat(report.get("date:clash-fresh")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body:CLASH | Kapal pukat itu ludes dibakar nelayan setempat.",
                "body:CLASH | Massa meratakan pondok penambang.",
                "body:CLASH | Seorang pemuda ditusuk di depan kafe.",
                "body:CLASH | Batu dan botol beterbangan ke halaman.",
                "body:CLASH | Pesawat perintis dihujani tembakan.",
                "body:CLASH | Pencuri motor itu diamuk warga.",
                "body:BREACH | Warga mengembalikan amplop dari tim sukses caleg.",
                "body:BREACH | Selebaran fitnah ditebar di gang-gang.",
                "body:BREACH | Baliho caleg ditemukan robek di simpang.",
                "body:BREACH | Dua camat terindikasi tidak netral.",
                "body:HINDER | Pintu ruang kerja kades dipaku warga.",
                "body:HINDER | Sopir memarkir truk melintang di jalur pantura.",
                "body:HINDER | Nelayan mencegat kapal dari luar pulau."
            })
    void newsHearsThem(String feature, String sentence) {
        assertThat(news(sentence).get(feature)).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body:CLASH | Massa serbu kantor bupati untuk menagih janji.",
                "body:CLASH | Rapat dimulai pukul 20.00 bersama mahasiswa.",
                "body:CLASH | Penyerang tuan rumah mencetak dua gol.",
                "body:CLASH | Massa aksi mendorong polisi segera mengusut dana desa.",
                "body:CLASH | Kabar itu menarik perhatian polisi.",
                "body:CLASH | Ketua serikat membakar semangat pekerja.",
                "body:BREACH | Pegawai kantor pos menerima paket buku.",
                "body:HINDER | Truk pengangkut beras tiba di gudang."
            })
    void whatOnlySoundsLikeItIsNone(String feature, String sentence) {
        assertThat(news(sentence).get(feature)).isZero();
    }
}
