package id.kentongan.pipeline.kafka;

import java.io.IOException;
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

/**
 * Sends lines to topics from outside a job: imports, feeds, the demo. A line counts as sent when
 * all replicas have it. Not thread-safe.
 */
public final class TopicWriter implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private TopicWriter(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Connects.
     *
     * @param client settings with {@code bootstrap.servers}
     * @throws IOException with one line for people if no broker answers
     */
    public static TopicWriter open(Properties client) throws IOException {
        KafkaCheck.reach(client);
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        settings.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return new TopicWriter(
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Hands over one line; the key decides the partition and so the order. */
    public void send(String topic, byte[] key, byte[] line) {
        sent.add(producer.send(new ProducerRecord<>(topic, key, line)));
    }

    /**
     * Waits until everything handed over has arrived.
     *
     * @return how many lines since the last call
     * @throws IOException if one was refused
     */
    public long flush() throws IOException {
        producer.flush();
        try {
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka refused a line: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending", e);
        }
        long count = sent.size();
        sent.clear();
        return count;
    }

    @Override
    public void close() {
        producer.close();
    }
}
