package id.kentongan.pipeline.output;

import id.kentongan.pipeline.person.PersonNames;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hides what points to a private person: telephone numbers, NIK, plates, handles, mail addresses,
 * and names. What is hidden keeps its length, so that offsets of evidence still fit.
 *
 * <p>The patterns say what is hidden. Tried at every character they cost more than reading the
 * text, so each is tried only where it could begin: {@link Rule} names the places.
 */
public final class Masking {

    private static final char BLOCK = '▒';

    private static final String NAME =
            "\\p{Lu}[\\p{L}'.]{1,20}(?: (?:bin|binti|\\p{Lu}[\\p{L}'.]{0,20})){0,3}";

    /** Longest name of {@link #NAME} in characters, each letter a pair of surrogates. */
    private static final int LONGEST_NAME = 2 * (21 + 3 * 22);

    private static final List<Rule> RULES =
            List.of(
                    new Everywhere("@", "[\\p{L}0-9._%+-]+@[\\p{L}0-9.-]+\\.\\p{L}{2,}"),
                    new Everywhere("@", "(?<![\\p{L}0-9])@[A-Za-z0-9_.]{2,30}"),
                    new Numbers("(?<!\\d)\\d{16}(?!\\d)", 0, (text, at) -> digit(text, at + 15)),
                    new Numbers(
                            "(?<![\\d.])(?:\\+62|62|0)[ -]?8\\d(?:[ -]?\\d){6,11}(?!\\d)",
                            1,
                            (text, at) -> text.charAt(at) == '0' || text.charAt(at) == '6'),
                    new Numbers(
                            "(?<!\\d)\\(?0\\d{2,3}\\)?[ -]\\d{5,8}(?!\\d)",
                            1,
                            (text, at) -> text.charAt(at) == '0'),
                    new Numbers(
                            "(?<![A-Za-z0-9])[A-Z]{1,2} ?\\d{2,4} ?[A-Z]{1,3}(?![A-Za-z0-9])",
                            3,
                            (text, at) -> capital(text, at - 1) || capital(text, at - 2)),
                    new After(
                            List.of("bernama", "inisial", "berinisial", "alias", "an.", "a.n."),
                            "",
                            "(?<=\\b(?:bernama|inisial|berinisial|alias|an\\.|a\\.n\\.) )" + NAME),
                    new Aged(NAME + "(?= ?\\((?:\\d{1,2}|\\d{1,2} (?:tahun|th))\\))"),
                    new After(
                            List.of("korban", "tersangka", "terdakwa", "pelaku", "saksi"),
                            ",",
                            "(?<=\\b(?:korban|tersangka|terdakwa|pelaku|saksi),? )"
                                    + NAME
                                    + "(?=,? (?:\\d{1,2} (?:tahun|th)|warga))"));

    private static final char ASCII = 0x80;

    /** The digits and capitals of ASCII: most of a text is neither. */
    private static final boolean[] BEGINS = new boolean[ASCII];

    static {
        Arrays.fill(BEGINS, '0', '9' + 1, true);
        Arrays.fill(BEGINS, 'A', 'Z' + 1, true);
    }

    private Masking() {}

    /** {@code text} with what points to a private person replaced, same length. */
    public static String mask(String text) {
        return mask(new String[] {text})[0];
    }

    /**
     * The parts of one item with what points to a private person replaced, same lengths. Who is
     * named in one part is known in the others.
     */
    public static String[] mask(String... parts) {
        return mask(parts, Stream.of(parts).mapToInt(String::length).toArray());
    }

