package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Status;
import org.junit.jupiter.api.Test;

/** A rumour of a deed that moves people is a threat; a deed that a rumour came before is one. */
class RumourTest {

    private static final Tagger TAGGER = Tagger.standard();

    @Test
    void aDeedThatOnlyTheHeadlineHasFromRumourIsFeared() {
        assertThat(
                        status(
                                "Beredar Kabar Penyerangan, Warga Sungai Melati Berjaga",
                                "Beredar pesan akan ada serangan ke Desa Sungai Melati, Kecamatan"
                                        + " Saparua. Warga berjaga di perbatasan, Rabu (28/8/2024)."
                                        + "\nKetegangan berawal dari keributan di acara musik."))
                .isEqualTo(Status.THR);
    }

    @Test
    void aDeedThatTheTextStatesIsToldAsOne() {
        assertThat(
                        status(
                                "Beredar Kabar Penyerangan, Warga Sungai Melati Berjaga",
                                "Dua rumah di Desa Sungai Melati dibakar massa dari desa tetangga,"
                                        + " Rabu (28/8/2024) dini hari. Tiga warga luka terkena"
                                        + " lemparan batu.\nWarga berjaga di perbatasan setelah"
                                        + " beredar pesan tentang serangan kedua."))
                .isEqualTo(Status.INC);
    }

    private static Status status(String title, String body) {
        return TAGGER.tag(SampleArticle.news(title, body)).status();
    }
}
