package id.kentongan.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/03/25 14.22 - Pak Karang: Warga berkumpul di balai desa",
                "[12/03/25, 14:22:01] Bu Rekaan: Warga berkumpul di balai desa",
                "12/3/2025, 2:22 PM - +62 812-3456-7890: Warga berkumpul di balai desa",
                "\u200e[12.03.2025 14.22.01] ~ Rekaan: Warga berkumpul di balai desa"
            })
    void dropsWhoWroteAndWhen(String pasted) {
        assertThat(PastedText.clean(pasted)).isEqualTo("Warga berkumpul di balai desa");
    }

    @Test
    void dropsNumbersInTheText() {
        assertThat(
                        PastedText.clean(
                                "Hubungi 0812 3456 7890 atau @rekaan, surel a@b.id, NIK"
                                        + " 6202011203990001, mobil KH 1234 AB."))
                .isEqualTo("Hubungi [nomor] atau [nama], surel [surel], NIK [nik], mobil [pelat].");
    }

    @Test
    void leavesAnOrdinaryReportAsItIs() {
        String report = "Bentrok dua kelompok pukul 14.22: 3 orang luka, 12 rumah rusak.";
        assertThat(PastedText.clean(report)).isEqualTo(report);
    }
}
