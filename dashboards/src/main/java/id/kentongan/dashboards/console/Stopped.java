package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore;
import id.kentongan.dashboards.store.ConsoleStore.PipelineHealth;
import id.kentongan.pipeline.notify.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whether the running system behind the console has stopped: then no level that is shown is known
 * to hold. A replay, a past day and an invented scenario are no running system.
 */
final class Stopped {

    /** What the console itself writes says nothing about the job. */
    private static final String OWN = "konsol";

    private Stopped() {}

    /**
     * What is to be said of the system at {@code now}, or null where all is well.
     *
     * @param live whether a running job stands behind the console, so that no sign at all is bad
     */
    static @Nullable Silence of(Ask ask, Instant now, boolean live) {
        return ask.source().isEmpty() && !ask.dated()
                ? of(ask.store(), ask.scope().simulated(), now, live)
                : null;
    }

    /**
     * The same of the live {@code store}, which holds {@code simulated} input: beside a running job
     * that is an exercise, which must not hide that the job has stopped.
     */
    static @Nullable Silence of(ConsoleStore store, boolean simulated, Instant now, boolean live) {
        if (simulated && !live) {
            return null;
        }
        Instant last =
                store.pipeline(now).stream()
                        .filter(sign -> !sign.job().equals(OWN))
                        .map(PipelineHealth::time)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        if (last == null) {
            return live ? new Silence(null) : null;
        }
        return Duration.between(last, now).compareTo(Watchdog.PATIENCE) >= 0
                ? new Silence(last)
                : null;
    }

    /**
     * No sign of life.
     *
     * @param last when the last one came; null where there was none
     */
    record Silence(@Nullable Instant last) {}
}
