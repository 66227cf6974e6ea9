package id.kentongan.dashboards.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An impression of the land, drawn from nothing but the centroids of the kecamatan: enough to read
 * the map as Indonesia, not enough to argue about a coast. {@code land.path} is made by {@link
 * LandTracer}.
 */
final class LandShape {

    private static final String RESOURCE = "land.path";

    private static final String PATH = load();

    private LandShape() {}

    /** The outline as SVG path data in units of {@link MapDrawing}. */
    static String path() {
        return PATH;
    }

    private static String load() {
        try (InputStream in = LandShape.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
