package id.kentongan.pipeline.job;

import id.kentongan.pipeline.topology.SafeDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/**
 * Settings of Flink for a job in this process that survives the end of the process: checkpoints on
 * disk that are kept, and a start from the newest of them.
 */
public final class LocalJob {

    private static final String METADATA = "_metadata";

    private LocalJob() {}

    /**
     * The configuration of a durable job.
     *
     * @param checkpoints directory that keeps the checkpoints
     * @param interval between two checkpoints
     */
    public static Configuration configuration(Path checkpoints, Duration interval)
            throws IOException {
        Files.createDirectories(checkpoints);
        Configuration c = SafeDefaults.configuration();
        c.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        c.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                checkpoints.toAbsolutePath().toUri().toString());
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
        c.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        c.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, interval.dividedBy(2));
        c.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        c.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofSeconds(30));
        // some forty states share little memory: with tables of the usual 64 MB each would be
        // flushed all the time
        c.set(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE, MemorySize.ofMebiBytes(4));
        c.set(RocksDBOptions.OPTIONS_FACTORY, SmallTables.class.getName());
        // most ids that are looked up were never seen
        c.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(192));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(96));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(96));
        newest(checkpoints)
                .ifPresent(
                        path -> {
                            c.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString());
                            c.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
                        });
        return c;
    }

    /** The newest complete checkpoint below {@code directory}, over all jobs that ran there. */
    public static Optional<Path> newest(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(directory, 3)) {
            List<Path> complete =
                    files.filter(file -> file.endsWith(METADATA)).map(Path::getParent).toList();
            return complete.stream()
                    .map(path -> Map.entry(modified(path.resolve(METADATA)), path))
                    .max(Map.Entry.<FileTime, Path>comparingByKey())
                    .map(entry -> entry.getValue().toAbsolutePath());
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // removed by its job in the meantime: older than all others
            return FileTime.fromMillis(0);
        }
    }
}
