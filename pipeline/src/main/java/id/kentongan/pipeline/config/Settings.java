package id.kentongan.pipeline.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.tls.TrustStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every setting, read once: from {@code kentongan.yaml}, over which the environment goes. The names
 * and defaults stand in {@link Key}; a name that is not there and a value that cannot be read are
 * errors that name it. Secrets come from the environment or from files that it names, never from
 * the YAML, have no default, and are never printed.
 *
 * @param values value of each key, defaults filled in; absent where there is no default
 */
public record Settings(Map<Key, String> values) {

    /** The one list of settings. */
    public enum Key {
        /** Kafka brokers, host:port separated by commas. */
        KAFKA_SERVERS("kafka.servers", "KENTONGAN_KAFKA", "127.0.0.1:9092"),
        /** Consumer group and prefix of transactional ids; two jobs on one cluster need two. */
        KAFKA_GROUP("kafka.group", "KENTONGAN_KAFKA_GROUP", "kentongan"),
        /** PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL. */
        KAFKA_PROTOCOL("kafka.protocol", "KENTONGAN_KAFKA_PROTOCOL", "PLAINTEXT"),
        /** File with the certificates that are trusted (PEM, PKCS12 or JKS). */
        KAFKA_TRUSTSTORE("kafka.truststore", "KENTONGAN_KAFKA_TRUSTSTORE", null),
        /** SASL mechanism: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512. */
        KAFKA_MECHANISM("kafka.mechanism", "KENTONGAN_KAFKA_MECHANISM", "SCRAM-SHA-512"),
        /** SASL user. */
        KAFKA_USER("kafka.user", "KENTONGAN_KAFKA_USER", null),
        /** Secret: SASL password. */
        KAFKA_PASSWORD(null, "KENTONGAN_KAFKA_PASSWORD", null),
        /** Secret: password of the trust store. */
        KAFKA_TRUSTSTORE_PASSWORD(null, "KENTONGAN_KAFKA_TRUSTSTORE_PASSWORD", null),
        /** Address of InfluxDB 2.x; https for TLS. */
        INFLUX_URL("influx.url", "KENTONGAN_INFLUX_URL", "http://127.0.0.1:8086"),
        /** Organisation in InfluxDB. */
        INFLUX_ORG("influx.org", "KENTONGAN_INFLUX_ORG", "kentongan"),
        /** Bucket in InfluxDB. */
        INFLUX_BUCKET("influx.bucket", "KENTONGAN_INFLUX_BUCKET", "kentongan"),
        /** File with the authorities that may have signed the certificate of InfluxDB. */
        INFLUX_TRUSTSTORE("influx.truststore", "KENTONGAN_INFLUX_TRUSTSTORE", null),
        /** Secret: password of that file. */
        INFLUX_TRUSTSTORE_PASSWORD(null, "KENTONGAN_INFLUX_TRUSTSTORE_PASSWORD", null),
        /** Secret: token of InfluxDB. */
        INFLUX_TOKEN(null, "KENTONGAN_INFLUX_TOKEN", null),
        /** Seconds that the watermark stays behind. */
        LATENESS("job.lateness-seconds", "KENTONGAN_LATENESS_SECONDS", "5"),
        /** Seconds after which a partition without messages no longer holds the time. */
        IDLE("job.idle-seconds", "KENTONGAN_IDLE_SECONDS", "5"),
        /** Seconds between checkpoints; what Kafka shows lags by as much. */
        CHECKPOINT("job.checkpoint-seconds", "KENTONGAN_CHECKPOINT_SECONDS", "10"),
        /** Port of this machine on which the job shows its metrics; 0 for none. */
        METRICS_PORT("metrics.port", "KENTONGAN_METRICS_PORT", "0"),
        /** Subtasks of each operator. */
        PARALLELISM("job.parallelism", "KENTONGAN_PARALLELISM", "2"),
        /** Directory of the job's checkpoints when it runs in this process. */
        CHECKPOINTS("job.checkpoints", "KENTONGAN_CHECKPOINTS", "data/checkpoints"),
        /**
         * Directory with the office's own files: who is told, silences, cards, triggers, channels.
         */
        OFFICES("offices.directory", "KENTONGAN_OFFICES", null),
        /** Where the courier remembers what was delivered. */
        COURIER_DATA("courier.data", "KENTONGAN_COURIER_DATA", "data/courier"),
        /** Address under which offices reach the courier, for signed links; none: no links. */
        COURIER_LINK("courier.link", "KENTONGAN_LINK", null),
        /** Port on which the courier takes answers, where courier.link is set. */
        COURIER_PORT("courier.port", "KENTONGAN_COURIER_PORT", "8091"),
        /** Secret: key that signs links and reply codes, at least 16 characters. */
        LINK_KEY(null, "KENTONGAN_LINK_KEY", null),
        /** Where run --local keeps everything. */
        LOCAL_DATA("local.data", "KENTONGAN_DATA", "data"),
        /** Port of the broker of run --local. */
        LOCAL_KAFKA_PORT("local.kafka-port", "KENTONGAN_LOCAL_KAFKA_PORT", "9092"),
        /** Port of the store of run --local. */
        LOCAL_STORE_PORT("local.store-port", "KENTONGAN_LOCAL_STORE_PORT", "9000"),
        /** Days that the broker of run --local keeps messages. */
        LOCAL_RETENTION("local.retention-days", "KENTONGAN_LOCAL_RETENTION_DAYS", "30"),
        /** Days that the store of the console keeps the masked text of reports and news. */
        CONSOLE_TEXT_DAYS("console.text-days", "KENTONGAN_CONSOLE_TEXT_DAYS", "365"),
        /** Port of the console. */
        CONSOLE_PORT("console.port", "KENTONGAN_CONSOLE_PORT", "8090"),
        /** Address the console of run --local listens on; any but loopback needs accounts. */
        CONSOLE_HOST("console.host", "KENTONGAN_CONSOLE_HOST", "127.0.0.1"),
        /** Host names that browsers may use for the console, separated by commas. */
        CONSOLE_NAMES("console.names", "KENTONGAN_CONSOLE_NAMES", null),
        /** File with the accounts of the console. */
        CONSOLE_ACCOUNTS("console.accounts", "KENTONGAN_ACCOUNTS", null);

