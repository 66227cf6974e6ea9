package id.kentongan.pipeline.kafka;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Exactly-once output: messages become visible to {@code read_committed} consumers with the
 * checkpoint that covers them.
 */
public final class KafkaOutput {

    /** Below the broker's default limit of 15 minutes; a longer outage than this needs a look. */
    private static final String TRANSACTION_TIMEOUT_MS = "600000";

    private KafkaOutput() {}

    /**
     * Value to bytes; travels to the cluster.
     *
     * @param <T> what is encoded
     */
    @FunctionalInterface
    public interface Encoder<T> extends Serializable {
        /** The bytes of {@code value}. */
        byte[] encode(T value);
    }

    /** Writes to {@code topic}; {@code prefix} keeps the transactions of two jobs apart. */
    public static <T> KafkaSink<T> of(
            Properties client, String prefix, String topic, Encoder<T> key, Encoder<T> value) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(client)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(prefix + "-" + topic + "-")
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS)
                .setProperty("compression.type", "lz4")
                // readers see it with the next checkpoint anyway: few large batches
                .setProperty("linger.ms", "500")
                .setProperty("batch.size", Integer.toString(1 << 18))
                .setProperty("max.request.size", Integer.toString(4 << 20))
                .setRecordSerializer(new Writing<>(topic, key, value))
                .build();
    }

    /** One message for each value; says its topic, which pooled transactions ask for. */
    private static final class Writing<T>
            implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {

        private static final long serialVersionUID = 1L;

        private final String topic;

        private final Encoder<T> key;

        private final Encoder<T> value;

        Writing(String topic, Encoder<T> key, Encoder<T> value) {
            this.topic = topic;
            this.key = key;
            this.value = value;
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                T element, KafkaSinkContext context, Long timestamp) {
            return new ProducerRecord<>(
                    topic,
                    null,
                    timestamp == null || timestamp < 0 ? null : timestamp,
                    key.encode(element),
                    value.encode(element));
        }

        @Override
        public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
            return Optional.of(
                    new DefaultKafkaDatasetFacet(
                            DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic))));
        }
    }
}
