package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Review;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What reaches {@link DispatchAlerts}: exactly one of an alert, a review and an acknowledgement.
 *
 * @param region key
 * @param at event time
 * @param alert or null
 * @param review or null
 * @param ack or null
 */
public record DeskMessage(
        String region,
        Instant at,
        @Nullable Alert alert,
        @Nullable Review review,
        @Nullable Ack ack) {

    static DeskMessage of(Alert alert) {
        return new DeskMessage(alert.region(), alert.time(), alert, null, null);
    }

    static DeskMessage of(Review review) {
        return new DeskMessage(review.region(), review.time(), null, review, null);
    }

    /** An acknowledgement belongs to the region that its alert names first. */
    static DeskMessage of(Ack ack) {
        int end = ack.alertId().indexOf('-');
        String region = end < 0 ? ack.alertId() : ack.alertId().substring(0, end);
        return new DeskMessage(region, ack.time(), null, null, ack);
    }
}
