package id.kentongan.dashboards.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code tag} over our own corpus, each time in a Java of its own: the same bytes whatever the
 * locale, the charset, the time zone or the version of Java.
 *
 * <p>Other versions are looked for in the directories that the environment variable KENTONGAN_JDKS
 * names (separated as in a path), else beside the Java that runs the tests.
 */
class SameBytesTest {

    private static final Path CORPUS =
            Path.of("../analyzers/src/test/resources/id/kentongan/analyzers/corpus/items.jsonl");
    private static final Path HERE = Path.of(System.getProperty("java.home"));
    private static final long MOST_SECONDS = 120;

    @TempDir private static Path directory;
    private static byte[] expected = {};

    @BeforeAll
    static void tagAsUsual() throws Exception {
        expected = tag(HERE, "usual", List.of());
        assertThat(new String(expected, java.nio.charset.StandardCharsets.UTF_8).lines())
                .as("one finding for each line of the corpus")
                .hasSameSizeAs(Files.readAllLines(CORPUS));
    }

    @TestFactory
    Stream<DynamicTest> saysTheSameUnderForeignSettings() {
        return Stream.of(
                        List.of("-Duser.language=tr", "-Duser.country=TR"),
                        List.of(
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Duser.extensions=u-nu-arab"),
                        List.of("-Dfile.encoding=ISO-8859-1", "-Dstdout.encoding=ISO-8859-1"),
                        List.of("-Dfile.encoding=UTF-16", "-Dsun.stdout.encoding=IBM037"),
                        List.of("-Duser.timezone=Pacific/Auckland"),
                        List.of("-Duser.timezone=America/Adak"))
                .map(
                        settings ->
                                DynamicTest.dynamicTest(
                                        String.join(" ", settings),
                                        () ->
                                                assertThat(tag(HERE, "foreign", settings))
                                                        .isEqualTo(expected)));
    }

    @Test
    void saysTheSameOnOtherVersionsOfJava() throws Exception {
        List<Path> others = otherJavas();
        assumeTrue(
                !others.isEmpty(),
                "no other Java (17 or newer) beside "
                        + HERE
                        + ": name the directories of JDKs in KENTONGAN_JDKS");
        for (Path java : others) {
            assertThat(tag(java, "other", List.of())).as("Java of %s", java).isEqualTo(expected);
        }
    }

    private static byte[] tag(Path javaHome, String name, List<String> settings) throws Exception {
        Path out = directory.resolve(name + ".jsonl");
        Path errors = directory.resolve(name + ".err");
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(settings);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KentonganCommand.class.getName(), "tag", CORPUS.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile())
                        .start();
        try {
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllBytes(out);
    }

    /** One Java of each version other than ours that can run the product. */
    private static List<Path> otherJavas() throws IOException {
        List<Path> roots = new ArrayList<>();
        String named = System.getenv("KENTONGAN_JDKS");
        if (named != null) {
            for (String directory : named.split(java.io.File.pathSeparator)) {
                roots.add(Path.of(directory));
            }
        } else if (HERE.getParent() != null) {
            roots.add(HERE.getParent());
        }
        List<Path> others = new ArrayList<>();
        TreeSet<Integer> versions = new TreeSet<>(List.of(Runtime.version().feature()));
        for (Path root : roots) {
            List<Path> homes = new ArrayList<>(List.of(root));
            try (Stream<Path> inside = Files.list(root)) {
                inside.sorted().forEach(homes::add);
            }
            for (Path home : homes) {
                int version = version(home);
                if (version >= 17 && versions.add(version)) {
                    others.add(home);
                }
            }
        }
        return others;
    }

    /** Version of the Java in a directory, 0 where there is none. */
    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return 0;
        }
        for (String line : Files.readAllLines(release)) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                return Integer.parseInt(line.substring(14).split("[^0-9]", 2)[0]);
            }
        }
        return 0;
    }
}
