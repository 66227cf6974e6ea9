package id.kentongan.dashboards.console;

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

    /** The last sign of life when the system gives none any more at {@code now}, else null. */
    static @Nullable Instant since(Ask ask, Instant now) {
        if (!ask.source().isEmpty() || ask.dated() || ask.scope().simulated()) {
            return null;
        }
        return ask.store().pipeline(now).stream()
                .filter(sign -> !sign.job().equals(OWN))
                .map(PipelineHealth::time)
                .max(Comparator.naturalOrder())
                .filter(last -> Duration.between(last, now).compareTo(Watchdog.PATIENCE) >= 0)
                .orElse(null);
    }
}
