package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.dashboards.console.ConsoleOptions;
import id.kentongan.dashboards.console.ConsoleServer;
import id.kentongan.dashboards.serve.StoreDesk;
import id.kentongan.dashboards.store.QuestStore;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.job.StoreOutput;
import id.kentongan.pipeline.notify.OfficeDirectory;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import id.kentongan.pipeline.replay.ReplaySummary;
import id.kentongan.pipeline.scenario.Outcome;
import id.kentongan.pipeline.scenario.PlantedEscalation;
import id.kentongan.pipeline.scenario.Scenario;
import id.kentongan.pipeline.scenario.ScenarioFeed;
import id.kentongan.pipeline.scenario.SimulatedCopy;
import id.kentongan.pipeline.store.EmbeddedStore;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: an invented scenario through the real topology into QuestDB and the console. */
@Command(
        name = "demo",
        description = {
            "Plays an invented scenario (SIMULASI) through the real topology into an embedded QuestDB"
                    + " and opens the console. With --once: ends after the last record with a"
                    + " summary.",
            "A scenario is a directory with items.jsonl and, if somebody knows what was planted,"
                    + " truth.jsonl."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final int USUAL_PORT = 8090;

    private static final int HIGHEST_PORT = 65_535;

    private static final int SUBTASKS = 2;

    @Spec private CommandSpec spec;

    @Option(names = "--once", description = "end after the last record and print a summary")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "port of the console (8090, or the next free one)")
    private @Nullable Integer port;

    @Option(names = "--scenario", paramLabel = "DIR", description = "play this scenario")
    private @Nullable Path scenario;

    @Option(
            names = "--channels",
            paramLabel = "DIR",
            description =
                    "write what would have gone out into this directory: one CAP 1.2 file for each"
                            + " alert and one text for each notice")
    private @Nullable Path channels;

    @Option(
            names = "--offices",
            paramLabel = "DIR",
            description = "the office's own files, with --channels (else those that ship)")
    private @Nullable Path offices;

    @Option(
            names = "--feed",
            paramLabel = "HOST:PORT",
            description =
                    "send the bundled scenario, dated to end today, to this Kafka instead of playing"
                            + " it here")
    private @Nullable String feed;

    /** The store of a play that goes on. */
    private volatile @Nullable EmbeddedStore playing;

    @Override
    public Integer call() throws Exception {
        check();
        if (feed != null) {
            long sent = ScenarioFeed.send(feed, Scenario.endingBy(today()));
            System.out.println("SIMULASI: sent " + sent + " items to " + feed);
            return 0;
        }
        Path work = Files.createTempDirectory("kentongan-demo-");
        Thread cleaner = new Thread(() -> end(work), "demo-cleaner");
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            play(work);
        } finally {
            remove(work);
            Runtime.getRuntime().removeShutdownHook(cleaner);
        }
        return 0;
    }

    private void check() {
        if (port != null && (port < 1 || port > HIGHEST_PORT)) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be 1 to " + HIGHEST_PORT + ", not " + port);
        }
        if (feed != null && (scenario != null || once)) {
            throw new ParameterException(
                    spec.commandLine(), "--feed goes with neither --scenario nor --once");
        }
        if (scenario != null && !Files.isDirectory(scenario)) {
            throw new Refusal("no such scenario directory: " + scenario);
        }
        if (scenario != null && !Files.isReadable(items(scenario))) {
            throw new Refusal(
                    scenario + " holds no readable " + Scenario.ITEMS + "; a scenario needs one");
        }
    }

    private static Path items(Path directory) {
        Path packed = directory.resolve(Scenario.ITEMS + ".gz");
        return Files.exists(packed) && Files.notExists(directory.resolve(Scenario.ITEMS))
                ? packed
                : directory.resolve(Scenario.ITEMS);
    }

    /** On a signal: the store first, for it writes while it closes. */
    private void end(Path work) {
        EmbeddedStore running = playing;
        if (running != null) {
            running.close();
        }
        remove(work);
    }

    private void play(Path work) throws Exception {
        Path items = work.resolve(Scenario.ITEMS);
        List<PlantedEscalation> truth = prepare(work, items);
        try (EmbeddedStore store =
                        EmbeddedStore.start(work.resolve("store"), LoopbackPorts.free());
                Shown shown = once ? Shown.nothing() : show(store)) {
            playing = store;
            if (!once) {
                say("SIMULASI: console at " + shown.address() + " (end with Ctrl-C)");
                System.out.flush();
            }
            progress("playing the scenario ...");
            ReplaySummary summary = replay(work, items, store);
            for (Series series : Series.values()) {
                store.await(series);
            }
            if (channels != null) {
                say("SIMULASI: " + DryRun.write(work.resolve("replay"), channels));
            }
            new DemoReport(System.out)
                    .print(summary, Outcome.read(work.resolve("replay"), truth), truth);
            System.out.flush();
            if (!once) {
                say("SIMULASI: all items played; the console stays open at " + shown.address());
                System.out.flush();
                new CountDownLatch(1).await();
            }
        }
    }

    private List<PlantedEscalation> prepare(Path work, Path items) throws IOException {
        if (scenario == null) {
            Scenario bundled = Scenario.bundled();
            bundled.write(work);
            return bundled.truth();
        }
        try {
            List<PlantedEscalation> truth = Scenario.readTruth(scenario);
            SimulatedCopy.of(items(scenario), items);
            return truth;
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new Refusal("cannot read " + scenario + ": " + e.getMessage(), e);
        }
    }

    private ReplaySummary replay(Path work, Path items, EmbeddedStore store) throws IOException {
        return Replay.run(
                new ReplayRequest(
                        List.of(items),
                        work.resolve("replay"),
                        null,
                        null,
                        Set.of(),
                        null,
                        List.of(),
                        SUBTASKS,
                        List.of(),
                        channels == null ? null : officeFiles(),
                        false),
                outputs -> StoreOutput.attach(outputs, StoreTarget.questdb(store.url()), true));
    }

    private OfficeFiles officeFiles() {
        try {
            return OfficeDirectory.read(offices).files().checked();
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** A console over the store, or none. */
    private record Shown(@Nullable ConsoleServer server, @Nullable QuestStore store)
            implements AutoCloseable {

        static Shown nothing() {
            return new Shown(null, null);
        }

        String address() {
            return server == null ? "" : server.address();
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
            if (store != null) {
                store.close();
            }
        }
    }

    private Shown show(EmbeddedStore store) {
        QuestStore rows = QuestStore.at(store.url());
        // decisions are shown but not acted on: the play is over; they carry the time of the play
        ConsoleOptions options =
                ConsoleOptions.showing()
                        .with(
                                StoreDesk.at(store.url()),
                                () -> {
                                    Instant last = rows.scope().last();
                                    return last == null ? Instant.EPOCH : last;
                                });
        int first = port == null ? USUAL_PORT : port;
        int last = port == null ? USUAL_PORT + 100 : port;
        for (int candidate = first; ; candidate++) {
            try {
                return new Shown(ConsoleServer.start(candidate, rows, options), rows);
            } catch (IOException e) {
                if (candidate == last) {
                    throw new Refusal(String.valueOf(e.getMessage()), e);
                }
            }
        }
    }

    private static java.time.LocalDate today() {
        return java.time.LocalDate.now(Clock.systemUTC());
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void progress(String line) {
        if (System.console() != null) {
            System.err.println(line);
        }
    }

    private static void remove(Path directory) {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | java.io.UncheckedIOException e) {
            System.err.println("kentongan: could not remove " + directory + ": " + e.getMessage());
        }
    }
}
