package id.kentongan.analyzers.place;

import id.kentongan.analyzers.text.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by folded word, looked up from tokens without making a string. Open addressing over the
 * hash that the tokens carry. Immutable.
 *
 * @param <V> what a word stands for
 */
final class WordTable<V> {

    private final int mask;
    private final @Nullable String[] words;
    private final int[] hashes;
    private final Object[] values;

    WordTable(Map<String, V> entries) {
        mask = Integer.highestOneBit(Math.max(8, entries.size() * 4)) - 1;
        words = new String[mask + 1];
        hashes = new int[mask + 1];
        values = new Object[mask + 1];
        entries.forEach(
                (word, value) -> {
                    int slot = slot(word.hashCode());
                    while (words[slot] != null) {
                        slot = (slot + 1) & mask;
                    }
                    words[slot] = word;
                    hashes[slot] = word.hashCode();
                    values[slot] = value;
                });
    }

    /** Value of the word that token {@code i} is, or null. */
    @SuppressWarnings("unchecked")
    @Nullable V get(Tokens tokens, int i) {
        int hash = tokens.hash(i);
        int slot = slot(hash);
        while (true) {
            String word = words[slot];
            if (word == null) {
                return null;
            }
            if (hashes[slot] == hash && tokens.is(i, word)) {
                return (V) values[slot];
            }
            slot = (slot + 1) & mask;
        }
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9 >>> 12) & mask;
    }
}
