package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.config.Settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: puts back what {@code backup} wrote. */
@Command(
        name = "restore",
        description = "Puts a backup into an empty directory, from which run --local goes on.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "settings (kentongan.yaml)")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "where to put it (local.data)")
    private @Nullable Path data;

    @Parameters(paramLabel = "FILE", description = "what backup wrote")
    private Path file = Path.of("kentongan-backup.zip");

    @Override
    public Integer call() throws IOException {
        Path to = data != null ? data : Path.of(RunCommand.settings(config).text(Key.LOCAL_DATA));
        if (!Files.isReadable(file)) {
            throw new Refusal("cannot read the backup " + file);
        }
        if (Files.exists(to) && !isEmpty(to)) {
            throw new Refusal(to + " is not empty; move it away or name another --data DIR");
        }
        try {
            long files = BackupFile.restore(file, to);
            System.out.printf("%d files of %s in %s%n", files, file, to);
            return 0;
        } catch (IOException e) {
            throw new Refusal("cannot restore " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }
}
