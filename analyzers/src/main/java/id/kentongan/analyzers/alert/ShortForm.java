package id.kentongan.analyzers.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The short form of alerts: what fits on one screen of a telephone. */
public final class ShortForm {

    /** Longest short form, in characters. */
    public static final int LONGEST = 700;

    private static final String ALSO = "\n\nJuga di wilayah ini:\n";

    private static final String SIMULATED = "SIMULASI - ";

    private static final String GAP = " Celah data: ";

    private static final String SOURCE = " \\(UU 7/2012 pasal 5 huruf [^)]*\\)";

    /** Level and change, kabupaten/kota, kecamatan where one is known. */
    private static final Pattern HEAD = Pattern.compile("(.*\\)) - ([^,]+)(?:, (Kec\\. .*))?");

    private static final Pattern REVIEW =
            Pattern.compile("(Tinjau lagi: .*? WI[A-Z]+\\. )(Kode: .*)");

    /** Whose lines a shortening touches. */
    private enum Of {
        ALL,
        FIRST,
        OTHERS
    }

    /** A shortening of lines; one that becomes empty goes. */
    private record Cut(Of of, UnaryOperator<String> line) {}

    /** What may go, the least needed first; of several alerts the least grave gives way first. */
    private static final List<Cut> CUTS =
            List.of(
                    new Cut(Of.ALL, without("Naik bila", "Turun sekitar")),
                    new Cut(Of.ALL, without("Sudah")),
                    new Cut(Of.ALL, without("Tren:")),
                    new Cut(Of.ALL, without("Mengapa")),
                    new Cut(Of.OTHERS, without("Keyakinan")),
                    new Cut(Of.OTHERS, without("Saran")),
                    new Cut(Of.OTHERS, line -> line.replaceFirst(SOURCE, "")),
                    new Cut(Of.FIRST, line -> before(GAP, line)),
                    new Cut(Of.OTHERS, line -> REVIEW.matcher(line).replaceFirst("$2")),
                    new Cut(Of.FIRST, line -> line.replaceFirst(SOURCE, "")),
                    new Cut(Of.FIRST, without("Keyakinan")),
                    new Cut(Of.OTHERS, without("Fakta")));

    private ShortForm() {}

    /**
     * An alert that is told.
     *
     * @param mark put over it later, or empty
     * @param text its short form
     */
    public record Part(String mark, String text) {}

    /**
     * Alerts of one region as one text of at most {@link #LONGEST} characters. Where they do not
     * fit, what the first says already is not said again, then the least needed lines go; the first
     * keeps what it is and what to do.
     *
     * @param parts the gravest first
     */
    public static String joined(List<Part> parts) {
        List<List<String>> texts = new ArrayList<>();
        for (Part part : parts) {
            List<String> lines = new ArrayList<>();
            if (!part.mark().isEmpty()) {
                lines.add("[" + part.mark() + "]");
            }
            part.text().lines().forEach(lines::add);
            texts.add(lines);
        }
        if (fits(texts)) {
            return whole(texts);
        }
        for (List<String> other : texts.subList(1, texts.size())) {
            leaveOutWhatIsSaid(texts.get(0), other);
        }
        for (Cut cut : CUTS) {
            int last = cut.of() == Of.FIRST ? 0 : texts.size() - 1;
            int first = cut.of() == Of.OTHERS ? 1 : 0;
            for (int i = last; i >= first && !fits(texts); i--) {
                texts.get(i).replaceAll(cut.line());
                texts.get(i).removeIf(String::isEmpty);
            }
        }
        List<List<String>> shown = texts;
        for (int kept = texts.size() - 1; kept > 0 && !fits(shown); kept--) {
            shown = new ArrayList<>(texts.subList(0, kept));
            shown.add(List.of("Dan " + (texts.size() - kept) + " peringatan lain."));
        }
        String whole = whole(shown);
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }

    /**
     * Mark, region, gaps in the data and time of the next look, where they are those of the first.
     */
    private static void leaveOutWhatIsSaid(List<String> first, List<String> other) {
        if (other.get(0).startsWith("[") && first.contains(other.get(0))) {
            other.remove(0);
        }
        other.replaceAll(
                line -> {
                    String shorter = line;
                    for (String said : first) {
                        shorter = shorterBeside(said, shorter);
                    }
                    return shorter;
                });
    }

    private static String shorterBeside(String said, String line) {
        Matcher head = HEAD.matcher(said);
        Matcher own = HEAD.matcher(line);
        if (head.matches() && own.matches() && head.group(2).equals(own.group(2))) {
            String level =
                    head.group(1).startsWith(SIMULATED) && own.group(1).startsWith(SIMULATED)
                            ? own.group(1).substring(SIMULATED.length())
                            : own.group(1);
            return own.group(3) == null ? level : level + " - " + own.group(3);
        }
        int gap = line.indexOf(GAP);
        if (gap > 0 && said.endsWith(line.substring(gap))) {
            return line.substring(0, gap);
        }
        Matcher review = REVIEW.matcher(line);
        return review.matches() && said.startsWith(review.group(1)) ? review.group(2) : line;
    }

    private static UnaryOperator<String> without(String... beginnings) {
        return line -> List.of(beginnings).stream().anyMatch(line::startsWith) ? "" : line;
    }

    private static String before(String end, String line) {
        int at = line.indexOf(end);
        return at < 0 ? line : line.substring(0, at);
    }

    private static boolean fits(List<List<String>> texts) {
        return whole(texts).length() <= LONGEST;
    }

    private static String whole(List<List<String>> texts) {
        String first = String.join("\n", texts.get(0));
        return texts.size() == 1
                ? first
                : first
                        + ALSO
                        + String.join(
                                "\n",
                                texts.subList(1, texts.size()).stream()
                                        .map(lines -> String.join("\n", lines))
                                        .toList());
    }
}
