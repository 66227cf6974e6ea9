package id.kentongan.analyzers.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of a tab-separated knowledge file, without comments and blank lines. */
public final class Table {

    /**
     * One line.
     *
     * @param file name of the file, for messages
     * @param number of the line, from 1
     * @param cells in order
     */
    public record Row(String file, int number, List<String> cells) {

        /** The cell at {@code index}, from 0. */
        public String cell(int index) {
            return cells.get(index);
        }

        /** The refusal of this line. */
        public LineRefused refused(String why) {
            return new LineRefused(file, number, why);
        }
    }

    private Table() {}

    /**
     * The rows of a file that ships beside {@code owner}.
     *
     * @throws LineRefused naming the first line that has too few columns
     */
    public static List<Row> resource(Class<?> owner, String name, int columns) {
        return read(resource(owner, name), name, columns);
    }

    /** The text of a file that ships beside {@code owner}. */
    public static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of {@code reader}. */
    public static String text(Reader reader) {
        StringWriter text = new StringWriter();
        try {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The rows of a file. Editors drop the tabs of empty last cells: a line may lack them.
     *
     * @param text the whole file
     * @param name of the file, for messages
     * @param columns cells that each row has
     * @throws LineRefused naming the first line that has fewer than two cells although more are
     *     needed
     */
    public static List<Row> read(String text, String name, int columns) {
        List<Row> rows = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line =
                    i == 0 && lines[i].startsWith("\uFEFF") ? lines[i].substring(1) : lines[i];
            if (line.isBlank() || line.charAt(0) == '#') {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells[0].equals("version")) {
                rows.add(new Row(name, i + 1, List.of(cells)));
                continue;
            }
            if (cells.length < 2 && columns > 1) {
                throw new LineRefused(
                        name,
                        i + 1,
                        "expected "
                                + columns
                                + " columns separated by tabs, found "
                                + cells.length);
            }
            String[] all = Arrays.copyOf(cells, Math.max(columns, cells.length));
            Arrays.setAll(all, at -> all[at] == null ? "" : all[at].strip());
            rows.add(new Row(name, i + 1, List.of(all)));
        }
        return rows;
    }
}
