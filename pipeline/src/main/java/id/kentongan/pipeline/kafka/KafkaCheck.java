package id.kentongan.pipeline.kafka;

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
                    "Kafka at "
                            + client.getProperty("bootstrap.servers")
                            + " does not answer; start it or set kafka.servers"
                            + " (KENTONGAN_KAFKA)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking Kafka", e);
        }
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
