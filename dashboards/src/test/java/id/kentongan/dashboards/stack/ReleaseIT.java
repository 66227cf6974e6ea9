package id.kentongan.dashboards.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.pipeline.config.LoopbackPorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of {@code mvn -Prelease}, unpacked as on a server: no Maven, an empty home, no
 * network where the system can take it away. Skipped in builds that made no archive.
 */
class ReleaseIT {

    private static final Path ARCHIVE = Path.of("target/kentongan-release.tar.gz");

    /** Licences under which a part may be given on with Apache-2.0, as the parts name them. */
    private static final Set<String> ALLOWED =
            Set.of(
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "CC0-1.0",
                    "CDDL-1.0",
                    "EPL-1.0",
                    "EPL-2.0",
                    "LGPL-2.1-only",
                    "LGPL-2.1-or-later",
                    "MIT",
                    "MIT-0",
                    "MPL-1.1",
                    "MPL-2.0",
                    "Public Domain",
                    // BSD-3-Clause under the name of who uses it
                    "Go License",
                    // what JDOM calls its own, of the family of Apache-1.1
                    "Similar to Apache License but with the acknowledgment clause removed",
                    "UPL-1.0");

    /**
     * Named BSD-4-Clause by its coordinates; by its pom it is "The BSD License", the modified one.
     */
    private static final String LIBLINEAR = "pkg:maven/de.bwaldvogel/liblinear@";

    @TempDir private Path directory;

    private Path home;

    @BeforeEach
    void unpack() throws Exception {
        Assumptions.assumeTrue(
                Files.isRegularFile(ARCHIVE), "needs the archive: mvn -Prelease verify makes it");
        Path archive = ARCHIVE.toAbsolutePath();
        assertThat(run(List.of("tar", "xzf", archive.toString()), "").exit()).isZero();
        try (Stream<Path> made = Files.list(directory)) {
            home = made.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private record Answer(int exit, String out) {}

    @Test
    void runsWithoutMavenHomeAndNetwork() throws Exception {
        String item =
                "{\"id\":\"a\",\"type\":\"news\",\"publishedAt\":\"2026-03-02\",\"outlet\":\"Koran"
                        + " Contoh\",\"title\":\"Dua kelompok warga bentrok di Seruyan, empat luka\","
                        + "\"body\":\"\"}\n";

        Answer tagged = alone(item, "tag");
        assertThat(tagged.exit()).as(tagged.out()).isZero();
        assertThat(tagged.out()).contains("\"status\":\"INC\"", "\"region\":\"62.07\"");

        Answer checked = alone("", "check-config", "--offline");
        assertThat(checked.exit()).as(checked.out()).isZero();

        Answer played =
                alone("", "demo", "--once", "--port", Integer.toString(LoopbackPorts.free()));
        assertThat(played.exit()).as(played.out()).isZero();
        assertThat(played.out()).contains("SIMULASI");
        assertThat(directory.resolve("empty-home")).isEmptyDirectory();
    }

    @Test
    void everyPartIsUnderALicenceThatAllowsIt() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(home.resolve("app/bom.json").toFile());
        Set<String> parts = new TreeSet<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode part : bill.path("components")) {
            parts.add(part.path("name").asText() + "-" + part.path("version").asText() + ".jar");
            List<String> licences = new ArrayList<>();
            part.path("licenses")
                    .forEach(
                            one -> {
                                for (JsonNode name :
                                        List.of(
                                                one.path("license").path("id"),
                                                one.path("license").path("name"),
                                                one.path("expression"))) {
                                    if (!name.isMissingNode()) {
                                        licences.add(name.asText());
                                    }
                                }
                            });
            if (licences.stream().noneMatch(ALLOWED::contains)
                    && !part.path("purl").asText().startsWith(LIBLINEAR)) {
                refused.add(part.path("purl").asText() + " " + licences);
            }
        }

        assertThat(refused).isEmpty();
        try (Stream<Path> jars = Files.list(home.resolve("app/lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .as("jars that the bill of materials does not name")
                    .allMatch(
                            jar ->
                                    jar.startsWith("kentongan-")
                                            || parts.contains(jar)
                                            || parts.stream()
                                                    .anyMatch(
                                                            part ->
                                                                    jar.startsWith(
                                                                            part.replace(
                                                                                    ".jar", "-"))));
        }
    }

    @Test
    void unitsStartCommandsThatExist() throws Exception {
        try (Stream<Path> units = Files.list(home.resolve("systemd"))) {
            for (Path unit : units.toList()) {
                for (String line : Files.readAllLines(unit)) {
                    if (line.matches("ExecStart(Pre)?=/opt/kentongan/kentongan .*")) {
                        String command = line.replaceFirst("^[^ ]* (\\S+).*", "$1");
                        Answer help = alone("", command, "--help");
                        assertThat(help.exit()).as(unit + ": " + help.out()).isZero();
                    }
                }
            }
        }
    }

    private Answer alone(String input, String... arguments) throws Exception {
        Path empty = Files.createDirectories(directory.resolve("empty-home"));
        List<String> command = new ArrayList<>();
        if (run(List.of("unshare", "-n", "ip", "link", "set", "lo", "up"), "").exit() == 0) {
            // nothing but its own loopback
            command.addAll(
                    List.of("unshare", "-n", "sh", "-c", "ip link set lo up; exec \"$@\"", "x"));
        }
        command.addAll(
                List.of(
                        "env",
                        "-i",
                        "PATH=/usr/bin:/bin",
                        "HOME=" + empty,
                        "TMPDIR=" + directory,
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "KENTONGAN_JAVA_OPTS=-Duser.home=" + empty,
                        home.resolve("kentongan").toString()));
        command.addAll(List.of(arguments));
        return run(command, input);
    }

    private Answer run(List<String> command, String input) throws Exception {
        Path in = Files.writeString(directory.resolve("in"), input);
        Path out = directory.resolve("out");
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectInput(in.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start();
        } catch (IOException e) {
            return new Answer(127, String.valueOf(e.getMessage()));
        }
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command + " does not end");
        }
        return new Answer(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }
}