    /**
     * The beginnings of {@code parts}, each up to its end of {@code ends}, masked as the whole
     * parts would be: a name that goes on behind the end is hidden before it, and who is named
     * behind it is known before it.
     */
    static String[] mask(String[] parts, int[] ends) {
        Hidden[] hidden = new Hidden[parts.length];
        for (int i = 0; i < parts.length; i++) {
            hidden[i] = byPattern(parts[i], ends[i]);
        }
        for (PersonNames.Span span : PersonNames.find(parts)) {
            hidden[span.part()].hide(span.from(), span.to());
        }
        String[] masked = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            masked[i] = hidden[i].toString();
        }
        return masked;
    }

    /** {@code text} up to {@code end} with what the patterns find in the whole hidden. */
    static Hidden byPattern(String text, int end) {
        Hidden hidden = new Hidden(text, end);
        for (Rule rule : RULES) {
            rule.apply(text, hidden);
        }
        return hidden;
    }

    /** One pattern and the places where it is tried; it finds what it would find everywhere. */
    private interface Rule {
        Pattern pattern();

        void apply(String text, Hidden hidden);
    }

    /** What is hidden wherever it stands. */
    static List<Pattern> patterns() {
        return RULES.stream().map(Rule::pattern).toList();
    }

    /** The beginning of a text with what was hidden so far. */
    static final class Hidden {

        private final String text;

        private final int end;

        private final int[] numbers;

        private final int[] capitals;

        private final char[] masked;

        private boolean changed;

        Hidden(String text, int end) {
            this.text = text;
            this.end = end;
            this.masked = new char[Math.min(end + Numbers.MOST_BEFORE, text.length())];
            text.getChars(0, masked.length, masked, 0);
            Places begins = new Places();
            Places names = new Places();
            char now = 0;
            for (int i = 0; i < masked.length; i++) {
                char before = now;
                now = masked[i];
                if (now < ASCII && !BEGINS[now]) {
                    continue;
                }
                if (now >= '0' && now <= '9') {
                    if (!(before >= '0' && before <= '9')) {
                        begins.add(i);
                    }
                } else if (before == ' '
                        && (now < ASCII || Character.isUpperCase(text.codePointAt(i)))) {
                    names.add(i);
                }
            }
            this.numbers = begins.toArray();
            this.capitals = names.toArray();
        }

        /** Where the beginning ends: what begins behind it need not be found. */
        int end() {
            return end;
        }

        /** Where numbers begin, those included of which what stands before them is hidden too. */
        int[] numbers() {
            return numbers;
        }

        /** Where words with a capital begin behind a blank. */
        int[] capitals() {
            return capitals;
        }

        void hide(int from, int to) {
            changed = true;
            for (int i = from; i < Math.min(to, end); i++) {
                if (!Character.isWhitespace(masked[i])) {
                    masked[i] = BLOCK;
                }
            }
        }

        /** Hides what {@code matcher} finds at {@code at} and answers where it ends, or -1. */
        int hideAt(Matcher matcher, int at) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                return -1;
            }
            hide(at, matcher.end());
            return matcher.end();
        }

        @Override
        public String toString() {
            return changed ? new String(masked, 0, end) : text.substring(0, end);
        }
    }

    /** Places in a text, ascending. */
    private static final class Places {

        private int[] places = new int[32];

        private int count;

        void add(int place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
        }

        int[] toArray() {
            return Arrays.copyOf(places, count);
        }
    }

    private static Matcher matcher(Pattern pattern, String text) {
        // what stands before and behind a place still counts
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** Tried everywhere in a text that holds {@code sign}. */
    private record Everywhere(String sign, Pattern pattern) implements Rule {

        Everywhere(String sign, String pattern) {
            this(sign, Pattern.compile(pattern));
        }

        @Override
        public void apply(String text, Hidden hidden) {
            if (!text.contains(sign)) {
                return;
            }
            Matcher matcher = pattern.matcher(text);
            while (matcher.find() && matcher.start() < hidden.end()) {
                hidden.hide(matcher.start(), matcher.end());
            }
        }
    }

    /** Whether a number that begins there may be one that a pattern hides. */
    private interface Sign {
        boolean at(String text, int number);
    }

    /**
     * Tried at the beginning of each number that bears {@code sign} and at the {@code before}
     * characters before it.
     */
    private record Numbers(Pattern pattern, int before, Sign sign) implements Rule {

        /** Most of {@code before}. */
        static final int MOST_BEFORE = 3;

        Numbers(String pattern, int before, Sign sign) {
            this(Pattern.compile(pattern), before, sign);
        }

        @Override
        public void apply(String text, Hidden hidden) {
            Matcher matcher = null;
            int next = 0;
            for (int i : hidden.numbers()) {
                if (!sign.at(text, i)) {
                    continue;
                }
                if (matcher == null) {
                    matcher = matcher(pattern, text);
                }
                for (int at = Math.max(next, i - before); at <= i; at++) {
                    int end = hidden.hideAt(matcher, at);
                    if (end >= 0) {
                        next = end;
                        break;
                    }
                }
            }
        }
    }

    /** Tried behind each of {@code words}, which one of {@code stops} may follow. */
    private record After(List<String> words, BitSet lastLetters, String stops, Pattern pattern)
            implements Rule {

        After(List<String> words, String stops, String pattern) {
            this(words, new BitSet(), stops, Pattern.compile(pattern));
            words.forEach(word -> lastLetters.set(word.charAt(word.length() - 1)));
        }

        @Override
        public void apply(String text, Hidden hidden) {
            Matcher matcher = null;
            int next = 0;
            for (int at : hidden.capitals()) {
                if (at < next || !follows(text, at - 1)) {
                    continue;
                }
                if (matcher == null) {
                    matcher = matcher(pattern, text);
                }
                next = Math.max(next, hidden.hideAt(matcher, at));
            }
        }

        /** Whether one of the words stands before the blank at {@code blank}. */
        private boolean follows(String text, int blank) {
            return ends(text, blank)
                    || (blank > 0
                            && stops.indexOf(text.charAt(blank - 1)) >= 0
                            && ends(text, blank - 1));
        }

        private boolean ends(String text, int end) {
            if (end == 0 || !lastLetters.get(text.charAt(end - 1))) {
                return false;
            }
            for (String word : words) {
                int from = end - word.length();
                if (text.startsWith(word, from) && !(from > 0 && goesOn(text.charAt(from - 1)))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether it makes what follows the rest of a longer word, as "jalan." is no "an.". */
        private static boolean goesOn(char before) {
            return before < ASCII && Character.isLetterOrDigit(before);
        }
    }

    /** Tried at the capitals before an age in brackets. */
    private record Aged(Pattern pattern) implements Rule {

        Aged(String pattern) {
            this(Pattern.compile(pattern));
        }

        @Override
        public void apply(String text, Hidden hidden) {
            Matcher matcher = null;
            int next = 0;
            int last = Math.min(text.length() - 1, hidden.end() + LONGEST_NAME);
            for (int open = text.indexOf('(');
                    open >= 0 && open <= last;
                    open = text.indexOf('(', open + 1)) {
                if (!age(text, open + 1)) {
                    continue;
                }
                if (matcher == null) {
                    matcher = matcher(pattern, text);
                }
                for (int at = Math.max(next, open - 1 - LONGEST_NAME); at < open; at++) {
                    int end =
                            Character.isUpperCase(text.codePointAt(at))
                                    ? hidden.hideAt(matcher, at)
                                    : -1;
                    if (end >= 0) {
                        next = end;
                        break;
                    }
                }
            }
        }
    }

    /** Whether one or two digits stand there and what may follow those of an age. */
    private static boolean age(String text, int at) {
        int end = at;
        while (end < at + 2 && digit(text, end)) {
            end++;
        }
        return end > at
                && end < text.length()
                && (text.charAt(end) == ')' || text.charAt(end) == ' ');
    }

    private static boolean capital(String text, int at) {
        return at >= 0 && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
    }

    private static boolean digit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
