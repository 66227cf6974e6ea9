package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandIT {

    private static final String REPORT =
            "{\"id\":\"i%1$d\",\"type\":\"incident\",\"occurredAt\":\"2024-10-0%1$dT08:00:00+07:00\","
                    + "\"reportedAt\":\"2024-10-0%1$dT09:00:00+07:00\",\"region\":\"62.07\","
                    + "\"text\":\"Terjadi bentrok antarwarga soal sengketa lahan sawit, tiga orang luka"
                    + " bacok dan dua rumah dibakar massa.\","
                    + "\"source\":{\"id\":\"kantor-%1$d\",\"kind\":\"official\"}}";

    private final StringWriter errors = new StringWriter();

    @TempDir private Path directory;

    @Test
    void playsAScenarioFromElsewhereAndSaysWhetherItStandsOut() throws IOException {
        List<String> items = new ArrayList<>();
        for (int day = 1; day <= 9; day++) {
            items.add(REPORT.formatted(day));
        }
        items.add("bukan json");
        Files.write(directory.resolve("items.jsonl"), items);
        Files.writeString(
                directory.resolve("truth.jsonl"),
                "{\"region\":\"62.07\",\"family\":\"LND\",\"start\":\"2024-10-02\","
                        + "\"peak\":\"2024-10-08\",\"end\":\"2024-10-09\"}\n");

        String first = run(0, "demo", "--once", "--scenario", directory.toString());

        assertThat(first)
                .startsWith("SIMULASI")
                .contains("items read 10", "dead letters by reason: not-json 1")
                .contains("62.07", "Kabupaten Seruyan")
                .contains("1 of 1 planted escalations stand out");
        assertThat(run(0, "demo", "--once", "--scenario", directory.toString())).isEqualTo(first);
        assertThat(errors.toString()).isEmpty();
    }

    @Test
    void leavesNothingBehindOnASignal() throws Exception {
        Files.writeString(directory.resolve("items.jsonl"), REPORT.formatted(1) + "\n");
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        Path said = directory.resolve("said.txt");
        Process demo =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                KentonganCommand.class.getName(),
                                "demo",
                                "--scenario",
                                directory.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> Files.readString(said).contains("stays open"));
            assertThat(plays(temporary)).hasSize(1);

            demo.destroy();

            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(plays(temporary)).isEmpty();
        } finally {
            demo.destroyForcibly();
        }
    }

    private static List<Path> plays(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("kentongan-demo"))
                    .toList();
        }
    }

    @Test
    void playsAnEmptyScenario() throws IOException {
        Files.writeString(directory.resolve("items.jsonl"), "");

        assertThat(run(0, "demo", "--once", "--scenario", directory.toString()))
                .contains("items read 0", "no region has a score", "no truth.jsonl");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        run(2, "demo", "--once", "--scenario", directory.resolve("tidak-ada").toString());

        assertThat(errors.toString().lines()).singleElement().asString().contains("tidak-ada");
    }

    @Test
    void refusesADirectoryWithoutItems() {
        run(2, "demo", "--once", "--scenario", directory.toString());

        assertThat(errors.toString().lines()).singleElement().asString().contains("items.jsonl");
    }

    @Test
    void refusesATruthFileThatItCannotRead() throws IOException {
        Files.writeString(directory.resolve("items.jsonl"), "");
        Files.writeString(directory.resolve("truth.jsonl"), "{\"region\":62}\n");

        run(2, "demo", "--once", "--scenario", directory.toString());

        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .contains("truth.jsonl line 1");
    }

    @Test
    void refusesAPortThatIsNone() {
        run(2, "demo", "--port", "99999");

        assertThat(errors.toString().lines()).singleElement().asString().contains("--port");
    }

    private String run(int exit, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CommandLine line = KentonganCommand.commandLine();
        line.setErr(new PrintWriter(errors, true));
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            assertThat(line.execute(arguments)).as(errors.toString()).isEqualTo(exit);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
