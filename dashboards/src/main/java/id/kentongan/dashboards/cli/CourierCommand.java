package id.kentongan.dashboards.cli;

import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.kafka.KafkaCheck;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.notify.CourierService;
import id.kentongan.pipeline.notify.Delivery;
import id.kentongan.pipeline.notify.Outbox;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code courier}: delivers what a running job decided. */
@Command(
        name = "courier",
        description =
                "Delivers notices and alerts of a running job by the channels of the office (mail,"
                        + " webhook, CAP files, topic), beside the job. run --local has its own.",
        mixinStandardHelpOptions = true)
final class CourierCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "settings (kentongan.yaml)")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where it remembers what was delivered (courier.data)")
    private @Nullable Path data;

    @Option(names = "--list", description = "shows what is not delivered, and ends")
    private boolean list;

    @Option(names = "--all", description = "with --list: what was delivered too")
    private boolean all;

    @Override
    public Integer call() throws Exception {
        if (list && data != null) {
            return list(data); // looking needs no secrets
        }
        Settings settings = RunCommand.settings(config);
        Path directory = data != null ? data : Path.of(settings.text(Key.COURIER_DATA));
        if (list) {
            return list(directory);
        }
        try {
            Offices.checked(settings, directory);
            KafkaCheck.reach(settings.kafkaClient());
            KafkaCheck.topics(
                    settings.kafkaClient(), List.of(), List.of(Topics.NOTICES, Topics.ALERTS));
        } catch (IOException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
        try (CourierService courier = Offices.courier(settings, directory, Clock.systemUTC());
                Closeable answers = Offices.answers(settings, courier, directory)) {
            Offices.say(courier);
            System.err.println("courier runs; end it with Ctrl-C, it forgets nothing");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private Integer list(Path directory) throws IOException {
        Path box = directory.resolve("outbox");
        if (!Files.isDirectory(box)) {
            throw new Refusal(
                    "no courier has worked in "
                            + directory
                            + "; name its directory with --data (run --local: DATA/courier)");
        }
        Outbox outbox = Outbox.open(box);
        List<Delivery> shown = all ? outbox.all() : outbox.undelivered();
        for (Delivery one : shown) {
            System.out.printf(
                    "%s  %s  %s  %s  tries %d  %s  %s%n",
                    one.state(),
                    one.notice().time(),
                    one.notice().channel(),
                    one.notice().office().isEmpty() ? "-" : one.notice().office(),
                    one.failures(),
                    one.lastError() == null ? "-" : one.lastError(),
                    one.notice().title());
        }
        System.out.printf(
                "%d shown; delivered %d, waiting %d, failed for good %d%n",
                shown.size(),
                outbox.count(Delivery.State.SENT),
                outbox.count(Delivery.State.PENDING),
                outbox.count(Delivery.State.FAILED));
        return 0;
    }
}
