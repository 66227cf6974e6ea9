package id.kentongan.analyzers.alert;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelMachineTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Thresholds thresholds = Thresholds.standard();
    private final LevelMachine machine = new LevelMachine(thresholds);

    @Test
    void risesAtOnceUpToAwas() {
        var step =
                machine.step(LevelState.CALM, at(NOON, 100, clash("a", 4, "Kabar Timur", "Warta")));

        assertThat(step.change()).isNotNull();
        assertThat(step.change().to()).isEqualTo(Level.AWAS);
        assertThat(step.change().from()).isEqualTo(Level.NORMAL);
    }

    @Test
    void oneNewsroomAloneNeverLiftsAboveWaspada() {
        var one = clash("a", 4, "Kabar Timur");
        var two = clash("b", 4, "Kabar Timur");

        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, one, two)).state().level())
                .isEqualTo(Level.WASPADA);
    }

    @Test
    void oneReportOfOneHappeningIsNoBuildUp() {
        for (int severity = 1; severity <= 4; severity++) {
            assertThat(
                            machine.step(
                                            LevelState.CALM,
                                            at(NOON, 1000, clash("a", severity, "Kabar Timur")))
                                    .change())
                    .isNull();
        }
        var report = with(clash("a", 3, "posko"), true, false);
        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, report)).change()).isNull();
    }

    @Test
    void twoHappeningsAreABuildUpOnlyWhenTheyAreNear() {
        var report = with(clash("a", 2, "posko"), true, false);
        var near = with(clash("b", 2, "posko"), true, false);

        assertThat(machine.step(LevelState.CALM, at(NOON, 0, report, near)).state().level())
                .isEqualTo(Level.WASPADA);
        assertThat(
                        machine.step(
                                        LevelState.CALM,
                                        at(NOON.plus(Duration.ofDays(11)), 0, report, near))
                                .change())
                .isNull();
    }

    @Test
    void reportsOfOneOfficeMayLiftAboveWaspadaWhenTheyAreVerified() {
        var first = with(clash("a", 4, "posko"), true, false);
        var second = with(clash("b", 2, "posko"), true, false);

        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, first)).state().level())
                .isEqualTo(Level.WASPADA);
        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, first, second)).state().level())
                .isEqualTo(Level.AWAS);
    }

    @Test
    void headlinesAloneNeverAlert() {
        var headline = with(clash("a", 4, "Kabar Timur", "Warta"), false, true);

        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, headline)).change()).isNull();
    }

    @Test
    void oneNewsroomThatThreatensStaysAtWaspadaUnlessDatedAndTriggered() {
        var threat = copy(clash("a", 4, "posko"), Status.THR, true, false, false);
        var dated = copy(threat, Status.THR, true, false, true);

        var again = copy(clash("b", 4, "posko"), Status.THR, true, false, false);

        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, threat, again)).state().level())
                .isEqualTo(Level.WASPADA);
        assertThat(
                        machine.step(LevelState.CALM, triggered(at(NOON, 1000, dated, again)))
                                .state()
                                .level())
                .isEqualTo(Level.AWAS);
        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, dated, again)).state().level())
                .isEqualTo(Level.WASPADA);
    }

    @Test
    void peacefulProtestAndPreventionNeverAlert() {
        var protest = copy(clash("a", 0, "Kabar Timur", "Warta"), Status.PRO, true, false, true);
        var drill = copy(clash("b", 0, "Kabar Timur", "Warta"), Status.PRV, true, false, false);

        assertThat(machine.step(LevelState.CALM, at(NOON, 1000, protest, drill)).change()).isNull();
    }

    @Test
    void fallsOnlyAfterTwoDaysBelow() {
        LevelState state =
                machine.step(LevelState.CALM, at(NOON, 0, clash("a", 4, "Kabar Timur", "Warta")))
                        .state();
        List<Instant> told = new ArrayList<>();
        for (int hour = 1; hour <= 60; hour++) {
            Instant time = NOON.plus(Duration.ofHours(hour));
            var step = machine.step(state, at(time, 0));
            state = step.state();
            if (step.change() != null) {
                told.add(time);
            }
        }

        // first seen below at hour 1, so told at hour 49
        assertThat(told).containsExactly(NOON.plus(Duration.ofHours(49)));
        assertThat(state.level()).isEqualTo(Level.NORMAL);
    }

    @Test
    void fallsAtOnceWhenPeopleCorrectWhatItRestedOn() {
        LevelState state =
                machine.step(LevelState.CALM, at(NOON, 0, clash("a", 4, "Kabar Timur", "Warta")))
                        .state();
        Assessment empty = at(NOON.plusSeconds(60), 0);
        var step =
                machine.step(
                        state,
                        new Assessment(
                                empty.time(),
                                "74.05",
                                "COM",
                                0,
                                0,
                                0,
                                0,
                                0,
                                false,
                                true,
                                List.of(),
                                false,
                                true));

        assertThat(step.change()).isNotNull();
        assertThat(step.change().reason()).isEqualTo("corrected");
        assertThat(step.state().level()).isEqualTo(Level.NORMAL);
    }

    @Test
    void whatTheDutyDeskJudgedTooWeakRaisesNothingUntilThereIsMore() {
        var weak = clash("a", 4, "Kabar Timur", "Warta");
        LevelState state = machine.step(LevelState.CALM, at(NOON, 0, weak)).state();
        state = machine.lower(state, Level.NORMAL, NOON.plusSeconds(60), List.of("a")).state();

        var again = machine.step(state, at(NOON.plusSeconds(120), 0, weak));
        var more =
                machine.step(
                        again.state(), at(NOON.plusSeconds(180), 0, weak, clash("b", 2, "Warta")));

        assertThat(again.change()).isNull();
        assertThat(more.change()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noiseAroundAThresholdNeverFlaps(long seed) {
        Random random = new Random(seed);
        double rise = thresholds.rise(Level.SIAGA);
        LevelState state = LevelState.CALM;
        List<Instant> told = new ArrayList<>();
        for (int minute = 0; minute < 60 * 24 * 7; minute += 20) {
            Instant time = NOON.plus(Duration.ofMinutes(minute));
            double noise = rise * (1 + (random.nextDouble() - 0.5) * 0.6);
            Assessment now =
                    new Assessment(
                            time,
                            "74.05",
                            "COM",
                            0,
                            noise,
                            noise,
                            noise / 8,
                            0,
                            false,
                            true,
                            List.of(clash("a", 2, "Kabar Timur", "Warta")),
                            false,
                            false);
            var step = machine.step(state, now);
            state = step.state();
            if (step.change() != null) {
                told.add(time);
            }
        }

        // at most one message for each level passed on the way up
        assertThat(told).hasSizeLessThanOrEqualTo(2);
        assertThat(state.level()).isEqualTo(Level.SIAGA);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void afterAMessageThereIsQuietUnlessItRisesFurther(long seed) {
        Random random = new Random(seed);
        LevelState state = LevelState.CALM;
        Instant last = null;
        for (int hour = 0; hour < 24 * 60; hour++) {
            Instant time = NOON.plus(Duration.ofHours(hour));
            List<Case> cases = new ArrayList<>();
            if (random.nextInt(3) > 0) {
                cases.add(
                        clash(
                                "e" + random.nextInt(5),
                                1 + random.nextInt(4),
                                "Kabar Timur",
                                "Warta"));
            }
            var step =
                    machine.step(
                            state, at(time, random.nextDouble() * 5, cases.toArray(new Case[0])));
            if (step.change() != null) {
                boolean rise = step.change().to().compareTo(step.change().from()) > 0;
                if (last != null && !rise) {
                    assertThat(Duration.between(last, time))
                            .isGreaterThanOrEqualTo(LevelMachine.CALM);
                }
                assertThat(step.change().to()).isNotEqualTo(step.change().from());
                last = time;
            }
            state = step.state();
        }
    }

    private static Assessment at(Instant time, double least, Case... cases) {
        List<Case> list = List.of(cases);
        double heat = Math.max(Heat.of(list, time), least);
        double held = Math.max(Heat.held(list, time), least);
        double days = Math.max(Heat.days(list, time, "74.05"), least);
        return new Assessment(
                time, "74.05", "COM", 0, heat, days, held, 0, false, true, list, false, false);
    }

    private static Assessment triggered(Assessment now) {
        return new Assessment(
                now.time(),
                now.region(),
                now.family(),
                now.score(),
                now.heat(),
                now.days(),
                now.held(),
                now.past(),
                now.strange(),
                now.news(),
                now.cases(),
                true,
                false);
    }

    private static Case with(Case one, boolean verified, boolean headlineOnly) {
        return copy(one, one.status(), verified, headlineOnly, one.dated());
    }

    private static Case copy(
            Case one, Status status, boolean verified, boolean headlineOnly, boolean dated) {
        return new Case(
                one.eventId(),
                one.family(),
                one.indicators(),
                status,
                one.severity(),
                one.occurred(),
                one.firstKnown(),
                one.lastKnown(),
                one.contribution(),
                one.share(),
                one.voices(),
                verified,
                headlineOnly,
                dated,
                null,
                null,
                null,
                null,
                null,
                one.reports(),
                false);
    }

    private static Case clash(String id, int severity, String... voices) {
        return new Case(
                id,
                "COM",
                List.of("COM-01"),
                Status.INC,
                severity,
                NOON,
                NOON,
                NOON,
                2.0 * (1 << (severity - 1)) * 0.9,
                severity == 0 ? 0 : 0.9,
                List.of(voices),
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                1,
                false);
    }
}
