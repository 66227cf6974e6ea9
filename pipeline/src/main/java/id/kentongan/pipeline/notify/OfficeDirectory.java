package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.knowledge.LineRefused;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.ChannelLine;
import id.kentongan.analyzers.office.OfficeFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The directory with an office's own files, as it lies on disk: {@link OfficeFiles} and the bodies
 * of webhooks. Without a directory, what ships. Immutable.
 */
public final class OfficeDirectory {

    private final @Nullable Path directory;
    private final OfficeFiles files;
    private final Map<String, String> bodies;
    private final List<LineRefused> unreadable;

    private OfficeDirectory(
            @Nullable Path directory,
            OfficeFiles files,
            Map<String, String> bodies,
            List<LineRefused> unreadable) {
        this.directory = directory;
        this.files = files;
        this.bodies = bodies;
        this.unreadable = unreadable;
    }

    /**
     * Reads {@code directory}; null for what ships.
     *
     * @throws IllegalArgumentException if there is no such directory
     */
    public static OfficeDirectory read(@Nullable Path directory) {
        if (directory == null) {
            return new OfficeDirectory(null, OfficeFiles.standard(), Map.of(), List.of());
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "no such directory: " + directory + " (offices.directory, KENTONGAN_OFFICES)");
        }
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> bodies = new TreeMap<>();
        List<LineRefused> unreadable = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path file : entries) {
                String name = String.valueOf(file.getFileName());
                boolean known = OfficeFiles.NAMES.contains(name);
                if (known || name.endsWith(".json")) {
                    try {
                        (known ? texts : bodies)
                                .put(name, Files.readString(file, StandardCharsets.UTF_8));
                    } catch (CharacterCodingException e) {
                        unreadable.add(new LineRefused(name, 1, "the file is not UTF-8"));
                    }
                } else if (name.endsWith(".tsv")) {
                    unreadable.add(
                            new LineRefused(
                                    name,
                                    1,
                                    "no such file is read; the names are "
                                            + String.join(", ", OfficeFiles.NAMES)));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read " + directory + " (offices.directory): " + e.getMessage(), e);
        }
        return new OfficeDirectory(directory, new OfficeFiles(texts), bodies, unreadable);
    }

    /** The files themselves. */
    public OfficeFiles files() {
        return files;
    }

    /**
     * All that cannot be used, in order of file and line.
     *
     * @param environment with the secrets that channels name
     */
    public List<LineRefused> problems(Map<String, String> environment) {
        List<LineRefused> problems = new ArrayList<>(unreadable);
        problems.addAll(files.problems());
        if (problems.isEmpty()) {
            for (ChannelLine line : files.channels()) {
                channel(line, environment, problems);
            }
        }
        return List.copyOf(problems);
    }

    /**
     * These files.
     *
     * @throws IllegalArgumentException with one line for people: the first problem and how many
     *     more there are
     */
    public OfficeDirectory checked(Map<String, String> environment) {
        List<LineRefused> problems = problems(environment);
        if (!problems.isEmpty()) {
            String more =
                    problems.size() == 1
                            ? ""
                            : " (and "
                                    + (problems.size() - 1)
                                    + " more; kentongan check-config lists them)";
            throw new IllegalArgumentException(
                    directory + ": " + problems.get(0).getMessage() + more);
        }
        return this;
    }

    /** Audit lines that say at {@code time} what is refused. */
    public List<AuditLine> refusals(Map<String, String> environment, Instant time) {
        return problems(environment).stream()
                .map(
                        one ->
                                new AuditLine(
                                        time,
                                        "00",
                                        "refused",
                                        one.file() + ":" + one.line(),
                                        "",
                                        one.why()))
                .toList();
    }

    private void channel(
            ChannelLine line, Map<String, String> environment, List<LineRefused> problems) {
        for (String name : Secrets.named(line)) {
            if (!environment.containsKey(name)) {
                problems.add(
                        new LineRefused(
                                ChannelLine.FILE,
                                line.line(),
                                "channel "
                                        + line.name()
                                        + " needs "
                                        + name
                                        + " in the environment"));
            }
        }
        try {
            if (line.kind() == ChannelLine.Kind.WEBHOOK) {
                body(line.body());
                String key = environment.get(line.secret());
                if (key != null) {
                    new Signature(key);
                }
            }
        } catch (IllegalArgumentException e) {
            problems.add(
                    new LineRefused(ChannelLine.FILE, line.line(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * The body of a webhook: a file of this directory or one that ships.
     *
     * @throws IllegalArgumentException when there is none of that name or it cannot be used
     */
    BodyTemplate body(String name) {
        String own = bodies.get(name);
        if (own != null) {
            return BodyTemplate.of(own, name);
        }
        if (name.endsWith(".json")) {
            throw new IllegalArgumentException("no file " + name + " in the offices directory");
        }
        return BodyTemplate.shipped(name);
    }
}
