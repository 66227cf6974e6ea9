package id.kentongan.pipeline.faults;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.job.LocalJob;
import id.kentongan.pipeline.job.SmallTables;
import id.kentongan.pipeline.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A standalone Flink cluster as docs/operations.md describes it: JobManager and TaskManager in
 * processes of their own from the jars of Flink alone, the job jar submitted by Flink's command.
 */
final class FlinkCluster implements AutoCloseable {

    private static final Path LIB = Path.of("target/cluster/lib");

    private static final Duration START = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();

    private final Path directory;

    private final Path conf;

    private final String classPath;

    private final int restPort;

    private Program jobManager;

    private Program taskManager;

    private FlinkCluster(Path directory, int rpcPort, int restPort) throws IOException {
        this.directory = directory;
        this.restPort = restPort;
        this.conf = Files.createDirectories(directory.resolve("conf"));
        this.classPath = conf + File.pathSeparator + LIB.toAbsolutePath() + "/*";
        Files.writeString(
                conf.resolve("config.yaml"),
                String.join(
                        "\n",
                        "jobmanager.rpc.address: 127.0.0.1",
                        "jobmanager.rpc.port: " + rpcPort,
                        "jobmanager.bind-host: 127.0.0.1",
                        "rest.address: 127.0.0.1",
                        "rest.bind-address: 127.0.0.1",
                        "rest.port: " + restPort,
                        "taskmanager.host: 127.0.0.1",
                        "taskmanager.bind-host: 127.0.0.1",
                        "taskmanager.numberOfTaskSlots: 2",
                        "taskmanager.cpu.cores: 2",
                        "taskmanager.memory.framework.heap.size: 128m",
                        "taskmanager.memory.framework.off-heap.size: 64m",
                        "taskmanager.memory.jvm-metaspace.size: 192m",
                        "taskmanager.memory.jvm-overhead.min: 192m",
                        "taskmanager.memory.jvm-overhead.max: 192m",
                        "taskmanager.memory.task.heap.size: 384m",
                        "taskmanager.memory.task.off-heap.size: 0m",
                        "taskmanager.memory.managed.size: 128m",
                        "taskmanager.memory.network.min: 96m",
                        "taskmanager.memory.network.max: 96m",
                        "parallelism.default: 2",
                        "heartbeat.interval: 2000",
                        "heartbeat.timeout: 10000",
                        "heartbeat.rpc-failure-threshold: 2",
                        "restart-strategy.type: fixed-delay",
                        "restart-strategy.fixed-delay.attempts: 100000",
                        "restart-strategy.fixed-delay.delay: 1 s",
                        "state.backend.type: rocksdb",
                        "state.backend.rocksdb.writebuffer.size: 4mb",
                        "state.backend.rocksdb.options-factory: " + SmallTables.class.getName(),
                        "execution.checkpointing.interval: 2 s",
                        "execution.checkpointing.incremental: true",
                        "execution.checkpointing.num-retained: 2",
                        "execution.checkpointing.tolerable-failed-checkpoints: 2147483647",
                        "execution.checkpointing.externalized-checkpoint-retention:"
                                + " RETAIN_ON_CANCELLATION",
                        "io.tmp.dirs: " + Files.createDirectories(directory.resolve("tmp")),
                        ""));
        Files.writeString(
                conf.resolve("log4j2.properties"),
                String.join(
                        "\n",
                        "rootLogger.level = warn",
                        "rootLogger.appenderRef.out.ref = out",
                        "appender.out.name = out",
                        "appender.out.type = Console",
                        "appender.out.layout.type = PatternLayout",
                        "appender.out.layout.pattern = %d{HH:mm:ss} %p %c{1} %m%n%ex",
                        "logger.names.name = org.apache.flink.runtime.metrics.groups",
                        "logger.names.level = error",
                        ""));
        this.jobManager = startJobManager();
        this.taskManager = startTaskManager();
        awaitSlots();
    }

    /** Starts one below {@code directory}. */
    static FlinkCluster start(Path directory) throws IOException {
        return new FlinkCluster(directory, LoopbackPorts.free(), LoopbackPorts.free());
    }

    /** The job jar of this build, if it was built. */
    static Optional<Path> jobJar() throws IOException {
        if (!Files.isDirectory(LIB)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-job.jar")).findFirst();
        }
    }

    private Program startJobManager() throws IOException {
        return Program.start(
                directory.resolve("jobmanager.log"),
                "384m",
                classPath,
                Map.of(),
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                "--configDir",
                conf.toString(),
                "--executionMode",
                "cluster");
    }

    private Program startTaskManager() throws IOException {
        return Program.start(
                directory.resolve("taskmanager.log"),
                "640m",
                classPath,
                Map.of(),
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                "--configDir",
                conf.toString());
    }

    /** {@code kill -9} of the TaskManager; a new one starts at once. */
    void replaceTaskManager() throws Exception {
        taskManager.kill();
        taskManager = startTaskManager();
    }

    /** {@code kill -9} of the JobManager; a new one starts at once and knows no job. */
    void replaceJobManager() throws Exception {
        jobManager.kill();
        jobManager = startJobManager();
        awaitSlots();
    }

    private void awaitSlots() {
        Awaitility.await("the cluster has its slots")
                .atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> ask("/overview").path("slots-available").asInt() == 2);
    }

    /**
     * Submits the job by Flink's command.
     *
     * @param from checkpoint to go on from, or null
     */
    void submit(Path jar, Path checkpoints, Map<String, String> settings, @Nullable Path from)
            throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "org.apache.flink.client.cli.CliFrontend",
                                "run",
                                "-d",
                                "-m",
                                "127.0.0.1:" + restPort,
                                "-D",
                                "execution.checkpointing.dir=" + checkpoints.toUri()));
        if (from != null) {
            command.addAll(List.of("-s", from.toUri().toString()));
        }
        command.add(jar.toString());
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("FLINK_CONF_DIR", conf.toString());
        try (Program client =
                Program.start(
                        directory.resolve("client.log"),
                        "512m",
                        classPath,
                        environment,
                        command.toArray(String[]::new))) {
            if (client.await(180) != 0) {
                throw new IllegalStateException("the job was refused: " + client.said());
            }
        }
    }

    /** The newest retained checkpoint. */
    static Path newest(Path checkpoints) throws IOException {
        return LocalJob.newest(checkpoints).orElseThrow();
    }

    /** Ends all jobs and waits for free slots. */
    void cancelAll() throws Exception {
        for (JsonNode job : ask("/jobs").path("jobs")) {
            if (!job.path("status").asText().matches("CANCELED|FAILED|FINISHED")) {
                http.send(
                        HttpRequest.newBuilder(at("/jobs/" + job.path("id").asText()))
                                .method("PATCH", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
        awaitSlots();
    }

    /** Checkpoints completed and failed by the running job. */
    JsonNode checkpoints() throws Exception {
        for (JsonNode job : ask("/jobs").path("jobs")) {
            if (job.path("status").asText().equals("RUNNING")) {
                return ask("/jobs/" + job.path("id").asText() + "/checkpoints").path("counts");
            }
        }
        throw new IllegalStateException("no job is running");
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        return Json.read(
                http.send(
                                HttpRequest.newBuilder(at(path)).build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body(),
                JsonNode.class);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + restPort + path);
    }

    /** What the JobManager logged. */
    String said() throws IOException {
        return jobManager.said();
    }

    List<Long> pids() {
        return List.of(jobManager.pid(), taskManager.pid());
    }

    @Override
    public void close() throws InterruptedException {
        taskManager.close();
        jobManager.close();
    }
}
