package id.kentongan.dashboards.console;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;

/**
 * Where decisions of people go: the topics {@code acks} and {@code reviews}, or the store itself
 * where no topic is at hand.
 */
public interface Desk {

    /**
     * Records that an office has an alert.
     *
     * @throws id.kentongan.dashboards.store.StoreUnavailable when it cannot be recorded now
     */
    void acknowledge(Ack ack);

    /**
     * Records a judgement.
     *
     * @throws id.kentongan.dashboards.store.StoreUnavailable when it cannot be recorded now
     */
    void review(Review review);

    /** Whether a job acts on decisions; where none does they are shown and nothing is rescored. */
    default boolean reachesTheJob() {
        return true;
    }
}
