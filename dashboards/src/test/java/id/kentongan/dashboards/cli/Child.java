package id.kentongan.dashboards.cli;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A {@code kentongan} command in a process of its own. */
final class Child implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Child start(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    /**
     * Starts it.
     *
     * @param environment settings beside those of this process
     */
    static Child start(Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String name :
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
                        "java.util.concurrent.locks")) {
            command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xss4m",
                        "-Xmx1g",
                        "-cp",
                        classPath(),
                        "id.kentongan.dashboards.cli.KentonganCommand"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "child", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KENTONGAN_"));
        builder.environment().putAll(environment);
        return new Child(builder.start(), output);
    }

    /** The class path of this process, good in any directory. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The first group of {@code pattern} in what it says, waited for. */
    String says(String pattern) throws Exception {
        Matcher[] found = {null};
        until(
                Duration.ofSeconds(120),
                () -> {
                    String said = Files.readString(output);
                    found[0] = Pattern.compile(pattern).matcher(said);
                    if (!process.isAlive()) {
                        throw new IllegalStateException("it ended: " + said);
                    }
                    return found[0].find();
                });
        return found[0].group(1);
    }

    static void until(Duration most, Callable<Boolean> condition) {
        Awaitility.await().atMost(most).pollInterval(Duration.ofMillis(100)).until(condition);
    }

    static String get(String address) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    static boolean answers(String address, Predicate<String> body) throws Exception {
        try {
            return body.test(get(address));
        } catch (IOException e) {
            return false;
        }
    }

    /** Local addresses, as the kernel writes them, on which it listens. */
    Set<String> listens() throws IOException {
        Set<String> sockets = new HashSet<>();
        try (var files = Files.newDirectoryStream(Path.of("/proc", "" + process.pid(), "fd"))) {
            for (Path file : files) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        sockets.add(target.substring(8, target.length() - 1));
                    }
                } catch (IOException e) {
                    // closed meanwhile
                }
            }
        }
        Set<String> addresses = new HashSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] cell = line.strip().split("\\s+");
                boolean open =
                        table.startsWith("tcp") ? cell[3].equals("0A") : cell[3].equals("07");
                if (cell.length > 9 && open && sockets.contains(cell[9])) {
                    addresses.add(cell[1].substring(0, cell[1].indexOf(':')));
                }
            }
        }
        return addresses;
    }

    /** Whether the kernel's form of an address is one of this machine alone. */
    static boolean loopback(String address) {
        return address.endsWith("7F") && address.length() == 8
                || address.equals("0000000000000000FFFF00000100007F")
                || address.equals("00000000000000000000000001000000");
    }

    /** Its exit code, waited for. */
    int ends() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    /** All that it said so far. */
    String said() throws IOException {
        return Files.readString(output);
    }

    /** Ends it as a service manager does and waits until it is gone. */
    void stop() throws InterruptedException {
        process.destroy();
        ends();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
