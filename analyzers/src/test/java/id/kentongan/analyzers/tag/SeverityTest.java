package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

    private static final Tagger TAGGER = Tagger.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dua orang tewas dan empat luka. | 4",
                "Dua belas rumah dirusak dan sebagian dibakar massa. | 4",
                "Sebanyak 150 warga mengungsi ke balai desa. | 4",
                "Satu rumah dibakar massa. | 3",
                "Tiga sepeda motor dibakar massa. | 3",
                "Lima orang luka terkena lemparan. | 3",
                "Seorang anggota panitia disandera empat jam. | 3",
                "Satu sepeda motor dibakar massa. | 2",
                "Dua orang luka ringan. | 2",
                "Kaca balai desa pecah dilempari batu. | 2",
                "Polisi menembakkan gas air mata. | 2",
                "Seorang penjaga dikeroyok. | 2"
            })
    void followsTheGuide(String fact, int severity) {
        Finding finding =
                TAGGER.tag(
                        SampleArticle.news(
                                "Dua Desa di Dompu Bentrok",
                                "DOMPU – Warga dua desa di Kabupaten Dompu bentrok, Senin"
                                        + " (26/8/2024). "
                                        + fact
                                        + " Pada 2013 bentrokan serupa menewaskan lima orang."));

        assertThat(finding.status()).isEqualTo(Status.INC);
        assertThat(finding.severity()).isEqualTo(severity);
    }
}
