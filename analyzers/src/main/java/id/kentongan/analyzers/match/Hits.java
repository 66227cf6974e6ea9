package id.kentongan.analyzers.match;

import java.util.AbstractList;
import java.util.Arrays;

/**
 * Occurrences in order of their first token, in columns: a text has one for nearly every token, and
 * what looks at all of them should neither make nor chase an object for each.
 */
public final class Hits extends AbstractList<Hit> {

    private final Payload[] payloads;
    private int[] firsts;
    private int[] lasts;

    /** Position in {@link #payloads}. */
    private int[] positions;

    private short[] kinds;
    private int size;

    Hits(Payload[] payloads, int expected) {
        this.payloads = payloads;
        firsts = new int[expected];
        lasts = new int[expected];
        positions = new int[expected];
        kinds = new short[expected];
    }

    /** Puts one in, which begins no earlier than any other, after those that end no later. */
    void put(int first, int last, int position, short kind) {
        if (size == firsts.length) {
            int more = 2 * size + 16;
            firsts = Arrays.copyOf(firsts, more);
            lasts = Arrays.copyOf(lasts, more);
            positions = Arrays.copyOf(positions, more);
            kinds = Arrays.copyOf(kinds, more);
        }
        int at = size++;
        while (at > 0 && firsts[at - 1] == first && lasts[at - 1] > last) {
            copy(this, at - 1, at);
            at--;
        }
        firsts[at] = first;
        lasts[at] = last;
        positions[at] = position;
        kinds[at] = kind;
    }

    private void copy(Hits from, int source, int at) {
        firsts[at] = from.firsts[source];
        lasts[at] = from.lasts[source];
        positions[at] = from.positions[source];
        kinds[at] = from.kinds[source];
    }

    /** Those that {@code chosen} marks by their position. */
    public Hits only(boolean[] chosen) {
        Hits some = new Hits(payloads, size);
        for (int k = 0; k < size; k++) {
            if (chosen[k]) {
                some.copy(this, k, some.size++);
            }
        }
        return some;
    }

    @Override
    public Hit get(int k) {
        return new Hit(firsts[k], lasts[k], payload(k));
    }

    @Override
    public int size() {
        return size;
    }

    /** Index of the first token. */
    public int first(int k) {
        return firsts[k];
    }

    /** Index of the last token. */
    public int last(int k) {
        return lasts[k];
    }

    /** What the phrase stands for. */
    public Payload payload(int k) {
        return payloads[positions[k]];
    }

    /** The {@link Payload#kind} of what the phrase stands for. */
    public short kind(int k) {
        return kinds[k];
    }
}
