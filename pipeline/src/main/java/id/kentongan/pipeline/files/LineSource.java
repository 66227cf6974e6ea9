package id.kentongan.pipeline.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream of bytes, one at a time and each at most so long: of a longer line only the
 * first {@code limit + 1} bytes are kept, so that the reader sees that it was too long. Lines end
 * with LF or CRLF; the last may lack it. Gzip is recognised by its first two bytes, whatever the
 * name of the file.
 */
public final class LineSource implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;

    private final int limit;

    private final byte[] buffer = new byte[BUFFER];

    private int at;

    private int filled;

    private LineSource(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * Opens a file.
     *
     * @throws IOException with a message for people if the file is not there or not readable
     */
    public static LineSource open(Path file, int limit) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory; name a file of JSON lines");
        }
        try {
            return of(Files.newInputStream(file), limit);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file, e);
        } catch (AccessDeniedException e) {
            throw new IOException("no permission to read " + file, e);
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads a stream, which is closed with this. */
    public static LineSource of(InputStream stream, int limit) throws IOException {
        InputStream in = new BufferedInputStream(stream, BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return new LineSource(gzip ? new GZIPInputStream(in, BUFFER) : in, limit);
    }

    /** The bytes of the next line without its end, or null after the last. */
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, at, Math.min(end - at, Math.max(0, limit + 1 - line.size())));
            at = end;
            if (at < filled) {
                at++;
                break;
            }
        }
        return any ? withoutCarriageReturn(line.toByteArray()) : null;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    private static byte[] withoutCarriageReturn(byte[] line) {
        return line.length > 0 && line[line.length - 1] == '\r'
                ? java.util.Arrays.copyOf(line, line.length - 1)
                : line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
