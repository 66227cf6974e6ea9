package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.knowledge.LineRefused;
import id.kentongan.analyzers.office.ChannelLine;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.kafka.KafkaCheck;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.notify.OfficeDirectory;
import id.kentongan.pipeline.store.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code check-config}: reads the settings and asks everything they name for a sign of life. */
@Command(
        name = "check-config",
        description =
                "Reads the settings, prints them without secrets, and sees whether what they name"
                        + " can be reached. Exit code 2 when something is wrong.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "settings (kentongan.yaml)")
    private @Nullable Path config;

    @Option(names = "--local", description = "check for run --local: ports and directory")
    private boolean local;

    @Option(names = "--offline", description = "only read the settings")
    private boolean offline;

    private int problems;

    /** One thing that is looked at. */
    @FunctionalInterface
    private interface Check {
        void run() throws IOException;
    }

    @Override
    public Integer call() {
        Settings settings = RunCommand.settings(config);
        System.out.print(settings);
        offices(settings);
        if (!offline && local) {
            local(settings);
        } else if (!offline) {
            check("Kafka", () -> KafkaCheck.reach(settings.kafkaClient()));
            if (problems == 0) {
                check(
                        "topics",
                        () -> KafkaCheck.topics(settings.kafkaClient(), Topics.IN, Topics.OUT));
            }
            check("InfluxDB", () -> StoreCheck.reach(settings.influx()));
            check("checkpoints", () -> writable(Path.of(settings.text(Key.CHECKPOINTS))));
        }
        return problems == 0 ? 0 : KentonganCommand.CANNOT;
    }

    /** The office's own files: every line that cannot be used, with the reason. */
    private void offices(Settings settings) {
        OfficeDirectory office;
        try {
            office = Offices.read(settings);
        } catch (Refusal e) {
            problems++;
            System.err.println("kentongan: " + e.getMessage());
            return;
        }
        List<LineRefused> refused = office.problems(System.getenv());
        problems += refused.size();
        refused.forEach(one -> System.err.println("kentongan: " + one.getMessage()));
        if (refused.isEmpty()) {
            System.out.printf(
                    "ok: offices (%d), channels (%s)%n",
                    office.files().routing().offices().size(),
                    office.files().channels().stream()
                            .map(ChannelLine::name)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void local(Settings settings) {
        for (Key key : new Key[] {Key.LOCAL_KAFKA_PORT, Key.LOCAL_STORE_PORT, Key.CONSOLE_PORT}) {
            check(
                    key.yaml().orElseThrow(),
                    () ->
                            Ports.free(
                                    settings.number(key),
                                    key.yaml().orElseThrow(),
                                    key.environment()));
        }
        check("local.data", () -> writable(Path.of(settings.text(Key.LOCAL_DATA))));
    }

    private static void writable(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "check", null));
        } catch (IOException e) {
            throw new IOException("cannot write in " + directory, e);
        }
    }

    private void check(String what, Check check) {
        try {
            check.run();
            System.out.println("ok: " + what);
        } catch (IOException | IllegalArgumentException | Refusal e) {
            problems++;
            System.err.println("kentongan: " + what + ": " + e.getMessage());
        }
    }
}
