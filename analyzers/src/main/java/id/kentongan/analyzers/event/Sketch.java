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

    /** Upper bits that the last step of {@link #mix} leaves as they are. */
    private static final int KEPT = 31;

    private static final long LOWER_BITS = -1L >>> KEPT;

    /** From one hash to the next. */
    private static final long STEP = 0x9e3779b97f4a7c15L;

    /** Twice as far, over the end of the numbers. */
    private static final long TWO_STEPS = 0x3c6ef372fe94f82aL;

    /** And three times. */
    private static final long THREE_STEPS = 0xdaa66d2c7ddf743fL;

    private static final long NO_WORD = 0xcbf29ce484222325L;

    /** Lower case of letters and digits, 0 for what is none. */
    private static final int[] ASCII = ascii();

    private Sketch() {}

    /** The sketch of {@code text}; all zero for a text without words. */
    public static long[] of(String text) {
        long[] shingles = new long[text.length() / 2 + 1];
        int count = shingles(text, shingles);
        long[] sketch = new long[HASHES + 1];
        if (count == 0) {
            return sketch;
        }
        int distinct = distinct(shingles, count);
        Arrays.fill(sketch, 1, sketch.length, Long.MAX_VALUE);
        for (int hash = 0; hash < HASHES; hash += 4) {
            lower(sketch, hash, shingles, distinct);
        }
        sketch[0] = distinct;
        return sketch;
    }

    /** Puts the shingles of {@code text} to the front of {@code into}; answers how many. */
    private static int shingles(String text, long[] into) {
        char[] letters = text.toCharArray();
        int words = 0;
        int at = 0;
        while (at < letters.length) {
            long word = NO_WORD;
            while (at < letters.length) {
                char one = letters[at++];
                int letter;
                if (one < ASCII.length) {
                    letter = ASCII[one];
                } else {
                    int code = Character.codePointAt(letters, at - 1);
                    letter = Character.isLetterOrDigit(code) ? Character.toLowerCase(code) : 0;
                    at += Character.charCount(code) - 1;
                }
                if (letter == 0) {
                    break;
                }
                word = (word ^ letter) * 0x100000001b3L;
            }
            if (word != NO_WORD) {
                into[words++] = mix(word);
            }
        }
        int count = Math.max(0, words - WORDS + 1);
        for (int i = 0; i < count; i++) {
            long shingle = 0;
            for (int next = i; next < i + WORDS; next++) {
                shingle = mix(shingle * 31 + into[next]);
            }
            into[i] = shingle;
        }
        return count;
    }

    /**
     * Lowers the minima of {@code hash} and the three after it to those of the first {@code count}
     * shingles: four at a time, so that one is multiplied while another waits. The last step of
     * {@link #mix} changes lower bits alone and is left to the few that may be a new minimum.
     */
    private static void lower(long[] sketch, int hash, long[] shingles, int count) {
        long offset = hash * STEP;
        long bound0 = Long.MAX_VALUE;
        long bound1 = Long.MAX_VALUE;
        long bound2 = Long.MAX_VALUE;
        long bound3 = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            long value = shingles[i] + offset;
            long mixed0 = half(value);
            long mixed1 = half(value + STEP);
            long mixed2 = half(value + TWO_STEPS);
            long mixed3 = half(value + THREE_STEPS);
            if (mixed0 <= bound0) {
                bound0 = lower(sketch, hash + 1, mixed0);
            }
            if (mixed1 <= bound1) {
                bound1 = lower(sketch, hash + 2, mixed1);
            }
            if (mixed2 <= bound2) {
                bound2 = lower(sketch, hash + 3, mixed2);
            }
            if (mixed3 <= bound3) {
                bound3 = lower(sketch, hash + 4, mixed3);
            }
        }
    }

    /** Lowers a minimum; answers the greatest half-mixed value that may lower it again. */
    static long lower(long[] sketch, int at, long mixed) {
        long least = Math.min(sketch[at], whole(mixed));
        sketch[at] = least;
        return least | LOWER_BITS;
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
        return whole(half(value));
    }

    /** All of {@link #mix} but its last step. */
    private static long half(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        return (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    }

    private static long whole(long mixed) {
        return mixed ^ (mixed >>> KEPT);
    }
}
