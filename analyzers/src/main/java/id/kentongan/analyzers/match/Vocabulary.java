package id.kentongan.analyzers.match;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Open-addressing table from folded words to the symbols they stand for. Immutable. */
final class Vocabulary {

    private static final int[] NONE = {};

    private final int mask;
    private final int shift;
    private final int[] slots;
    private final int[] hashes;
    private final String[] words;

    /** The letters of all words, one after the other, and where each word begins. */
    private final char[] letters;

    private final int[] begin;
    private final int[][] inflecting;
    private final int[] exact;

    Vocabulary(
            Map<String, List<Integer>> inflected,
            Map<String, Integer> names,
            Iterable<String> known) {
        Map<String, Integer> index = new java.util.LinkedHashMap<>();
        inflected.keySet().forEach(word -> index.putIfAbsent(word, index.size()));
        names.keySet().forEach(word -> index.putIfAbsent(word, index.size()));
        known.forEach(word -> index.putIfAbsent(word, index.size()));
        int capacity = Math.max(16, Integer.highestOneBit(index.size() * 3 + 1) * 2);
        mask = capacity - 1;
        shift = Integer.numberOfLeadingZeros(mask);
        slots = new int[capacity];
        hashes = new int[capacity];
        words = index.keySet().toArray(String[]::new);
        letters = String.join("", words).toCharArray();
        begin = new int[words.length + 1];
        inflecting = new int[words.length][];
        exact = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            inflecting[i] =
                    inflected.getOrDefault(words[i], List.of()).stream()
                            .mapToInt(Integer::intValue)
                            .toArray();
            begin[i + 1] = begin[i] + words[i].length();
            exact[i] = names.getOrDefault(words[i], -1);
            int slot = slot(words[i].hashCode());
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = i + 1;
            hashes[slot] = words[i].hashCode();
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
            int entry = slots[slot];
            if (entry == 0) {
                return -1;
            }
            if (hashes[slot] == hash && same(entry - 1, buffer, start, length)) {
                return entry - 1;
            }
            slot = (slot + 1) & mask;
        }
    }

    int find(String word) {
        return find(word.toCharArray(), 0, word.length(), word.hashCode());
    }

    /** Symbols of a word in phrases. */
    int[] inflecting(int index) {
        return index < 0 ? NONE : inflecting[index];
    }

    /** Symbol of a word in names, or -1. */
    int exact(int index) {
        return exact[index];
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> shift;
    }

    private boolean same(int word, char[] buffer, int start, int length) {
        return Arrays.equals(
                letters, begin[word], begin[word + 1], buffer, start, start + length);
    }
}
