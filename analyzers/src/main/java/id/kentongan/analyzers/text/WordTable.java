package id.kentongan.analyzers.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by folded word, looked up from tokens without making a string. Open addressing over the
 * hash that the tokens carry. Immutable.
 *
 * @param <V> what a word stands for
 */
public final class WordTable<V> {

    private static final int MIX = 0x9E3779B9;
    private static final int POSITION_BITS = 16;
    private static final int POSITION = (1 << POSITION_BITS) - 1;

    private final int mask;
    private final int shift;

    /**
     * One bit for each word, among many: most tokens are in no table, and a bit says so without a
     * guess that the processor gets wrong, as it would at slots of which a third is taken.
     */
    private final long[] filter;

    private final int filterShift;

    /**
     * Position of a word from 1 on, above it a part of its hash; 0 where a slot is free. Kept
     * small: every token of a text is asked for in many tables, which should stay in the nearest
     * cache.
     */
    private final int[] slots;

    private final char[][] words;
    private final Object[] values;

    /** The table of {@code entries}, keyed by folded word. */
    public WordTable(Map<String, V> entries) {
        mask = Integer.highestOneBit(Math.max(8, entries.size() * 3)) - 1;
        int longs = Integer.highestOneBit(Math.max(2, entries.size() / 2));
        filter = new long[longs];
        filterShift = Integer.numberOfLeadingZeros(longs - 1);
        shift = Integer.numberOfLeadingZeros(mask);
        slots = new int[mask + 1];
        words = new char[entries.size()][];
        values = new Object[words.length];
        if (words.length > POSITION) {
            throw new IllegalArgumentException("too many words for one table: " + words.length);
        }
        int position = 0;
        for (Map.Entry<String, V> entry : entries.entrySet()) {
            words[position] = entry.getKey().toCharArray();
            values[position++] = entry.getValue();
            int mixed = entry.getKey().hashCode() * MIX;
            filter[mixed >>> filterShift] |= 1L << mixed;
            int slot = mixed >>> shift;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = mixed << POSITION_BITS | position;
        }
    }

    /** A table in which each of {@code words} has the value {@code value}. */
    public static <V> WordTable<V> all(V value, Iterable<String> words) {
        Map<String, V> entries = new HashMap<>();
        words.forEach(word -> entries.put(word, value));
        return new WordTable<>(entries);
    }

    /** A table that only says whether a token is one of {@code words}. */
    public static WordTable<Boolean> of(String... words) {
        return all(true, List.of(words));
    }

    /** A table that only says whether a token is one of {@code words}, parted by spaces. */
    public static WordTable<Boolean> split(String words) {
        return of(words.split(" "));
    }

    /** Value of the word that token {@code i} is, or null. */
    public @Nullable V get(Tokens tokens, int i) {
        return get(tokens.folded(), tokens.offset(i), tokens.length(i), tokens.hash(i));
    }

    /** Whether token {@code i} is a word of the table. */
    public boolean has(Tokens tokens, int i) {
        return get(tokens, i) != null;
    }

    /** Value of the folded word in {@code buffer} whose {@code String.hashCode} is given. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(char[] buffer, int start, int length, int hash) {
        int mixed = hash * MIX;
        if ((filter[mixed >>> filterShift] & 1L << mixed) == 0) {
            return null;
        }
        int slot = mixed >>> shift;
        while (true) {
            int entry = slots[slot];
            if (entry == 0) {
                return null;
            }
            int position = entry & POSITION;
            if (entry == (mixed << POSITION_BITS | position)
                    && same(words[position - 1], buffer, start, length)) {
                return (V) values[position - 1];
            }
            slot = (slot + 1) & mask;
        }
    }

    private static boolean same(char[] word, char[] buffer, int start, int length) {
        if (word.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word[i] != buffer[start + i]) {
                return false;
            }
        }
        return true;
    }
}
