package id.kentongan.analyzers.match;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the one long word of the vocabulary that a token misspells by one letter: left out, put in,
 * taken for another, or two swapped. Compares deletions of both (the symmetric-delete method), so
 * that a look-up costs one probe for each letter, however many words are known.
 */
final class Slips {

    private static final int SHORTEST = 7;
    private static final int LONGEST = 24;

    private final Vocabulary vocabulary;

    /** Hash of a shortened word and, above it, where its words begin in {@link #candidates}. */
    private final long[] slots;

    private final int mask;

    /** Indexes of words, a list for each hash, each ended by -1. */
    private final int[] candidates;

    /** Two bits for each hash: nearly every token ends here. */
    private final long[] bloom;

    private final int bloomMask;

    Slips(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        Map<Integer, Set<Integer>> found = new LinkedHashMap<>();
        for (int index = 0; index < vocabulary.size(); index++) {
            String word = vocabulary.word(index);
            if (vocabulary.symbols(vocabulary.record(index)) == 0
                    || word.length() < SHORTEST
                    || word.length() > LONGEST) {
                continue;
            }
            found.computeIfAbsent(word.hashCode(), k -> new LinkedHashSet<>(1)).add(index);
            for (int i = 1; i < word.length(); i++) {
                int hash = (word.substring(0, i) + word.substring(i + 1)).hashCode();
                found.computeIfAbsent(hash, k -> new LinkedHashSet<>(1)).add(index);
            }
        }
        bloomMask = Math.max(1 << 6, Integer.highestOneBit(found.size() / 4 + 1) * 2) - 1;
        bloom = new long[bloomMask + 1];
        mask = Math.max(16, Integer.highestOneBit(found.size() * 2 + 1) * 2) - 1;
        slots = new long[mask + 1];
        candidates = new int[found.values().stream().mapToInt(words -> words.size() + 1).sum() + 1];
        int end = 1;
        for (Map.Entry<Integer, Set<Integer>> entry : found.entrySet()) {
            int spread = spread(entry.getKey());
            bloom[spread >>> 12 & bloomMask] |= bits(spread);
            int slot = spread & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (long) end << 32 | entry.getKey() & 0xFFFFFFFFL;
            for (int word : entry.getValue()) {
                candidates[end++] = word;
            }
            candidates[end++] = -1;
        }
    }

    /** The record of the word meant, or none when not exactly one is one slip away. */
    int meant(char[] buffer, int start, int length, int hash) {
        if (length < SHORTEST - 1 || length > LONGEST + 1) {
            return Vocabulary.NONE;
        }
        int best = check(buffer, start, length, hash, -1);
        // hash of the token without letter i = prefix * 31^(rest) + suffix
        int suffix = 0;
        int power = 1;
        int prefix = hash;
        int inverse = 0xBDEF7BDF;
        for (int i = length - 1; i >= 1; i--) {
            prefix = (prefix - buffer[start + i]) * inverse;
            best = check(buffer, start, length, prefix * power + suffix, best);
            suffix += buffer[start + i] * power;
            power *= 31;
        }
        return best < 0 ? Vocabulary.NONE : vocabulary.record(best);
    }

    private static final int AMBIGUOUS = -2;

    private int check(char[] buffer, int start, int length, int hash, int best) {
        int spread = spread(hash);
        long bits = bits(spread);
        if ((bloom[spread >>> 12 & bloomMask] & bits) != bits) {
            return best;
        }
        int slot = spread & mask;
        while ((int) slots[slot] != hash) {
            if (slots[slot] == 0) {
                return best;
            }
            slot = (slot + 1) & mask;
        }
        int found = best;
        for (int k = (int) (slots[slot] >>> 32); k > 0 && candidates[k] >= 0; k++) {
            int candidate = candidates[k];
            if (candidate != found && oneSlip(vocabulary.word(candidate), buffer, start, length)) {
                found = found == -1 ? candidate : AMBIGUOUS;
            }
        }
        return found;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x85EBCA6B;
        return mixed ^ mixed >>> 15;
    }

    private static long bits(int spread) {
        return 1L << spread | 1L << (spread >>> 6);
    }

    /**
     * Whether {@code word} and the token differ by exactly one slip after an equal first letter.
     */
    static boolean oneSlip(String word, char[] buffer, int start, int length) {
        int n = word.length();
        if (Math.abs(n - length) > 1 || length == 0 || word.charAt(0) != buffer[start]) {
            return false;
        }
        int left = 0;
        while (left < n && left < length && word.charAt(left) == buffer[start + left]) {
            left++;
        }
        int right = 0;
        while (right < n - left
                && right < length - left
                && word.charAt(n - 1 - right) == buffer[start + length - 1 - right]) {
            right++;
        }
        int restWord = n - left - right;
        int restToken = length - left - right;
        if (restWord + restToken == 1 || (restWord == 1 && restToken == 1)) {
            return true;
        }
        return restWord == 2
                && restToken == 2
                && word.charAt(left) == buffer[start + left + 1]
                && word.charAt(left + 1) == buffer[start + left];
    }
}
