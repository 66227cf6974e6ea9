package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open case with what a new sighting is compared with, worked out once for each form of the case
 * and not for each sighting. Never kept in state.
 */
final class CaseCard {

    private final OpenCase open;

    private final Status status;

    private final String family;

    /** Two bits for each item that tells the case: where one is missing, an item does not. */
    private final long tellers;

    /** The tellings whose text a copy is compared with. */
    private final List<Telling> texts;

    /** {@link Sketch#marks} of each of them. */
    private final List<long[]> marks;

    private @Nullable Event event;

    private @Nullable String channel;

    private OpenCase.@Nullable Share share;

    /** By which {@link #share} was worked out. */
    private @Nullable Weights weighed;

    CaseCard(OpenCase open) {
        this.open = open;
        this.status = open.status();
        this.family = open.family();
        long bits = 0;
        List<Telling> compared = new ArrayList<>(1);
        List<long[]> marked = new ArrayList<>(1);
        for (Telling telling : open.tellings()) {
            bits |= bits(telling.itemId());
            if (Sketch.telling(telling.sketch())) {
                compared.add(telling);
                marked.add(Sketch.marks(telling.sketch()));
            }
        }
        this.tellers = bits;
        this.texts = compared;
        this.marks = marked;
    }

    private static long bits(String itemId) {
        int hash = itemId.hashCode() * 0x9e3779b1;
        return 1L << (hash >>> 26) | 1L << (hash >>> 20);
    }

    OpenCase open() {
        return open;
    }

    Status status() {
        return status;
    }

    String family() {
        return family;
    }

    /** Whether it happened or threatens and is neither settled nor withdrawn. */
    boolean stands() {
        return (status == Status.INC || status == Status.THR)
                && !open.settled()
                && !open.retracted();
    }

    /** Whether part {@code part} of an item is one of its tellings. */
    boolean tells(String itemId, int part) {
        long bits = bits(itemId);
        return (tellers & bits) == bits && open.tells(itemId, part);
    }

    List<Telling> texts() {
        return texts;
    }

    /** {@link Sketch#marks} of the text of {@code texts().get(at)}. */
    long[] marks(int at) {
        return marks.get(at);
    }

    /** Its channel, see {@link Weights#channel}. */
    String channel() {
        String known = channel;
        if (known == null) {
            known = open.channel();
            channel = known;
        }
        return known;
    }

    /** What it adds to the sums of its region. */
    OpenCase.Share share(Weights weights) {
        OpenCase.Share known = share;
        if (known == null || weighed != weights) {
            known = open.share(weights);
            share = known;
            weighed = weights;
        }
        return known;
    }

    /** The event as it stands, changed at {@code changed}. */
    Event event(Weights weights, Instant changed) {
        Event now = open.event(weights, changed);
        event = now;
        return now;
    }

    /** The event as it stands, to be compared: neither its load nor its last change is told. */
    Event event() {
        Event known = event;
        return known != null ? known : event(Weights.standard(), open.lastKnown());
    }
}
