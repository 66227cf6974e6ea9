package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.dashboards.access.Accounts;
import id.kentongan.dashboards.console.ConsoleOptions;
import id.kentongan.dashboards.console.ConsoleServer;
import id.kentongan.dashboards.serve.StoreFiller;
import id.kentongan.dashboards.store.QuestStore;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.job.EarlyWarningJob;
import id.kentongan.pipeline.job.LocalJob;
import id.kentongan.pipeline.job.StoreOutput;
import id.kentongan.pipeline.job.TopicOutput;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.KnowledgeTopic;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.notify.CourierService;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.topology.EarlyWarningTopology;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole system in one process for a small office. Everything it keeps lies in one directory:
 * {@code kafka} (what came in and went out), {@code checkpoints} (what the job knows), {@code
 * store} (what the console shows). However the process ends, the next start goes on where it was.
 */
final class LocalSystem {

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);

    private LocalSystem() {}

    /** Runs until the process is ended. */
    static int run(Settings settings) throws Exception {
        Path data = Path.of(settings.text(Key.LOCAL_DATA)).toAbsolutePath();
        int broker = port(settings, Key.LOCAL_KAFKA_PORT, "broker");
        int storePort = port(settings, Key.LOCAL_STORE_PORT, "store");
        int console = port(settings, Key.CONSOLE_PORT, "console");
        OfficeFiles files = Offices.checked(settings, data.resolve("courier")).files();
        try (FileChannel lock = lock(data);
                EmbeddedBroker kafka = broker(data, broker, settings);
                EmbeddedStore store = EmbeddedStore.start(data.resolve("store"), storePort);
                Forgetting text =
                        new Forgetting(
                                store,
                                Duration.ofDays(settings.number(Key.CONSOLE_TEXT_DAYS)),
                                Clock.systemUTC())) {
            Settings local = settings.with(Key.KAFKA_SERVERS, kafka.bootstrap());
            ConsoleOptions options = options(settings, data);
            try (TopicDesk desk = new TopicDesk(local.kafkaClient());
                    CourierService courier =
                            Offices.courier(local, data.resolve("courier"), Clock.systemUTC());
                    Closeable answers = Offices.answers(local, courier, data.resolve("courier"));
                    StoreFiller nil =
                            StoreFiller.ofNilReports(
                                    local.kafkaClient(), "kentongan-console-nil", store.url());
                    ConsoleServer server =
                            ConsoleServer.start(
                                    console,
                                    QuestStore.at(store.url(), () -> ServeCommand.evaluation(data)),
                                    options.with(desk, Instant::now).beside(files.routing()))) {
                Offices.say(courier);
                return work(local, files, data, store, server);
            }
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private static ConsoleOptions options(Settings settings, Path data) throws IOException {
        ConsoleOptions options =
                ConsoleOptions.showing()
                        .listening(
                                settings.text(Key.CONSOLE_HOST),
                                settings.find(Key.CONSOLE_NAMES)
                                        .map(names -> List.of(names.split("[, ]+")))
                                        .orElse(List.of()));
        Optional<String> accounts = settings.find(Key.CONSOLE_ACCOUNTS);
        return accounts.isEmpty()
                ? options
                : options.guarded(
                        Accounts.open(Path.of(accounts.get())), data.resolve("access.log"), false);
    }

    private static int work(
            Settings settings,
            OfficeFiles files,
            Path data,
            EmbeddedStore store,
            ConsoleServer console)
            throws Exception {
        Configuration flink =
                LocalJob.configuration(
                        data.resolve("checkpoints"),
                        Duration.ofSeconds(settings.number(Key.CHECKPOINT)));
        RunCommand.metrics(settings, flink);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        settings.number(Key.PARALLELISM), flink)) {
            EarlyWarningTopology.Outputs outputs = EarlyWarningJob.build(env, settings, files);
            TopicOutput.attach(
                    outputs, settings.kafkaClient(), settings.text(Key.KAFKA_GROUP), files);
            StoreTarget target = StoreTarget.questdb(store.url());
            StoreOutput.attach(outputs, target, true);
            StoreOutput.health(outputs, target, settings.text(Key.KAFKA_GROUP));
            JobClient job = env.executeAsync("kentongan");
            System.err.printf(
                    "kentongan runs: console %s, reports to Kafka %s topic %s, news to topic %s,"
                            + " data in %s%n",
                    console.address(),
                    settings.text(Key.KAFKA_SERVERS),
                    Topics.INCIDENT_REPORTS,
                    Topics.NEWS_ARTICLES,
                    data);
            job.getJobExecutionResult().get();
            return 0;
        } catch (ExecutionException e) {
            throw new Refusal(
                    "the job ended; start again, it goes on where it was: "
                            + e.getCause().getMessage(),
                    e);
        }
    }

    private static int port(Settings settings, Key key, String purpose) {
        return Ports.free(
                settings.number(key),
                purpose,
                key.yaml().orElseThrow() + " (" + key.environment() + ")");
    }

    private static EmbeddedBroker broker(Path data, int port, Settings settings)
            throws IOException {
        EmbeddedBroker kafka =
                EmbeddedBroker.start(
                        data.resolve("kafka"),
                        port,
                        LoopbackPorts.free(),
                        Duration.ofDays(settings.number(Key.LOCAL_RETENTION)).toMillis());
        // the time of arrival is ours to say: a sender with a wrong clock cannot move the stream
        kafka.create(Topics.IN, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        kafka.create(Topics.OUT, 1, Map.of());
        kafka.create(List.of(Topics.KNOWLEDGE), 1, KnowledgeTopic.SETTINGS);
        kafka.configure(
                Topics.DEAD_LETTERS,
                Map.of("retention.ms", Long.toString(DEAD_LETTERS_KEPT.toMillis())));
        return kafka;
    }

    /** Two systems on one directory would destroy each other's data. */
    static FileChannel lock(Path data) throws IOException {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(
                            data.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Refusal(data + " is in use by another kentongan; choose --data DIR");
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw new Refusal(data + " is in use by another kentongan; choose --data DIR", e);
        } catch (IOException e) {
            throw new Refusal("cannot write in " + data + ": choose --data DIR", e);
        }
    }
}
