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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            List<Notice> notices = dog.look(sign, now, Routing.standard());
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

        assertThat(look(dog, null, 9)).isEmpty();
        assertThat(look(dog, null, 10)).isNotEmpty();
    }

    @Test
    void saysWhenItRunsAgainAndForgetsNothingOverARestart() throws IOException {
        List<String> told = new ArrayList<>();
        for (int minute : new int[] {0, 11, 12, 13, 14}) {
            Watchdog dog = Watchdog.open(directory, NOON);
            Instant sign = minute < 13 ? NOON : NOON.plus(Duration.ofMinutes(minute));
            dog.look(sign, NOON.plus(Duration.ofMinutes(minute)), Routing.standard())
                    .forEach(one -> told.add(minute + " " + one.noticeId()));
        }

        assertThat(told).hasSize(2 * TOLD.size());
        assertThat(told.get(0)).startsWith("11 watchdog:down:");
        assertThat(told.get(told.size() - 1)).startsWith("13 watchdog:up:");
    }

    private static List<Notice> look(Watchdog dog, @Nullable Instant sign, int minute)
            throws IOException {
        return dog.look(sign, NOON.plus(Duration.ofMinutes(minute)), Routing.standard());
    }
}
