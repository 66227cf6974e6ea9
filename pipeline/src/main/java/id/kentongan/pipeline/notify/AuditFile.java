package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Audit lines of what happens outside the job, appended to one file, a JSON object a line. Refused
 * lines of the office's own files are counted beside it in the form of Prometheus: a system that
 * does not start for them has no other place to show a figure.
 */
public final class AuditFile {

    /** Name of the file. */
    public static final String NAME = "audit.jsonl";

    /** Name of the file with the counts, for a collector of text files. */
    public static final String METRICS = "kentongan_office.prom";

    private static final String METRIC = "kentongan_office_lines_refused_total";

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
        if (lines.stream().anyMatch(AuditFile::refused)) {
            count(file, directory.resolve(METRICS));
        }
        return file;
    }

    /** The counts as they lie in {@code directory}; empty before the first refusal. */
    static String metrics(Path directory) throws IOException {
        Path file = directory.resolve(METRICS);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void count(Path audit, Path metrics) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        String written = new String(Files.readAllBytes(audit), StandardCharsets.UTF_8);
        for (String text : (Iterable<String>) written.lines()::iterator) {
            subject(text).ifPresent(name -> counts.merge(name, 1, Integer::sum));
        }
        StringBuilder text = new StringBuilder("# TYPE " + METRIC + " counter\n");
        counts.forEach(
                (name, count) ->
                        text.append(METRIC)
                                .append("{file=\"")
                                .append(name.replaceAll("[^A-Za-z0-9._-]", "_"))
                                .append("\"} ")
                                .append(count)
                                .append('\n'));
        Path fresh = metrics.resolveSibling(METRICS + ".new");
        Files.writeString(fresh, text);
        Files.move(
                fresh,
                metrics,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file whose line was refused; empty for other lines and for one that was torn. */
    private static Optional<String> subject(String text) {
        try {
            return Optional.ofNullable(
                            Json.read(text.getBytes(StandardCharsets.UTF_8), AuditLine.class))
                    .filter(line -> refused(line) && line.subject() != null)
                    .map(line -> line.subject().split(":", 2)[0]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean refused(AuditLine line) {
        return "refused".equals(line.what());
    }
}
