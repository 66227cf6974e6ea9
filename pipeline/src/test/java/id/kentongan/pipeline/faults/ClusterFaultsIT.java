package id.kentongan.pipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.testing.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

    private static final List<String> LINES = Reports.lines(1_000, 17);

    @TempDir static Path directory;

    private Path jar;

    private FlinkCluster cluster;

    private Map<String, List<String>> undisturbed;

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
        undisturbed = run("undisturbed", stack -> {});
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

    private void check(String name, Fault fault) throws Exception {
        Map<String, List<String>> outcome = run(name, fault);
        for (String place : undisturbed.keySet()) {
            assertThat(outcome.get(place)).as(place).isEqualTo(undisturbed.get(place));
        }
    }

    private Map<String, List<String>> run(String name, Fault fault) throws Exception {
        try (Stack stack = Stack.start(directory.resolve(name))) {
            cluster.submit(jar, stack.checkpoints(), stack.settings(stack.storePort()), null);
            CompletableFuture<Instant> last =
                    CompletableFuture.supplyAsync(
                            () -> stack.produce(LINES, Duration.ofMillis(20), AHEAD));
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
            Instant midnight =
                    last.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .minus(Duration.ofDays(1))
                            .truncatedTo(java.time.temporal.ChronoUnit.DAYS);
            stack.awaitRow(midnight, PATIENCE);
            Map<String, List<String>> outcome = stack.outcome();
            cluster.cancelAll();
            return outcome;
        }
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
