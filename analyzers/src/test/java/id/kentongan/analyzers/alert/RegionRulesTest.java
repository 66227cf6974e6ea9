package id.kentongan.analyzers.alert;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:20:00Z");

    private final RegionRules rules = RegionRules.standard();

    @Test
    void tellsALeaderTheTenPoints() {
        var first = Cases.clash("a", "LND-02", 3, NOON, "Kabar Timur", "Warta");
        var second = Cases.clash("b", "LND-02", 4, NOON, "Warta", "Suara Desa");
        var outcome =
                rules.at(
                        RegionWatch.of("74.05"),
                        NOON,
                        List.of(
                                WatchInput.of(NOON, first),
                                WatchInput.of(NOON, second),
                                WatchInput.of(NOON, Cases.clash("c", "LND-02", 3, NOON, "Warta")),
                                WatchInput.of(NOON, Cases.clash("d", "LND-02", 2, NOON, "Warta"))));

        Alert alert = outcome.alerts().get(0);
        assertThat(alert.alertId()).isEqualTo("74.05-LND-20260302T042000Z-awas");
        assertThat(alert.title())
                .isEqualTo("AWAS: Kab. Konawe Selatan - sengketa lahan perkebunan");
        assertThat(alert.text())
                .contains("AWAS (naik dari Normal) - Kab. Konawe Selatan, Kec. Andoolo Barat")
                .contains(
                        "Apa: sengketa lahan perkebunan atau hutan (UU 7/2012 pasal 5 huruf d, e)")
                .contains("Status: terjadi; sangat berat.")
                .contains("Fakta: 2 Mar 12.20 WITA; meninggal 1-3 orang; luka 2-5 orang.")
                .contains("Mengapa kini: ")
                .contains("Tren: 4 kejadian dalam 7 hari terakhir, 0 dalam 3 minggu sebelumnya")
                .contains("Sudah: belum ada laporan penanganan.")
                .contains("Saran (penghentian): Bupati/Wali Kota dan Forkopimda")
                .contains("Keyakinan tinggi: 3 sumber independen")
                .contains("Celah data")
                .contains("Tinjau lagi: ")
                .contains("Kode: 74.05-LND-20260302T042000Z-awas")
                .hasSizeLessThanOrEqualTo(AlertText.LONGEST);
        assertThat(outcome.watch().level("ALL")).isEqualTo(Level.AWAS);
    }

    @Test
    void aMobAndABrawlInOneWeekAreNoBuildUpButTwoBrawlsAre() {
        Instant before = NOON.minus(Duration.ofDays(3));
        Case mob = Cases.clash("a", "COM-04", 3, before, "Warta");
        Case brawl = Cases.clash("b", "COM-02", 3, NOON, "Suara");
        Case other = Cases.clash("c", "COM-02", 3, before, "Warta");

        assertThat(levelAfter(mob, brawl)).isEqualTo(Level.NORMAL);
        assertThat(levelAfter(other, brawl)).isNotEqualTo(Level.NORMAL);
        assertThat(levelAfter(mob, Cases.clash("d", "COM-04", 3, NOON, "Suara")))
                .isNotEqualTo(Level.NORMAL);
    }

    private Level levelAfter(Case... cases) {
        RegionWatch watch = RegionWatch.of("74.05");
        for (Case one : cases) {
            watch =
                    rules.at(watch, one.firstKnown(), List.of(WatchInput.of(one.firstKnown(), one)))
                            .watch();
        }
        return watch.level("COM");
    }

    @Test
    void threeHappeningsWithinTenDaysAreASiaga() {
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta");
        Case second = Cases.clash("b", "COM-02", 2, NOON.plus(Duration.ofDays(5)), "Suara");
        Case near = Cases.clash("c", "COM-02", 2, NOON.plus(Duration.ofDays(10)), "Kabar");
        Case late = Cases.clash("c", "COM-02", 2, NOON.plus(Duration.ofDays(11)), "Kabar");

        assertThat(levelAfter(first, second)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(first, second, near)).isEqualTo(Level.SIAGA);
        assertThat(levelAfter(first, second, late)).isEqualTo(Level.WASPADA);
    }

    @Test
    void severalHappeningsOfOneDayAreOneOutbreakUnlessTheyAreFourOrTwoDeadly() {
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta", "Suara");
        Case second = Cases.clash("b", "COM-02", 2, NOON, "Warta", "Suara");
        Case third = Cases.clash("c", "COM-02", 2, NOON, "Warta", "Suara");
        Case fourth = Cases.clash("d", "COM-02", 2, NOON, "Warta", "Suara");
        Case deadly = Cases.clash("g", "COM-02", 4, NOON, "Warta", "Suara");
        Case deadlyToo = Cases.clash("h", "COM-02", 4, NOON, "Warta", "Suara");
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        Case again = Cases.clash("e", "COM-02", 2, tomorrow, "Warta", "Suara");
        Case later = Cases.clash("f", "COM-02", 2, tomorrow.plus(Duration.ofDays(1)), "Warta");

        assertThat(levelAfter(first, second, third)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(first, second, again)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(first, second, deadly)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(first, deadly, deadlyToo)).isEqualTo(Level.SIAGA);
        assertThat(levelAfter(first, deadly, Cases.withoutDeaths(deadlyToo)))
                .isEqualTo(Level.WASPADA);
        assertThat(levelAfter(first, second, third, fourth)).isEqualTo(Level.SIAGA);
        assertThat(levelAfter(first, second, third, again)).isEqualTo(Level.SIAGA);
        assertThat(levelAfter(first, again, later)).isEqualTo(Level.SIAGA);
    }

    @Test
    void aDayIsThatOfTheRegionsOwnClock() {
        // 23.50 and 00.10 in the east, one day in UTC
        Instant late = Instant.parse("2026-03-02T14:50:00Z");
        Case first = Cases.clash("a", "COM-02", 2, late, "Warta", "Suara");
        Case second =
                Cases.clash("b", "COM-02", 2, late.plus(Duration.ofMinutes(20)), "Warta", "Suara");

        assertThat(Heat.days(List.of(first, second), late, "94.01")).isEqualTo(1.8);
        assertThat(Heat.days(List.of(first, second), late, "11.01")).isEqualTo(0.9);
    }

    @Test
    void aFamilyNeverToldOfWhereOthersWereTakesFour() {
        Case first = labour("a", 0, 3);
        Case second = labour("b", 1, 2);
        Case third = labour("c", 2, 2);
        Case fourth = labour("d", 3, 2);

        // nothing is known of the place: three days make a Siaga
        assertThat(labourAfter(RegionWatch.of("74.05"), first, second, third))
                .isEqualTo(Level.SIAGA);
        assertThat(labourAfter(restless(1, Status.INC), first, second, third))
                .isEqualTo(Level.WASPADA);
        assertThat(labourAfter(restless(1, Status.INC), first, second, third, fourth))
                .isGreaterThanOrEqualTo(Level.SIAGA);
    }

    private static Case labour(String id, int day, int severity) {
        return Cases.clash(
                id, "LAB-02", severity, NOON.plus(Duration.ofDays(day)), "Warta", "Suara");
    }

    private Level labourAfter(RegionWatch watch, Case... cases) {
        for (Case one : cases) {
            watch =
                    rules.at(watch, one.firstKnown(), List.of(WatchInput.of(one.firstKnown(), one)))
                            .watch();
        }
        return watch.level("LAB");
    }

    @Test
    void aWaspadaSaysWhatWouldMakeItASiaga() {
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta", "Suara");
        Case second = Cases.clash("b", "COM-02", 2, NOON, "Warta", "Suara");
        Case before =
                Cases.clash("c", "COM-02", 2, NOON.minus(Duration.ofDays(1)), "Warta", "Suara");
        Case third = Cases.clash("d", "COM-02", 2, NOON, "Warta", "Suara");

        assertThat(waspada(first)).startsWith("naik bila terus berulang");
        assertThat(waspada(first, before)).startsWith("naik bila terulang di hari lain");
        assertThat(waspada(first, second, third)).startsWith("naik bila ada kejadian baru");
    }

    private String waspada(Case... cases) {
        List<WatchInput> inputs = new ArrayList<>();
        for (Case one : cases) {
            inputs.add(WatchInput.of(NOON, one));
        }
        Alert alert = rules.at(RegionWatch.of("74.05"), NOON, inputs).alerts().get(0);
        assertThat(alert.to()).isEqualTo(Level.WASPADA);
        return alert.outlook();
    }

    @Test
    void theMoreAPlaceHasSeenTheLessItTakes() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta", "Suara");
        Case second = Cases.clash("b", "COM-02", 1, NOON, "Warta", "Suara");
        Case minorLater = Cases.clash("l", "COM-02", 1, tomorrow, "Warta", "Suara");
        Case grave = Cases.clash("g", "COM-02", 3, NOON, "Warta", "Suara");
        Case minor = Cases.clash("m", "COM-02", 1, NOON, "Warta", "Suara");
        Case alone = Cases.clash("s", "COM-02", 3, NOON, "Warta");

        assertThat(levelAfter(restless(7, Status.INC), first)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(restless(8, Status.INC), first)).isEqualTo(Level.SIAGA);
        // what is not serious counts as one more there, and a day once
        assertThat(levelAfter(restless(7, Status.INC), minor, minorLater)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(restless(8, Status.INC), minor, minorLater)).isEqualTo(Level.SIAGA);
        assertThat(levelAfter(restless(8, Status.INC), minor, second)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(restless(23, Status.INC), grave)).isEqualTo(Level.SIAGA);
        assertThat(levelAfter(restless(24, Status.INC), grave)).isEqualTo(Level.AWAS);
        assertThat(levelAfter(restless(24, Status.INC), minor)).isEqualTo(Level.WASPADA);
        // one voice alone never lifts above Waspada, whatever the history
        assertThat(levelAfter(restless(24, Status.INC), alone)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(restless(30, Status.PRO), first)).isEqualTo(Level.WASPADA);
    }

    @Test
    void aReportThatNobodyElseTellsIsNoSiagaWhateverThePlaceHasSeen() {
        Instant before = NOON.minus(Duration.ofDays(20));
        Case old = Cases.clash("o", "COM-02", 1, before, "Warta", "Kabar");
        Case alone = Cases.clash("s", "COM-02", 2, NOON, "Suara");
        Case minor = Cases.clash("m", "COM-02", 1, NOON, "Suara");

        assertThat(levelAfter(restless(8, Status.INC), alone)).isEqualTo(Level.NORMAL);
        assertThat(levelAfter(restless(8, Status.INC), minor)).isEqualTo(Level.NORMAL);
        assertThat(levelAfter(restless(8, Status.INC), old, alone)).isEqualTo(Level.WASPADA);
        assertThat(levelAfter(restless(24, Status.INC), old, alone)).isEqualTo(Level.WASPADA);
    }

    @Test
    void whatAPlaceHasSeenRaisesNothingByGrowingOlder() {
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta", "Suara");
        Instant next = NOON.plus(Duration.ofDays(20));
        Case second = Cases.clash("b", "COM-02", 2, next, "Warta", "Suara");
        RegionWatch watch = restless(7, Status.INC);
        for (Case one : List.of(first, second)) {
            watch =
                    rules.at(watch, one.firstKnown(), List.of(WatchInput.of(one.firstKnown(), one)))
                            .watch();
        }
        // the first one is the eighth of the half-year now
        Instant later = NOON.plus(Duration.ofDays(29));
        var quiet = rules.at(watch, later, List.of());

        assertThat(watch.level("COM")).isEqualTo(Level.WASPADA);
        assertThat(quiet.watch().past()).hasSize(8);
        assertThat(quiet.watch().level("COM")).isEqualTo(Level.WASPADA);
        Case third = Cases.clash("c", "COM-02", 2, later, "Warta", "Suara");
        assertThat(levelAfter(quiet.watch(), third)).isEqualTo(Level.SIAGA);
    }

    @Test
    void aDenialRaisesNothing() {
        RegionWatch watch = restless(1, Status.INC);
        for (Case one : List.of(labour("a", 0, 2), labour("b", 1, 2), labour("c", 2, 2))) {
            watch =
                    rules.at(watch, one.firstKnown(), List.of(WatchInput.of(one.firstKnown(), one)))
                            .watch();
        }
        Instant later = NOON.plus(Duration.ofDays(3));
        var denied = denied(watch, later, "past0");

        assertThat(denied.watch().past()).isEmpty();
        assertThat(denied.watch().level("LAB")).isEqualTo(Level.WASPADA);
    }

    @Test
    void aSecondSourceIsNotSaidToRaiseWhatItWouldNot() {
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta");
        Case second = Cases.clash("b", "COM-02", 2, NOON, "Warta");
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        Case again = Cases.clash("c", "COM-02", 2, tomorrow, "Warta");
        Case later = Cases.clash("d", "COM-02", 2, tomorrow.plus(Duration.ofDays(1)), "Warta");

        assertThat(waspada(first, second))
                .startsWith("naik bila terus berulang dan ada sumber kedua");
        assertThat(waspada(first, again, later)).startsWith("naik bila ada sumber kedua");
    }

    @Test
    void aHeadlineIsNoDay() {
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta", "Suara");
        Case headline = Cases.headline(first);

        assertThat(Heat.days(List.of(first), NOON, "74.05")).isEqualTo(0.9);
        assertThat(Heat.days(List.of(headline), NOON, "74.05")).isZero();
        assertThat(Heat.of(List.of(headline), NOON)).isZero();
    }

    @Test
    void historyIsForgottenAfterHalfAYearAndWhatPeopleDeniedIsNone() {
        Case first = Cases.clash("a", "COM-02", 2, NOON, "Warta", "Suara");
        RegionWatch watch = restless(8, Status.INC);

        Instant denial = NOON.minus(Duration.ofDays(1));
        var denied = denied(watch, denial, "past3");

        assertThat(denied.watch().past()).hasSize(7);
        assertThat(levelAfter(denied.watch(), first)).isEqualTo(Level.WASPADA);
        Instant later = NOON.plus(Duration.ofDays(170));
        assertThat(levelAfter(watch, Cases.clash("z", "COM-02", 2, later, "Warta", "Suara")))
                .isEqualTo(Level.WASPADA);
    }

    /** A calm region that has seen so many happenings, two months ago. */
    private RegionWatch restless(int happenings, Status status) {
        Instant then = NOON.minus(Duration.ofDays(60));
        RegionWatch watch = RegionWatch.of("74.05");
        List<WatchInput> inputs = new ArrayList<>();
        for (int event = 0; event < happenings; event++) {
            inputs.add(
                    WatchInput.of(
                            then,
                            Cases.event(
                                    "past" + event,
                                    "COM-02",
                                    status,
                                    status == Status.INC ? 2 : 0,
                                    then,
                                    "Warta")));
        }
        watch = rules.at(watch, then, inputs).watch();
        for (int day = 1; day < 60; day++) {
            watch = rules.at(watch, then.plus(Duration.ofDays(day)), List.of()).watch();
        }
        assertThat(watch.level("ALL")).isEqualTo(Level.NORMAL);
        return watch;
    }

    private Level levelAfter(RegionWatch watch, Case one) {
        return rules.at(watch, one.firstKnown(), List.of(WatchInput.of(one.firstKnown(), one)))
                .watch()
                .level("COM");
    }

    private Level levelAfter(RegionWatch watch, Case one, Case other) {
        RegionWatch next =
                rules.at(watch, one.firstKnown(), List.of(WatchInput.of(one.firstKnown(), one)))
                        .watch();
        return levelAfter(next, other);
    }

    @Test
    void theDayOnWhichALevelIsSaidToFallIsTheDayOnWhichItFalls() {
        for (int severity = 2; severity <= 4; severity++) {
            List<WatchInput> inputs = new ArrayList<>();
            for (int event = 0; event < 2 * severity; event++) {
                inputs.add(
                        WatchInput.of(
                                NOON,
                                Cases.clash("e" + event, "COM-02", severity, NOON, "A", "B")));
            }
            var outcome = rules.at(RegionWatch.of("74.05"), NOON, inputs);
            RegionWatch watch = outcome.watch();
            Alert fall = null;
            for (int day = 1; fall == null; day++) {
                var next = rules.at(watch, NOON.plus(Duration.ofDays(day)), List.of());
                watch = next.watch();
                fall = next.alerts().isEmpty() ? null : next.alerts().get(0);
            }

            assertThat(outcome.alerts().get(0).outlook())
                    .contains("turun sekitar " + AlertText.day(fall.time(), "74.05") + " ");
            // three weeks hold, then 48 hours below
            assertThat(Duration.between(NOON, fall.time())).isEqualTo(Duration.ofDays(24));
            assertThat(fall.to()).isEqualTo(Level.NORMAL);
        }
    }

    @Test
    void titlesCarryNoGroupLabel() {
        for (String code : List.of("IDN-01", "IDN-02", "IDN-03", "IDN-04", "COM-03", "SEP-03")) {
            var clash = Cases.clash("a", code, 4, NOON, "Kabar Timur", "Warta");
            String title =
                    rules.at(RegionWatch.of("74.05"), NOON, List.of(WatchInput.of(NOON, clash)))
                            .alerts()
                            .get(0)
                            .title()
                            .toLowerCase(java.util.Locale.ROOT);
            assertThat(title)
                    .doesNotContainPattern("agama|suku|etnis|sara|gereja|masjid|ras\\b|separatis");
        }
    }

    @Test
    void wordsNeverSoundLikeThePoliceOrTheLaw() {
        Random random = new Random(7);
        for (Alert alert : play(random, 400, null)) {
            assertThat(alert.text() + alert.title())
                    .doesNotContainPattern("(?i)siaga [0-9]")
                    .doesNotContainIgnoringCase("keadaan konflik")
                    .doesNotContainIgnoringCase("konflik sosial");
            assertThat(alert.text().length()).isLessThanOrEqualTo(AlertText.LONGEST);
        }
    }

    @Test
    void peacefulProtestAndPreventionKeepTheLevelAtNormalHoweverMany() {
        List<WatchInput> inputs = new ArrayList<>();
        for (int item = 0; item < 200; item++) {
            inputs.add(
                    WatchInput.of(
                            NOON,
                            Cases.event(
                                    "p" + item, "GOV-01", Status.PRO, 0, NOON, "Kabar " + item)));
            inputs.add(
                    WatchInput.of(
                            NOON,
                            Cases.event(
                                    "r" + item, "LND-01", Status.PRV, 0, NOON, "Warta " + item)));
        }

        var outcome = rules.at(RegionWatch.of("74.05"), NOON, inputs);

        assertThat(outcome.alerts()).isEmpty();
        assertThat(outcome.watch().level("ALL")).isEqualTo(Level.NORMAL);
    }

    @Test
    void aDeniedEventTakesItsLevelWithItAtOnce() {
        var clash = Cases.clash("a", "COM-01", 3, NOON, "Kabar Timur", "Warta");
        var watch =
                rules.at(RegionWatch.of("74.05"), NOON, List.of(WatchInput.of(NOON, clash)))
                        .watch();
        Instant later = NOON.plus(Duration.ofHours(1));

        var outcome = denied(watch, later, "a");

        assertThat(watch.level("COM")).isNotEqualTo(Level.NORMAL);
        assertThat(outcome.watch().level("COM")).isEqualTo(Level.NORMAL);
        assertThat(outcome.alerts()).extracting(Alert::reason).containsExactly("corrected");
    }

    @Test
    void aConfirmedEventCountsAsVerified() {
        var single = Cases.clash("a", "COM-01", 4, NOON, "Kabar Timur");
        var second = Cases.clash("b", "COM-01", 4, NOON, "Kabar Timur");
        var third = Cases.clash("c", "COM-01", 4, NOON, "Kabar Timur");
        var watch =
                rules.at(
                                RegionWatch.of("74.05"),
                                NOON,
                                List.of(
                                        WatchInput.of(NOON, single),
                                        WatchInput.of(NOON, second),
                                        WatchInput.of(NOON, third)))
                        .watch();
        Instant later = NOON.plus(Duration.ofHours(1));

        var outcome =
                rules.at(
                        watch,
                        later,
                        List.of(
                                WatchInput.of(
                                        review(
                                                "r1",
                                                later,
                                                Review.Action.CONFIRM,
                                                "a",
                                                null,
                                                null))));

        assertThat(watch.level("COM")).isEqualTo(Level.WASPADA);
        assertThat(outcome.watch().level("COM")).isGreaterThan(Level.WASPADA);
        assertThat(outcome.alerts().get(0).confirmed()).isTrue();
    }

    @Test
    void theSameReviewTwiceIsAppliedOnce() {
        var clash = Cases.clash("a", "COM-01", 3, NOON, "Kabar Timur", "Warta");
        var watch =
                rules.at(RegionWatch.of("74.05"), NOON, List.of(WatchInput.of(NOON, clash)))
                        .watch();
        Instant later = NOON.plus(Duration.ofHours(1));
        String alertId = Alert.id("74.05", "COM", NOON, Level.SIAGA);
        var lower =
                WatchInput.of(
                        review("r1", later, Review.Action.LOWER, null, alertId, Level.NORMAL));

        var once = rules.at(watch, later, List.of(lower));
        var twice = rules.at(once.watch(), later.plusSeconds(1), List.of(lower));

        assertThat(once.alerts()).extracting(Alert::to).containsExactly(Level.NORMAL);
        assertThat(once.alerts().get(0).text())
                .contains("Status: dinilai ulang.", "Mengapa turun: dinilai petugas piket")
                .doesNotContain("mereda");
        assertThat(twice.alerts()).isEmpty();
    }

    @Test
    void thatNobodyDiedIsSaidInWords() {
        var clash =
                Cases.withoutDeaths(Cases.clash("a", "COM-01", 3, NOON, "Kabar Timur", "Warta"));

        var outcome = rules.at(RegionWatch.of("74.05"), NOON, List.of(WatchInput.of(NOON, clash)));

        assertThat(outcome.alerts().get(0).text())
                .contains("; tidak ada yang meninggal; luka 2-5 orang.");
    }

    @Test
    void theFallOfAnInventedAlertIsMarkedToo() {
        var clash = Cases.simulated(Cases.clash("a", "COM-01", 3, NOON, "Kabar Timur", "Warta"));
        var watch =
                rules.at(RegionWatch.of("74.05"), NOON, List.of(WatchInput.of(NOON, clash)))
                        .watch();
        List<Alert> falls = new ArrayList<>();
        for (int day = 1; day < 60; day++) {
            var outcome = rules.at(watch, NOON.plus(Duration.ofDays(day)), List.of());
            watch = outcome.watch();
            falls.addAll(outcome.alerts());
        }

        assertThat(falls).isNotEmpty().allMatch(Alert::simulated);
        assertThat(falls).allSatisfy(alert -> assertThat(alert.text()).contains("SIMULASI"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theOrderOfArrivalWithinAnInstantDoesNotMatter(long seed) {
        List<Alert> straight = play(new Random(seed), 120, null);
        List<Alert> shuffled = play(new Random(seed), 120, new Random(seed * 31));

        assertThat(straight).isNotEmpty();
        assertThat(shuffled).isEqualTo(straight);
    }

    @Test
    void whatIsRememberedStaysBounded() {
        RegionWatch watch = RegionWatch.of("74.05");
        for (int event = 0; event < 3000; event++) {
            Instant time = NOON.plus(Duration.ofMinutes(event));
            watch =
                    rules.at(
                                    watch,
                                    time,
                                    List.of(
                                            WatchInput.of(
                                                    time,
                                                    Cases.clash(
                                                            "e" + event,
                                                            "COM-01",
                                                            2,
                                                            time,
                                                            "Warta"))))
                            .watch();
        }

        assertThat(watch.cases()).hasSizeLessThanOrEqualTo(RegionWatch.MOST_CASES);
        assertThat(watch.past()).hasSizeBetween(1, Past.NOTORIOUS);
    }

    /** Cases, scores, concerns and reviews of a year, with lulls in which things grow old. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aMemoryThatStaysOpenTellsWhatOneReadAnewTells(long seed) {
        Random random = new Random(seed);
        RegionWatch anew = RegionWatch.of("74.05");
        RegionRules.Draft open = new RegionRules.Draft(anew);
        TreeMap<String, Case> kept = new TreeMap<>();
        List<RegionWatch> told = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Instant time = NOON;
        for (int step = 0; step < 1_500; step++) {
            int lull = random.nextInt(200);
            time =
                    time.plus(
                            lull == 0
                                    ? Duration.ofDays(random.nextInt(200))
                                    : Duration.ofMinutes(random.nextInt(600)));
            List<WatchInput> inputs = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                inputs.add(anything(random, time));
            }
            var outcome = rules.at(anew, time, inputs);
            anew = outcome.watch();

            assertThat(rules.at(open, time, inputs)).isEqualTo(outcome.alerts());
            assertThat(open.level("ALL")).isEqualTo(anew.level("ALL"));
            if (step % 7 == 0) {
                told.add(open.watch());
                words.add(open.watch().toString());
                assertThat(open.watch()).isEqualTo(anew);
            }
            if (step % 11 == 0) {
                for (String id : open.takeChanged()) {
                    Case now = open.find(id);
                    if (now == null) {
                        kept.remove(id);
                    } else {
                        kept.put(id, now);
                    }
                }
                assertThat(open.withoutCases().with(kept)).isEqualTo(anew);
            }
        }

        assertThat(told.stream().map(RegionWatch::toString).toList()).isEqualTo(words);
        assertThat(anew.reviews()).isNotEmpty();
        assertThat(anew.past()).isNotEmpty();
        assertThat(anew.concerns()).isNotEmpty();
    }

    private static WatchInput anything(Random random, Instant time) {
        String code = List.of("LND-02", "COM-01", "COM-04", "ELC-07").get(random.nextInt(4));
        String event = "e" + random.nextInt(300);
        return switch (random.nextInt(8)) {
            case 0 ->
                    WatchInput.of(
                            time,
                            new ScoreReading(
                                    code.substring(0, 3), random.nextInt(90), "KAM", "ok", 0, "v"));
            case 1 ->
                    WatchInput.of(
                            "item" + random.nextInt(9),
                            new Concern("74.05", code, time, 1 + random.nextInt(2)));
            case 2 ->
                    WatchInput.of(
                            review(
                                    "r" + random.nextInt(700),
                                    time,
                                    Review.Action.values()[random.nextInt(6)],
                                    event,
                                    Alert.id("74.05", code.substring(0, 3), time, Level.AWAS),
                                    Level.values()[random.nextInt(3)]));
            default ->
                    WatchInput.of(
                            time,
                            Cases.event(
                                    event,
                                    code,
                                    Status.values()[random.nextInt(Status.values().length)],
                                    random.nextInt(5),
                                    time,
                                    random.nextBoolean()
                                            ? new String[] {"Warta"}
                                            : new String[] {"Warta", "Kabar Timur"}));
        };
    }

    private List<Alert> play(Random random, int steps, @Nullable Random shuffle) {
        TreeMap<Instant, List<WatchInput>> byTime = new TreeMap<>();
        String[] codes = {"LND-02", "COM-01", "IDN-03", "ELC-07", "GOV-04", "SEP-04", "LND-04"};
        for (int step = 0; step < steps; step++) {
            Instant time = NOON.plus(Duration.ofHours(random.nextInt(24 * 60)));
            String code = codes[random.nextInt(codes.length)];
            Case event =
                    Cases.event(
                            "e" + random.nextInt(60),
                            code,
                            Status.values()[random.nextInt(5)],
                            random.nextInt(5),
                            time,
                            random.nextBoolean()
                                    ? new String[] {"Warta"}
                                    : new String[] {"Warta", "Kabar Timur"});
            byTime.computeIfAbsent(time, at -> new ArrayList<>()).add(WatchInput.of(time, event));
            byTime.computeIfAbsent(time, at -> new ArrayList<>())
                    .add(
                            WatchInput.of(
                                    time,
                                    new ScoreReading(
                                            code.substring(0, 3),
                                            random.nextDouble() * 90,
                                            "KAM",
                                            "ok",
                                            0,
                                            "v")));
        }
        for (int hour = 0; hour < 24 * 70; hour++) {
            byTime.computeIfAbsent(NOON.plus(Duration.ofHours(hour)), at -> new ArrayList<>());
        }
        RegionWatch watch = RegionWatch.of("74.05");
        List<Alert> alerts = new ArrayList<>();
        for (var at : byTime.entrySet()) {
            List<WatchInput> inputs = new ArrayList<>(at.getValue());
            if (shuffle != null) {
                Collections.shuffle(inputs, shuffle);
            }
            var outcome = rules.at(watch, at.getKey(), inputs);
            watch = outcome.watch();
            alerts.addAll(outcome.alerts());
        }
        return alerts;
    }

    /** What follows when people find that {@code eventId} did not happen. */
    private RegionRules.Outcome denied(RegionWatch watch, Instant time, String eventId) {
        Review denial = review("r1", time, Review.Action.DENY, eventId, null, null);
        return rules.at(watch, time, List.of(WatchInput.of(denial)));
    }

    private static Review review(
            String id,
            Instant time,
            Review.Action action,
            @Nullable String eventId,
            @Nullable String alertId,
            @Nullable Level level) {
        return new Review(
                id,
                time,
                "kesbangpol-74.05",
                action,
                "74.05",
                eventId,
                alertId,
                level,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "diperiksa");
    }
}
