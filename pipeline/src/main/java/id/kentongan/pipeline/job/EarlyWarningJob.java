package id.kentongan.pipeline.job;

import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.kafka.KafkaInput;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.notify.OfficeDirectory;
import id.kentongan.pipeline.operators.Handover;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.topology.EarlyWarningTopology;
import id.kentongan.pipeline.topology.SafeDefaults;
import id.kentongan.pipeline.topology.TopologyOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live job: Kafka in, the topology, Kafka and a store out. */
public final class EarlyWarningJob {

    /** How often sources say which instant has passed. */
    private static final Duration WATERMARKS = Duration.ofMillis(50);

    private EarlyWarningJob() {}

    /** Runs on the cluster that starts it; settings come from the environment alone. */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.read(null, System.getenv());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(SafeDefaults.job());
        attach(env, settings, settings.influx());
        env.execute("kentongan");
    }

    /** Attaches sources, topology, topics and the store for Grafana. */
    public static void attach(
            StreamExecutionEnvironment env, Settings settings, StoreTarget store) {
        OfficeFiles files = files(settings);
        EarlyWarningTopology.Outputs outputs = build(env, settings, files);
        TopicOutput.attach(outputs, settings.kafkaClient(), settings.text(Key.KAFKA_GROUP), files);
        StoreOutput.attach(outputs, store, false);
        StoreOutput.health(outputs, store, settings.text(Key.KAFKA_GROUP));
    }

    /**
     * The files of the office that the settings name.
     *
     * @throws IllegalArgumentException with one line for people when they cannot be used
     */
    public static OfficeFiles files(Settings settings) {
        return OfficeDirectory.read(settings.find(Key.OFFICES).map(Path::of).orElse(null))
                .files()
                .checked();
    }

    /** Attaches sources and topology. */
    public static EarlyWarningTopology.Outputs build(
            StreamExecutionEnvironment env, Settings settings, OfficeFiles files) {
        env.setBufferTimeout(Handover.AT_ONCE);
        env.getConfig().setAutoWatermarkInterval(WATERMARKS.toMillis());
        Duration lateness = settings.lateness();
        KafkaSource<RawInput> source =
                KafkaInput.of(settings.kafkaClient(), settings.text(Key.KAFKA_GROUP), Topics.IN);
        DataStream<RawInput> inputs =
                env.fromSource(
                                source,
                                // the time of the stream is when messages arrived: it moves on
                                // whatever their senders state
                                InstantWatermarks.<RawInput>behind(
                                        lateness,
                                        Duration.ofSeconds(settings.number(Key.IDLE)),
                                        Clock.systemUTC(),
                                        (raw, before) -> raw.at().toEpochMilli()),
                                "Topics")
                        .uid("topics");
        return EarlyWarningTopology.build(
                new EarlyWarningTopology.Inputs(
                        inputs,
                        TickSource.of(env, lateness),
                        KnowledgeSource.of(env, settings.kafkaClient(), lateness)),
                TopologyOptions.live(lateness).with(files));
    }
}
