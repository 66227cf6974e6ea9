package id.kentongan.pipeline.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a small CSV file with a header line; quoted cells may hold commas. */
final class Csv {

    private Csv() {}

    /**
     * All rows as maps from header to cell.
     *
     * @throws GazetteerException naming the file, and what is wrong with it
     */
    static List<Map<String, String>> read(Path file, List<String> columns)
            throws GazetteerException {
        if (!Files.isRegularFile(file)) {
            throw new GazetteerException(
                    "missing file " + file.getFileName() + " in " + file.getParent());
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = reader.readLine();
            List<String> header = first == null ? List.of() : cells(first);
            if (!header.containsAll(columns)) {
                throw new GazetteerException(
                        file.getFileName() + " lacks one of the columns " + columns);
            }
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isEmpty()) {
                    rows.add(row(header, cells(line), file));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new GazetteerException("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, String> row(List<String> header, List<String> cells, Path file)
            throws GazetteerException {
        if (cells.size() != header.size()) {
            throw new GazetteerException(
                    file.getFileName() + ": a row has " + cells.size() + " cells: " + cells);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
