package id.kentongan.analyzers.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person's judgement does to one event; what is null stays as it was.
 *
 * @param eventId the event
 * @param region in which the event is, as the person saw it
 * @param time from when it counts
 * @param kind what it does
 * @param newRegion where it happened instead, or null
 * @param status corrected status, or null
 * @param indicator corrected main indicator, or null
 * @param severity corrected severity 0 to 4, or null
 * @param killed corrected figure, or null
 * @param injured corrected figure, or null
 */
public record Correction(
        String eventId,
        String region,
        Instant time,
        Kind kind,
        @Nullable String newRegion,
        @Nullable String status,
        @Nullable String indicator,
        @Nullable Integer severity,
        @Nullable Integer killed,
        @Nullable Integer injured) {

    /** What a judgement does. */
    public enum Kind {
        /** It did not happen or was taken back: all that it contributed is removed. */
        WITHDRAW,
        /** It did happen: a withdrawn event comes back. */
        RESTORE,
        /** Something about it was wrong. */
        CORRECT
    }
}
