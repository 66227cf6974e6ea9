package id.kentongan.pipeline.job;

import id.kentongan.pipeline.kafka.KnowledgeReader;
import id.kentongan.pipeline.record.KnowledgePoll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of knowledge, asked four times a second: unlike a Kafka source it also says that there
 * is nothing new, which the items wait for. Its watermark is nearer than that of the items by the
 * time between two questions, so that time need not wait for the next one. After a restart it
 * begins anew.
 */
final class KnowledgeSource {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeSource.class);

    private static final int PER_SECOND = 4;

    private static final Duration BETWEEN = Duration.ofSeconds(1).dividedBy(PER_SECOND);

    private KnowledgeSource() {}

    static DataStream<KnowledgePoll> of(
            StreamExecutionEnvironment env, Properties client, Duration lateness) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                new Asking(client),
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(PER_SECOND),
                                TypeInformation.of(KnowledgePoll.class)),
                        InstantWatermarks.<KnowledgePoll>behind(
                                nearer(lateness), (poll, before) -> poll.upTo().toEpochMilli()),
                        "Knowledge")
                .setParallelism(1)
                .uid("knowledge");
    }

    /** The lateness of its watermark where items have {@code lateness}. */
    static Duration nearer(Duration lateness) {
        return lateness.compareTo(BETWEEN) > 0 ? lateness.minus(BETWEEN) : Duration.ZERO;
    }

    private static final class Asking implements GeneratorFunction<Long, KnowledgePoll> {

        private static final long serialVersionUID = 1L;

        private final Properties client;

        private transient @Nullable KnowledgeReader reader;

        private transient @Nullable Instant before;

        Asking(Properties client) {
            this.client = client;
        }

        @Override
        public void open(SourceReaderContext context) {
            reader = KnowledgeReader.open(client);
        }

        @Override
        public KnowledgePoll map(Long index) {
            Instant now = Instant.now();
            try {
                KnowledgePoll poll =
                        new KnowledgePoll(now, reader == null ? List.of() : reader.read());
                before = now;
                return poll;
            } catch (KafkaException e) {
                LOG.warn("the topic of knowledge cannot be read: {}", e.getMessage());
                return new KnowledgePoll(before == null ? Instant.EPOCH : before, List.of());
            }
        }

        @Override
        public void close() {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }
}
