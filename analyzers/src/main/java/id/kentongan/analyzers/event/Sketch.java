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

    /** All bits of each byte but the upper one. */
    private static final long SEVEN_BITS = 0x7f7f7f7f7f7f7f7fL;

    private static final long NO_WORD = 0xcbf29ce484222325L;

    /** Lower case of letters and digits, 0 for what is none. */
    private static final int[] ASCII = ascii();

    private Sketch() {}

    /** The sketch of {@code text}; all zero for a text without words. */
    public static long[] of(String text) {
        long[] window = new long[WORDS];
        long[] shingles = new long[64];
        int count = 0;
        int words = 0;
        int length = text.length();
        long word = NO_WORD;
        for (int at = 0; at <= length; at++) {
            int letter = 0;
            if (at < length) {
                char one = text.charAt(at);
                if (one < ASCII.length) {
                    letter = ASCII[one];
                } else {
                    int code = text.codePointAt(at);
                    letter = Character.isLetterOrDigit(code) ? Character.toLowerCase(code) : 0;
                    at += Character.charCount(code) - 1;
                }
            }
            if (letter != 0) {
                word = (word ^ letter) * 0x100000001b3L;
                continue;
            }
            if (word == NO_WORD) {
                continue;
            }
            window[words % WORDS] = mix(word);
            word = NO_WORD;
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
        long[] sketch = new long[HASHES + 1];
        if (count == 0) {
            return sketch;
        }
        int distinct = distinct(shingles, count);
        for (int hash = 0; hash < HASHES; hash++) {
            long offset = hash * 0x9e3779b97f4a7c15L;
            long least = Long.MAX_VALUE;
            for (int i = 0; i < distinct; i++) {
                least = Math.min(least, mix(shingles[i] + offset));
            }
            sketch[hash + 1] = least;
        }
        sketch[0] = distinct;
        return sketch;
    }

    /** Moves the distinct ones of the first {@code count} to the front; answers how many. */
    private static int distinct(long[] shingles, int count) {
        long[] table = new long[Integer.highestOneBit(count) << 2];
        boolean zero = false;
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            long shingle = shingles[i];
            if (shingle == 0) {
                if (!zero) {
                    zero = true;
                    shingles[distinct++] = 0;
                }
                continue;
            }
            int at = (int) shingle & (table.length - 1);
            while (table[at] != 0 && table[at] != shingle) {
                at = (at + 1) & (table.length - 1);
            }
            if (table[at] == 0) {
                table[at] = shingle;
                shingles[distinct++] = shingle;
            }
        }
        return distinct;
    }

    private static int[] ascii() {
        int[] ascii = new int[128];
        for (int code = 0; code < ascii.length; code++) {
            ascii[code] = Character.isLetterOrDigit(code) ? Character.toLowerCase(code) : 0;
        }
        return ascii;
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

    /**
     * The last byte of each minimum: sixty-four bytes by which most texts are told apart at once,
     * see {@link #atMost}.
     */
    static long[] marks(long[] sketch) {
        long[] marks = new long[HASHES / Long.BYTES];
        for (int hash = 0; hash < HASHES; hash++) {
            marks[hash / Long.BYTES] |=
                    (sketch[hash + 1] & 0xff) << (hash % Long.BYTES * Byte.SIZE);
        }
        return marks;
    }

    /** A bound of how many minima two sketches have in common, from their {@link #marks}. */
    static int atMost(long[] one, long[] other) {
        int same = 0;
        for (int i = 0; i < one.length; i++) {
            long differ = one[i] ^ other[i];
            // the upper bit of a byte stays clear where all bits of the byte are
            long clear = (differ & SEVEN_BITS) + SEVEN_BITS | differ | SEVEN_BITS;
            same += Long.bitCount(~clear);
        }
        return same;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
