package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportJudgeTest {

    private static final Tagger TAGGER = Tagger.standard();

    /** A report of the years the model knows. */
    private static Finding then(String text) {
        return TAGGER.tag(report(text, "2002-05-01T00:00:00Z"));
    }

    /** A report of today. */
    private static Finding now(String text) {
        return TAGGER.tag(report(text, "2026-05-01T00:00:00Z"));
    }

    private static Item report(String text, String at) {
        Instant instant = Instant.parse(at);
        return new Item(
                "r",
                Item.Kind.INCIDENT,
                instant,
                instant,
                null,
                null,
                null,
                "",
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                new Item.Source("s", "field", null),
                false,
                List.of(),
                "0");
    }

    @Test
    void findsAMobThatBeatsAThief() {
        Finding finding = then("12/3 sorg pencuri ayam babak belur dihajar massa di psr Rantau");
        assertThat(finding.status()).isEqualTo(Status.INC);
        assertThat(finding.indicators().get(0)).isEqualTo("COM-04");
        assertThat(finding.severity()).isPositive();
    }

    @Test
    void findsADisputeOverLandInShorthand() {
        Finding finding =
                then(
                        "5/6/02 warga desa mmbakar camp prusahaan sawit krn sengketa lahan blm selesai");
        assertThat(finding.status()).isEqualTo(Status.INC);
        assertThat(finding.indicators().get(0)).startsWith("LND");
    }

    @Test
    void findsNothingInARobbery() {
        Finding finding =
                then("2 org perampok menodong pemilik toko emas dgn pistol, uang 5 juta raib");
        assertThat(finding.status()).isEqualTo(Status.NON);
        assertThat(finding.severity()).isZero();
    }

    @Test
    void leavesAPeacefulProtestARight() {
        for (Finding finding :
                List.of(
                        then(
                                "ratusan buruh berunjuk rasa damai di kantor bupati menuntut upah, aksi tertib"),
                        now(
                                "ratusan buruh berunjuk rasa damai di kantor bupati menuntut upah, aksi tertib"))) {
            assertThat(finding.status()).isEqualTo(Status.PRO);
            assertThat(finding.severity()).isZero();
        }
    }

    @Test
    void leavesADrillPrevention() {
        Finding finding =
                then(
                        "latihan simulasi penanganan massa: massa membakar ban dan melempari kantor kpu");
        assertThat(finding.status()).isEqualTo(Status.PRV);
        assertThat(finding.severity()).isZero();
    }

    @Test
    void isNotAskedLongAfterTheYearsItKnows() {
        Finding finding =
                now("Senin malam terjadi bentrok antar ormas di terminal, 3 orang luka bacok");
        assertThat(finding.status()).isEqualTo(Status.INC);
        assertThat(finding.indicators().get(0)).isEqualTo("ORM-01");
    }

    @Test
    void findsNoConflictInAccidentsOfToday() {
        for (String text :
                List.of(
                        "tjd kebakaran rmh tinggal akibat korsleting listrik, kerugian materil, nihil korban",
                        "tjd kebakaran rumah warga krn kompor meledak, 2 rumah ludes, tdk ada korban jiwa",
                        "tjd tanah longsor, 3 rumah rusak, 12 KK mengungsi, 1 org luka",
                        "Laka lantas bus vs truk di jln lintas, MD 3, LB 4, lalin dialihkan",
                        "Erupsi gunung, MD 5, luka bakar 12, rmh terbakar 40, pengungsi 900 jiwa",
                        "Penemuan mayat lk 40 th di kebun, luka tusuk, dugaan curas, TKP dipasang garis polisi")) {
            assertThat(now(text).status()).as(text).isEqualTo(Status.NON);
            assertThat(now(text).severity()).as(text).isZero();
        }
        assertThat(now("rumah warga dibakar massa saat banjir melanda, 2 org luka bacok").status())
                .isEqualTo(Status.INC);
    }

    @Test
    void missesNoBlockadeBesideTrafficAndNoBlowBesideANumber() {
        assertThat(
                        now("wrg dua desa blokade jln tol dan palang dermaga, lempari petugas,"
                                        + " kapal tdk bisa sandar, penumpang tertahan")
                                .status())
                .isIn(Status.INC, Status.THR);
        assertThat(
                        now("massa pukul 2 anggota Satpol PP saat penertiban PKL, LR 2,"
                                        + " lapak dibakar")
                                .status())
                .isEqualTo(Status.INC);
    }

    @Test
    void readsTheHourAsAnHourAndPedlarsAsPedlars() {
        Finding eviction =
                now("Pkl. 09.00 WIB penertiban PKL ricuh di pasar, pedagang lempari petugas");
        assertThat(eviction.indicators()).contains("LND-04");
        String text = "Pukul 09.00 WIB di wilayah Desa Suka tjd bentrok antarormas, 2 org luka";
        assertThat(now(text).indicators()).contains("ORM-01").doesNotContain("LND-04");
        assertThat(now(text).evidence())
                .allSatisfy(
                        one ->
                                assertThat(text.substring(one.start(), one.end()))
                                        .doesNotContain("jam"));
        assertThat(TAGGER.explain(report(text, "2026-05-01T00:00:00Z")).spans())
                .isNotEmpty()
                .allSatisfy(
                        span ->
                                assertThat(span.text())
                                        .isEqualTo(text.substring(span.start(), span.end())));
    }

    @Test
    void statesAConfidenceThatIsAProbability() {
        assertThat(then("dua kelompok warga bentrok, rumah dibakar").confidence())
                .isBetween(0.0, 1.0);
    }

    @Test
    void saysTheSameFromManyThreads() {
        String text = "warga dua desa bentrok krn batas kebun, 2 luka kena parang";
        Finding one = then(text);
        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> then(text)).toList())
                .allMatch(one::equals);
    }
}
