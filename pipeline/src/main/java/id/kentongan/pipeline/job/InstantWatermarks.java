package id.kentongan.pipeline.job;

import id.kentongan.pipeline.record.Arrival;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks that stay the allowed lateness behind the greatest time that was seen, and stand only
 * at instants at which things become known ({@link Arrival#GRAIN}). Between two of them there is
 * nothing to do, but each watermark wakes every task of the job; so a source may say often that
 * time passes.
 */
final class InstantWatermarks<T> implements WatermarkGenerator<T> {

    private static final long GRAIN = Arrival.GRAIN.toMillis();

    private final long lateness;

    private long greatest = Long.MIN_VALUE;

    private InstantWatermarks(Duration lateness) {
        this.lateness = lateness.toMillis();
    }

    /** For a live source whose elements bear the time that {@code time} answers. */
    static <T> WatermarkStrategy<T> behind(
            Duration lateness, SerializableTimestampAssigner<T> time) {
        return WatermarkStrategy.<T>forGenerator(context -> new InstantWatermarks<>(lateness))
                .withTimestampAssigner(time);
    }

    @Override
    public void onEvent(T event, long timestamp, WatermarkOutput out) {
        greatest = Math.max(greatest, timestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput out) {
        if (greatest == Long.MIN_VALUE) {
            return;
        }
        // as behind bounded disorder: what bears the watermark itself came in before
        long passed = greatest - lateness - 1;
        out.emitWatermark(new Watermark(passed - Math.floorMod(passed, GRAIN)));
    }
}
