package id.kentongan.pipeline.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The ids that were imported before, one a line in a file that only grows: a file that is imported
 * again brings only what was missing.
 */
public final class Ledger {

    private final Path file;

    private final Set<String> known = new HashSet<>();

    private Ledger(Path file) {
        this.file = file;
    }

    /** The ledger in {@code file}, empty where there is none yet. */
    public static Ledger open(Path file) throws IOException {
        Ledger ledger = new Ledger(file);
        if (Files.exists(file)) {
            ledger.known.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
        }
        return ledger;
    }

    /** Whether {@code id} was imported before. */
    public boolean knows(String id) {
        return known.contains(id);
    }

    /** Notes {@code ids} as imported; call it when they have arrived. */
    public void add(Collection<String> ids) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            if (known.add(id)) {
                lines.append(id.replace('\n', ' ')).append('\n');
            }
        }
        Files.writeString(
                file,
                lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
