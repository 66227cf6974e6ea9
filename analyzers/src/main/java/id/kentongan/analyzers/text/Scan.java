package id.kentongan.analyzers.text;

import java.util.List;

/** The state of one reading: one pass over the characters of each section. */
final class Scan {

    /** Words after which a full stop does not end a sentence. */
    private static final WordTable<Boolean> ABBREVIATIONS =
            WordTable.all(
                    true,
                    List.of(
                            "kab", "kec", "kel", "jl", "jln", "no", "dr", "drs", "hj", "prof", "ir",
                            "tgl", "pkl", "rp", "km", "gg", "st", "sdr", "ds", "dsn", "dkk", "kep",
                            "kp", "bpk", "prov", "rt", "rw", "ipda", "iptu", "akp", "kol", "letkol",
                            "kombes", "brigjen"));

    private static final int LONGEST_TAG = 2_000;

    final TokenBuffer out;
    private final Spelling spelling;
    private String text = "";

    /** The characters of {@link #text}: cheaper to read one by one. */
    private char[] chars = {};

    private int at;
    private int sectionIndex;
    private int sentence = -1;
    private int paragraph = -1;
    private boolean newSentence;
    private boolean newParagraph;
    private boolean quoted;
    private char glue;
    private boolean noScriptEnd;

    Scan(Spelling spelling, TokenBuffer out) {
        this.spelling = spelling;
        this.out = out;
    }

    void section(int index, String characters) {
        text = characters;
        chars = characters.toCharArray();
        sectionIndex = index;
        at = 0;
        newSentence = true;
        newParagraph = true;
        quoted = false;
        glue = ' ';
        noScriptEnd = false;
        while (at < chars.length) {
            char c = chars[at];
            if (c == ' ') {
                if (glue == 0) {
                    glue = ' ';
                }
                at++;
            } else if (startsWord(c)) {
                word();
            } else {
                between(c);
            }
        }
    }

    private boolean startsWord(char c) {
        if (c < Fold.PLAIN.length) {
            return Fold.PLAIN[c] > 0;
        }
        if (Fold.isLatin(c)) {
            return Fold.latin(c) != 0;
        }
        return !Fold.invisible(c) && Character.isLetterOrDigit(codePoint(at));
    }

    private int codePoint(int index) {
        return Character.codePointAt(chars, index);
    }

