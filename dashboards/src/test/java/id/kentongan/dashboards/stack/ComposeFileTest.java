package id.kentongan.dashboards.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.kentongan.pipeline.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stack as it is described in {@code docker-compose.yml}. */
class ComposeFileTest {

    private static final Path ROOT = root();

    @Test
    void everyImageIsPinnedToAVersion() throws IOException {
        assertThat(images())
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(image -> image.matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*"));
    }

    @Test
    void brokerAndFlinkAreTheVersionsTheJobWasBuiltWith() throws IOException {
        String pom = read("pom.xml");

        assertThat(images())
                .contains(
                        "apache/kafka:" + property(pom, "kafka.version"),
                        "flink:" + property(pom, "flink.version") + "-java17");
    }

    @Test
    void nothingListensBeyondTheLoopbackOfTheHost() throws IOException {
        List<String> ports = matches("(?m)^ +- \"([^\"]+:\\d+:\\d+)\"$", compose());

        assertThat(ports)
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void noSecretHasADefault() throws IOException {
        assertThat(matches("(?m)^.*(?:PASSWORD|TOKEN|USER): (.+)$", compose()))
                .isNotEmpty()
                .allMatch(value -> value.startsWith("${") && value.contains(":?"));
    }

    @Test
    void theExampleForKubernetesNamesWhatExists() throws Exception {
        String manifest = read("docs/flink-operator.yaml");
        Map<String, String> environment = new TreeMap<>();
        Matcher one =
                Pattern.compile("- name: (KENTONGAN_\\w+)\\n +value: (\\S+)").matcher(manifest);
        while (one.find()) {
            String value = one.group(2);
            environment.put(
                    one.group(1),
                    one.group(1).endsWith("_FILE") ? ROOT.resolve("NOTICE").toString() : value);
        }

        Settings settings = Settings.read(null, environment);

        assertThat(settings.kafkaClient()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.influx().url()).startsWith("https:");
        List<String> known =
                Arrays.stream(Settings.Key.values()).map(Settings.Key::environment).toList();
        assertThat(environment.keySet())
                .hasSizeGreaterThan(7)
                .allMatch(name -> known.contains(name.replaceFirst("_FILE$", "")));
        Class.forName(matches("entryClass: (\\S+)", manifest).get(0));
        Class.forName(matches("options-factory: (\\S+)", manifest).get(0));
        assertThat(manifest)
                .contains("NOT RUN HERE")
                .contains(
                        "flinkVersion: v"
                                + property(read("pom.xml"), "flink.version")
                                        .replaceFirst("\\.\\d+$", "")
                                        .replace('.', '_'));
    }

    @Test
    void theExampleSettingsNameEveryVariableOfTheStack() throws IOException {
        List<String> wanted = matches("\\$\\{(\\w+):\\?", compose());

        assertThat(read(".env.example").lines().map(line -> line.split("=", -1)[0]).toList())
                .containsAll(wanted);
    }

    @Test
    void everyServiceHasLimitsAndLastingOnesAHealthCheck() throws IOException {
        String services =
                compose()
                        .substring(
                                compose().indexOf("\nservices:"), compose().indexOf("\nvolumes:"));
        for (String service : services.split("\n(?=  [a-z]+:\n)")) {
            if (service.startsWith("  ")) {
                assertThat(service).contains("mem_limit:", "cpus:");
                assertThat(service.contains("healthcheck:") || service.contains("restart: \"no\""))
                        .as(service)
                        .isTrue();
            }
        }
    }

    @Test
    void dockerComposeAcceptsIt() throws Exception {
        assumeTrue(onPath("docker-compose"), "docker-compose is not installed here");

        assertThat(run("docker-compose", "--env-file", ".env.example", "config", "-q")).isZero();
    }

    @Test
    void dockerComposeRefusesToStartWithoutSettings() throws Exception {
        assumeTrue(onPath("docker-compose"), "docker-compose is not installed here");
        assumeTrue(Files.notExists(ROOT.resolve(".env")), "there is an .env here");

        assertThat(run("docker-compose", "config", "-q")).isNotZero();
    }

    private static int run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(ROOT.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static boolean onPath(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory).resolve(program))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> images() throws IOException {
        return matches("(?m)^ +image: (\\S+)$", compose());
    }

    private static String property(String pom, String name) {
        return matches("<" + Pattern.quote(name) + ">([^<]+)<", pom).get(0);
    }

    private static List<String> matches(String pattern, String text) {
        List<String> out = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            out.add(matcher.group(1));
        }
        return out;
    }

    private static String compose() throws IOException {
        return read("docker-compose.yml");
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (Files.notExists(at.resolve("docker-compose.yml")) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
