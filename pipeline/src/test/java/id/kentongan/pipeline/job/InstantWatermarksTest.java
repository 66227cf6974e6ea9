package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class InstantWatermarksTest {

    private static final class Said implements WatermarkOutput {

        private final List<Long> times = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            times.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("idle");
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
}