    private void between(char c) {
        if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
            newParagraph = true;
            newSentence = true;
            quoted = false;
            stronger('\n');
            at++;
        } else if (c == '<' && skipTag()) {
            stronger(' ');
        } else if (c == '&' && skipEntity()) {
            stronger(' ');
        } else {
            if (c == '.' || c == '!' || c == '?') {
                if (endsSentence(c)) {
                    newSentence = true;
                }
                stronger('.');
            } else if (Fold.quote(c)) {
                quoted = c == '\u201C' || c == '\u00AB' || (c == '"' && !quoted);
                stronger('"');
            } else if (Fold.dash(c)) {
                stronger('-');
            } else if (c == '/' || c == ',' || c == ':' || c == ';' || c == '(' || c == ')') {
                stronger(c);
            } else if (!Fold.invisible(c)) {
                stronger(' ');
            }
            at++;
        }
    }

    private void stronger(char c) {
        if (rank(c) >= rank(glue)) {
            glue = c;
        }
    }

    private static int rank(char c) {
        return switch (c) {
            case 0 -> 0;
            case ' ' -> 1;
            case '-', '/' -> 2;
            case ',', ':', ';', '"' -> 3;
            case '(', ')' -> 4;
            case '.' -> 5;
            default -> 6;
        };
    }

    /** Whether the stop at {@code at} ends a sentence: a capital, digit or quote follows. */
    private boolean endsSentence(char c) {
        int next = at + 1;
        boolean blank = false;
        while (next < chars.length && next < at + 8) {
            char n = chars[next];
            if (Character.isWhitespace(n)) {
                blank = true;
            } else if (!Fold.quote(n) && n != ')' && n != '(' && !Fold.apostrophe(n)) {
                break;
            }
            next++;
        }
        if (next >= chars.length) {
            return true;
        }
        char n = chars[next];
        if (c != '.') {
            return blank;
        }
        if (out.size == 0
                || out.end[out.size - 1] != at
                || out.section(out.size - 1) != sectionIndex) {
            return blank && Character.isUpperCase(n);
        }
        int last = out.size - 1;
        if (abbreviation(last)) {
            return false;
        }
        if (!blank) {
            return Character.isUpperCase(n) && out.foldLength[last] > 3 && lowerEnd();
        }
        return Character.isUpperCase(n) || Character.isDigit(n) || next > at + 2;
    }

    private boolean lowerEnd() {
        return at > 0 && Character.isLowerCase(chars[at - 1]);
    }

    private boolean abbreviation(int token) {
        int length = out.foldLength[token];
        if (length > out.end[token] - out.start[token]) {
            return true; // shorthand that was written out, such as "kab."
        }
        if (length == 1) {
            return Character.isLetter(out.folded[out.foldStart[token]]);
        }
        int start = out.foldStart[token];
        return ABBREVIATIONS.get(out.folded, start, length, out.hash[token]) != null;
    }

    private boolean skipTag() {
        int next = at + 1;
        if (next >= chars.length) {
            return false;
        }
        char n = chars[next];
        if (!(n == '/' || n == '!' || (n >= 'a' && n <= 'z') || (n >= 'A' && n <= 'Z'))) {
            return false;
        }
        int limit = Math.min(chars.length, at + LONGEST_TAG);
        int close = next;
        while (close < limit && chars[close] != '>' && chars[close] != '<') {
            close++;
        }
        if (close >= limit || chars[close] != '>') {
            return false;
        }
        boolean script = tagIs(next, "script") || tagIs(next, "style");
        if (script && !noScriptEnd) {
            int end = text.indexOf("</s", close);
            if (end >= 0) {
                close = end - 1;
            } else {
                noScriptEnd = true;
            }
        }
        if (tagIs(next, "br") || tagIs(next, "p") || tagIs(next, "/p") || tagIs(next, "div")) {
            newParagraph = true;
            newSentence = true;
        }
        at = close + 1;
        return true;
    }

    private boolean tagIs(int start, String name) {
        return text.regionMatches(true, start, name, 0, name.length())
                && start + name.length() < chars.length
                && !Character.isLetterOrDigit(chars[start + name.length()]);
    }

    private boolean skipEntity() {
        int next = at + 1;
        int limit = Math.min(chars.length, at + 10);
        while (next < limit && (Character.isLetterOrDigit(chars[next]) || chars[next] == '#')) {
            next++;
        }
        if (next < limit && next > at + 2 && chars[next] == ';') {
            at = next + 1;
            return true;
        }
        return false;
    }

    /** A word of plain letters and digits, as nearly all are; any other goes the long way. */
    private void word() {
        char[] text = chars;
        int fold = out.foldSize;
        // a folded form is never longer than what it was folded from
        char[] folded = out.room(text.length - at);
        int to = fold;
        int hash = 0;
        long kinds = 0;
        int p = at;
        while (p < text.length && text[p] < Fold.PLAIN.length) {
            long plain = Fold.PLAIN[text[p]];
            if (plain <= 0) {
                break;
            }
            folded[to++] = (char) plain;
            hash = 31 * hash + (char) plain;
            kinds += plain >>> Character.SIZE;
            p++;
        }
        if (p < text.length && goesOn(text[p], p)) {
            mixedWord();
        } else {
            word(p, to, hash, kinds, 0);
        }
    }

    /** Whether a word may go on with {@code c}, which is no plain letter or digit. */
    private boolean goesOn(char c, int index) {
        return c >= Fold.PLAIN.length || Fold.PLAIN[c] < 0 && inside(c, index);
    }

    /** A word of any characters. */
    private void mixedWord() {
        int fold = out.foldSize;
        char[] folded = out.folded;
        char[] text = chars;
        int to = fold;
        int hash = 0;
        long kinds = 0;
        int others = 0;
        int end = at;
        int p = at;
        while (p < text.length) {
            char c = text[p];
            if (c < Fold.PLAIN.length) {
                long plain = Fold.PLAIN[c];
                if (plain > 0) {
                    folded[to++] = (char) plain;
                    hash = 31 * hash + (char) plain;
                    kinds += plain >>> Character.SIZE;
                    end = ++p;
                } else if (goesOn(c, p)) {
                    p++;
                } else {
                    break;
                }
            } else if (Fold.invisible(c)) {
                p++;
            } else if (Fold.isLatin(c) && Fold.latin(c) != 0) {
                char plain = Fold.latin(c);
                if (Character.isUpperCase(c)) {
                    kinds += Fold.CAPITAL;
                }
                folded[to++] = plain;
                hash = 31 * hash + plain;
                end = ++p;
            } else if (Fold.apostrophe(c) && inside('\'', p)) {
                p++;
            } else {
                int point = codePoint(p);
                int type = Character.getType(point);
                boolean mark = type == Character.NON_SPACING_MARK && end > at;
                if (!mark && !Character.isLetterOrDigit(point)) {
                    break;
                }
                p += Character.charCount(point);
                if (!mark) {
                    int lower = Character.toLowerCase(point);
                    char[] units = Character.toChars(lower);
                    others += units.length - 1;
                    for (char unit : units) {
                        folded[to++] = unit;
                        hash = 31 * hash + unit;
                    }
                }
                end = p;
            }
        }
        int rest = p - end;
        word(end, to, hash, kinds, others);
        at += rest;
    }

    /**
     * The word from {@link #at} to {@code end}.
     *
     * @param to end of its folded form
     * @param kinds digits and capitals among its letters, as {@link Fold#PLAIN} counts them
     * @param others units of its folded form that are not letters of their own
     */
    private void word(int end, int to, int hash, long kinds, int others) {
        int start = at;
        int fold = out.foldSize;
        at = end;
        out.foldSize = to;
        int digits = (int) (kinds / Fold.DIGIT);
        int capitals = (int) kinds & Fold.DIGIT - 1;
        int letters = to - fold - digits - others;
        char first = chars[start];
        int flags = 0;
        if (Fold.isLatin(first) && Character.isUpperCase(first)) {
            flags |= Tokens.CAPITAL;
        }
        if (letters > 1 && capitals == letters) {
            flags |= Tokens.ALL_CAPS;
        }
        if (letters == 0) {
            flags |= Tokens.NUMERIC;
        }
        emit(start, end, fold, to - fold, hash, flags, digits);
    }

    /**
     * Whether {@code c} stands inside a word: an apostrophe between letters, a point in a number.
     */
    private boolean inside(char c, int index) {
        if (index == 0 || index + 1 >= chars.length) {
            return false;
        }
        boolean apostrophe = c == '\'' || c == '`';
        char left = chars[index - 1];
        char right = chars[index + 1];
        return apostrophe
                ? Character.isLetter(left) && Character.isLetter(right)
                : left >= '0' && left <= '9' && right >= '0' && right <= '9';
    }

    private void emit(int start, int end, int fold, int length, int hash, int flags, int digits) {
        if (newSentence) {
            // a paragraph begins with a sentence
            if (newParagraph) {
                paragraph++;
                newParagraph = false;
            }
            sentence++;
            newSentence = false;
            out.sentence(paragraph);
        }
        char before = glue;
        glue = 0;
        char[][] meant = spelling.meant(out.folded, fold, length, hash);
        if (meant != null) {
            out.foldSize = fold;
            for (char[] word : meant) {
                copy(word, 0, word.length, start, end, flags, before);
                before = ' ';
            }
            return;
        }
        if (split(start, end, fold, length, flags, before, digits)) {
            return;
        }
        add(start, end, fold, length, hash, flags, before);
    }

    /** Words written as one: {@code antardesa}, {@code luka2}, {@code temanteman}. */
    private boolean split(
            int start, int end, int fold, int length, int flags, char before, int digits) {
        char[] folded = out.folded;
        if (digits == 1 && length > 3 && folded[fold + length - 1] == '2') {
            return twice(start, end, fold, length - 1, flags, before);
        }
        if (length > 7 && (length & 1) == 0 && halves(fold, length)) {
            return twice(start, end, fold, length / 2, flags, before);
        }
        if (length > 8
                && folded[fold] == 'a'
                && folded[fold + 1] == 'n'
                && folded[fold + 2] == 't'
                && folded[fold + 3] == 'a'
                && folded[fold + 4] == 'r') {
            char[] word = copyOf(fold, length);
            out.foldSize = fold;
            copy(word, 0, 5, start, end, flags, before);
            copy(word, 5, length - 5, start, end, flags, (char) 0);
            return true;
        }
        return false;
    }

    private boolean halves(int fold, int length) {
        int half = length / 2;
        for (int i = 0; i < half; i++) {
            if (out.folded[fold + i] != out.folded[fold + half + i]) {
                return false;
            }
        }
        return out.folded[fold] != out.folded[fold + 1];
    }

    private boolean twice(int start, int end, int fold, int length, int flags, char before) {
        char[] word = copyOf(fold, length);
        out.foldSize = fold;
        copy(word, 0, length, start, end, flags, before);
        copy(word, 0, length, start, end, flags, '-');
        return true;
    }

    private char[] copyOf(int fold, int length) {
        char[] word = new char[length];
        System.arraycopy(out.folded, fold, word, 0, length);
        return word;
    }

    private void copy(
            char[] word, int from, int length, int start, int end, int flags, char before) {
        int fold = out.foldSize;
        int hash = 0;
        for (int i = 0; i < length; i++) {
            out.put(word[from + i]);
            hash = 31 * hash + word[from + i];
        }
        add(start, end, fold, length, hash, flags, before);
    }

    private void add(int start, int end, int fold, int length, int hash, int flags, char before) {
        out.ensureToken();
        int i = out.size++;
        out.start[i] = start;
        out.end[i] = end;
        out.sentence[i] = sentence;
        out.mark(i, before, sectionIndex, quoted ? flags | Tokens.QUOTED : flags);
        out.hash[i] = hash;
        out.foldStart[i] = fold;
        out.foldLength[i] = length;
    }
}
