package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.config.Settings.Key;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup}: everything that {@code run --local} keeps, as one file. */
@Command(
        name = "backup",
        description =
                "Writes the directory of a run --local that was ended to one file; `restore` puts it"
                        + " back.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "settings (kentongan.yaml)")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "what to keep (local.data)")
    private @Nullable Path data;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "file to write")
    private Path to = Path.of("kentongan-backup.zip");

    @Override
    public Integer call() throws IOException {
        Path from = data != null ? data : Path.of(RunCommand.settings(config).text(Key.LOCAL_DATA));
        if (!Files.isDirectory(from.resolve("kafka"))) {
            throw new Refusal(from + " holds nothing of run --local; name it with --data DIR");
        }
        if (to.toAbsolutePath().normalize().startsWith(from.toAbsolutePath().normalize())) {
            throw new Refusal("--to " + to + " lies in " + from + "; choose another place");
        }
        try (FileChannel lock = LocalSystem.lock(from)) {
            long files = BackupFile.write(from, to);
            System.out.printf("%d files of %s in %s%n", files, from, to);
            return 0;
        } catch (IOException e) {
            throw new Refusal("cannot write the backup " + to + ": " + e.getMessage(), e);
        }
    }
}
