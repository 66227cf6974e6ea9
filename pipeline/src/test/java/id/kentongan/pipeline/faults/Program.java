package id.kentongan.pipeline.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Java process of its own, started by a test; it dies with the test. */
public final class Program implements AutoCloseable {

    private static final List<String> OPENS =
            List.of(
                    "java.lang",
                    "java.net",
                    "java.io",
                    "java.nio",
                    "sun.nio.ch",
                    "java.lang.reflect",
                    "java.text",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks");

    private final Process process;

    private final Thread end;

    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /**
     * Starts it.
     *
     * @param log file that its output is added to
     * @param heap such as {@code 512m}
     * @param environment beside ours
     * @param command main class and arguments
     */
    static Program start(
            Path log,
            String heap,
            String classPath,
            Map<String, String> environment,
            String... command)
            throws IOException {
        // it lives for seconds: the second compiler would not pay
        return start(
                log,
                List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                classPath,
                environment,
                List.of(command));
    }

    /**
     * Starts it with options of its own.
     *
     * @param log file that its output is added to
     * @param options of the virtual machine
     * @param environment beside ours
     * @param command main class and arguments
     */
    public static Program start(
            Path log,
            List<String> options,
            String classPath,
            Map<String, String> environment,
            List<String> command)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String name : OPENS) {
            line.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        line.addAll(options);
        line.addAll(
                List.of(
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-Dlog.file=" + log,
                        "-cp",
                        classPath));
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Program(builder.start(), log);
    }

    /** Class path of this test, whatever started it. */
    public static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Kills it as {@code kill -9} does and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " does not die");
        }
    }

    /** Asks it to end, which lets it finish what it records, and waits until it is gone. */
    public void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Processor time of all its threads so far. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /**
     * Waits until it listens on {@code port} of loopback.
     *
     * @throws IllegalStateException if it ended or goes on without listening, with what it said
     */
    public void awaitPort(int port, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        throw new IllegalStateException(
                "process %d %s and does not listen on port %d; it said:%n%s"
                        .formatted(
                                process.pid(),
                                process.isAlive()
                                        ? "goes on"
                                        : "ended (" + process.exitValue() + ")",
                                port,
                                said()));
    }

    /** Waits until it ends by itself. */
    int await(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " goes on; see " + log);
        }
        return process.exitValue();
    }

    public String said() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        Runtime.getRuntime().removeShutdownHook(end);
    }
}
