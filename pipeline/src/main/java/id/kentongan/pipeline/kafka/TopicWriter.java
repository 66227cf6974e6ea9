package id.kentongan.pipeline.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends lines to topics from outside a job: imports, feeds, the demo. A line counts as sent when
 * all replicas have it. Not thread-safe.
 */
public final class TopicWriter implements AutoCloseable {

    /** How long a send may wait for a broker that does not answer. */
    private static final String BLOCKED_MS = "10000";

    private final KafkaProducer<byte[], byte[]> producer;

    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private TopicWriter(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Connects.
     *
     * @param client settings with {@code bootstrap.servers}
     * @param topics that will be written to
     * @throws IOException with one line for people if no broker answers or a topic is not there
     */
    public static TopicWriter open(Properties client, List<String> topics) throws IOException {
        KafkaCheck.reach(client);
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        settings.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_MS);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        for (String topic : topics) {
            try {
                // where the broker makes topics by itself, this makes it
                producer.partitionsFor(topic);
            } catch (KafkaException e) {
                producer.close(Duration.ZERO);
                throw new IOException(
                        "Kafka has no topic "
                                + topic
                                + "; create it (docs/operations.md has the commands)",
                        e);
            }
        }
        return new TopicWriter(producer);
    }

    /** Hands over one line; the key decides the partition and so the order. */
    public void send(String topic, byte[] key, byte[] line) {
        sent.add(producer.send(new ProducerRecord<>(topic, key, line)));
    }

    /**
     * Waits until everything handed over has arrived.
     *
     * @return how many lines since the last call
     * @throws IOException if one was refused; which of the others arrived is not known
     */
    public long flush() throws IOException {
        List<Future<RecordMetadata>> records = new ArrayList<>(sent);
        sent.clear();
        producer.flush();
        try {
            for (Future<RecordMetadata> record : records) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka refused a line: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending", e);
        }
        return records.size();
    }

    @Override
    public void close() {
        producer.close();
    }
}
