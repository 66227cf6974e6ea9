package id.kentongan.analyzers.text;

import java.text.Normalizer;

/**
 * Folding of single characters, the same in every locale: lower case and, for Latin letters, no
 * accents.
 */
final class Fold {

    private static final int TABLE = 0x0250;
    private static final char[] LATIN = table();

    /** What a capital counts in {@link #PLAIN} above the folded form, and a digit. */
    static final int CAPITAL = 1;

    static final int DIGIT = 1 << 23;

    /**
     * For each character of ASCII its folded form and, above that, what it counts as, so that a
     * word is read with one look for each; negative for what may stand inside a word, 0 for the
     * others.
     */
    static final long[] PLAIN = plain();

    private Fold() {}

    /** Folded form of a letter or digit below {@code U+0250}; 0 for anything that is neither. */
    static char latin(char c) {
        return LATIN[c];
    }

    static boolean isLatin(char c) {
        return c < TABLE;
    }

    /**
     * Characters that stand inside words without being seen: soft hyphen, joiners, direction marks.
     */
    static boolean invisible(char c) {
        return c == '\u00AD'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2064')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF';
    }

    static boolean apostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '`' || c == '\u02BC';
    }

    static boolean quote(char c) {
        return c == '"' || c == '\u201C' || c == '\u201D' || c == '\u00AB' || c == '\u00BB';
    }

    static boolean dash(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    }

    private static long[] plain() {
        long[] plain = new long[128];
        for (char c = 0; c < plain.length; c++) {
            long kind = c >= '0' && c <= '9' ? DIGIT : c >= 'A' && c <= 'Z' ? CAPITAL : 0;
            plain[c] = LATIN[c] == 0 ? 0 : kind << Character.SIZE | LATIN[c];
        }
        for (char inside : new char[] {'\'', '`', '.', ','}) {
            plain[inside] = -1;
        }
        return plain;
    }

    private static char[] table() {
        char[] table = new char[TABLE];
        for (char c = 0; c < TABLE; c++) {
            if (Character.isLetterOrDigit(c)) {
                String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
                table[c] = Character.toLowerCase(plain.charAt(0));
            }
        }
        table['\u00AA'] = 0;
        table['\u00BA'] = 0;
        return table;
    }
}
