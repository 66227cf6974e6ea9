package id.kentongan.pipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.testing.Reports;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar on a standalone Flink cluster, with broker and store, all in processes of their own.
 * One of them is killed in the middle; what topics and tables hold in the end is the same, byte for
 * byte, as after a run that nothing disturbed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterFaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final Duration AHEAD = Duration.ofDays(3);

    private static final Duration PAUSE = Duration.ofMillis(15);

    private static final List<String> LINES = lines();

    private static final List<Stack.Entry> LOG = Stack.log(LINES, AHEAD);

    @TempDir static Path directory;

    private Path jar;

    private FlinkCluster cluster;

    private Map<String, List<String>> undisturbed;

    private final List<String> listeners = new ArrayList<>();

    /** Invented reports and news, and what should break a decoder or mislead a clock. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>(Reports.lines(1_000, 17));
        lines.add(300, "{".repeat(100_000));
        lines.add(320, "{\"id\":\"nol\u0000\",\"type\":");
        lines.add(340, "{\"id\":\"besar\",\"text\":\"" + "a".repeat(2_000_000) + "\"}");
        lines.add(500, skewed("maju", "2025-04-01"));
        lines.add(520, skewed("mundur", "2025-03-09"));
        return lines;
    }

    private static String skewed(String id, String day) {
        return "{\"id\":\""
                + id
                + "\",\"type\":\"incident\",\"occurredAt\":\""
                + day
                + "\",\"reportedAt\":\""
                + day
                + "\",\"region\":\"74.05\",\"text\":\"Bentrok antarwarga di Desa Contoh, 2 orang luka\","
                + "\"source\":{\"id\":\""
                + Stack.SKEWED
                + "\",\"kind\":\"official\"}}";
    }

    /** What happens to a running job. */
    @FunctionalInterface
    private interface Fault {
        void strike(Stack stack) throws Exception;
    }

    @BeforeAll
    void startTheClusterAndRunUndisturbed() throws Exception {
        Optional<Path> built = FlinkCluster.jobJar();
        Assumptions.assumeTrue(
                built.isPresent(), "needs the job jar: mvn verify without -Dquick builds it");
        jar = built.orElseThrow().toAbsolutePath();
        cluster = FlinkCluster.start(directory.resolve("flink"));
        undisturbed =
                run(
                        "undisturbed",
                        LOG,
                        stack -> {
                            if (Listeners.known()) {
                                listeners.addAll(Listeners.of(stack.pids()));
                                listeners.addAll(Listeners.of(cluster.pids()));
                            }
                        });
        say("undisturbed: " + Stack.sizes(undisturbed));
        assertThat(undisturbed.values()).allSatisfy(values -> assertThat(values).isNotEmpty());
    }

    @AfterAll
    void stopTheCluster() throws InterruptedException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void allOfThemListenOnLoopbackOnly() {
        Assumptions.assumeTrue(Listeners.known(), "needs /proc to see who listens where");

        assertThat(listeners).hasSizeGreaterThanOrEqualTo(6).allMatch(Listeners::isLoopback);
    }

    @Test
    void nothingIsLostDoubledOrChangedWhenTheTaskManagerIsKilled() throws Exception {
        check("taskmanager", stack -> cluster.replaceTaskManager());
    }

    @Test
    void nothingIsLostDoubledOrChangedWhenTheJobManagerIsKilled() throws Exception {
        onlyInTheLongSuite();
        check(
                "jobmanager",
                stack -> {
                    cluster.replaceJobManager();
                    cluster.submit(
                            jar,
                            stack.checkpoints(),
                            stack.settings(stack.storePort()),
                            FlinkCluster.newest(stack.checkpoints()));
                });
    }

    @Test
    void nothingIsLostDoubledOrChangedWhenTheBrokerIsKilled() throws Exception {
        onlyInTheLongSuite();
        check(
                "broker",
                stack -> {
                    stack.killBroker();
                    stack.restartBroker();
                });
    }

    @Test
    void nothingIsLostDoubledOrChangedWhenTheStoreIsKilled() throws Exception {
        onlyInTheLongSuite();
        check(
                "store",
                stack -> {
                    stack.killStore();
                    stack.restartStore();
                });
    }

    @Test
    void theJobWaitsForAStoreThatIsAwayAndThenSlow() throws Exception {
        onlyInTheLongSuite();
        try (Stack stack = Stack.start(directory.resolve("away"));
                Gate gate = Gate.to(stack.storePort())) {
            Map<String, List<String>> outcome =
                    run(
                            "store away for 15 s, then slow",
                            stack,
                            gate.port(),
                            LOG,
                            running -> {
                                gate.shut();
                                nothingMoves(running);
                                gate.open(Duration.ofMillis(100));
                            });
            compare(outcome, undisturbed.keySet());
        }
    }

    @Test
    void theJobWaitsForRoomOnAFullCheckpointDirectory() throws Exception {
        onlyInTheLongSuite();
        try (Stack stack = Stack.start(directory.resolve("full"))) {
            Path small = Files.createDirectories(stack.checkpoints());
            Assumptions.assumeTrue(
                    System.getProperty("os.name").equals("Linux")
                            && said("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", small) == 0,
                    "may not mount a small tmpfs here");
            try {
                Map<String, List<String>> outcome =
                        run(
                                "checkpoint directory full",
                                stack,
                                stack.storePort(),
                                LOG,
                                running -> {
                                    Path rest = small.resolve("rest");
                                    fill(rest);
                                    nothingMoves(running);
                                    assertThat(cluster.checkpoints().path("failed").asInt())
                                            .isPositive();
                                    assertThat(cluster.said()).contains("No space left on device");
                                    Files.delete(rest);
                                });
                compare(outcome, undisturbed.keySet());
            } finally {
                said("umount", "-l", small);
            }
        }
    }

    @Test
    void partitionsThatAreSilentHoldNothingBack() throws Exception {
        onlyInTheLongSuite();
        List<String> told = List.of(Topics.INCIDENT_REPORTS, Topics.NEWS_ARTICLES);
        List<Stack.Entry> log = Stack.log(LINES, AHEAD, told);
        List<Stack.Entry> end = log.subList(log.size() - told.size(), log.size());
        AtomicBoolean over = new AtomicBoolean();
        // the others never hear of time; where none did, the clock of the machine would pass it
        Iterable<Stack.Entry> goingOn =
                () ->
                        Stream.concat(
                                        log.stream(),
                                        Stream.generate(() -> end)
                                                .takeWhile(any -> !over.get())
                                                .flatMap(List::stream))
                                .iterator();
        try (Stack stack = Stack.start(directory.resolve("silent"))) {
            cluster.submit(
                    jar,
                    stack.checkpoints(),
                    stack.settings(stack.storePort(), Duration.ofSeconds(5)),
                    null);
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> stack.produce(goingOn, PAUSE));
            try {
                stack.awaitRow(lastRow(log), PATIENCE);
                Map<String, List<String>> outcome = stack.outcome();
                List<String> places = new ArrayList<>(undisturbed.keySet());
                places.remove("topic " + Topics.DEAD_LETTERS);
                compare(outcome, places);
            } finally {
                over.set(true);
                cluster.cancelAll();
                written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void doubledAndReorderedMessagesChangeNothing() throws Exception {
        onlyInTheLongSuite();
        List<Stack.Entry> mixed = new ArrayList<>();
        for (int from = 0, to; from < LOG.size(); from = to) {
            to = from;
            while (to < LOG.size() && LOG.get(to).at().equals(LOG.get(from).at())) {
                to++;
            }
            List<Stack.Entry> same = new ArrayList<>(LOG.subList(from, to));
            same.addAll(LOG.subList(from, to));
            Collections.shuffle(same, new Random(from));
            mixed.addAll(same);
        }

        Map<String, List<String>> outcome = run("doubled and reordered", mixed, stack -> {});

        List<String> places = new ArrayList<>(undisturbed.keySet());
        places.remove("topic " + Topics.DEAD_LETTERS);
        compare(outcome, places);
    }

    @Test
    void everyLineIsAFindingADeadLetterOrACopyAndAWrongClockIsNoted() throws Exception {
        Set<String> versions = new TreeSet<>();
        long refused = 0;
        for (Stack.Entry entry : LOG) {
            byte[] line = entry.value().getBytes(StandardCharsets.UTF_8);
            Decoded decoded = ItemDecoder.standard().decode(line);
            if (entry.topic().equals(Topics.REVIEWS)
                    || entry.topic().equals(Topics.ACKS)
                    || decoded.item() == null) {
                refused++;
            } else {
                versions.add(decoded.item().id() + decoded.item().digest());
            }
        }
        List<String> findings = undisturbed.get("topic " + Topics.FINDINGS);

        assertThat(findings).hasSize(versions.size());
        assertThat(undisturbed.get("topic " + Topics.DEAD_LETTERS)).hasSize((int) refused);
        assertThat(findings)
                .anyMatch(
                        line ->
                                line.contains("\"id\":\"maju\"")
                                        && line.contains("future-date")
                                        && line.contains(arrival("maju")))
                .anyMatch(
                        line ->
                                line.contains("\"id\":\"mundur\"")
                                        && line.contains("\"late\"")
                                        && line.contains(arrival("mundur")));
    }

    private static String arrival(String id) {
        return LOG.stream()
                .filter(entry -> entry.value().contains("\"id\":\"" + id + '"'))
                .map(entry -> "\"known\":\"" + entry.at() + '"')
                .findFirst()
                .orElseThrow();
    }

    /** Waits until nothing was committed for a while. */
    private static void nothingMoves(Stack stack) {
        AtomicLong last = new AtomicLong(-1);
        Awaitility.await("nothing is committed for a while")
                .during(Duration.ofSeconds(15))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            long now = stack.committed(Topics.FINDINGS);
                            return last.getAndSet(now) == now;
                        });
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    private static int said(Object... command) throws IOException, InterruptedException {
        return new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void check(String name, Fault fault) throws Exception {
        compare(run(name, LOG, fault), undisturbed.keySet());
    }

    private void compare(Map<String, List<String>> outcome, Collection<String> places) {
        for (String place : places) {
            assertThat(outcome.get(place)).as(place).isEqualTo(undisturbed.get(place));
        }
    }

    private Map<String, List<String>> run(String name, List<Stack.Entry> log, Fault fault)
            throws Exception {
        try (Stack stack = Stack.start(directory.resolve(name.replace(' ', '-')))) {
            return run(name, stack, stack.storePort(), log, fault);
        }
    }

    private Map<String, List<String>> run(
            String name, Stack stack, int pointsPort, List<Stack.Entry> log, Fault fault)
            throws Exception {
        cluster.submit(jar, stack.checkpoints(), stack.settings(pointsPort), null);
        try {
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> stack.produce(log, PAUSE));
            Awaitility.await("a third of the lines are committed")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> stack.committed(Topics.FINDINGS) > LINES.size() / 3);
            long before = stack.committed(Topics.FINDINGS);
            Instant struck = Instant.now();
            fault.strike(stack);
            Awaitility.await("findings are committed again")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> stack.committed(Topics.FINDINGS) > before + 10);
            say(
                    name
                            + ": committed again "
                            + Duration.between(struck, Instant.now()).toMillis()
                            + " ms after the fault at "
                            + before
                            + " findings");
            written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            stack.awaitRow(lastRow(log), PATIENCE);
            return stack.outcome();
        } finally {
            cluster.cancelAll();
        }
    }

    private static Instant lastRow(List<Stack.Entry> log) {
        return log.get(log.size() - 1).at().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS);
    }

    private static void onlyInTheLongSuite() {
        Assumptions.assumeTrue(
                System.getenv("KENTONGAN_FULL") != null,
                "part of the long suite: mvn -Plong verify");
    }

    private static void say(String line) {
        System.out.println("faults: " + line);
    }
}
