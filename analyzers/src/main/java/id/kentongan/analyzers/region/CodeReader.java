package id.kentongan.analyzers.region;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the region codes that offices write: with and without dots, too deep, or of long ago. */
final class CodeReader {

    private static final String RESOURCE = "former-codes.tsv";

    /** {@code 74.05}, {@code 74.5}, {@code 74 05}, {@code 74-05}, {@code 74.05.01.2001}. */
    private static final Pattern DOTTED =
            Pattern.compile("(\\d{2})(?:[.\\- ](\\d{1,2})(?:[.\\- ]\\d{1,2}(?:[.\\- ]\\d{4})?)?)?");

    /** {@code 7405}, {@code 740501}, {@code 7405012001}. */
    private static final Pattern UNDOTTED =
            Pattern.compile("(\\d{2})(\\d{2})(?:\\d{2}(?:\\d{4})?)?");

    private final Regions regions;
    private final Map<String, Former> former = new HashMap<>();

    private record Former(String today, String lastValid, String reason) {}

    CodeReader(Regions regions) {
        this.regions = regions;
        for (String[] cell : TableFile.read(CodeReader.class, RESOURCE, 4)) {
            former.put(cell[0], new Former(cell[1], cell[2], cell[3]));
        }
    }

    CodeReading read(String given) {
        String text = given.strip();
        if (text.isEmpty()) {
            return refused(given, "region-empty", "no code was given");
        }
        Matcher dotted = DOTTED.matcher(text);
        Matcher undotted = UNDOTTED.matcher(text);
        String code;
        if (dotted.matches()) {
            String second = dotted.group(2);
            code = second == null ? dotted.group(1) : dotted.group(1) + "." + twoDigits(second);
        } else if (undotted.matches()) {
            code = undotted.group(1) + "." + undotted.group(2);
        } else {
            return refused(
                    given,
                    "region-malformed:" + text.substring(0, Math.min(20, text.length())),
                    "a code looks like 74 or 74.05");
        }
        if (code.equals(Regions.NATIONAL) || regions.find(code).isPresent()) {
            return new CodeReading(
                    given,
                    code,
                    code.equals(given) ? null : "region-mapped:" + text,
                    code.equals(given) ? "a code of today" : "written as " + text);
        }
        Former old = former.get(code);
        if (old != null) {
            return new CodeReading(
                    given,
                    old.today(),
                    "region-mapped:" + text,
                    code + " was valid until " + old.lastValid() + ": " + old.reason());
        }
        return refused(
                given, "region-unknown:" + text, "no province, kabupaten or kota has this code");
    }

    private static CodeReading refused(String given, String note, String explanation) {
        return new CodeReading(given, null, note, explanation);
    }

    private static String twoDigits(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
