package id.kentongan.analyzers.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortFormTest {

    private static final String LAND =
            """
            SIMULASI - AWAS (naik dari Siaga) - Kab. Seruyan, Kec. Seruyan Hilir Timur
            Apa: sengketa lahan perkebunan atau hutan (UU 7/2012 pasal 5 huruf d, e). Status: terjadi; sangat berat.
            Fakta: 18 Okt 20.19 WIB; meninggal 3 orang; luka 14 orang.
            Mengapa kini: masa kampanye.
            Tren: 4 kejadian dalam 7 hari terakhir, 0 dalam 3 minggu sebelumnya.
            Saran (penghentian): Bupati/Wali Kota dan Forkopimda: Forkopimda bertemu segera; lindungi warga; dialog bersama BPN, dinas teknis dan perusahaan.
            Keyakinan tinggi: 4 sumber independen, terverifikasi. Celah data: riwayat laporan wilayah ini belum 26 minggu.
            Tinjau lagi: 19 Okt 02.40 WIB. Kode: 62.07-LND-20241018T134000Z-awas""";

    private static final String CLASH =
            """
            SIMULASI - SIAGA (naik dari Waspada) - Kab. Seruyan, Kec. Danau Seluluk
            Apa: bentrok antarorganisasi kemasyarakatan (UU 7/2012 pasal 5 huruf a). Status: terjadi; terbatas.
            Fakta: 18 Okt 18.05 WIB; luka 2-3 orang.
            Mengapa kini: masa kampanye; ada ancaman bertenggat atau pengerahan massa.
            Tren: 3 kejadian dalam 7 hari terakhir, 0 dalam 3 minggu sebelumnya.
            Sudah: belum ada laporan penanganan.
            Saran (pencegahan): Sekretariat Tim Terpadu: rapat Tim Terpadu dalam 24 jam; dialog bersama pimpinan kedua organisasi.
            Keyakinan tinggi: 4 sumber independen, terverifikasi. Celah data: riwayat laporan wilayah ini belum 26 minggu.
            Naik bila ada kejadian baru; turun sekitar 8 Nov bila tenang.
            Tinjau lagi: 19 Okt 08.40 WIB. Kode: 62.07-ORM-20241018T134000Z-siaga""";

    private static String joined(String mark, String... texts) {
        return ShortForm.joined(
                List.of(texts).stream().map(text -> new ShortForm.Part(mark, text)).toList());
    }

    @Test
    void oneAlertStaysAsItIs() {
        assertThat(joined("", LAND)).isEqualTo(LAND).hasSizeLessThanOrEqualTo(700);
    }

    @Test
    void twoFamiliesFitAndEachSaysWhatHappenedAndHowToAnswer() {
        assertThat(joined("BELUM DIKONFIRMASI", LAND, CLASH))
                .isEqualTo(
                        """
                        [BELUM DIKONFIRMASI]
                        SIMULASI - AWAS (naik dari Siaga) - Kab. Seruyan, Kec. Seruyan Hilir Timur
                        Apa: sengketa lahan perkebunan atau hutan. Status: terjadi; sangat berat.
                        Fakta: 18 Okt 20.19 WIB; meninggal 3 orang; luka 14 orang.
                        Saran (penghentian): Bupati/Wali Kota dan Forkopimda: Forkopimda bertemu segera; lindungi warga; dialog bersama BPN, dinas teknis dan perusahaan.
                        Tinjau lagi: 19 Okt 02.40 WIB. Kode: 62.07-LND-20241018T134000Z-awas

                        Juga di wilayah ini:
                        SIAGA (naik dari Waspada) - Kec. Danau Seluluk
                        Apa: bentrok antarorganisasi kemasyarakatan. Status: terjadi; terbatas.
                        Fakta: 18 Okt 18.05 WIB; luka 2-3 orang.
                        Kode: 62.07-ORM-20241018T134000Z-siaga""")
                .hasSizeLessThanOrEqualTo(700);
    }

    @Test
    void whatTheFirstSaysIsNotSaidAgainButAnotherRegionOrMarkIs() {
        String other = CLASH.replace("Kab. Seruyan", "Kab. Kapuas");
        String text =
                ShortForm.joined(
                        List.of(
                                new ShortForm.Part("DIKONFIRMASI", LAND),
                                new ShortForm.Part("BELUM DIKONFIRMASI", other)));

        assertThat(text)
                .hasSizeLessThanOrEqualTo(700)
                .contains("[DIKONFIRMASI]", "[BELUM DIKONFIRMASI]", "Kab. Kapuas, Kec. Danau");
    }

    @Test
    void manyFamiliesFitToo() {
        for (int families = 2; families <= 8; families++) {
            assertThat(
                            joined(
                                    "BELUM DIKONFIRMASI, BELUM ADA JAWABAN Kesbangpol Seruyan",
                                    Collections.nCopies(families, CLASH).toArray(String[]::new)))
                    .hasSizeLessThanOrEqualTo(700)
                    .contains("Saran (pencegahan)", "Kode: ")
                    .doesNotContain("…");
        }
    }
}
