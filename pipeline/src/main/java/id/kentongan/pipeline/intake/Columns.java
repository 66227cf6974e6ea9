package id.kentongan.pipeline.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which column holds which field, found by the names of the header.
 *
 * @param header the row of names
 * @param at column of each field that was found
 * @param unknown names that mean nothing to us
 */
record Columns(SheetRow header, Map<String, Integer> at, List<String> unknown) {

    private static final Map<String, String> NAMES = load();

    /** Fields without which no row can be used, by the name people know. */
    private static final Map<String, String> NEEDED =
            new TreeMap<>(
                    Map.of(
                            "occurred", "Tanggal kejadian",
                            "region", "Kabupaten/Kota",
                            "text", "Uraian kejadian"));

    private static final int HEADER_WITHIN = 15;

    private static final int ENOUGH = 3;

    /**
     * Finds the header among the first rows; titles merged over the table stand before it.
     *
     * @throws IOException with one line for people if there is none or a needed column is missing
     */
    static Columns find(List<SheetRow> rows) throws IOException {
        Columns best = null;
        for (SheetRow row : rows.subList(0, Math.min(HEADER_WITHIN, rows.size()))) {
            Columns columns = of(row);
            if (best == null || columns.at().size() > best.at().size()) {
                best = columns;
            }
        }
        if (best == null || best.at().size() < ENOUGH) {
            throw new IOException(
                    "no header found in the first "
                            + HEADER_WITHIN
                            + " rows; see the template (import --template FILE)");
        }
        for (Map.Entry<String, String> needed : NEEDED.entrySet()) {
            if (!best.at().containsKey(needed.getKey())) {
                throw new IOException(
                        "the column "
                                + needed.getValue()
                                + " is missing in row "
                                + best.header().number());
            }
        }
        return best;
    }

    private static Columns of(SheetRow row) {
        Map<String, Integer> at = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int column = 0; column < row.cells().size(); column++) {
            String field = NAMES.get(key(row.cell(column)));
            if (field != null) {
                at.putIfAbsent(field, column);
            } else if (!row.cell(column).isBlank()) {
                unknown.add(row.cell(column));
            }
        }
        return new Columns(row, at, unknown);
    }

    /** The cell of {@code field}; empty where there is no such column. */
    String cell(SheetRow row, String field) {
        Integer column = at.get(field);
        return column == null ? "" : row.cell(column).strip();
    }

    /** How a spreadsheet names the column of {@code field}, with its header. */
    String where(String field) {
        Integer column = at.get(field);
        if (column == null) {
            return field;
        }
        StringBuilder letters = new StringBuilder();
        for (int n = column; n >= 0; n = n / 26 - 1) {
            letters.insert(0, (char) ('A' + n % 26));
        }
        return letters + " (" + header.cell(column) + ")";
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static Map<String, String> load() {
        try (InputStream in = Columns.class.getResourceAsStream("columns.txt")) {
            if (in == null) {
                throw new IllegalStateException("resource missing: columns.txt");
            }
            Map<String, String> names = new HashMap<>();
            for (String line :
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    String[] parts = line.split(":", 2);
                    for (String name : parts[1].split(";", -1)) {
                        if (names.put(key(name), parts[0]) != null) {
                            throw new IllegalStateException("columns.txt: twice " + name);
                        }
                    }
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
