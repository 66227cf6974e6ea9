package id.kentongan.pipeline.job;

import id.kentongan.pipeline.record.Arrival;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

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

    /**
     * As {@link #behind}, for partitions of which each holds the time of all others until it was
     * without elements for {@code idle} while it could have been read.
     *
     * <p>A partition that was read to its end needs no such wait: what follows its newest element
     * came in later. An element that was read a moment after it had come in tells it, since what
     * follows is younger than the lateness. Such a partition holds nothing any more after {@link
     * Quiet#SOON}. Where {@code idle} is longer than the lateness, somebody wants partitions to
     * hold time while a broker is away, and none is let go sooner.
     *
     * @param now the clock that the times of elements are compared with
     */
    static <T> WatermarkStrategy<T> behind(
            Duration lateness, Duration idle, Clock now, SerializableTimestampAssigner<T> time) {
        boolean soon = idle.compareTo(lateness) <= 0;
        return WatermarkStrategy.<T>forGenerator(
                        context ->
                                new Quiet<>(
                                        new InstantWatermarks<>(lateness),
                                        idle,
                                        soon ? lateness.dividedBy(2) : Duration.ZERO,
                                        now,
                                        context.getInputActivityClock()))
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

    /** Says that a partition is idle, and its watermarks otherwise. */
    private static final class Quiet<T> implements WatermarkGenerator<T> {

        /** After which a partition that was read to its end holds nothing. */
        static final Duration SOON = Duration.ofMillis(200);

        /**
         * What follows an element that was read within so long of its coming in is no older, and
         * not late by far. The end of a transaction, a look of the broker and reading itself take
         * less; half of the lateness where that is shorter.
         */
        static final Duration MOMENT = Duration.ofSeconds(2);

        private final InstantWatermarks<T> watermarks;

        private final long idle;

        private final long moment;

        private final Clock now;

        /** Stands while nothing can be read because those who come after are busy. */
        private final RelativeClock readable;

        private long quietSince;

        private boolean toItsEnd;

        Quiet(
                InstantWatermarks<T> watermarks,
                Duration idle,
                Duration most,
                Clock now,
                RelativeClock readable) {
            this.watermarks = watermarks;
            this.idle = idle.toNanos();
            this.moment = Math.min(MOMENT.toMillis(), most.toMillis());
            this.now = now;
            this.readable = readable;
            this.quietSince = readable.relativeTimeNanos();
        }

        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput out) {
            watermarks.onEvent(event, timestamp, out);
            quietSince = readable.relativeTimeNanos();
            toItsEnd = moment > 0 && Math.abs(now.millis() - timestamp) <= moment;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput out) {
            long quiet = readable.relativeTimeNanos() - quietSince;
            if (quiet >= (toItsEnd ? SOON.toNanos() : idle)) {
                out.markIdle();
            } else {
                watermarks.onPeriodicEmit(out);
            }
        }
    }
}
