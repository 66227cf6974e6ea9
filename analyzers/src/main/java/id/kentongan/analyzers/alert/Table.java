package id.kentongan.analyzers.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines of a tab-separated knowledge file, without comments and blank lines. */
final class Table {

    /**
     * One line.
     *
     * @param file name of the file, for messages
     * @param number of the line, from 1
     * @param cells in order
     */
    record Row(String file, int number, List<String> cells) {

        String cell(int index) {
            return cells.get(index);
        }

        IllegalArgumentException refused(String why) {
            return new IllegalArgumentException(file + " line " + number + ": " + why);
        }
    }

    private Table() {}

    /** The rows of a file that ships beside this class. */
    static List<Row> resource(String name, int columns) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), name, columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The rows of a file.
     *
     * @throws IllegalArgumentException naming the first line that has too few columns
     */
    static List<Row> read(Reader reader, String name, int columns) {
        List<Row> rows = new ArrayList<>();
        BufferedReader lines = new BufferedReader(reader);
        int number = 0;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank() || line.charAt(0) == '#') {
                    continue;
                }
                Row row = new Row(name, number, List.of(line.split("\t", -1)));
                if (!row.cell(0).equals("version") && row.cells().size() < columns) {
                    throw row.refused(
                            "expected "
                                    + columns
                                    + " columns separated by tabs, found "
                                    + row.cells().size());
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
