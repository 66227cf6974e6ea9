package id.kentongan.analyzers.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.analyzers.calendar.ElectionCalendar;
import id.kentongan.analyzers.event.CaseChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegionMemoryTest {

    private static final Instant START = Instant.parse("2021-03-01T12:00:00Z");

    private static final LocalDate TODAY = LocalDate.parse("2021-03-01");

    private static final long UNIT = Weights.MICRO;

    @Test
    void halvesAMemoryAfterItsHalfLifeAlsoAcrossTheWindow() {
        RegionMemory memory = RegionMemory.of("62.02").apply(change(0, "COM", UNIT, 4 * UNIT));
        double fresh = load(memory);

        for (int days : new int[] {56, 112, 560}) {
            RegionMemory later = memory.advance(memory.lastDay() + days);
            assertThat(load(later)).isCloseTo(fresh / Math.pow(2, days / 56.0), within(1e-9));
        }
    }

    @Test
    void fadesADayByEachHalfLife() {
        RegionMemory memory = RegionMemory.of("62.02").apply(change(0, "COM", UNIT, UNIT));

        for (int days : new int[] {0, 3, 34, 60}) {
            List<Double> later = features(memory.advance(memory.lastDay() + days));
            for (int life = 0; life < RegionMemory.HALF_LIVES.length; life++) {
                double left = Math.pow(2, -days / (double) RegionMemory.HALF_LIVES[life]);
                assertThat(Math.expm1(later.get(Feature.DAYS_FAST.ordinal() + life)))
                        .isCloseTo(left, within(1e-9));
            }
        }
    }

    @Test
    void advancesDayByDayAsInOneStep() {
        RegionMemory memory = RegionMemory.of("62.02").apply(change(0, "COM", UNIT, 4 * UNIT));
        RegionMemory steps = memory;
        for (int day = 1; day <= 400; day++) {
            steps = steps.advance(memory.lastDay() + day);
        }
        RegionMemory jump = memory.advance(memory.lastDay() + 400);

        assertThat(features(steps)).isEqualTo(features(jump));
    }

    @Test
    void countsTwoConflictsOfOneDayAsOneDay() {
        RegionMemory one = RegionMemory.of("62.02").apply(change(0, "COM", UNIT, UNIT));
        RegionMemory two = one.apply(change(0, "LND", UNIT, UNIT));

        assertThat(feature(two, Feature.DAYS_FAST)).isEqualTo(feature(one, Feature.DAYS_FAST));
        assertThat(feature(two, Feature.LOAD_FAST)).isGreaterThan(feature(one, Feature.LOAD_FAST));
    }

    @Test
    void leavesSeparatismOutOfTheConflictsOfTheLaw() {
        RegionMemory memory = RegionMemory.of("94.05").apply(change(0, "SEP", UNIT, 8 * UNIT));

        assertThat(feature(memory, Feature.DAYS_FAST)).isZero();
        assertThat(memory.features("SEP", TODAY, ElectionCalendar.standard()).get(0)).isPositive();
    }

    @Test
    void undoesAContributionToTheLastMicroUnitWithinTheWindow() {
        RegionMemory before = RegionMemory.of("62.02").apply(change(0, "COM", UNIT, 3 * UNIT));
        RegionMemory after =
                before.apply(change(1, "COM", UNIT, 5 * UNIT))
                        .apply(corrected(20, 1, "COM", -UNIT, -5 * UNIT));

        assertThat(features(after)).isEqualTo(features(before.advance(after.lastDay())));
    }

    @Test
    void undoesAContributionThatIsFoldedAlready() {
        RegionMemory before = RegionMemory.of("62.02").apply(change(0, "COM", UNIT, 3 * UNIT));
        RegionMemory after =
                before.apply(change(1, "COM", UNIT, 5 * UNIT))
                        .apply(corrected(90, 1, "COM", -UNIT, -5 * UNIT));
        List<Double> expected = features(before.advance(after.lastDay()));

        for (int i = 0; i < expected.size(); i++) {
            assertThat(features(after).get(i)).isCloseTo(expected.get(i), within(1e-9));
        }
    }

    @Test
    void isSurprisedByAFlareOnlyAfterEnoughHistory() {
        RegionMemory calm = RegionMemory.of("62.02").apply(change(0, "COM", UNIT, UNIT));
        RegionMemory young = flare(calm, 60);
        RegionMemory old = flare(calm, 400);

        assertThat(feature(young, Feature.SURPRISE)).isZero();
        assertThat(feature(young, Feature.BUILD_UP)).isZero();
        assertThat(feature(old, Feature.SURPRISE)).isGreaterThan(3);
        assertThat(feature(old, Feature.BUILD_UP)).isPositive();
    }

    @Test
    void staysOfOneSizeHoweverManyItemsCome() {
        RegionMemory memory = RegionMemory.of("62.02");
        Random random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            memory =
                    memory.apply(
                            change(
                                    i / 10,
                                    Weights.FAMILIES.get(random.nextInt(8)),
                                    UNIT,
                                    UNIT * random.nextInt(20)));
        }

        assertThat(memory.buckets()).hasSize(35 * 9 * 2);
        assertThat(memory.foldedDays()).hasSize(36);
        assertThat(memory.foldedLoads()).hasSize(18);
        assertThat(memory.recent()).hasSizeLessThanOrEqualTo(RegionMemory.RECENT);
    }

    @Test
    void addsItsPartsUpToTheScore() {
        RegionMemory memory = RegionMemory.of("62.02");
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            memory =
                    memory.apply(
                            change(i, Weights.FAMILIES.get(random.nextInt(8)), UNIT, 3 * UNIT));
        }
        for (String family : List.of("ALL", "COM", "SEP", "ELC")) {
            RiskScore score =
                    memory.score(
                            RiskModel.standard(), ElectionCalendar.standard(), family, START, true);
            assertThat(score.parts().stream().mapToDouble(RiskPart::points).sum())
                    .isCloseTo(score.score(), within(1e-9));
            assertThat(score.parts())
                    .allSatisfy(
                            part ->
                                    assertThat(part.value() * part.weight())
                                            .isCloseTo(part.points(), within(1e-9)));
        }
    }

    private static RegionMemory flare(RegionMemory calm, int from) {
        RegionMemory memory = calm;
        for (int day = 0; day < 12; day++) {
            memory = memory.apply(change(from + day, "COM", UNIT, UNIT));
        }
        return memory;
    }

    private static double load(RegionMemory memory) {
        return Math.expm1(feature(memory, Feature.LOAD_MEDIUM));
    }

    private static double feature(RegionMemory memory, Feature feature) {
        return features(memory).get(feature.ordinal());
    }

    private static List<Double> features(RegionMemory memory) {
        return memory.features(RiskScore.ALL, TODAY, ElectionCalendar.standard());
    }

    private static CaseChange change(int day, String channel, long count, long load) {
        return corrected(day, day, channel, count, load);
    }

    private static CaseChange corrected(int at, int day, String channel, long count, long load) {
        Instant known = START.plus(Duration.ofDays(at));
        return new CaseChange(
                "62.02",
                "i" + at,
                0,
                known,
                null,
                channel,
                CaseChange.dayOf(START.plus(Duration.ofDays(day))),
                count,
                load);
    }
}