        private final @Nullable String yaml;

        private final String environment;

        private final @Nullable String standard;

        Key(@Nullable String yaml, String environment, @Nullable String standard) {
            this.yaml = yaml;
            this.environment = environment;
            this.standard = standard;
        }

        /** Name in {@code kentongan.yaml}; empty for a secret. */
        public Optional<String> yaml() {
            return Optional.ofNullable(yaml);
        }

        /** Name in the environment. */
        public String environment() {
            return environment;
        }

        /** Default, if it has one. */
        public Optional<String> standard() {
            return Optional.ofNullable(standard);
        }

        /** Whether its value may never be written to a file or a log. */
        public boolean isSecret() {
            return yaml == null;
        }
    }

    /** A copy that is complete. */
    public Settings {
        values = Map.copyOf(values);
    }

    /**
     * Reads {@code yaml} (null: defaults only) with the environment over it.
     *
     * @throws IllegalArgumentException with one line for people that names the setting
     */
    public static Settings read(@Nullable Path yaml, Map<String, String> environment) {
        Map<String, String> stated = yaml == null ? Map.of() : flat(yaml);
        return parse(stated, environment, yaml == null ? "kentongan.yaml" : yaml.toString());
    }

    /** As {@link #read}, from settings by name. */
    static Settings parse(
            Map<String, String> stated, Map<String, String> environment, String origin) {
        Map<String, String> left = new TreeMap<>(stated);
        Map<Key, String> values = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            String value = key.standard().orElse(null);
            String written = key.yaml().map(left::remove).orElse(null);
            value = written != null ? written : value;
            String set = environment(key, environment);
            value = set != null ? set : value;
            if (value != null) {
                values.put(key, value);
            }
        }
        if (!left.isEmpty()) {
            String name = left.keySet().iterator().next();
            throw new IllegalArgumentException(origin + ": unknown setting " + name + hint(name));
        }
        Settings settings = new Settings(values);
        settings.check();
        return settings;
    }

    private static String hint(String name) {
        String secret = name.toLowerCase(Locale.ROOT);
        return secret.contains("token") || secret.contains("password")
                ? "; secrets are set in the environment, such as KENTONGAN_INFLUX_TOKEN"
                : "; docs/operations.md lists them";
    }

    private static @Nullable String environment(Key key, Map<String, String> environment) {
        String value = environment.get(key.environment());
        if (value != null) {
            return value;
        }
        String file = environment.get(key.environment() + "_FILE");
        if (file == null || !key.isSecret()) {
            return null;
        }
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(key.environment() + "_FILE: cannot read " + file, e);
        }
    }

    private static Map<String, String> flat(Path yaml) {
        try {
            JsonNode root =
                    new YAMLMapper().readTree(Files.readString(yaml, StandardCharsets.UTF_8));
            Map<String, String> flat = new TreeMap<>();
            if (root != null && !root.isMissingNode() && !root.isNull()) {
                if (!root.isObject()) {
                    throw new IllegalArgumentException(yaml + ": must hold settings, name: value");
                }
                flatten("", root, flat);
            }
            return flat;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    yaml
                            + ": not YAML"
                            + (e.getLocation() == null
                                    ? ""
                                    : ", line " + e.getLocation().getLineNr()),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + yaml, e);
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> flat) {
        node.properties()
                .forEach(
                        entry -> {
                            String name = prefix + entry.getKey();
                            if (entry.getValue().isObject()) {
                                flatten(name + ".", entry.getValue(), flat);
                            } else {
                                flat.put(name, entry.getValue().asText());
                            }
                        });
    }

    private void check() {
        number(Key.LATENESS, 0, 86_400);
        number(Key.IDLE, 1, 86_400);
        number(Key.CHECKPOINT, 1, 3_600);
        number(Key.PARALLELISM, 1, 128);
        number(Key.LOCAL_RETENTION, 1, 3_650);
        number(Key.LOCAL_KAFKA_PORT, 0, 65_535);
        number(Key.LOCAL_STORE_PORT, 0, 65_535);
        number(Key.CONSOLE_PORT, 0, 65_535);
        number(Key.COURIER_PORT, 0, 65_535);
        number(Key.METRICS_PORT, 0, 65_535);
        number(Key.CONSOLE_TEXT_DAYS, 31, 36_500);
        String protocol = text(Key.KAFKA_PROTOCOL);
        if (!protocol.matches("PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL")) {
            throw wrong(Key.KAFKA_PROTOCOL, "must be PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL");
        }
        if (!text(Key.INFLUX_URL).matches("https?://\\S+")) {
            throw wrong(Key.INFLUX_URL, "must be an http or https address");
        }
        if (!text(Key.KAFKA_SERVERS).matches("[^\\s:,]+:\\d+(,[^\\s:,]+:\\d+)*")) {
            throw wrong(Key.KAFKA_SERVERS, "must be host:port, several separated by commas");
        }
        String link = values.get(Key.COURIER_LINK);
        if (link != null && !link.matches("https?://\\S+[^/\\s]")) {
            throw wrong(Key.COURIER_LINK, "must be an http address without a slash at the end");
        }
        if (link != null && values.getOrDefault(Key.LINK_KEY, "").length() < 16) {
            throw wrong(Key.LINK_KEY, "is needed with courier.link, at least 16 characters");
        }
        if (protocol.startsWith("SASL") && !values.containsKey(Key.KAFKA_USER)) {
            throw wrong(Key.KAFKA_USER, "is needed with " + protocol);
        }
        if (protocol.startsWith("SASL") && !values.containsKey(Key.KAFKA_PASSWORD)) {
            throw wrong(Key.KAFKA_PASSWORD, "is needed with " + protocol);
        }
    }

    private static IllegalArgumentException wrong(Key key, String problem) {
        return new IllegalArgumentException(
                key.yaml()
                                .map(name -> name + " (" + key.environment() + ")")
                                .orElse(key.environment())
                        + " "
                        + problem);
    }

    private void number(Key key, long least, long most) {
        String value = text(key);
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return;
            }
        } catch (NumberFormatException e) {
            // the message below says it
        }
        throw wrong(key, "must be a whole number from " + least + " to " + most + ", not " + value);
    }

    /** The value of {@code key}, if it has one. */
    public Optional<String> find(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * The value of {@code key}.
     *
     * @throws IllegalArgumentException with one line for people if it has none
     */
    public String text(Key key) {
        String value = values.get(key);
        if (value == null) {
            throw wrong(key, "is not set");
        }
        return value;
    }

    /** The value of {@code key} as a number; {@link #read} has checked that it is one. */
    public int number(Key key) {
        return Integer.parseInt(text(key));
    }

    /** Allowed lateness of the live stream. */
    public Duration lateness() {
        return Duration.ofSeconds(number(Key.LATENESS));
    }

    /** These settings with another value of {@code key}. */
    public Settings with(Key key, String value) {
        Map<Key, String> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new Settings(changed);
    }

    /** What a Kafka client needs. */
    public Properties kafkaClient() {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", text(Key.KAFKA_SERVERS));
        String protocol = text(Key.KAFKA_PROTOCOL);
        client.setProperty("security.protocol", protocol);
        find(Key.KAFKA_TRUSTSTORE)
                .ifPresent(
                        file -> {
                            client.setProperty("ssl.truststore.location", file);
                            client.setProperty(
                                    "ssl.truststore.type", new TrustStore(file, null).type());
                        });
        find(Key.KAFKA_TRUSTSTORE_PASSWORD)
                .ifPresent(secret -> client.setProperty("ssl.truststore.password", secret));
        if (protocol.startsWith("SASL")) {
            String mechanism = text(Key.KAFKA_MECHANISM);
            client.setProperty("sasl.mechanism", mechanism);
            String module =
                    mechanism.equals("PLAIN")
                            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                            : "org.apache.kafka.common.security.scram.ScramLoginModule";
            client.setProperty(
                    "sasl.jaas.config",
                    module
                            + " required username=\""
                            + quoted(text(Key.KAFKA_USER))
                            + "\" password=\""
                            + quoted(text(Key.KAFKA_PASSWORD))
                            + "\";");
        }
        return client;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** The store of a stack. */
    public StoreTarget influx() {
        return new StoreTarget(
                text(Key.INFLUX_URL),
                text(Key.INFLUX_TOKEN),
                text(Key.INFLUX_ORG),
                text(Key.INFLUX_BUCKET),
                find(Key.INFLUX_TRUSTSTORE)
                        .map(
                                file ->
                                        new TrustStore(
                                                file, values.get(Key.INFLUX_TRUSTSTORE_PASSWORD)))
                        .orElse(null));
    }

    /** Names and values for people; of a secret only whether it is set. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        for (Key key : Key.values()) {
            String value = values.get(key);
            lines.append(key.yaml().orElse(key.environment()))
                    .append(": ")
                    .append(value == null ? "not set" : key.isSecret() ? "set (secret)" : value)
                    .append('\n');
        }
        return lines.toString();
    }
}
