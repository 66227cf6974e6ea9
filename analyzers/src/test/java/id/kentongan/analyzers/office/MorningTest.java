package id.kentongan.analyzers.office;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Triggers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MorningTest {

    /** Monday, 07.00 in Kendari (WITA), in the week before the vote of 27 November 2024. */
    private static final Instant SEVEN = Instant.parse("2024-11-24T23:00:00Z");

    private static final Routing ROUTING =
            Routing.read(
                    office("konsel", "action", "74.05", "WASPADA", "+08:00")
                            + office("sultra", "info", "74", "SIAGA", "+08:00")
                            + office("pusat", "info", "00", "AWAS", "+07:00"),
                    "offices.tsv",
                    "",
                    "silences.tsv");

    private static final Triggers TRIGGERS =
            Triggers.read(
                    "74.05\t2024-11-25\tPSU\t\tpemungutan ulang di Andoolo\tKPU\n"
                            + "74.05\t2024-11-30\tPILKADES\t\tpilkades serentak\tbupati\n"
                            + "74.05\t2024-02-26\tMK\t\tputusan MK\tMK\n",
                    "triggers.tsv");

    private final Morning morning = new Morning(ROUTING, TRIGGERS);

    @Test
    void eachOfficeGetsItsLineAtSevenOfItsOwnClock() {
        DayBook book = DayBook.empty().with(entries());

        assertThat(morning.at(book, SEVEN).notices())
                .filteredOn(one -> one.kind() == Notice.Kind.PULSE)
                .extracting(Notice::office)
                .containsExactly("konsel", "sultra");
        assertThat(morning.at(book, SEVEN.plus(Duration.ofHours(1))).notices())
                .filteredOn(one -> one.kind() == Notice.Kind.PULSE)
                .extracting(Notice::office)
                .containsExactly("pusat");
        assertThat(Morning.next(SEVEN)).isEqualTo(SEVEN.plus(Duration.ofHours(1)));
        assertThat(Morning.next(SEVEN.plus(Duration.ofHours(1))))
                .isEqualTo(SEVEN.plus(Duration.ofHours(23)));
    }

    @Test
    void theLineTellsItemsEventsLevelsSilentSourcesAndTheTriggersOfTheDay() {
        assertThat(text(Notice.Kind.PULSE, "konsel"))
                .isEqualTo(
                        "Kabar pagi 25 Nov, Kab. Konawe Selatan: 3 laporan dibaca dalam 24 jam, 1"
                                + " kejadian baru; tingkat: Waspada sengketa sumber daya alam; sumber"
                                + " diam di seluruh sistem: 1; hari ini: pemungutan ulang di"
                                + " Andoolo.")
                .doesNotContain("\n");
    }

    @Test
    void silenceIsNotToldAsCalm() {
        Notice line = morning.at(DayBook.empty(), SEVEN).notices().get(0);

        assertThat(line.text())
                .contains("data kurang, bukan berarti aman", "tingkat: Data kurang")
                .doesNotContain("Normal");
        assertThat(morning.brief(DayBook.empty(), "74.05", SEVEN))
                .hasValueSatisfying(
                        page ->
                                assertThat(page)
                                        .contains("Tingkat: Data kurang.")
                                        .contains(
                                                "Celah data: belum pernah ada laporan dari wilayah"
                                                        + " ini."));
    }

    @Test
    void aProvinceReadsWhereEachLevelStands() {
        DayBook book =
                DayBook.empty()
                        .with(
                                List.of(
                                        entry(-3, DayBook.Kind.ITEM, "74.05", "", 0),
                                        entry(-2, DayBook.Kind.LEVEL, "74.05/COM", "", 1),
                                        entry(-2, DayBook.Kind.LEVEL, "74.71/COM", "", 1)));

        assertThat(morning.at(book, SEVEN).notices())
                .filteredOn(one -> one.kind() == Notice.Kind.PULSE)
                .filteredOn(one -> one.office().equals("sultra"))
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.text())
                                        .contains(
                                                "tingkat: Waspada Kab. Konawe Selatan (bentrok"
                                                        + " antarwarga) dan Kota Kendari (bentrok"
                                                        + " antarwarga);"));
    }

    @Test
    void aProvinceGetsTheWaspadaBelowItOnceADay() {
        assertThat(text(Notice.Kind.DIGEST, "sultra"))
                .contains("Rangkuman Waspada 25 Nov, Provinsi Sulawesi Tenggara")
                .contains("Kab. Konawe Selatan (sengketa sumber daya alam)")
                .doesNotContain("Kota Kendari");
        assertThat(morning.at(DayBook.empty(), SEVEN).notices())
                .noneMatch(one -> one.kind() == Notice.Kind.DIGEST);
    }

    @Test
    void inElectionStagesAPageComesOnMonday() {
        assertThat(text(Notice.Kind.BRIEF, "konsel"))
                .contains("Brief mingguan Kab. Konawe Selatan, 25 Nov: masa tenang")
                .contains("Tingkat: Waspada sengketa sumber daya alam (minggu lalu Normal).")
                .contains(
                        "14 hari ke depan: 25 Nov pemungutan ulang di Andoolo; 27 Nov hari"
                                + " pemungutan suara; 28 Nov tahap penghitungan suara; 30 Nov"
                                + " pilkades serentak")
                .contains("Daftar pantau: sengketa tambang.")
                .contains("pasangan calon, selisih ")
                .contains("sengketa: putusan MK, 26 Feb 2024")
                .contains("Celah data: laporan dari wilayah ini kurang.");
        assertThat(
                        morning.at(DayBook.empty().with(entries()), SEVEN.plus(Duration.ofDays(1)))
                                .notices())
                .noneMatch(one -> one.kind() == Notice.Kind.BRIEF);
        assertThat(morning.brief(DayBook.empty(), "74.05", Instant.parse("2030-01-07T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void theFourteenDaysAreThoseOfTheRegionsOwnClock() {
        Morning east =
                new Morning(
                        ROUTING,
                        Triggers.read(
                                "74.05\t2024-11-24\tPILKADES\t\tkemarin\tbupati\n"
                                        + "74.05\t2024-12-09\tPILKADES\t\thari terakhir\tbupati\n"
                                        + "74.05\t2024-12-10\tPILKADES\t\tterlalu jauh\tbupati\n",
                                "triggers.tsv"));

        // 07.00 WITA of the 25th is still the 24th in UTC
        assertThat(east.brief(DayBook.empty(), "74.05", SEVEN))
                .hasValueSatisfying(
                        page ->
                                assertThat(page)
                                        .contains("9 Des hari terakhir")
                                        .doesNotContain("kemarin", "terlalu jauh"));
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        List<DayBook.Entry> entries = new ArrayList<>(entries());
        DayBook one = DayBook.empty().with(entries);
        Collections.shuffle(entries, new Random(3));

        assertThat(DayBook.empty().with(entries)).isEqualTo(one);
    }

    /** Most come in order, some days late; what was told before does not change. */
    @Test
    void aBookThatStaysOpenTellsWhatOneReadAnewTells() {
        Random random = new Random(4);
        List<DayBook.Entry> samples = entries();
        DayBook anew = DayBook.empty();
        DayBook.Draft open = new DayBook.Draft(anew);
        List<DayBook> told = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int hour = 0; hour < 24 * 300; hour += random.nextInt(10)) {
            List<DayBook.Entry> entries = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                DayBook.Entry one = samples.get(random.nextInt(samples.size()));
                int late = random.nextInt(5) == 0 ? random.nextInt(24 * 4) : 0;
                String key =
                        one.kind() == DayBook.Kind.CONCERN
                                ? "74.05/LND-" + random.nextInt(400)
                                : one.key();
                entries.add(entry(hour - late, one.kind(), key, one.word(), one.number()));
            }
            anew = anew.with(entries);
            open.note(entries);
            if (random.nextInt(5) == 0) {
                assertThat(open.book()).isEqualTo(anew);
                told.add(open.book());
                words.add(open.book().toString());
            }
            if (random.nextInt(50) == 0) {
                anew = anew.briefed();
                open = new DayBook.Draft(open.book().briefed());
            }
        }

        assertThat(told.stream().map(DayBook::toString).toList()).isEqualTo(words);
        assertThat(anew.items().size()).isBetween(1, 200);
    }

    private String text(Notice.Kind kind, String office) {
        return morning.at(DayBook.empty().with(entries()), SEVEN).notices().stream()
                .filter(one -> one.kind() == kind && one.office().equals(office))
                .map(Notice::text)
                .findFirst()
                .orElse("");
    }

    private static List<DayBook.Entry> entries() {
        return List.of(
                entry(-25, DayBook.Kind.ITEM, "74.05", "", 0),
                entry(-23, DayBook.Kind.ITEM, "74.05", "", 0),
                entry(-2, DayBook.Kind.ITEM, "74.05", "", 0),
                entry(0, DayBook.Kind.ITEM, "74.05", "", 0),
                entry(-1, DayBook.Kind.ITEM, "74.71", "", 0),
                entry(-2, DayBook.Kind.EVENT, "74.05", "", 0),
                entry(-5, DayBook.Kind.SOURCE, "warta", "", 1),
                entry(-9, DayBook.Kind.SOURCE, "kabar", "", 1),
                entry(-3, DayBook.Kind.SOURCE, "kabar", "", 0),
                entry(-20, DayBook.Kind.LEVEL, "74.05/LND", "", 1),
                entry(-20, DayBook.Kind.LEVEL, "74.71/COM", "", 1),
                entry(-4, DayBook.Kind.LEVEL, "74.71/COM", "", 0),
                entry(-30, DayBook.Kind.CONCERN, "74.05/LND-03", "", 0),
                entry(-6, DayBook.Kind.COVERAGE, "74.05", "low", 0));
    }

    private static DayBook.Entry entry(
            int hours, DayBook.Kind kind, String key, String word, int number) {
        return new DayBook.Entry(
                SEVEN.plus(Duration.ofHours(hours)), kind, key, word, number, false);
    }

    private static String office(
            String id, String role, String region, String lowest, String zone) {
        return String.join(
                        "\t",
                        id,
                        "Kantor " + id,
                        role,
                        region,
                        "ALL",
                        lowest,
                        "arsip",
                        id,
                        "id",
                        zone,
                        "22:00",
                        "05:00",
                        "15",
                        "120",
                        "2",
                        "")
                + "\n";
    }
}
