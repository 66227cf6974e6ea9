package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.FurtherEvent;
import id.kentongan.analyzers.finding.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundUpTest {

    private static final Tagger TAGGER = Tagger.standard();

    private static Finding tag(String title, String body) {
        return TAGGER.tag(SampleArticle.news(title, body));
    }

    @Test
    void givesEachEventOfARoundUpItsOwnPlaceAndFigures() {
        Finding finding =
                tag(
                        "Tiga Bentrokan dalam Sepekan",
                        "Tiga bentrokan terjadi di sejumlah daerah dalam sepekan.\n"
                                + "Di Kabupaten Dompu, dua desa saling serang, Senin (26/8/2024)."
                                + " Empat orang luka dan sebuah rumah dibakar massa.\n"
                                + "Di Kabupaten Sampang, massa melempari balai desa, Minggu"
                                + " (25/8/2024). Kaca pecah.\n"
                                + "Sementara itu, di Kota Palopo, tawuran pemuda pada Selasa"
                                + " (27/8/2024) menewaskan seorang pelajar.");

        assertThat(finding.status()).isEqualTo(Status.INC);
        assertThat(finding.more()).hasSize(2).allMatch(event -> event.status() == Status.INC);
        assertThat(finding.more())
                .extracting(FurtherEvent::region)
                .doesNotContain(finding.region());
        List<String> all =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(finding.region()),
                                finding.more().stream().map(FurtherEvent::region))
                        .toList();
        assertThat(all).containsExactlyInAnyOrder("52.05", "35.27", "73.73");
        FurtherEvent palopo =
                finding.more().stream()
                        .filter(event -> "73.73".equals(event.region()))
                        .findFirst()
                        .orElse(null);
        if (palopo != null) {
            assertThat(palopo.killed()).isEqualTo(1);
            assertThat(palopo.severity()).isEqualTo(4);
        }
        if (finding.region().equals("52.05")) {
            assertThat(finding.injured()).isEqualTo(4);
            assertThat(finding.killed()).isNull();
        }
    }

    @Test
    void takesBackgroundAndPassingMentionsForNoFurtherEvent() {
        Finding finding =
                tag(
                        "Bentrok Dua Desa di Dompu, Empat Luka",
                        "DOMPU – Bentrokan dua desa pecah di Kabupaten Dompu, Senin (26/8/2024)."
                                + " Empat orang luka dan sebuah rumah dibakar massa.\n"
                                + "Di Kabupaten Bima, bentrokan serupa tahun lalu menewaskan dua"
                                + " orang.\n"
                                + "Di Kota Mataram, kapolda mengatakan pasukan ditambah.\n"
                                + "Di Kabupaten Sumbawa pernah terjadi perang kampung pada 2013.");

        assertThat(finding.more()).isEmpty();
        assertThat(finding.region()).isEqualTo("52.05");
    }

    @Test
    void leavesStatisticsAndDrillsAlone() {
        Finding finding =
                tag(
                        "Kaleidoskop: Rentetan Bentrok Sepanjang Tahun di Sejumlah Daerah",
                        "Sepanjang tahun lalu data konflik mencatat rentetan bentrok.\n"
                                + "Di Kabupaten Dompu, dua desa saling serang pada 2023.\n"
                                + "Di Kabupaten Sampang, massa melempari balai desa pada 2023.\n"
                                + "Di Kota Palopo, tawuran pada 2023 menewaskan seorang pelajar.");

        assertThat(finding.more()).isEmpty();
    }

    @Test
    void readsManyPassagesInBoundedNumber() {
        StringBuilder body = new StringBuilder("Rangkuman dari berbagai daerah.\n");
        for (int i = 0; i < 300; i++) {
            body.append(
                    "Di Kabupaten Dompu, dua desa saling serang, tiga luka.\n"
                            + "Di Kota Palopo, tawuran pecah, dua luka.\n");
        }

        assertThat(tag("Kilas Bentrok di Berbagai Daerah", body.toString()).more())
                .hasSizeLessThanOrEqualTo(50);
    }
}
