package id.kentongan.analyzers.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Open-addressing table from folded words to the symbols they stand for. Immutable. */
final class Vocabulary {

    private final int mask;
    private final int shift;

    /** Hash of a word and, above it, its index from 1; 0 where a slot is free. */
    private final long[] slots;

    private final String[] words;

    /** The letters of all words, one after the other, and where each word begins. */
    private final char[] letters;

    private final int[] begin;

    /** The symbols of all words in phrases, one after the other, and where each word begins. */
    private final int[] symbols;

    private final int[] firstSymbol;
    private final int[] exact;

    Vocabulary(
            Map<String, List<Integer>> inflected,
            Map<String, Integer> names,
            Iterable<String> known) {
        Map<String, Integer> index = new LinkedHashMap<>();
        inflected.keySet().forEach(word -> index.putIfAbsent(word, index.size()));
        names.keySet().forEach(word -> index.putIfAbsent(word, index.size()));
        known.forEach(word -> index.putIfAbsent(word, index.size()));
        int capacity = Math.max(16, Integer.highestOneBit(index.size() * 3 + 1) * 2);
        mask = capacity - 1;
        shift = Integer.numberOfLeadingZeros(mask);
        slots = new long[capacity];
        words = index.keySet().toArray(String[]::new);
        letters = String.join("", words).toCharArray();
        begin = new int[words.length + 1];
        firstSymbol = new int[words.length + 1];
        exact = new int[words.length];
        symbols =
                inflected.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < words.length; i++) {
            begin[i + 1] = begin[i] + words[i].length();
            // the inflected words come first, in the order of their symbols
            firstSymbol[i + 1] =
                    firstSymbol[i] + inflected.getOrDefault(words[i], List.of()).size();
            exact[i] = names.getOrDefault(words[i], -1);
            int hash = words[i].hashCode();
            int slot = slot(hash);
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (i + 1L) << 32 | hash & 0xFFFFFFFFL;
        }
    }

    int size() {
        return words.length;
    }

    String word(int index) {
        return words[index];
    }

    /** Index of the word in {@code buffer}, or -1. */
    int find(char[] buffer, int start, int length, int hash) {
        int slot = slot(hash);
        while (true) {
            long entry = slots[slot];
            if (entry == 0) {
                return -1;
            }
            if ((int) entry == hash) {
                int word = (int) (entry >>> 32) - 1;
                if (same(word, buffer, start, length)) {
                    return word;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    int find(String word) {
        return find(word.toCharArray(), 0, word.length(), word.hashCode());
    }

    /** Position in {@link #symbol} of the first symbol that a word has in phrases. */
    int firstSymbol(int index) {
        return firstSymbol[index];
    }

    /** One past the position of the last one. */
    int endOfSymbols(int index) {
        return firstSymbol[index + 1];
    }

    /** The symbol at a position. */
    int symbol(int position) {
        return symbols[position];
    }

    /** Symbol of a word in names, or -1. */
    int exact(int index) {
        return exact[index];
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> shift;
    }

    private boolean same(int word, char[] buffer, int start, int length) {
        int at = begin[word];
        if (begin[word + 1] - at != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[at + i] != buffer[start + i]) {
                return false;
            }
        }
        return true;
    }
}
