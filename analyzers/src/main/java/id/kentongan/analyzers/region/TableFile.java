package id.kentongan.analyzers.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A resource of tab-separated lines beside the class that reads it; lines that begin with {@code #}
 * are comments. A line with too few cells stops the load and is named.
 */
public final class TableFile {

    private TableFile() {}

    /**
     * The cells of every line.
     *
     * @param beside the class in whose package the resource stands
     * @param name file name of the resource
     * @param cells how many cells each line must have at least
     * @throws IllegalStateException naming file and line when the resource is missing or broken
     */
    public static List<String[]> read(Class<?> beside, String name, int cells) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String[]> rows = new ArrayList<>();
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                String[] cell = line.split("\t", -1);
                if (cell.length < cells) {
                    throw new IllegalStateException(
                            name + " line " + number + ": expected " + cells + " cells");
                }
                rows.add(cell);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
