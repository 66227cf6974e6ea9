package id.kentongan.pipeline.evaluate;

import java.util.ArrayList;
import java.util.List;

/** One record of a comma-separated table as RFC 4180 has it. */
final class Csv {

    private Csv() {}

    /** Whether every quote in {@code text} is closed, so that the record is complete. */
    static boolean closed(CharSequence text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 0;
    }

    /** The cells of one complete record. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
