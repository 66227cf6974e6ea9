package id.kentongan.pipeline.output;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.record.TaggedItem;

/**
 * How much of a text is kept for the console: of an article that raises nothing its beginning
 * alone, of everything else the whole.
 */
public final class Beginning {

    /** Stands behind what is kept of a text that goes on. */
    public static final String GOES_ON = " …";

    /** Longest beginning in UTF-16 units. */
    static final int LONGEST = 400;

    private static final String SENTENCE = ".!?";

    private static final String CLOSING = "\"”’')";

    private Beginning() {}

    /** Where what is kept of the text of {@code tagged} ends; its length if that is the whole. */
    static int end(TaggedItem tagged) {
        String text = tagged.item().text();
        return raisesNothing(tagged) ? end(text) : text.length();
    }

    /** Whether it is an article in which nothing is told that anybody would file. */
    private static boolean raisesNothing(TaggedItem tagged) {
        Finding finding = tagged.finding();
        return tagged.item().kind() == Item.Kind.NEWS
                && !finding.relevant()
                && finding.status() == Status.NON
                && finding.more().stream().allMatch(event -> event.status() == Status.NON);
    }

    /**
     * Where the beginning of {@code text} ends: behind its last sentence if that makes half of what
     * may be kept, else behind the last word, and within a word that is longer than all of it.
     */
    static int end(String text) {
        if (text.length() <= LONGEST) {
            return text.length();
        }
        int word = 0;
        for (int end = LONGEST; end > 0; end--) {
            if (!Character.isWhitespace(text.charAt(end))
                    || Character.isWhitespace(text.charAt(end - 1))) {
                continue;
            }
            if (word == 0) {
                word = end;
            }
            if (2 * end < LONGEST) {
                break;
            }
            if (text.charAt(end) == '\n' || endsSentence(text, end)) {
                return end;
            }
        }
        if (word > 0) {
            return word;
        }
        boolean pair =
                Character.isHighSurrogate(text.charAt(LONGEST - 1))
                        && Character.isLowSurrogate(text.charAt(LONGEST));
        return pair ? LONGEST - 1 : LONGEST;
    }

    private static boolean endsSentence(String text, int end) {
        int last = end - 1;
        while (last > 0 && CLOSING.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return SENTENCE.indexOf(text.charAt(last)) >= 0;
    }
}
