package id.kentongan.pipeline.job;

import id.kentongan.pipeline.operators.Handover;
import id.kentongan.pipeline.record.Tick;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The one clock of a live job: a tick every tenth of a second, whose watermark stays the lateness
 * behind, and what it takes to admit what came in by then.
 */
final class TickSource {

    /**
     * What came in within the lateness may be under way for so long until it is admitted: gathered
     * twice, and read from the broker before that.
     */
    private static final Duration WAY = Duration.ofMillis(2 * Handover.GATHERED + 50);

    /** Of its ticks; what happened counts in the store by so much later at most. */
    private static final int PER_SECOND = 10;

    private TickSource() {}

    static DataStream<Tick> of(StreamExecutionEnvironment env, Duration lateness) {
        return env.fromSource(
                        new DataGeneratorSource<>(
                                index -> new Tick(Instant.now()),
                                Long.MAX_VALUE,
                                RateLimiterStrategy.perSecond(PER_SECOND),
                                TypeInformation.of(Tick.class)),
                        InstantWatermarks.<Tick>behind(
                                lateness.plus(WAY), (tick, before) -> tick.at().toEpochMilli()),
                        "Ticks")
                .setParallelism(1)
                .uid("ticks");
    }
}
