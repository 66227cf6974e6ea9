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

    /**
     * Takes in one report of the field as a line of {@code incident-reports}.
     *
     * @param source identity of the office
     * @throws id.kentongan.dashboards.store.StoreUnavailable when it cannot be taken now
     */
    default void report(String source, byte[] line) {
        throw new id.kentongan.dashboards.store.StoreUnavailable("no reports are taken here", null);
    }

    /** Whether a job acts on decisions; where none does they are shown and nothing is rescored. */
    default boolean reachesTheJob() {
        return true;
    }
}
