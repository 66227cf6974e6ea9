package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Where a notice stands. Times are ISO instants.
 *
 * @param notice the notice
 * @param state pending, sent, or failed for good
 * @param failures attempts that failed
 * @param notBefore when it may be tried next
 * @param sentAt when it was handed over, or null
 * @param lastError why the last attempt failed, or null
 */
public record Delivery(
        Notice notice,
        State state,
        int failures,
        String notBefore,
        @Nullable String sentAt,
        @Nullable String lastError) {

    /** Where a notice stands. */
    public enum State {
        PENDING,
        SENT,
        FAILED
    }
}
