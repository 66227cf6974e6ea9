package id.kentongan.analyzers.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the one long word of the vocabulary that a token misspells by one letter: left out, put in,
 * taken for another, or two swapped. Compares deletions of both (the symmetric-delete method), so
 * that a look-up costs one probe for each letter, however many words are known.
 */
final class Slips {

    private static final int SHORTEST = 7;
    private static final int LONGEST = 24;

    private final Vocabulary vocabulary;
    private final Map<Integer, int[]> byDeletion;
    private final long[] bloom;
    private final int bloomMask;

    Slips(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        Map<Integer, List<Integer>> found = new HashMap<>();
        for (int index = 0; index < vocabulary.size(); index++) {
            String word = vocabulary.word(index);
            if (vocabulary.inflecting(index).length == 0
                    || word.length() < SHORTEST
                    || word.length() > LONGEST) {
                continue;
            }
            found.computeIfAbsent(word.hashCode(), k -> new ArrayList<>(1)).add(index);
            for (int i = 1; i < word.length(); i++) {
                int hash = (word.substring(0, i) + word.substring(i + 1)).hashCode();
                found.computeIfAbsent(hash, k -> new ArrayList<>(1)).add(index);
            }
        }
        int bits = Math.max(1 << 12, Integer.highestOneBit(found.size() * 16 + 1) * 2);
        bloomMask = bits - 1;
        bloom = new long[bits >>> 6];
        byDeletion = new HashMap<>();
        found.forEach(
                (hash, words) -> {
                    byDeletion.put(hash, words.stream().mapToInt(Integer::intValue).toArray());
                    int bit = bit(hash);
                    bloom[bit >>> 6] |= 1L << bit;
                });
    }

    /** Index of the word meant, or -1 when none or more than one is one slip away. */
    int meant(char[] buffer, int start, int length, int hash) {
        if (length < SHORTEST - 1 || length > LONGEST + 1) {
            return -1;
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
        return best == AMBIGUOUS ? -1 : best;
    }

    private static final int AMBIGUOUS = -2;

    private int check(char[] buffer, int start, int length, int hash, int best) {
        int bit = bit(hash);
        if ((bloom[bit >>> 6] & (1L << bit)) == 0) {
            return best;
        }
        int[] candidates = byDeletion.get(hash);
        if (candidates == null) {
            return best;
        }
        int found = best;
        for (int candidate : candidates) {
            if (candidate != found && oneSlip(vocabulary.word(candidate), buffer, start, length)) {
                found = found == -1 ? candidate : AMBIGUOUS;
            }
        }
        return found;
    }

    private int bit(int hash) {
        return ((hash * 0x85EBCA6B) >>> 7) & bloomMask;
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
