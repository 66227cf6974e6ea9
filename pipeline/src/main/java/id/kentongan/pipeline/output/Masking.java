package id.kentongan.pipeline.output;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Hides what points to a private person: telephone numbers, NIK, plates, handles, mail addresses,
 * and names given with an age, initials or words such as {@code bernama}. What is hidden keeps its
 * length, so that offsets of evidence still fit.
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
                    new Numbers("(?<!\\d)\\d{16}(?!\\d)", 0),
                    new Numbers("(?<![\\d.])(?:\\+62|62|0)[ -]?8\\d(?:[ -]?\\d){6,11}(?!\\d)", 1),
                    new Numbers("(?<!\\d)\\(?0\\d{2,3}\\)?[ -]\\d{5,8}(?!\\d)", 1),
                    new Numbers(
                            "(?<![A-Za-z0-9])[A-Z]{1,2} ?\\d{2,4} ?[A-Z]{1,3}(?![A-Za-z0-9])", 3),
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

    private Masking() {}

    /** {@code text} with what points to a private person replaced, same length. */
    public static String mask(String text) {
        Hidden hidden = new Hidden(text);
        for (Rule rule : RULES) {
            rule.apply(text, hidden);
        }
        return hidden.toString();
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

    /** The text with what was hidden so far. */
    private static final class Hidden {

        private final String text;

        private final int[] numbers;

        private char[] masked = {};

        Hidden(String text) {
            this.text = text;
            IntStream.Builder starts = IntStream.builder();
            boolean before = false;
            for (int i = 0; i < text.length(); i++) {
                boolean now = digit(text, i);
                if (now && !before) {
                    starts.add(i);
                }
                before = now;
            }
            this.numbers = starts.build().toArray();
        }

        /** Where numbers begin. */
        int[] numbers() {
            return numbers;
        }

        void hide(int from, int to) {
            if (masked.length == 0) {
                masked = text.toCharArray();
            }
            for (int i = from; i < to; i++) {
                if (!Character.isWhitespace(text.charAt(i))) {
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
            return masked.length == 0 ? text : new String(masked);
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
            while (matcher.find()) {
                hidden.hide(matcher.start(), matcher.end());
            }
        }
    }

    /** Tried at the beginning of each number and at the {@code before} characters before it. */
    private record Numbers(Pattern pattern, int before) implements Rule {

        Numbers(String pattern, int before) {
            this(Pattern.compile(pattern), before);
        }

        @Override
        public void apply(String text, Hidden hidden) {
            int[] numbers = hidden.numbers();
            if (numbers.length == 0) {
                return;
            }
            Matcher matcher = matcher(pattern, text);
            int next = 0;
            for (int i : numbers) {
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
    private record After(List<String> words, String stops, Pattern pattern) implements Rule {

        After(List<String> words, String stops, String pattern) {
            this(words, stops, Pattern.compile(pattern));
        }

        @Override
        public void apply(String text, Hidden hidden) {
            int[] places = places(text);
            if (places.length == 0) {
                return;
            }
            Matcher matcher = matcher(pattern, text);
            int next = 0;
            for (int at : places) {
                if (at >= next) {
                    next = Math.max(next, hidden.hideAt(matcher, at));
                }
            }
        }

        private int[] places(String text) {
            IntStream.Builder places = IntStream.builder();
            for (String word : words) {
                for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                    int behind = at + word.length();
                    if (behind < text.length() && stops.indexOf(text.charAt(behind)) >= 0) {
                        behind++;
                    }
                    if (behind + 1 < text.length()
                            && text.charAt(behind) == ' '
                            && Character.isUpperCase(text.codePointAt(behind + 1))) {
                        places.add(behind + 1);
                    }
                }
            }
            return places.build().sorted().toArray();
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
            for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
                if (!digit(text, open + 1)) {
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

    private static boolean digit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
