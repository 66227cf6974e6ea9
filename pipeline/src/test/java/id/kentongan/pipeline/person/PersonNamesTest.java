package id.kentongan.pipeline.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invented persons among real offices and places. */
class PersonNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Warga mengadu kepada Sutrisman Hadiwibowo di rumahnya|Sutrisman Hadiwibowo",
                "Kapolres Seruyan AKBP Bintang Karangan membenarkan kejadian itu|Bintang Karangan",
                "Kepala Desa Sukamaju Budi Hartonowan menolak|Budi Hartonowan",
                "Ketua DPC Partai Golkar Yulianti Prasojowati hadir|Yulianti Prasojowati",
                "Pengamat Universitas Karangtanah Yulianto Wirayudha menilai itu wajar|Yulianto Wirayudha",
                "Massa mencari H. Zulkarnaini bin Tuasikalo malam itu|H Zulkarnaini bin Tuasikalo",
                "Ia bertemu Pak Cahaya, lalu pulang|Cahaya",
                "Keributan reda, kata Cahaya, sore itu|Cahaya",
                "Permata Hadiwibowo dipukul. Malamnya Permata dirawat|Permata Hadiwibowo Permata",
                "saya lihat sendiri sutrisno dan hendrawan dipukul massa di depan pasar|sutrisno hendrawan",
                "WARGA MENGEJAR SUTRISNO SAMPAI KE KEBUN|SUTRISNO"
            })
    void findsPersons(String text, String persons) {
        assertThat(found(text)).isEqualTo(persons);
    }

    @ParameterizedTest
    @CsvSource({
        "Bentrok di Kecamatan Kota Besi Kabupaten Kotawaringin Timur meluas ke Desa Watubela Jaya",
        "Massa di Jalan Jenderal Sudirman dan Jalan Teuku Umar dibubarkan Polres Magelang Kota",
        "Karyawan PT Sawit Karangan Lestari mogok",
        "Mahkamah Agung dan Komisi Pemberantasan Korupsi menolak",
        "Warga Desak Pemkab Bolaang Mongondow Timur Cabut Izin Tambang",
        "Ketua Badan Pengawas Pemilu Provinsi Sulawesi Tenggara hadir pada Rabu",
        "Dihubungi terpisah, Kapolsek Muncar membenarkan",
        "BENTROK WARGA DAN POLISI DI DEPAN KANTOR KPU",
        "Persyaratan dan Kelengkapan berkas diperiksa Panwaslu"
    })
    void leavesPlacesOfficesFirmsAndPlainWords(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void whoIsNamedInTheTextIsKnownInTheTitle() {
        String[] parts = {"Cahaya Dipukul Massa", "Korban Cahaya Hadiwibowo dipukul, kata polisi."};

        assertThat(PersonNames.find(parts))
                .extracting(span -> parts[span.part()].substring(span.from(), span.to()))
                .containsExactly("Cahaya", "Cahaya", "Hadiwibowo");
    }

    private static String found(String text) {
        return PersonNames.find(text).stream()
                .map(span -> text.substring(span.from(), span.to()))
                .collect(Collectors.joining(" "));
    }
}
