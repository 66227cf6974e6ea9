package id.kentongan.pipeline.job;

import id.kentongan.pipeline.kafka.KafkaInput;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.topology.EarlyWarningTopology;
import id.kentongan.pipeline.topology.TopologyOptions;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live job: Kafka in, the topology, Kafka and a store out. */
public final class EarlyWarningJob {

    /** How long a partition without messages may hold the rest. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private EarlyWarningJob() {}

    /** Attaches sources and topology. */
    public static EarlyWarningTopology.Outputs build(
            StreamExecutionEnvironment env, Properties kafka, String group, Duration lateness) {
        KafkaSource<RawInput> source = KafkaInput.of(kafka, group, Topics.IN);
        DataStream<RawInput> inputs =
                env.fromSource(
                                source,
                                // the time of the stream is when messages arrived: it moves on
                                // whatever their senders state
                                WatermarkStrategy.<RawInput>forBoundedOutOfOrderness(lateness)
                                        .withTimestampAssigner(
                                                (raw, before) -> raw.at().toEpochMilli())
                                        .withIdleness(IDLE),
                                "Topics")
                        .uid("topics");
        return EarlyWarningTopology.build(
                new EarlyWarningTopology.Inputs(inputs, TickSource.of(env, lateness)),
                TopologyOptions.live(lateness));
    }
}
