package id.kentongan.analyzers.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HabitTest {

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    @Test
    void aDailyReporterIsFlaggedWithinADayAfterItsHabitIsBroken() {
        Habit habit = daily(20);
        Instant last = START.plus(Duration.ofDays(19));

        // habit: a report every 24 hours; the next one was due 24 hours after the last
        Instant due = last.plus(Duration.ofHours(24));
        assertThat(habit.at(due).silent()).isFalse();
        assertThat(habit.at(due.plus(Duration.ofHours(24))).silent()).isTrue();
        assertThat(habit.silentFrom()).isBetween(due, due.plus(Duration.ofHours(24)));
    }

    @Test
    void aRareReporterIsNotFlaggedForItsUsualSilence() {
        Habit habit = Habit.of("74.05");
        for (int week = 0; week < 10; week++) {
            habit = habit.heard(START.plus(Duration.ofDays(7L * week)), false);
        }
        Instant last = START.plus(Duration.ofDays(63));

        assertThat(habit.at(last.plus(Duration.ofDays(8))).silent()).isFalse();
        assertThat(habit.at(last.plus(Duration.ofDays(11))).silent()).isTrue();
    }

    @Test
    void aNewRegionIsUnknownNotSilent() {
        Habit habit = Habit.of("74.05").heard(START, false);

        assertThat(habit.at(START.plus(Duration.ofDays(90))).state())
                .isEqualTo(Coverage.State.UNKNOWN);
        assertThat(habit.at(START.plus(Duration.ofDays(90))).besideScore()).isEqualTo("unknown");
    }

    @Test
    void coverageIsKnownAfterHalfAYear() {
        Habit habit = daily(200);
        Instant last = START.plus(Duration.ofDays(199));

        assertThat(habit.at(last.plusSeconds(60)).besideScore()).isEqualTo("ok");
        assertThat(habit.at(last.plus(Duration.ofDays(6))).besideScore()).isEqualTo("low");
        assertThat(habit.at(last.plusSeconds(60)).expected7d()).isBetween(6.5, 7.5);
    }

    @Test
    void whatIsRememberedStaysBounded() {
        Habit habit = daily(2000);

        assertThat(habit.gaps()).hasSizeLessThanOrEqualTo(Habit.GAPS);
        assertThat(habit.days()).hasSizeLessThanOrEqualTo(182);
    }

    private static Habit daily(int days) {
        Habit habit = Habit.of("74.05");
        for (int day = 0; day < days; day++) {
            habit = habit.heard(START.plus(Duration.ofDays(day)), false);
        }
        return habit;
    }
}
