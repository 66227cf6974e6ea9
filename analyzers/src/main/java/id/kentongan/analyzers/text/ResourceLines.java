package id.kentongan.analyzers.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a knowledge resource: UTF-8, {@code #} begins a comment line, blank lines are left out.
 * A refusal names file, line and reason.
 */
public final class ResourceLines {

    private ResourceLines() {}

    /**
     * One line that says something.
     *
     * @param number of the line, from 1
     * @param text without surrounding blanks
     */
    public record Line(int number, String text) {

        /** The error for a line that cannot be used. */
        public IllegalArgumentException refused(String file, String reason) {
            return new IllegalArgumentException(file + ":" + number + ": " + reason);
        }
    }

    /** Lines of {@code resource} beside {@code owner}. */
    public static List<Line> read(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "resource missing: " + owner.getPackageName() + "/" + resource);
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return of(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines among {@code all} that say something. */
    public static List<Line> of(List<String> all) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String text = all.get(i).strip();
            if (!text.isEmpty() && text.charAt(0) != '#') {
                lines.add(new Line(i + 1, text));
            }
        }
        return lines;
    }
}
