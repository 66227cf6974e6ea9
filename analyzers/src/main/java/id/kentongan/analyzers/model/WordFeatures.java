package id.kentongan.analyzers.model;

import id.kentongan.analyzers.text.Tokens;

/**
 * What a learned model reads of a text: stems, pairs of neighbouring stems, consonant skeletons
 * (field reports drop vowels: {@code dkroyok}), and pieces of two to five letters. Figures are
 * classes: one, two, few, many, an age, a date. Time and memory are linear in the text.
 *
 * <p>The same reader serves training and use, so that both see the same features; {@link #VERSION}
 * changes when it does.
 */
public final class WordFeatures {

    /** Version of this reader; a model made with another one is refused. */
    public static final int VERSION = 1;

    /** Block of stems, of pairs and of skeletons. */
    public static final char STEM = 'w';

    public static final char PAIR = 'p';

    public static final char SKELETON = 'k';

    /** Block of pieces of words. */
    public static final char PIECE = 'c';

    private static final int LONGEST_WORD = 24;

    private static final int SHORTEST_PIECE = 2;

    private static final int LONGEST_PIECE = 5;

    private static final String DATE = "zdate";

    private static final String[] MONTHS = {
        "januari",
        "februari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "desember",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "agt",
        "sept",
        "okt",
        "nov",
        "des",
        "pebruari",
        "nopember"
    };

    /** Takes features as they are met; the characters are only lent. */
    public interface Sink {

        /**
         * One feature.
         *
         * @param block one of the blocks
         * @param token index of the (last) token it comes from
         * @param chars holds its name
         * @param from where the name begins
         * @param to where it ends
         */
        void feature(char block, int token, char[] chars, int from, int to);
    }

    private final Tokens tokens;
    private final Sink sink;
    private final boolean pieces;
    private final char[] word = new char[LONGEST_WORD + 2];
    private final char[] pair = new char[2 * LONGEST_WORD + 3];
    private int pairLength;
    private boolean lastWasDate;

    private WordFeatures(Tokens tokens, Sink sink, boolean pieces) {
        this.tokens = tokens;
        this.sink = sink;
        this.pieces = pieces;
    }

    /**
     * Gives every feature of {@code tokens} to {@code sink}, in order, repeated ones too.
     *
     * @param pieces whether skeletons and pieces of words are wanted
     */
    public static void read(Tokens tokens, boolean pieces, Sink sink) {
        WordFeatures reader = new WordFeatures(tokens, sink, pieces);
        for (int i = 0; i < tokens.size(); i++) {
            if (!tokens.furniture(i)) {
                reader.token(i);
            }
        }
    }

    private void token(int i) {
        int length = tokens.numeric(i) ? figure(i) : letters(i);
        if (length == 0) {
            return;
        }
        word[0] = ' ';
        word[length + 1] = ' ';
        long cut = Stem.cut(word, 1, length + 1);
        int from = (int) (cut >>> 32);
        int to = (int) cut;
        sink.feature(STEM, i, word, from, to);
        pair(i, from, to);
        if (pieces) {
            pieces(i, length + 2);
            skeleton(i, from, to);
        }
    }

    /** The letters of a word, into {@link #word} from index 1. */
    private int letters(int i) {
        if (month(i)) {
            return date();
        }
        int length = 0;
        int size = Math.min(tokens.length(i), 2 * LONGEST_WORD);
        for (int k = 0; k < size && length < LONGEST_WORD; k++) {
            char c = tokens.letter(i, k);
            if (c < '0' || c > '9') {
                word[1 + length++] = c;
            }
        }
        lastWasDate = false;
        return length;
    }

    private int figure(int i) {
        int value = tokens.number(i);
        if (value < 0 || joined(i) || joined(i + 1) || isYear(value) || month(i + 1)) {
            return date();
        }
        lastWasDate = false;
        if (value < 100 && tokens.before(i) == '(' && closed(i)) {
            return put("zage");
        }
        if (value < 3) {
            return put(value == 1 ? "none" : value == 2 ? "ntwo" : "nzero");
        }
        return put(value < 10 ? "nfew" : value < 100 ? "ntens" : "nmany");
    }

    /** Whether token {@code i} and the one before it are figures joined as in a date. */
    private boolean joined(int i) {
        return i > 0
                && i < tokens.size()
                && tokens.numeric(i)
                && tokens.numeric(i - 1)
                && (tokens.before(i) == '/' || tokens.before(i) == '-');
    }

    private static boolean isYear(int value) {
        return value >= 1900 && value < 2100;
    }

    private boolean month(int i) {
        if (i >= tokens.size() || tokens.numeric(i) || tokens.length(i) > 9) {
            return false;
        }
        for (String month : MONTHS) {
            if (tokens.is(i, month)) {
                return true;
            }
        }
        return false;
    }

    private boolean closed(int i) {
        String text = tokens.sections().get(tokens.section(i)).text();
        return tokens.end(i) < text.length() && text.charAt(tokens.end(i)) == ')';
    }

    /** One date, however many tokens it is written in. */
    private int date() {
        if (lastWasDate) {
            return 0;
        }
        lastWasDate = true;
        return put(DATE);
    }

    private int put(String name) {
        name.getChars(0, name.length(), word, 1);
        return name.length();
    }

    private void pair(int i, int from, int to) {
        if (pairLength > 0) {
            pair[pairLength] = '_';
            System.arraycopy(word, from, pair, pairLength + 1, to - from);
            sink.feature(PAIR, i, pair, 0, pairLength + 1 + to - from);
        }
        System.arraycopy(word, from, pair, 0, to - from);
        pairLength = to - from;
    }

    private void pieces(int i, int length) {
        for (int size = SHORTEST_PIECE; size <= LONGEST_PIECE && size <= length; size++) {
            for (int from = 0; from + size <= length; from++) {
                sink.feature(PIECE, i, word, from, from + size);
            }
        }
    }

    /** First letter and consonants of the stem, doubled letters once; overwrites the word. */
    private void skeleton(int i, int from, int to) {
        int length = from + 1;
        if (to - from > 3) {
            char last = word[from];
            for (int k = from + 1; k < to; k++) {
                char c = word[k];
                if (c != last && !vowel(c)) {
                    word[length++] = c;
                }
                last = c;
            }
        } else {
            length = to;
        }
        sink.feature(SKELETON, i, word, from, length);
    }

    private static boolean vowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    }
}
