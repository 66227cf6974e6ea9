package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.Office;
import id.kentongan.analyzers.office.Routing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchdogTest {

    private static final List<Office> TOLD =
            Routing.standard().offices().stream().filter(Office::isTold).toList();

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    @TempDir private Path directory;

    @Test
    void saysWithinAQuarterOfAnHourThatTheSystemHasStoppedAndEveryLevelIsUnknown()
            throws IOException {
        Watchdog dog = Watchdog.open(directory, NOON);
        Instant told = null;
        for (int minute = 0; minute <= 60; minute++) {
            Instant now = NOON.plus(Duration.ofMinutes(minute));
            Instant sign = minute <= 5 ? now : NOON.plus(Duration.ofMinutes(5));
            List<Notice> notices = look(dog, sign, minute);
            if (!notices.isEmpty()) {
                assertThat(told).as("told once").isNull();
                told = now;
                assertThat(notices)
                        .hasSameSizeAs(TOLD)
                        .allMatch(one -> one.text().contains("tidak diketahui"));
            }
        }

        assertThat(told).isNotNull();
        assertThat(Duration.between(NOON.plus(Duration.ofMinutes(5)), told))
                .isLessThanOrEqualTo(Duration.ofMinutes(15));
        assertThat(dog.state().levels()).isEqualTo("unknown");
        assertThat(Files.readString(directory.resolve(Watchdog.FILE)))
                .contains("\"levels\":\"unknown\"");
    }

    @Test
    void aStoreThatDoesNotAnswerIsNoSignOfLife() throws IOException {
        Watchdog dog = Watchdog.open(directory, NOON);

        assertThat(look(dog, (Instant) null, 9)).isEmpty();
        assertThat(look(dog, (Instant) null, 10)).isNotEmpty();
    }

    @Test
    void saysWhenItRunsAgainAndForgetsNothingOverARestart() throws IOException {
        List<String> told = new ArrayList<>();
        for (int minute : new int[] {0, 11, 12, 13, 14}) {
            Watchdog dog = Watchdog.open(directory, NOON);
            Instant sign = minute < 13 ? NOON : NOON.plus(Duration.ofMinutes(minute));
            look(dog, sign, minute).forEach(one -> told.add(minute + " " + one.noticeId()));
        }

        assertThat(told).hasSize(2 * TOLD.size());
        assertThat(told.get(0)).startsWith("11 watchdog:down:");
        assertThat(told.get(told.size() - 1)).startsWith("13 watchdog:up:");
    }

    @ParameterizedTest(name = "by {0} minutes, on {1}")
    @CsvSource({
        "180, both",
        "-180, both",
        "180, job",
        "-180, job",
        "180, dog",
        "-180, dog",
        "-600000, both"
    })
    void aClockThatIsSetIsNoReasonToCryAndNoReasonToBeSilent(int by, String whose)
            throws IOException {
        Watchdog dog = Watchdog.open(directory, NOON);
        LifeOf job = new LifeOf();
        List<String> told = new ArrayList<>();
        for (int minute = 0; minute < 120; minute++) {
            Duration set = Duration.ofMinutes(minute < 20 ? 0 : by);
            if (minute < 60) {
                job.sign(at(minute).plus(whose.equals("dog") ? Duration.ZERO : set));
            }
            Instant now = at(minute).plus(whose.equals("job") ? Duration.ZERO : set);
            int passed = minute;
            dog.look(job.signs(), new Watchdog.Moment(now, nanos(minute)), Routing.standard())
                    .forEach(one -> told.add(passed + " " + one.kind()));
        }

        assertThat(told).hasSameSizeAs(TOLD);
        // the last sign came in minute 59
        assertThat(told.get(0)).isIn("68 ESCALATION", "69 ESCALATION");
    }

    @Test
    void aJobWhoseClockIsHoursAheadOrBehindIsNotCalledStoppedWhileItGoesOn() throws IOException {
        for (int hours : new int[] {-5, 5}) {
            Watchdog dog = Watchdog.open(directory.resolve("by" + hours), NOON);
            LifeOf job = new LifeOf();
            List<String> told = new ArrayList<>();
            for (int minute = 0; minute < 600; minute++) {
                if (minute < 300) {
                    job.sign(at(minute).plus(Duration.ofHours(hours)));
                }
                int passed = minute;
                look(dog, job.signs(), minute).forEach(one -> told.add(passed + " " + one.kind()));
            }

            assertThat(told.stream().filter(one -> one.endsWith("ESCALATION")).distinct())
                    .as("at the first look it cannot know better, then never without cause")
                    .hasSize(hours < 0 ? 2 : 1)
                    .last(InstanceOfAssertFactories.STRING)
                    .startsWith("30");
        }
    }

    @Test
    void aClockSetBackWhileTheWatchdogWasDownDoesNotSilenceIt() throws IOException {
        LifeOf job = new LifeOf();
        job.sign(NOON);
        look(Watchdog.open(directory, NOON), job.signs(), 0);
        List<Integer> told = new ArrayList<>();
        for (int minute = 1; minute < 30; minute++) {
            Instant now = at(minute).minus(Duration.ofHours(7));
            Watchdog dog = Watchdog.open(directory, now);
            if (!dog.look(job.signs(), new Watchdog.Moment(now, minute), Routing.standard())
                    .isEmpty()) {
                told.add(minute);
            }
        }

        assertThat(told).containsExactly(11);
    }

    /** Signs that a job left in the store. */
    private static final class LifeOf {
        private @Nullable Instant newest;
        private long count;

        void sign(Instant time) {
            newest = newest == null || time.isAfter(newest) ? time : newest;
            count++;
        }

        LifeSigns.@Nullable Signs signs() {
            return newest == null ? null : new LifeSigns.Signs(newest, count);
        }
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static long nanos(int minute) {
        return Duration.ofMinutes(minute).toNanos();
    }

    private static List<Notice> look(Watchdog dog, @Nullable Instant sign, int minute)
            throws IOException {
        LifeSigns.Signs signs =
                sign == null ? null : new LifeSigns.Signs(sign, sign.getEpochSecond());
        return look(dog, signs, minute);
    }

    private static List<Notice> look(Watchdog dog, LifeSigns.@Nullable Signs signs, int minute)
            throws IOException {
        return dog.look(signs, new Watchdog.Moment(at(minute), nanos(minute)), Routing.standard());
    }
}
