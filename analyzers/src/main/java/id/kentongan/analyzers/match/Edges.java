package id.kentongan.analyzers.match;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The edges of a trie in one open-addressing table. An entry holds the node an edge leaves, its
 * symbol and the node it leads to in one number, so that a question costs one look at the table.
 * Immutable.
 */
final class Edges {

    private static final int NODE_BITS = 22;
    private static final int SYMBOL_BITS = 20;

    /** Bits of the filter for each slot. */
    private static final int BITS_EACH = 4;

    private final int mask;
    private final int shift;

    /**
     * A bit, among eight to sixteen for each edge, that is set for an edge there is: nearly every
     * question is about one that there is not, and ends here, in a table that stays in the nearer
     * cache.
     */
    private final long[] filter;

    /** Node, symbol and, in the lowest bits, target; 0 where a slot is free. */
    private final long[] entries;

    /**
     * The edges of those nodes that {@code kept} marks.
     *
     * @param symbols number of symbols
     * @throws IllegalArgumentException when there are more nodes or symbols than an entry can hold
     */
    Edges(List<Map<Integer, Integer>> children, BitSet kept, int symbols) {
        if (children.size() > 1 << NODE_BITS || symbols > 1 << SYMBOL_BITS) {
            throw new IllegalArgumentException(
                    "more phrases and names than the matcher can hold: "
                            + children.size()
                            + " nodes, "
                            + symbols
                            + " words");
        }
        int count = 0;
        for (int node = 0; node < children.size(); node++) {
            count += kept.get(node) ? children.get(node).size() : 0;
        }
        // at least two numbers of the filter, which the shift below tells apart
        int capacity = Math.max(32, Integer.highestOneBit(count * 2 + 1) * 2);
        mask = capacity - 1;
        shift = Integer.numberOfLeadingZeros(mask);
        entries = new long[capacity];
        filter = new long[capacity * BITS_EACH / Long.SIZE];
        for (int node = 0; node < children.size(); node++) {
            int from = node;
            if (kept.get(node)) {
                children.get(node).forEach((symbol, to) -> put(key(from, symbol), to));
            }
        }
    }

    /** The node after {@code node} over {@code symbol}, or -1. */
    int next(int node, int symbol) {
        long key = key(node, symbol);
        int mixed = mixed(key);
        if ((filter[word(mixed)] & 1L << mixed) == 0) {
            return -1;
        }
        int slot = mixed >>> shift;
        while (true) {
            long entry = entries[slot];
            if (entry == 0) {
                return -1;
            }
            if (entry >>> NODE_BITS == key) {
                return (int) entry & (1 << NODE_BITS) - 1;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void put(long key, int target) {
        int mixed = mixed(key);
        filter[word(mixed)] |= 1L << mixed;
        int slot = mixed >>> shift;
        while (entries[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        entries[slot] = key << NODE_BITS | target;
    }

    private static long key(int node, int symbol) {
        return (long) node << SYMBOL_BITS | symbol;
    }

    /** Where in the filter the bit of an edge stands; which it is, the lowest bits say. */
    private int word(int mixed) {
        return mixed >>> shift + Integer.numberOfTrailingZeros(Long.SIZE / BITS_EACH);
    }

    private static int mixed(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32);
    }
}
