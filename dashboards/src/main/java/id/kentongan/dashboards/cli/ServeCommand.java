package id.kentongan.dashboards.cli;

import id.kentongan.dashboards.access.Accounts;
import id.kentongan.dashboards.console.ConsoleOptions;
import id.kentongan.dashboards.console.ConsoleServer;
import id.kentongan.dashboards.serve.JobSigns;
import id.kentongan.dashboards.serve.StoreFiller;
import id.kentongan.dashboards.store.ConsoleStore;
import id.kentongan.dashboards.store.QuestStore;
import id.kentongan.dashboards.store.ReplayStore;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.evaluate.Evaluation;
import id.kentongan.pipeline.kafka.KafkaCheck;
import id.kentongan.pipeline.notify.LifeSigns;
import id.kentongan.pipeline.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the console beside a running job, or over the files of a replay. */
@Command(
        name = "serve",
        description =
                "Opens the console. With --kafka it keeps its own store, filled from the topics;"
                        + " with --replay it shows the output directory of a replay; with --store it"
                        + " shows a QuestDB that runs elsewhere.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Spec private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8090", description = "port (8090)")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "address to listen on (127.0.0.1)")
    private String host = "127.0.0.1";

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description = "host name that browsers may use besides localhost; repeatable")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:KENTONGAN_KAFKA}",
            description = "brokers to fill the store from (environment: KENTONGAN_KAFKA)")
    private @Nullable String kafka;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "console-data",
            description = "where the store keeps its data (console-data)")
    private Path data = Path.of("console-data");

    @Option(names = "--store", paramLabel = "URL", description = "a QuestDB that runs elsewhere")
    private @Nullable String store;

    @Option(names = "--replay", paramLabel = "DIR", description = "output directory of a replay")
    private @Nullable Path replay;

    @Option(
            names = "--replays",
            paramLabel = "DIR",
            description = "directory of such directories, on offer beside the date slider")
    private @Nullable Path replays;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            defaultValue = "${env:KENTONGAN_ACCOUNTS}",
            description =
                    "accounts of the offices that may log in (environment: KENTONGAN_ACCOUNTS);"
                            + " needed for any --host but loopback; made by `kentongan account`")
    private @Nullable Path accounts;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "who asked for what (access.log beside the store)")
    private @Nullable Path accessLog;

    @Option(
            names = "--proxied",
            description =
                    "a proxy with TLS stands before it: cookies for https only, the address of the"
                            + " client is what the proxy says")
    private boolean proxied;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > HIGHEST_PORT) {
            throw wrong("--port must be 0 to " + HIGHEST_PORT + ", not " + port);
        }
        if (kafka != null && kafka.isBlank()) {
            kafka = null;
        }
        long sources = (store != null ? 1 : 0) + (replay != null ? 1 : 0);
        if (sources > 1) {
            throw wrong("--store and --replay exclude each other");
        }
        if (sources == 0 && kafka == null) {
            throw wrong("name what to show: --kafka HOST:PORT, --store URL or --replay DIR");
        }
        if (replays != null && !Files.isDirectory(replays)) {
            throw new Refusal("no such directory: --replays " + replays);
        }
        try {
            ConsoleServer server = open();
            System.out.println("console at " + server.address() + " (end with Ctrl-C)");
            System.out.flush();
            new CountDownLatch(1).await();
        } finally {
            while (!parts.isEmpty()) {
                parts.pop().close();
            }
        }
        return 0;
    }

    private ConsoleServer open() {
        ConsoleOptions options = ConsoleOptions.showing().listening(host, names);
        if (replays != null) {
            options = options.withReplays(replays);
        }
        try {
            if (accounts != null && !accounts.toString().isBlank()) {
                options =
                        options.guarded(
                                Accounts.open(accounts),
                                accessLog == null ? data.resolve("access.log") : accessLog,
                                proxied);
            }
            ConsoleStore rows;
            if (replay != null) {
                rows = ReplayStore.open(replay);
            } else if (store != null) {
                rows = QuestStore.at(store);
            } else {
                Settings settings =
                        RunCommand.settings(null).with(Key.KAFKA_SERVERS, String.valueOf(kafka));
                Properties client = settings.kafkaClient();
                KafkaCheck.reach(client);
                EmbeddedStore own = keep(EmbeddedStore.start(data, LoopbackPorts.free()));
                keep(
                        new Forgetting(
                                own,
                                Duration.ofDays(settings.number(Key.CONSOLE_TEXT_DAYS)),
                                Clock.systemUTC()));
                keep(StoreFiller.start(client, "kentongan-console", own.url()));
                if (settings.find(Key.INFLUX_TOKEN).isPresent()) {
                    keep(
                            JobSigns.watch(
                                    LifeSigns.influx(settings.influx()),
                                    settings.text(Key.KAFKA_GROUP),
                                    own.url()));
                }
                rows = QuestStore.at(own.url(), () -> evaluation(data));
                options =
                        options.with(keep(new TopicDesk(client)), Clock.systemUTC()::instant)
                                .beside(Offices.checked(settings, data).files().routing());
            }
            return keep(ConsoleServer.start(port, rows, options));
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** The report that {@code evaluate} left in the data directory, where there is one. */
    static Optional<String> evaluation(Path data) {
        Path report = data.resolve(Evaluation.REPORT_JSON);
        try {
            return Files.isRegularFile(report)
                    ? Optional.of(Files.readString(report))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
