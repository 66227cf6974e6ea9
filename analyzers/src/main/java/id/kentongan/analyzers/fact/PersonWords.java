package id.kentongan.analyzers.fact;

import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;

/** Which words stand for people in counts of victims, and which stand for none. */
final class PersonWords {

    private static final WordTable<Boolean> PEOPLE =
            WordTable.split(
                    "orang warga korban anggota personel polisi prajurit petugas mahasiswa mahasiswi pelajar pemuda pemudi"
                            + " aparat jiwa nyawa pria wanita perempuan lelaki anak bocah balita santri buruh karyawan"
                            + " pekerja petani nelayan siswa siswi remaja massa demonstran suporter pendukung simpatisan"
                            + " satpam sipil tni polri kkb opm brimob guru dosen masyarakat tukang sopir supir kernet"
                            + " pendulang penambang pemanen penjaga pengemudi pengendara penumpang penduduk pendatang"
                            + " penghuni pengunjung pengunjuk peserta pedagang pegawai pelaku perwira penyidik pembeli"
                            + " pejabat panitia staf relawan jurnalis wartawan dokter perawat bidan kapolsek kapolres"
                            + " kades camat lurah kepala ketua tokoh ulama kiai pendeta pastor jemaah jemaat umat imam"
                            + " ibu bapak nenek kakek lansia suami istri keluarga kerabat tetangga teman rekan rekannya"
                            + " temannya anaknya istrinya suaminya keponakan adik kakak preman pencuri maling copet begal"
                            + " tersangka tahanan narapidana napi saksi calon caleg kader laskar banser pesilat suku"
                            + " etnis marga milisi gerilyawan separatis tentara marinir kostrad kopassus provos hansip"
                            + " linmas babinsa juru awak abk pilot kru operator mekanik montir pelayan kasir ojek ojol"
                            + " becak transmigran pengungsi penyerang perusuh provokator pembunuh pemerkosa tamu turis"
                            + " satgas bintara tamtama brigadir bripda bripka briptu bripol ipda iptu akp serda sertu"
                            + " serka kopral pratu prada praka letda lettu kapten mayor peneliti aktivis pegiat warganya"
                            + " muslim kristen madura dayak melayu bugis tolaki alumni alumnus");

    /** Words that may stand between a number and what befell the people counted. */
    private static final WordTable<Boolean> FILL =
            WordTable.split(
                    "di antaranya diantaranya lainnya lain yang mengalami menderita dan tersebut dilaporkan dinyatakan menjadi"
                            + " dunia luka berat ringan parah serius tembak bacok tusuk panah bakar memar robek"
                            + " sedikitnya setidaknya sebanyak hingga sampai mencapai adalah ada serta pihak rasa"
                            + " kelompok ditemukan akhirnya juga turut ikut sempat harus kini langsung telah sudah"
                            + " terpaksa diantara antara dari masing masingmasing bertambah akibat karena terkena kena"
                            + " mati dalam kondisi keadaan lagi lagilagi itu ini jatuh menelan korban hilang"
                            + " kehilangan kritis asal sekitar diperkirakan diduga total jumlah mereka lokal asing"
                            + " emas kecil muda tua setempat desa kampung");

    private static final WordTable<Boolean> THINGS =
            WordTable.split(
                    "tahun hari jam menit detik km kilometer meter persen unit wib wit wita bulan minggu pekan hektare hektar"
                            + " ha desa kali kelompok pos kubu januari februari maret april mei juni juli agustus"
                            + " september oktober november desember juta ribu miliar triliun tps sepeda mobil motor truk"
                            + " bus rumah bangunan kios ruko toko kantor titik lokasi kecamatan kabupaten kota distrik"
                            + " kampung provinsi peluru tembakan tusukan bacokan jahitan luka panah parang kapal perahu"
                            + " pesawat ekor buah batang lembar pasal perkara kasus laporan pucuk butir paket sekolah"
                            + " honai dusun rt rw kelurahan suku marga pihak partai ormas organisasi perguruan kompi"
                            + " peleton pleton ssk tahap lantai sentimeter cm");

    private static final WordTable<Boolean> PLURAL =
            WordTable.split(
                    "sejumlah beberapa para puluhan belasan ratusan ribuan sebagian banyak masingmasing sekelompok mereka"
                            + " warga massa kedua keduanya kelompok seluruh semua korbankorban antar");

    private PersonWords() {}

    static boolean people(Tokens tokens, int i) {
        return PEOPLE.has(tokens, i);
    }

    static boolean fill(Tokens tokens, int i) {
        return FILL.has(tokens, i);
    }

    static boolean thing(Tokens tokens, int i) {
        return THINGS.has(tokens, i);
    }

    static boolean plural(Tokens tokens, int i) {
        return PLURAL.has(tokens, i);
    }
}
