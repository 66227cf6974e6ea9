package id.kentongan.pipeline.output;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what points to a private person: telephone numbers, NIK, plates, handles, mail addresses,
 * and names given with an age, initials or words such as {@code bernama}. What is hidden keeps its
 * length, so that offsets of evidence still fit.
 */
public final class Masking {

    private static final char BLOCK = '▒';

    private static final String NAME =
            "\\p{Lu}[\\p{L}'.]{1,20}(?: (?:bin|binti|\\p{Lu}[\\p{L}'.]{0,20})){0,3}";

    private static final List<Pattern> HIDDEN =
            List.of(
                    Pattern.compile("[\\p{L}0-9._%+-]+@[\\p{L}0-9.-]+\\.\\p{L}{2,}"),
                    Pattern.compile("(?<![\\p{L}0-9])@[A-Za-z0-9_.]{2,30}"),
                    Pattern.compile("(?<!\\d)\\d{16}(?!\\d)"),
                    Pattern.compile("(?<![\\d.])(?:\\+62|62|0)[ -]?8\\d(?:[ -]?\\d){6,11}(?!\\d)"),
                    Pattern.compile("(?<!\\d)\\(?0\\d{2,3}\\)?[ -]\\d{5,8}(?!\\d)"),
                    Pattern.compile(
                            "(?<![A-Za-z0-9])[A-Z]{1,2} ?\\d{2,4} ?[A-Z]{1,3}(?![A-Za-z0-9])"),
                    Pattern.compile(
                            "(?<=\\b(?:bernama|inisial|berinisial|alias|an\\.|a\\.n\\.) )" + NAME),
                    Pattern.compile(NAME + "(?= ?\\((?:\\d{1,2}|\\d{1,2} (?:tahun|th))\\))"),
                    Pattern.compile(
                            "(?<=\\b(?:korban|tersangka|terdakwa|pelaku|saksi),? )"
                                    + NAME
                                    + "(?=,? (?:\\d{1,2} (?:tahun|th)|warga))"));

    private Masking() {}

    /** {@code text} with what points to a private person replaced, same length. */
    public static String mask(String text) {
        StringBuilder masked = new StringBuilder(text);
        for (Pattern pattern : HIDDEN) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    if (!Character.isWhitespace(text.charAt(i))) {
                        masked.setCharAt(i, BLOCK);
                    }
                }
            }
        }
        return masked.toString();
    }
}
