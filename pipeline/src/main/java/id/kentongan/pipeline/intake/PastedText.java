package id.kentongan.pipeline.intake;

import java.util.regex.Pattern;

/**
 * What people paste from a chat or type into a form: the lines lose who wrote them and when,
 * numbers, mail addresses, handles, identity numbers and plates are replaced, before anything is
 * kept.
 */
public final class PastedText {

    /** Android and iPhone: date and time, then the sender, then the message. */
    private static final Pattern PREFIX =
            Pattern.compile(
                    "(?m)^[\u200e\u200f]?\\[?\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4},?[ \u202f]"
                            + "\\d{1,2}[.:]\\d{2}(?:[.:]\\d{2})?(?:[ \u202f][AaPp][Mm])?\\]?(?: -)? "
                            + "(?:[^:\\n]{1,60}: )?");

    private static final Pattern FORWARDED =
            Pattern.compile("(?mi)^[\u200e\u200f]?(?:diteruskan|forwarded|<media .*>)\\s*$\\n?");

    private PastedText() {}

    /** {@code text} without senders and numbers. */
    public static String clean(String text) {
        String out = PREFIX.matcher(text.replace("\r\n", "\n")).replaceAll("");
        return Senders.dropped(FORWARDED.matcher(out).replaceAll("")).strip();
    }
}
