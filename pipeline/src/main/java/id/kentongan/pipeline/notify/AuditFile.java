package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Audit lines of what happens outside the job, appended to one file, a JSON object a line. */
public final class AuditFile {

    /** Name of the file. */
    public static final String NAME = "audit.jsonl";

    private AuditFile() {}

    /** Appends {@code lines} to the file in {@code directory}. */
    public static Path append(Path directory, List<AuditLine> lines) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(NAME);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(Json.line(line)).append('\n'));
        Files.writeString(
                file,
                text,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return file;
    }
}
