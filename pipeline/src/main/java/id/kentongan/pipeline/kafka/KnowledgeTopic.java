package id.kentongan.pipeline.kafka;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes releases of knowledge; makes the topic where it is missing, and keeps it for ever. */
public final class KnowledgeTopic {

    /** How the topic is kept: for ever, with the broker's word on when something arrived. */
    public static final Map<String, String> SETTINGS =
            Map.of(
                    "retention.ms", "-1",
                    "retention.bytes", "-1",
                    "cleanup.policy", "delete",
                    "message.timestamp.type", "LogAppendTime");

    private static final int SECONDS = 10;

    private KnowledgeTopic() {}

    /**
     * Publishes one release.
     *
     * @return when the topic got it
     * @throws IOException with one line for people if it was not taken
     */
    public static Instant publish(Properties client, byte[] message) throws IOException {
        KafkaCheck.reach(client);
        try (Admin admin = Admin.create(client)) {
            prepare(admin);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new IOException(
                    "the topic " + Topics.KNOWLEDGE + " cannot be made to keep for ever: " + why(e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while publishing", e);
        }
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("acks", "all");
        settings.setProperty("enable.idempotence", "true");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return Instant.ofEpochMilli(
                    producer.send(new ProducerRecord<>(Topics.KNOWLEDGE, 0, null, message))
                            .get()
                            .timestamp());
        } catch (ExecutionException | KafkaException e) {
            throw new IOException("Kafka refused the release: " + why(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while publishing", e);
        }
    }

    private static void prepare(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> there = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
        if (!there.contains(Topics.KNOWLEDGE)) {
            NewTopic topic = new NewTopic(Topics.KNOWLEDGE, Optional.of(1), Optional.empty());
            admin.createTopics(List.of(topic.configs(SETTINGS)))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS);
            return;
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, Topics.KNOWLEDGE);
        List<AlterConfigOp> changes =
                SETTINGS.entrySet().stream()
                        .map(
                                one ->
                                        new AlterConfigOp(
                                                new ConfigEntry(one.getKey(), one.getValue()),
                                                AlterConfigOp.OpType.SET))
                        .toList();
        admin.incrementalAlterConfigs(Map.of(resource, changes))
                .all()
                .get(SECONDS, TimeUnit.SECONDS);
    }

    private static String why(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
