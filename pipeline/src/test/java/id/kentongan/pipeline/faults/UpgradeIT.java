package id.kentongan.pipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.job.EarlyWarningJob;
import id.kentongan.pipeline.job.LocalJob;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.testing.Reports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job of this version goes on from a savepoint that an earlier one wrote. {@code
 * savepoint-1.gz} was written with {@link #main} on 29 November 2026 and is never written again: a
 * later version adds another beside it. An operator that lost its uid, or state that can no longer
 * be read, fails here.
 */
class UpgradeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String SAVEPOINT = "savepoint-1.gz";

    private static final int BEFORE = 150;

    /** Of the two reports of one event; the lines before them are of the days before. */
    private static final String DAY = "2025-03-25";

    private static final Duration AHEAD = Duration.ofDays(2);

    /** What the earlier version had read, and what came after it. */
    private static final List<Stack.Entry> FIRST;

    private static final List<Stack.Entry> SECOND;

    static {
        List<String> lines = Reports.lines(250, 23);
        List<String> early = new ArrayList<>(lines.subList(0, BEFORE));
        early.add(told("lanjut-1", "kantor-satu"));
        FIRST = Stack.log(early, Duration.ZERO);
        List<String> later = new ArrayList<>(early);
        later.add(told("lanjut-1", "kantor-satu"));
        later.add(told("lanjut-2", "kantor-dua"));
        later.addAll(lines.subList(BEFORE, lines.size()));
        List<Stack.Entry> whole = Stack.log(later, AHEAD);
        SECOND = whole.subList(FIRST.size() - Topics.IN.size(), whole.size());
    }

    @TempDir Path directory;

    private static String told(String id, String office) {
        return "{\"id\":\""
                + id
                + "\",\"type\":\"incident\",\"occurredAt\":\""
                + DAY
                + "\",\"reportedAt\":\""
                + DAY
                + "\",\"region\":\"94.01\",\"text\":\"Bentrok antarwarga soal tanah ulayat di"
                + " Kampung Contoh, 4 orang luka\",\"source\":{\"id\":\""
                + office
                + "\",\"kind\":\"official\"}}";
    }

    @Test
    void goesOnFromTheSavepointOfAnEarlierVersion() throws Exception {
        Path savepoint = Files.createDirectories(directory.resolve("savepoint"));
        try (InputStream in = new GZIPInputStream(UpgradeIT.class.getResourceAsStream(SAVEPOINT))) {
            Files.copy(in, savepoint.resolve("_metadata"));
        }
        try (Stack stack = Stack.start(directory.resolve("stack"))) {
            stack.produce(FIRST, Duration.ZERO);
            JobClient job = start(stack, savepoint);
            stack.produce(SECOND, Duration.ZERO);
            Instant last = SECOND.get(SECOND.size() - 1).at();
            Awaitility.await("the job goes on")
                    .atMost(PATIENCE)
                    .until(
                            () -> {
                                assertThat(job.getJobStatus().get())
                                        .isNotIn(JobStatus.FAILED, JobStatus.FAILING);
                                return hasRow(
                                        stack,
                                        last.minus(Duration.ofDays(1))
                                                .truncatedTo(ChronoUnit.DAYS));
                            });
            job.cancel().get();

            Set<String> found = new HashSet<>();
            for (String finding : stack.read(Topics.FINDINGS)) {
                found.add(json(finding).path("id").asText());
            }
            assertThat(found).contains("lanjut-2").doesNotContain("lanjut-1");
            assertThat(stack.read(Topics.EVENTS))
                    .as("the event of the first report takes in the second")
                    .anyMatch(
                            event ->
                                    event.contains("lanjut-1")
                                            && event.contains("lanjut-2")
                                            && json(event).path("region").asText().equals("94.01"));
        }
    }

    private static JsonNode json(String line) {
        try {
            return Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasRow(Stack stack, Instant midnight) {
        return stack.read(Topics.RISK_SCORES).stream()
                .anyMatch(
                        row ->
                                row.contains("\"region\":\"00\"")
                                        && row.contains("\"time\":\"" + midnight + '"'));
    }

    private static JobClient start(Stack stack, Path savepoint) throws Exception {
        Configuration flink = LocalJob.configuration(stack.checkpoints(), Duration.ofSeconds(1));
        // all of it in one file
        flink.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
        if (savepoint != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
            flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.NO_CLAIM);
        }
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, flink);
        Settings settings = Settings.read(null, stack.settings(stack.storePort()));
        EarlyWarningJob.attach(env, settings, settings.influx());
        return env.executeAsync("upgrade");
    }

    /** Writes a savepoint of this version to the file {@code arguments[0]}. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("savepoint");
        try (Stack stack = Stack.start(directory.resolve("stack"))) {
            JobClient job = start(stack, null);
            stack.produce(FIRST, Duration.ZERO);
            long[] before = {-1};
            Awaitility.await("everything is committed")
                    .during(Duration.ofSeconds(15))
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(
                            () -> {
                                long now =
                                        stack.committed(Topics.FINDINGS)
                                                + stack.committed(Topics.RISK_SCORES);
                                boolean still = before[0] == now && now > BEFORE;
                                before[0] = now;
                                return still;
                            });
            job.stopWithSavepoint(
                            false,
                            directory.resolve("written").toUri().toString(),
                            SavepointFormatType.CANONICAL)
                    .get();
        }
        try (Stream<Path> files = Files.walk(directory.resolve("written"))) {
            List<Path> written = files.filter(Files::isRegularFile).toList();
            if (written.size() != 1) {
                throw new IllegalStateException("more than one file: " + written);
            }
            try (OutputStream out =
                    new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
                Files.copy(written.get(0), out);
            }
        }
        System.exit(0);
    }
}
