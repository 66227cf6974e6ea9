package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.job.EarlyWarningJob;
import id.kentongan.pipeline.job.LocalJob;
import id.kentongan.pipeline.kafka.KafkaCheck;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.metrics.LoopbackReporterFactory;
import id.kentongan.pipeline.store.StoreCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: the streaming job in this process. */
@Command(
        name = "run",
        description =
                "Runs the streaming job: Kafka in, InfluxDB and Kafka out. With --local the whole"
                        + " system for a small office: broker, job, store and console.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Option(names = "--local", description = "everything in this process")
    private boolean local;

    @Option(names = "--config", paramLabel = "FILE", description = "settings (kentongan.yaml)")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "where --local keeps everything")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "port of the console of --local")
    private @Nullable Integer port;

    @Override
    public Integer call() throws Exception {
        Settings settings = settings(config);
        if (data != null) {
            settings = settings.with(Key.LOCAL_DATA, data.toString());
        }
        if (port != null) {
            settings = settings.with(Key.CONSOLE_PORT, port.toString());
        }
        if (local) {
            return LocalSystem.run(settings);
        }
        return stack(settings);
    }

    /** The settings of {@code file}, of ./kentongan.yaml where that exists, and the environment. */
    static Settings settings(@Nullable Path file) {
        Path standard = Path.of("kentongan.yaml");
        Path chosen = file != null ? file : Files.exists(standard) ? standard : null;
        if (chosen != null && !Files.isReadable(chosen)) {
            throw new Refusal("cannot read the settings " + chosen);
        }
        try {
            return Settings.read(chosen, System.getenv());
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** Lets a job show its metrics where the settings want it. */
    static void metrics(Settings settings, Configuration flink) {
        if (settings.number(Key.METRICS_PORT) != 0) {
            LoopbackReporterFactory.configure(
                    flink,
                    Ports.free(
                            settings.number(Key.METRICS_PORT),
                            "metrics",
                            Key.METRICS_PORT.yaml().orElseThrow()
                                    + " ("
                                    + Key.METRICS_PORT.environment()
                                    + ")"));
        }
    }

    private static Integer stack(Settings settings) throws Exception {
        Offices.checked(settings, Path.of(settings.text(Key.COURIER_DATA)));
        try {
            KafkaCheck.reach(settings.kafkaClient());
            KafkaCheck.topics(settings.kafkaClient(), Topics.IN, Topics.OUT);
            StoreCheck.reach(settings.influx());
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        Configuration flink =
                LocalJob.configuration(
                        Path.of(settings.text(Key.CHECKPOINTS)),
                        Duration.ofSeconds(settings.number(Key.CHECKPOINT)));
        metrics(settings, flink);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        settings.number(Key.PARALLELISM), flink)) {
            EarlyWarningJob.attach(env, settings, settings.influx());
            JobClient job = env.executeAsync("kentongan");
            System.err.println("kentongan runs; end it with Ctrl-C, it goes on where it was");
            job.getJobExecutionResult().get();
        }
        return 0;
    }
}
