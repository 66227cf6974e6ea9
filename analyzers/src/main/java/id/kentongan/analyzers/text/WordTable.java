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

    private final int mask;
    private final int shift;

    /** Hash of a word and, above it, its position from 1; 0 where a slot is free. */
    private final long[] slots;

    private final String[] words;
    private final Object[] values;

    /** The table of {@code entries}, keyed by folded word. */
    public WordTable(Map<String, V> entries) {
        mask = Integer.highestOneBit(Math.max(8, entries.size() * 4)) - 1;
        shift = Integer.numberOfLeadingZeros(mask);
        slots = new long[mask + 1];
        words = entries.keySet().toArray(String[]::new);
        values = new Object[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = entries.get(words[i]);
            int hash = words[i].hashCode();
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (i + 1L) << 32 | hash & 0xFFFFFFFFL;
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
    @Nullable V get(char[] buffer, int start, int length, int hash) {
        int slot = slot(hash);
        while (true) {
            long entry = slots[slot];
            if (entry == 0) {
                return null;
            }
            if ((int) entry == hash) {
                int word = (int) (entry >>> 32) - 1;
                if (same(words[word], buffer, start, length)) {
                    return (V) values[word];
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> shift;
    }

    private static boolean same(String word, char[] buffer, int start, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != buffer[start + i]) {
                return false;
            }
        }
        return true;
    }
}
