package id.kentongan.pipeline.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Articles on their way out, in one file: written before they are handed over, removed after it is
 * remembered that they were. After a crash in between the same bytes are handed over again, so that
 * whoever reads them can tell a copy from a revision. Not thread-safe.
 */
final class Outbox {

    private static final int CELLS = 4;

    private final Path file;

    Outbox(Path file) {
        this.file = file;
    }

    /**
     * One article.
     *
     * @param feed address of its feed
     * @param outlet name of the outlet
     * @param id of the article
     * @param line the article, JSON without control characters
     */
    record Letter(String feed, String outlet, String id, byte[] line) {}

    /** Puts {@code letters} in; when it returns they are on disk. */
    void put(List<Letter> letters) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = Channels.newOutputStream(channel);
            for (Letter letter : letters) {
                String head = letter.feed() + '\t' + cell(letter.outlet()) + '\t' + letter.id();
                out.write(head.getBytes(StandardCharsets.UTF_8));
                out.write('\t');
                out.write(letter.line());
                out.write('\n');
            }
            channel.force(true);
        }
    }

    /** What is in it; a line that a crash cut off was never handed over and is left out. */
    List<Letter> letters() throws IOException {
        List<Letter> letters = new ArrayList<>();
        if (Files.notExists(file)) {
            return letters;
        }
        String all = Files.readString(file, StandardCharsets.UTF_8);
        for (String line : all.substring(0, all.lastIndexOf('\n') + 1).split("\n", -1)) {
            String[] cells = line.split("\t", CELLS);
            if (cells.length == CELLS) {
                letters.add(
                        new Letter(
                                cells[0],
                                cells[1],
                                cells[2],
                                cells[3].getBytes(StandardCharsets.UTF_8)));
            }
        }
        return letters;
    }

    /** Empties it. */
    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    private static String cell(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }
}
