package id.kentongan.pipeline.scenario;

import id.kentongan.pipeline.kafka.KafkaCheck;
import id.kentongan.pipeline.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a scenario to the input topics of a running system. */
public final class ScenarioFeed {

    private ScenarioFeed() {}

    /**
     * Sends all items in their order.
     *
     * @param bootstrap {@code HOST:PORT} of a broker
     * @return how many were acknowledged
     * @throws IOException with one line for people if the broker cannot be reached
     */
    public static long send(String bootstrap, Scenario scenario) throws IOException {
        Properties client = new Properties();
        client.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        KafkaCheck.reach(client);
        client.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        client.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (byte[] item : scenario.items()) {
                sent.add(producer.send(new ProducerRecord<>(topic(item), item)));
            }
            producer.flush();
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka at " + bootstrap + " refused an item: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending", e);
        }
        return sent.size();
    }

    private static String topic(byte[] item) {
        return new String(item, StandardCharsets.UTF_8).contains("\"type\":\"news\"")
                ? Topics.NEWS_ARTICLES
                : Topics.INCIDENT_REPORTS;
    }
}
