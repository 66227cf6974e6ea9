package id.kentongan.pipeline.load;

import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.job.EarlyWarningJob;
import id.kentongan.pipeline.job.LocalJob;
import id.kentongan.pipeline.job.StoreOutput;
import id.kentongan.pipeline.job.TopicOutput;
import id.kentongan.pipeline.kafka.KafkaInput;
import id.kentongan.pipeline.kafka.KafkaOutput;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.PointSink;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.topology.EarlyWarningTopology;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job in a process of its own, with the settings of {@code run --local}: checkpoints in RocksDB,
 * exactly-once topics, and everything that a console's store gets. Arguments: {@code topology} or
 * {@code identity}, address of the store, directory of checkpoints, seconds between two looks at
 * the heap (0: never). Other settings come from the environment.
 */
final class LoadJob {

    /** What it says on standard output about its heap, in megabytes. */
    static final String HEAP = "heap after gc ";

    private LoadJob() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.read(null, System.getenv());
        StoreTarget store = StoreTarget.questdb(arguments[1]);
        watchHeap(Integer.parseInt(arguments[3]));
        Configuration flink =
                LocalJob.configuration(
                        Path.of(arguments[2]), Duration.ofSeconds(settings.number(Key.CHECKPOINT)));
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        settings.number(Key.PARALLELISM), flink)) {
            if (arguments[0].equals("identity")) {
                identity(env, settings, store);
            } else {
                topology(env, settings, store);
            }
            env.execute("kentongan " + arguments[0]);
        }
    }

    private static void topology(
            StreamExecutionEnvironment env, Settings settings, StoreTarget store) {
        EarlyWarningTopology.Outputs outputs =
                EarlyWarningJob.build(env, settings, EarlyWarningJob.files(settings));
        TopicOutput.attach(outputs, settings.kafkaClient(), settings.text(Key.KAFKA_GROUP));
        StoreOutput.attach(outputs, store, true);
        StoreOutput.health(outputs, store, settings.text(Key.KAFKA_GROUP));
    }

    /** What came in goes out: to the topic of findings and to their table. */
    private static void identity(
            StreamExecutionEnvironment env, Settings settings, StoreTarget store) {
        DataStream<RawInput> inputs =
                env.fromSource(
                                KafkaInput.of(
                                        settings.kafkaClient(),
                                        settings.text(Key.KAFKA_GROUP),
                                        Topics.IN),
                                WatermarkStrategy.<RawInput>forBoundedOutOfOrderness(
                                                settings.lateness())
                                        .withTimestampAssigner(
                                                (raw, before) -> raw.at().toEpochMilli()),
                                "Topics")
                        .uid("topics");
        inputs.sinkTo(
                        KafkaOutput.of(
                                settings.kafkaClient(),
                                settings.text(Key.KAFKA_GROUP),
                                Topics.FINDINGS,
                                raw -> raw.position().getBytes(StandardCharsets.UTF_8),
                                raw -> raw.bytes()))
                .uid("findings-topic");
        inputs.map(LoadJob::point)
                .returns(Point.class)
                .uid("points")
                .sinkTo(new PointSink(store))
                .uid("store");
    }

    private static Point point(RawInput raw) {
        return Point.of(
                Series.FINDING,
                Map.of("id", raw.topic() + raw.position()),
                Map.of("text", new String(raw.bytes(), StandardCharsets.UTF_8)),
                raw.at());
    }

    private static void watchHeap(int seconds) {
        if (seconds == 0) {
            return;
        }
        Thread watch =
                new Thread(
                        () -> {
                            while (true) {
                                try {
                                    Thread.sleep(Duration.ofSeconds(seconds).toMillis());
                                } catch (InterruptedException e) {
                                    return;
                                }
                                System.gc();
                                MemoryUsage heap =
                                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
                                System.out.println(HEAP + (heap.getUsed() >> 20));
                            }
                        },
                        "heap");
        watch.setDaemon(true);
        watch.start();
    }
}
