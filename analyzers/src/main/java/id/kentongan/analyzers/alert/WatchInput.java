package id.kentongan.analyzers.alert;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the alert rules of a region learn at one instant: an event as it stands now, a
 * score, a review or a named concern; none of them is a tick. Flat, because it waits in state until
 * its instant has come.
 *
 * @param time event time
 * @param id identity, for order and against duplicates
 * @param event or null
 * @param score or null
 * @param review or null
 * @param concern or null
 */
public record WatchInput(
        Instant time,
        String id,
        @Nullable Case event,
        @Nullable ScoreReading score,
        @Nullable Review review,
        @Nullable Concern concern) {

    /** Order within one instant, the same however the inputs arrived. */
    public static final Comparator<WatchInput> ORDER =
            Comparator.comparing(WatchInput::time)
                    .thenComparingInt(WatchInput::rank)
                    .thenComparing(WatchInput::id)
                    // of two forms of one event at one instant the one that knows more comes last
                    .thenComparingInt(input -> input.event() == null ? 0 : input.event().reports())
                    .thenComparing((one, other) -> one.inWords(other));

    /** The event of a region as it stands from {@code time}. */
    public static WatchInput of(Instant time, Case event) {
        return new WatchInput(time, event.eventId(), event, null, null, null);
    }

    /** A score of a region at {@code time}. */
    public static WatchInput of(Instant time, ScoreReading score) {
        return new WatchInput(time, score.family(), null, score, null, null);
    }

    /** A review, at its own time. */
    public static WatchInput of(Review review) {
        return new WatchInput(review.time(), review.reviewId(), null, null, review, null);
    }

    /** A concern named by the item {@code id}. */
    public static WatchInput of(String id, Concern concern) {
        return new WatchInput(concern.lastKnown(), id, null, null, null, concern);
    }

    /** Nothing but time. */
    public static WatchInput tick(Instant time) {
        return new WatchInput(time, "", null, null, null, null);
    }

    /**
     * What is left to tell two apart: their words. Most often these are two concerns of one item,
     * and there the words begin with region and indicator.
     */
    private int inWords(WatchInput other) {
        Concern own = concern;
        Concern others = other.concern;
        if (own != null && others != null) {
            int order = own.region().compareTo(others.region());
            if (order == 0) {
                order = own.indicator().compareTo(others.indicator());
            }
            if (order != 0) {
                return order;
            }
        }
        return this == other ? 0 : toString().compareTo(other.toString());
    }

    private int rank() {
        if (event != null) {
            return 0;
        }
        if (score != null) {
            return 1;
        }
        if (concern != null) {
            return 2;
        }
        return review != null ? 3 : 4;
    }
}
