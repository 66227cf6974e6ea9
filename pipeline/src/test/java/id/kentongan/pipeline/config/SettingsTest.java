package id.kentongan.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.kentongan.pipeline.config.Settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir Path directory;

    @Test
    void hasADefaultForEverythingButSecretsAndIdentities() {
        Settings settings = Settings.read(null, Map.of());

        assertThat(settings.text(Key.KAFKA_SERVERS)).isEqualTo("127.0.0.1:9092");
        assertThat(settings.lateness()).hasSeconds(5);
        for (Key key : Key.values()) {
            assertThat(key.isSecret() && key.standard().isPresent()).as(key.name()).isFalse();
        }
    }

    @Test
    void readsTheFileAndLetsTheEnvironmentGoFirst() throws IOException {
        Path yaml = yaml("kafka:\n  servers: a:1\n  group: besar\ninflux.org: dinas\n");

        Settings settings = Settings.read(yaml, Map.of("KENTONGAN_KAFKA", "b:2"));

        assertThat(settings.text(Key.KAFKA_SERVERS)).isEqualTo("b:2");
        assertThat(settings.text(Key.KAFKA_GROUP)).isEqualTo("besar");
        assertThat(settings.text(Key.INFLUX_ORG)).isEqualTo("dinas");
    }

    @Test
    void anEmptyFileIsAllDefaults() throws IOException {
        assertThat(Settings.read(yaml("# kosong\n"), Map.of()))
                .isEqualTo(Settings.read(null, Map.of()));
    }

    @Test
    void refusesAKeyItDoesNotKnow() throws IOException {
        Path yaml = yaml("job:\n  latenes-seconds: 4\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(yaml, Map.of()))
                .withMessageContaining("job.latenes-seconds");
    }

    @Test
    void refusesASecretInTheFile() throws IOException {
        Path yaml = yaml("influx:\n  token: rahasia\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(yaml, Map.of()))
                .withMessageContaining("influx.token")
                .withMessageContaining("environment")
                .withMessageNotContaining("rahasia");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "KENTONGAN_PARALLELISM, banyak, job.parallelism",
        "KENTONGAN_CONSOLE_PORT, 70000, console.port",
        "KENTONGAN_INFLUX_URL, localhost, influx.url",
        "KENTONGAN_KAFKA, kafka, kafka.servers",
        "KENTONGAN_KAFKA_PROTOCOL, TLS, kafka.protocol",
        "KENTONGAN_KAFKA_PROTOCOL, SASL_SSL, kafka.user"
    })
    void namesTheSettingThatIsWrong(String name, String value, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(null, Map.of(name, value)))
                .withMessageContaining(key);
    }

    @Test
    void takesASecretFromAFileThatTheEnvironmentNames() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "rahasia\n");

        Settings settings =
                Settings.read(null, Map.of("KENTONGAN_INFLUX_TOKEN_FILE", file.toString()));

        assertThat(settings.text(Key.INFLUX_TOKEN)).isEqualTo("rahasia");
    }

    @Test
    void neverPrintsASecret() {
        Settings settings = Settings.read(null, Map.of("KENTONGAN_INFLUX_TOKEN", "rahasia"));

        assertThat(settings.toString()).contains("set (secret)").doesNotContain("rahasia");
        assertThat(settings.influx().toString()).doesNotContain("rahasia");
    }

    @Test
    void givesAKafkaClientItsSecurity() {
        Settings settings =
                Settings.read(
                        null,
                        Map.of(
                                "KENTONGAN_KAFKA_PROTOCOL", "SASL_SSL",
                                "KENTONGAN_KAFKA_USER", "petugas",
                                "KENTONGAN_KAFKA_PASSWORD", "a\"b",
                                "KENTONGAN_KAFKA_TRUSTSTORE", "/etc/ca.pem"));

        assertThat(settings.kafkaClient())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(settings.kafkaClient().getProperty("sasl.jaas.config"))
                .contains("ScramLoginModule", "username=\"petugas\"", "password=\"a\\\"b\"");
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(directory.resolve("kentongan.yaml"), text);
    }
}
