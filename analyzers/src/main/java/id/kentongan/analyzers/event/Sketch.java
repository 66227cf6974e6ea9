package id.kentongan.analyzers.event;

import java.util.Arrays;

/**
 * MinHash sketch of a text over shingles of three words (Broder 1997): enough to tell copies with
 * new titles, bylines and cuts from other stories, small enough to keep. The first element is the
 * number of distinct shingles, the others are {@value #HASHES} minima. Words are letters and digits
 * in lower case, so that punctuation and layout do not count.
 */
public final class Sketch {

    /** Minima in a sketch. */
    static final int HASHES = 64;

    private static final int WORDS = 3;

    /** Fewer shingles than this say nothing about copying. */
    static final int ENOUGH = 8;

    private Sketch() {}

    /** The sketch of {@code text}; all zero for a text without words. */
    public static long[] of(String text) {
        long[] window = new long[WORDS];
        long[] sketch = new long[HASHES + 1];
        long[] shingles = new long[64];
        int count = 0;
        int words = 0;
        int length = text.length();
        int at = 0;
        while (at < length) {
            int code = text.codePointAt(at);
            if (!Character.isLetterOrDigit(code)) {
                at += Character.charCount(code);
                continue;
            }
            long word = 0xcbf29ce484222325L;
            while (at < length && Character.isLetterOrDigit(code = text.codePointAt(at))) {
                word = (word ^ Character.toLowerCase(code)) * 0x100000001b3L;
                at += Character.charCount(code);
            }
            window[words % WORDS] = mix(word);
            words++;
            if (words >= WORDS) {
                long shingle = 0;
                for (int back = 0; back < WORDS; back++) {
                    shingle = mix(shingle * 31 + window[(words + back) % WORDS]);
                }
                if (count == shingles.length) {
                    shingles = Arrays.copyOf(shingles, count * 2);
                }
                shingles[count++] = shingle;
            }
        }
        if (count == 0) {
            return sketch;
        }
        Arrays.sort(shingles, 0, count);
        Arrays.fill(sketch, Long.MAX_VALUE);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && shingles[i] == shingles[i - 1]) {
                continue;
            }
            distinct++;
            for (int hash = 0; hash < HASHES; hash++) {
                long value = mix(shingles[i] + hash * 0x9e3779b97f4a7c15L);
                if (value < sketch[hash + 1]) {
                    sketch[hash + 1] = value;
                }
            }
        }
        sketch[0] = distinct;
        return sketch;
    }

    /** Whether the sketch holds enough words to compare. */
    static boolean telling(long[] sketch) {
        return sketch.length == HASHES + 1 && sketch[0] >= ENOUGH;
    }

    /** Estimated share of common shingles among all shingles of both, 0 to 1. */
    static double resemblance(long[] one, long[] other) {
        if (!telling(one) || !telling(other)) {
            return 0;
        }
        int same = 0;
        for (int hash = 1; hash <= HASHES; hash++) {
            if (one[hash] == other[hash]) {
                same++;
            }
        }
        return (double) same / HASHES;
    }

    /** Estimated share of the shorter text that also stands in the longer one, 0 to 1. */
    static double containment(long[] one, long[] other) {
        double resemblance = resemblance(one, other);
        if (resemblance == 0) {
            return 0;
        }
        double common = resemblance * (one[0] + other[0]) / (1 + resemblance);
        return Math.min(1, common / Math.min(one[0], other[0]));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
