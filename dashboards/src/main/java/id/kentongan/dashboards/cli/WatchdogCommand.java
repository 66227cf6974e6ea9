package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.notify.AuditFile;
import id.kentongan.pipeline.notify.Backoff;
import id.kentongan.pipeline.notify.Channel;
import id.kentongan.pipeline.notify.Channels;
import id.kentongan.pipeline.notify.Courier;
import id.kentongan.pipeline.notify.LifeSigns;
import id.kentongan.pipeline.notify.Mailroom;
import id.kentongan.pipeline.notify.OfficeDirectory;
import id.kentongan.pipeline.notify.Watchdog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code watchdog}: says from outside that the system has stopped. */
@Command(
        name = "watchdog",
        description = {
            "Looks once a minute for a sign of life of the job, in a process of its own. After ten"
                    + " minutes without one every office is told by its channel that the system has"
                    + " stopped and every level is unknown.",
            "With --once: one look; exit code 0 when it runs, 1 when it has stopped."
        },
        mixinStandardHelpOptions = true)
final class WatchdogCommand implements Callable<Integer> {

    private static final int STOPPED = 1;

    @Option(names = "--config", paramLabel = "FILE", description = "settings (kentongan.yaml)")
    private @Nullable Path config;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "QuestDB of run --local, such as http://127.0.0.1:9000 (else: InfluxDB)")
    private @Nullable String store;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/watchdog",
            description = "where it remembers what it told (data/watchdog)")
    private Path data = Path.of("data/watchdog");

    @Option(names = "--once", description = "one look, then ends")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        Settings settings = RunCommand.settings(config);
        OfficeDirectory office = Offices.checked(settings, data);
        Clock clock = Clock.systemUTC();
        LifeSigns signs;
        List<Channel> channels;
        try {
            signs = store == null ? LifeSigns.influx(settings.influx()) : LifeSigns.questdb(store);
            channels = Channels.open(office, System.getenv(), settings.kafkaClient());
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage() + " (or name the QuestDB with --store)", e);
        }
        Watchdog dog = Watchdog.open(data, clock.instant());
        Mailroom room = Mailroom.open(data, office.files());
        try (Courier courier = new Courier(room.outbox(), Backoff.STANDARD, clock)) {
            if (!once) {
                courier.start(channels);
                System.err.println("watchdog runs; end it with Ctrl-C");
            }
            CountDownLatch never = new CountDownLatch(1);
            do {
                look(dog, signs, office, room, clock.instant());
            } while (!once && !never.await(1, TimeUnit.MINUTES));
            if (once) {
                courier.drain(channels);
                System.out.printf(
                        "%s, last sign %s, levels %s%n",
                        dog.state().running() ? "running" : "stopped",
                        dog.state().lastSign() == null ? "never" : dog.state().lastSign(),
                        dog.state().levels());
            }
        }
        return dog.state().running() ? 0 : STOPPED;
    }

    private void look(
            Watchdog dog, LifeSigns signs, OfficeDirectory office, Mailroom room, Instant now)
            throws IOException {
        List<Notice> notices =
                dog.look(
                        signs.signs(),
                        new Watchdog.Moment(now, System.nanoTime()),
                        office.files().routing());
        for (Notice notice : notices) {
            room.take(notice, now);
        }
        if (!notices.isEmpty()) {
            AuditFile.append(
                    data,
                    List.of(
                            new AuditLine(
                                    now,
                                    "00",
                                    dog.state().running() ? "running" : "stopped",
                                    "watchdog",
                                    "",
                                    "last sign " + dog.state().lastSign())));
            System.err.println("kentongan: " + notices.get(0).title());
        }
    }
}
