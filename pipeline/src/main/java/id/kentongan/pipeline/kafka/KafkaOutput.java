package id.kentongan.pipeline.kafka;

import java.io.Serializable;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
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
        KafkaRecordSerializationSchema<T> writing =
                (element, context, timestamp) ->
                        new ProducerRecord<>(
                                topic,
                                null,
                                timestamp == null || timestamp < 0 ? null : timestamp,
                                key.encode(element),
                                value.encode(element));
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(client)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(prefix + "-" + topic + "-")
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS)
                .setProperty("compression.type", "lz4")
                .setProperty("max.request.size", Integer.toString(4 << 20))
                .setRecordSerializer(writing)
                .build();
    }
}
