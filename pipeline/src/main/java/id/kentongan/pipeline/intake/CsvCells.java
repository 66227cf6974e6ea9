package id.kentongan.pipeline.intake;

import java.util.List;
import java.util.stream.Collectors;

/** Writes cells that a spreadsheet takes for text, whatever they begin with. */
final class CsvCells {

    private CsvCells() {}

    static String line(List<String> cells) {
        return cells.stream().map(CsvCells::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Whether a spreadsheet computes what begins with {@code c}. */
    static boolean computes(char c) {
        return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && computes(text.charAt(0)) ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
