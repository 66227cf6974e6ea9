package id.kentongan.analyzers.match;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The edges of a trie in one open-addressing table keyed by node and symbol. Most questions are
 * about edges that do not exist: a mask of 64 bits for each node answers nearly all of these
 * without a look at the table. Immutable.
 */
final class Edges {

    private final int mask;
    private final int shift;
    private final long[] keys;
    private final int[] targets;

    /** For each node the symbols that leave it, folded into 64 bits; 0 for a leaf. */
    private final long[] leaving;

    /** The edges of those nodes that {@code kept} marks. */
    Edges(List<Map<Integer, Integer>> children, BitSet kept) {
        int count = 0;
        for (int node = 0; node < children.size(); node++) {
            count += kept.get(node) ? children.get(node).size() : 0;
        }
        int capacity = Math.max(16, Integer.highestOneBit(count * 2 + 1) * 2);
        mask = capacity - 1;
        shift = Integer.numberOfLeadingZeros(mask);
        keys = new long[capacity];
        targets = new int[capacity];
        leaving = new long[children.size()];
        for (int node = 0; node < children.size(); node++) {
            int from = node;
            if (!kept.get(node)) {
                continue;
            }
            children.get(node)
                    .forEach(
                            (symbol, to) -> {
                                leaving[from] |= 1L << symbol;
                                put(key(from, symbol), to);
                            });
        }
    }

    /** Whether nothing follows {@code node}. */
    boolean leaf(int node) {
        return leaving[node] == 0;
    }

    /** The node after {@code node} over {@code symbol}, or -1. */
    int next(int node, int symbol) {
        if ((leaving[node] & 1L << symbol) == 0) {
            return -1;
        }
        long key = key(node, symbol);
        int slot = slot(key);
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return targets[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private void put(long key, int target) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        targets[slot] = target;
    }

    private static long key(int node, int symbol) {
        return ((long) node << 32 | symbol) + 1;
    }

    private int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32) >>> shift;
    }
}
