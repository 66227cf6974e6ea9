package id.kentongan.analyzers.event;

import id.kentongan.analyzers.risk.Weights;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one item changed in a region: the difference for the memory and, where an event changed, its
 * new form.
 *
 * @param region kabupaten/kota, province or "00"
 * @param itemId the item that caused it; orders changes of one instant
 * @param sequence orders the changes of one item
 * @param at when it was known
 * @param event the event as it stands now, or null
 * @param channel whose memory changes, see {@link Weights#channel}; empty when none does
 * @param day bucket of the event: days since 1970 of the last instant before it was known
 * @param count difference of f x belief x place, micro-units
 * @param load difference of w x S x f x belief x place, micro-units
 */
public record CaseChange(
        String region,
        String itemId,
        int sequence,
        Instant at,
        @Nullable Event event,
        String channel,
        long day,
        long count,
        long load) {

    private static final long DAY_SECONDS = 86_400;

    /** Fills what an older savepoint does not know. */
    public CaseChange {
        at = at == null ? Instant.EPOCH : at;
        channel = channel == null ? "" : channel;
    }

    /**
     * The day whose midnight row is the last before {@code instant} is known: what becomes known at
     * midnight belongs to the day that ends there.
     */
    public static long dayOf(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), DAY_SECONDS);
        boolean midnight =
                Math.floorMod(instant.getEpochSecond(), DAY_SECONDS) == 0 && instant.getNano() == 0;
        return midnight ? day - 1 : day;
    }
}
