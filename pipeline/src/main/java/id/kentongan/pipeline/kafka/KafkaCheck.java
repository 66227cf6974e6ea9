package id.kentongan.pipeline.kafka;

import id.kentongan.pipeline.tls.TlsFault;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** Whether a broker can be reached before a job starts to rely on it. */
public final class KafkaCheck {

    private static final int SECONDS = 10;

    private KafkaCheck() {}

    /**
     * Asks for the cluster.
     *
     * @throws IOException with one line for people if there is no answer
     */
    public static void reach(Properties client) throws IOException {
        Properties quick = new Properties();
        quick.putAll(client);
        quick.setProperty("default.api.timeout.ms", Integer.toString(SECONDS * 1000));
        quick.setProperty("request.timeout.ms", Integer.toString(SECONDS * 500));
        try (Admin admin = Admin.create(quick)) {
            admin.describeCluster().clusterId().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new IOException(
                    "Kafka at " + client.getProperty("bootstrap.servers") + why(client, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking Kafka", e);
        }
    }

    /** What is wrong, and what to mend. */
    private static String why(Properties client, Exception error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedSaslMechanismException) {
                return " does not know "
                        + client.getProperty("sasl.mechanism")
                        + "; set kafka.mechanism (KENTONGAN_KAFKA_MECHANISM)";
            }
            if (cause instanceof SaslAuthenticationException) {
                return " refuses user or password; see kafka.user (KENTONGAN_KAFKA_USER) and"
                        + " KENTONGAN_KAFKA_PASSWORD";
            }
            if (String.valueOf(cause.getMessage()).contains("SSL keystore")) {
                return ": cannot use the trust store "
                        + client.getProperty("ssl.truststore.location")
                        + "; see kafka.truststore and KENTONGAN_KAFKA_TRUSTSTORE_PASSWORD";
            }
        }
        String fault = TlsFault.of(error);
        if (fault != null) {
            return ": "
                    + fault
                    + "; see kafka.protocol and kafka.truststore (KENTONGAN_KAFKA_TRUSTSTORE)";
        }
        return " does not answer; start it, or set kafka.servers (KENTONGAN_KAFKA) to where it is"
                + " and kafka.protocol (KENTONGAN_KAFKA_PROTOCOL) to what it speaks there";
    }

    /**
     * Asks whether the topics are there.
     *
     * @throws IOException with one line for people that names the first that is missing
     */
    public static void topics(Properties client, List<String> in, List<String> out)
            throws IOException {
        try (Admin admin = Admin.create(client)) {
            Set<String> there = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            for (String topic : Stream.concat(in.stream(), out.stream()).toList()) {
                if (!there.contains(topic)) {
                    throw new IOException(
                            "Kafka has no topic "
                                    + topic
                                    + "; create it (docs/operations.md has the commands)");
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not list its topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking Kafka", e);
        }
    }
}
