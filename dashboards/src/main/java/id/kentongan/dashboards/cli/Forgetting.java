package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.Series;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the text of reports and news from the store of the console when its time is over: at the
 * start and once a day. Events, scores and alerts hold no text and stay.
 */
final class Forgetting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final ScheduledExecutorService daily =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "forgetting");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Begins with what is in {@code store}. */
    Forgetting(EmbeddedStore store, Duration kept, Clock clock) {
        daily.scheduleAtFixedRate(() -> forget(store, kept, clock), 0, 1, TimeUnit.DAYS);
    }

    private static void forget(EmbeddedStore store, Duration kept, Clock clock) {
        try {
            store.forget(Series.FINDING, clock.instant().minus(kept));
        } catch (IOException e) {
            LOG.error(
                    "old text could not be dropped, it is tried again in a day: {}",
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        daily.shutdownNow();
    }
}
