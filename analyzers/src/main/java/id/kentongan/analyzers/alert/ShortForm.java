package id.kentongan.analyzers.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The short form of an alert: what fits on one screen of a telephone. */
public final class ShortForm {

    /** Longest short form, in characters. */
    public static final int LONGEST = 700;

    /** How lines begin that may go, the least needed first. */
    private static final List<List<String>> LESS_NEEDED =
            List.of(
                    List.of("Naik bila", "Turun sekitar"),
                    List.of("Sudah"),
                    List.of("Tren:"),
                    List.of("Mengapa"));

    private ShortForm() {}

    /**
     * {@code text} under {@code mark}, at most {@link #LONGEST} characters: a mark that is put on
     * later takes the room of the least needed lines.
     */
    public static String marked(String mark, String text) {
        if (mark.isEmpty()) {
            return text;
        }
        List<String> lines =
                new ArrayList<>(Stream.concat(Stream.of("[" + mark + "]"), text.lines()).toList());
        for (int i = 0; i < LESS_NEEDED.size() && length(lines) > LONGEST; i++) {
            List<String> beginnings = LESS_NEEDED.get(i);
            lines.removeIf(line -> beginnings.stream().anyMatch(line::startsWith));
        }
        String whole = String.join("\n", lines);
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum() - 1;
    }
}
