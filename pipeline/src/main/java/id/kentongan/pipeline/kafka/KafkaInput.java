package id.kentongan.pipeline.kafka;

import id.kentongan.pipeline.record.RawInput;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Topics as streams of {@link RawInput}; the time stamp of the message is its arrival. */
public final class KafkaInput {

    private KafkaInput() {}

    /**
     * Reads {@code topics} from the start, later from the last checkpoint.
     *
     * @param client settings of the Kafka client: servers, security
     * @param group consumer group under which progress can be watched
     */
    public static KafkaSource<RawInput> of(Properties client, String group, List<String> topics) {
        return builder(client, group, topics).build();
    }

    /** As {@link #of}, ending at what the topics hold when it starts. */
    public static KafkaSource<RawInput> bounded(
            Properties client, String group, List<String> topics) {
        return builder(client, group, topics).setBounded(OffsetsInitializer.latest()).build();
    }

    private static org.apache.flink.connector.kafka.source.KafkaSourceBuilder<RawInput> builder(
            Properties client, String group, List<String> topics) {
        return KafkaSource.<RawInput>builder()
                .setProperties(client)
                .setGroupId(group)
                .setTopics(topics)
                .setStartingOffsets(
                        OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "60000")
                .setDeserializer(new Reading());
    }

    private static final class Reading implements KafkaRecordDeserializationSchema<RawInput> {

        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<RawInput> out) {
            Instant arrival = Instant.ofEpochMilli(message.timestamp());
            out.collect(
                    new RawInput(
                            message.topic(),
                            message.partition() + "@" + message.offset(),
                            arrival,
                            arrival,
                            message.value() == null ? new byte[0] : message.value()));
        }

        @Override
        public TypeInformation<RawInput> getProducedType() {
            return TypeInformation.of(RawInput.class);
        }
    }
}
