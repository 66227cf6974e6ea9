package id.kentongan.analyzers.text;

import java.util.List;

/**
 * The words of one item, in order: where each stands in its input field, its folded form, and the
 * sentence and paragraph it belongs to. Immutable once read. Sentences and paragraphs are numbered
 * through all sections; a section never shares one with the next.
 */
public final class Tokens {

    static final int CAPITAL = 1;
    static final int ALL_CAPS = 2;
    static final int NUMERIC = 4;
    static final int FURNITURE = 8;
    static final int QUOTED = 16;

    private final List<Section> sections;
    private final TokenBuffer buffer;

    Tokens(List<Section> sections, TokenBuffer buffer) {
        this.sections = sections;
        this.buffer = buffer;
    }

    /** Number of tokens. */
    public int size() {
        return buffer.size;
    }

    /** The input fields the tokens were read from. */
    public List<Section> sections() {
        return sections;
    }

    /** Index in {@link #sections()} of the field that token {@code i} stands in. */
    public int section(int i) {
        return buffer.section(i);
    }

    /** Name of the field that token {@code i} stands in. */
    public String field(int i) {
        return sections.get(buffer.section(i)).field();
    }

    /** First UTF-16 unit of token {@code i} in its field. */
    public int start(int i) {
        return buffer.start[i];
    }

    /** One past the last UTF-16 unit of token {@code i} in its field. */
    public int end(int i) {
        return buffer.end[i];
    }

    /** Sentence number of token {@code i}. */
    public int sentence(int i) {
        return buffer.sentence[i];
    }

    /** Paragraph number of token {@code i}; a title is a paragraph of its own. */
    public int paragraph(int i) {
        return buffer.paragraph(i);
    }

    /** Number of sentences. */
    public int sentences() {
        return buffer.sentences;
    }

    /** First token of a sentence; for one past the last sentence one past the last token. */
    public int firstOf(int sentence) {
        return buffer.firstToken(sentence);
    }

    /** Whether token {@code i} begins with a capital letter. */
    public boolean capital(int i) {
        return buffer.has(i, CAPITAL);
    }

    /** Whether token {@code i} has two letters or more and all of them are capitals. */
    public boolean allCaps(int i) {
        return buffer.has(i, ALL_CAPS);
    }

    /** Whether token {@code i} consists of digits (with separators between them). */
    public boolean numeric(int i) {
        return buffer.has(i, NUMERIC);
    }

    /** Whether token {@code i} stands in site furniture ("Baca juga ...") and must not be read. */
    public boolean furniture(int i) {
        return buffer.has(i, FURNITURE);
    }

    /** Whether token {@code i} stands between quotation marks. */
    public boolean quoted(int i) {
        return buffer.has(i, QUOTED);
    }

    /**
     * The most telling character between token {@code i} and the one before it: a space, {@code -},
     * {@code /}, {@code .}, {@code ,}, {@code (}, ...; 0 where nothing stands between them.
     */
    public char before(int i) {
        return buffer.before(i);
    }

    /** Folded form of token {@code i}: lower case, no accents, shorthand written out. */
    public String form(int i) {
        return new String(buffer.folded, buffer.foldStart[i], buffer.foldLength[i]);
    }

    /** Length of the folded form in characters. */
    public int length(int i) {
        return buffer.foldLength[i];
    }

    /** Character {@code at} of the folded form of token {@code i}. */
    public char letter(int i, int at) {
        return buffer.folded[buffer.foldStart[i] + at];
    }

    /** Hash of the folded form: {@code String.hashCode} of {@link #form}. */
    public int hash(int i) {
        return buffer.hash[i];
    }

    /** {@code String.hashCode} of the characters of {@code folded} from start to end, exclusive. */
    public static int hash(char[] folded, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + folded[i];
        }
        return hash;
    }

    /** Whether the folded form of token {@code i} is {@code word}. */
    public boolean is(int i, String word) {
        int length = buffer.foldLength[i];
        if (length != word.length()) {
            return false;
        }
        int at = buffer.foldStart[i];
        for (int k = 0; k < length; k++) {
            if (buffer.folded[at + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code part} stands anywhere in the folded form of token {@code i}. */
    public boolean contains(int i, String part) {
        int start = buffer.foldStart[i];
        int last = start + buffer.foldLength[i] - part.length();
        for (int at = start; at <= last; at++) {
            int k = 0;
            while (k < part.length() && buffer.folded[at + k] == part.charAt(k)) {
                k++;
            }
            if (k == part.length()) {
                return true;
            }
        }
        return false;
    }

    /** The characters of token {@code i} as they came in. */
    public String raw(int i) {
        return sections.get(buffer.section(i)).text().substring(buffer.start[i], buffer.end[i]);
    }

    /** Characters of all folded forms, for readers that must not allocate; see {@link #offset}. */
    public char[] folded() {
        return buffer.folded;
    }

    /**
     * Where the folded form of token {@code i} begins in {@link #folded()}. The forms stand side by
     * side: from the offset of a token to the end of a later one lie all between, without spaces.
     */
    public int offset(int i) {
        return buffer.foldStart[i];
    }

    /** One past the folded form of token {@code i} in {@link #folded()}. */
    public int endOffset(int i) {
        return buffer.foldStart[i] + buffer.foldLength[i];
    }

    /**
     * Value of a number written in digits ({@code 1.700} is 1700), or -1 when token {@code i} is no
     * whole number below a thousand million.
     */
    public int number(int i) {
        if (!numeric(i)) {
            return -1;
        }
        String text = sections.get(buffer.section(i)).text();
        long value = 0;
        int run = -1;
        for (int k = buffer.start[i]; k < buffer.end[i]; k++) {
            char c = text.charAt(k);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                run = run < 0 ? -1 : run + 1;
                if (value > 999_999_999) {
                    return -1;
                }
            } else if (run < 0 || run == 3) {
                run = 0;
            } else {
                return -1;
            }
        }
        return run < 0 || run == 3 ? (int) value : -1;
    }
}
