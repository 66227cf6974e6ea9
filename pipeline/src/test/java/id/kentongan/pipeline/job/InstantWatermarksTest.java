package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.feed.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class InstantWatermarksTest {

    private static final long IDLE = -1;

    private static final Duration LATENESS = Duration.ofSeconds(5);

    private static final class Said implements WatermarkOutput {

        private final List<Long> times = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            times.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            times.add(IDLE);
        }

        @Override
        public void markActive() {
            throw new AssertionError("active");
        }
    }

    private static List<Long> after(long... seen) {
        WatermarkGenerator<Long> made =
                InstantWatermarks.<Long>behind(Duration.ofSeconds(5), (time, before) -> time)
                        .createWatermarkGenerator(null);
        Said said = new Said();
        for (long time : seen) {
            made.onEvent(time, time, said);
            made.onPeriodicEmit(said);
        }
        return said.times;
    }

    @Test
    void standOnlyAtInstants() {
        assertThat(after(100_000, 100_001, 100_499, 100_501, 101_000, 101_002))
                .containsExactly(94_500L, 95_000L, 95_000L, 95_500L, 95_500L, 96_000L);
    }

    @Test
    void neverGoBack() {
        assertThat(after(100_501, 90_000)).containsExactly(95_500L, 95_500L);
    }

    @Test
    void sayNothingBeforeTheFirst() {
        Said said = new Said();
        InstantWatermarks.<Long>behind(Duration.ofSeconds(5), (time, before) -> time)
                .createWatermarkGenerator(null)
                .onPeriodicEmit(said);
        assertThat(said.times).isEmpty();
    }

    /** A partition of a live source, and the clocks of its machine. */
    private static final class Partition {

        private final Said said = new Said();

        private final ManualClock readable = new ManualClock();

        private final WatermarkGenerator<Long> made;

        private final StoppedClock now = new StoppedClock(Instant.ofEpochMilli(100_000));

        Partition(Duration idle) {
            this(LATENESS, idle);
        }

        Partition(Duration lateness, Duration idle) {
            made =
                    InstantWatermarks.<Long>behind(lateness, idle, now, (time, before) -> time)
                            .createWatermarkGenerator(
                                    new WatermarkGeneratorSupplier.Context() {
                                        @Override
                                        public MetricGroup getMetricGroup() {
                                            return new UnregisteredMetricsGroup();
                                        }

                                        @Override
                                        public RelativeClock getInputActivityClock() {
                                            return readable;
                                        }
                                    });
        }

        Partition read(long time) {
            made.onEvent(time, time, said);
            return this;
        }

        Partition pass(long millis) {
            now.forward(Duration.ofMillis(millis));
            readable.advanceTime(Duration.ofMillis(millis));
            return this;
        }

        /** As {@link #pass} while it cannot be read because those who come after are busy. */
        Partition hindered(long millis) {
            now.forward(Duration.ofMillis(millis));
            return this;
        }

        long say() {
            made.onPeriodicEmit(said);
            return said.times.isEmpty() ? Long.MIN_VALUE : said.times.get(said.times.size() - 1);
        }
    }

    @Test
    void aPartitionThatWasReadToItsEndHoldsNothingAfterAMoment() {
        Partition partition = new Partition(LATENESS).read(99_000);
        assertThat(partition.pass(199).say()).isEqualTo(93_500);
        assertThat(partition.pass(1).say()).isEqualTo(IDLE);
        assertThat(partition.read(100_200).say()).isEqualTo(95_000);
        assertThat(partition.pass(200).say()).isEqualTo(IDLE);
    }

    @Test
    void aPartitionOfWhichMoreMayWaitHoldsTimeForAsLongAsTheSettingsSay() {
        // what was read came in three seconds ago, or a clock is wrong
        for (long time : new long[] {97_000, 103_000}) {
            Partition partition = new Partition(LATENESS).read(time);
            assertThat(partition.pass(4_999).say()).isEqualTo(time - 5_500);
            assertThat(partition.pass(1).say()).isEqualTo(IDLE);
        }
    }

    @Test
    void aMomentIsTwoSecondsAndHalfOfAShorterLateness() {
        Partition partition = new Partition(LATENESS).read(98_000);
        assertThat(partition.pass(200).say()).isEqualTo(IDLE);
        assertThat(new Partition(LATENESS).read(97_999).pass(200).say()).isEqualTo(92_500);
        Duration second = Duration.ofSeconds(1);
        assertThat(new Partition(second, second).read(99_500).pass(200).say()).isEqualTo(IDLE);
        assertThat(new Partition(second, second).read(99_499).pass(200).say()).isEqualTo(98_000);
    }

    @Test
    void aPartitionThatNeverHadAnythingIsIdleAsTheSettingsSay() {
        Partition partition = new Partition(LATENESS);
        assertThat(partition.pass(4_999).say()).isEqualTo(Long.MIN_VALUE);
        assertThat(partition.pass(1).say()).isEqualTo(IDLE);
    }

    @Test
    void timeWithoutReadingIsNotSilence() {
        Partition partition = new Partition(LATENESS).read(99_900);
        assertThat(partition.hindered(10_000).say()).isEqualTo(94_500);
        assertThat(partition.pass(200).say()).isEqualTo(IDLE);
    }

    @Test
    void nothingIsLetGoSoonerWhereAPartitionShallHoldTimeForLongerThanTheLateness() {
        Partition partition = new Partition(Duration.ofHours(1)).read(99_900);
        assertThat(partition.pass(3_599_999).say()).isEqualTo(94_500);
        assertThat(partition.pass(1).say()).isEqualTo(IDLE);
    }
}
