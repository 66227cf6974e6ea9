package id.kentongan.pipeline.scenario;

import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A copy of somebody's items in which every readable one says that it is simulated: whatever a demo
 * plays is marked where people see it. Unreadable lines are copied as they are.
 */
public final class SimulatedCopy {

    private static final byte[] MARK = ",\"simulated\":true}".getBytes(StandardCharsets.UTF_8);

    private SimulatedCopy() {}

    /**
     * Copies {@code items} to {@code copy}.
     *
     * @return how many lines there were
     * @throws IOException if {@code items} cannot be read
     */
    public static long of(Path items, Path copy) throws IOException {
        ItemDecoder decoder = ItemDecoder.standard();
        long lines = 0;
        try (LineSource source = LineSource.open(items, ItemDecoder.MAX_BYTES);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
            for (byte[] raw = source.next(); raw != null; raw = source.next()) {
                lines++;
                out.write(marked(raw, decoder.decode(raw)));
                out.write('\n');
            }
        }
        return lines;
    }

    private static byte[] marked(byte[] raw, Decoded decoded) {
        if (decoded.item() == null || decoded.item().simulated()) {
            return raw;
        }
        int end = raw.length - 1;
        while (end > 0 && raw[end] != '}') {
            end--;
        }
        // of two values for one name the later counts, so that "simulated": false is overruled too
        byte[] out = new byte[end + MARK.length];
        System.arraycopy(raw, 0, out, 0, end);
        System.arraycopy(MARK, 0, out, end, MARK.length);
        return out;
    }
}
