package id.kentongan.pipeline.kafka;

import id.kentongan.pipeline.record.RawInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the topic of knowledge from its beginning, and after that what was added. Not thread-safe.
 */
public final class KnowledgeReader implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final TopicPartition PARTITION = new TopicPartition(Topics.KNOWLEDGE, 0);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Read, but not yet all that there was when somebody asked. */
    private final List<RawInput> read = new ArrayList<>();

    private boolean assigned;

    private KnowledgeReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** A reader that has read nothing yet. */
    public static KnowledgeReader open(Properties client) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("enable.auto.commit", "false");
        settings.setProperty("allow.auto.create.topics", "false");
        settings.setProperty("default.api.timeout.ms", Long.toString(ANSWER.toMillis()));
        return new KnowledgeReader(
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /**
     * Everything that was added before this call and not read by an earlier one; nothing where
     * there is no such topic.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public List<RawInput> read() {
        if (!assigned) {
            if (consumer.partitionsFor(Topics.KNOWLEDGE).isEmpty()) {
                return List.of();
            }
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            assigned = true;
        }
        long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        long until = System.nanoTime() + ANSWER.toNanos();
        while (consumer.position(PARTITION) < end) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("the topic " + Topics.KNOWLEDGE + " is read too slowly");
            }
            for (ConsumerRecord<byte[], byte[]> message :
                    consumer.poll(Duration.ofMillis(200)).records(PARTITION)) {
                Instant arrival = Instant.ofEpochMilli(message.timestamp());
                read.add(
                        new RawInput(
                                Topics.KNOWLEDGE,
                                PARTITION.partition() + "@" + message.offset(),
                                arrival,
                                arrival,
                                message.value() == null ? new byte[0] : message.value()));
            }
        }
        List<RawInput> messages = List.copyOf(read);
        read.clear();
        return messages;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
