package id.kentongan.dashboards.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;

/**
 * Who asked for what and what became of it, one line a request: time, account, address, verb, path
 * without parameters, status. Holds no text, no password and no key.
 */
public final class AccessLog implements AutoCloseable {

    private final Writer out;

    private AccessLog(Writer out) {
        this.out = out;
    }

    /** Appends to {@code file}. */
    public static AccessLog to(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        return new AccessLog(
                Files.newBufferedWriter(
                        file,
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND));
    }

    /** Writes one line. */
    public synchronized void write(
            Instant time, String account, String address, String verb, String path, int status) {
        try {
            out.write(
                    String.join(
                                    " ",
                                    time.toString(),
                                    account.isEmpty() ? "-" : account,
                                    plain(address),
                                    plain(verb).toUpperCase(Locale.ROOT),
                                    plain(path),
                                    Integer.toString(status))
                            + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the access log cannot be written", e);
        }
    }

    /** Without blanks, control characters and excess: one request is one line. */
    private static String plain(String text) {
        String safe = text.replaceAll("[^\\p{Graph}]", "?");
        return safe.length() > 200 ? safe.substring(0, 200) : safe.isEmpty() ? "-" : safe;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
