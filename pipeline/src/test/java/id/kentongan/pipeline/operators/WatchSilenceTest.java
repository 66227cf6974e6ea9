package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.analyzers.coverage.Coverage;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class WatchSilenceTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private static final Instant LATER = TEN.plus(Duration.ofDays(9));

    @Test
    void whatIsHeardForTheFirstTimeInAWeekIsToldAtOnceAndNotAtMidnight() throws Exception {
        try (var silence =
                new KeyedOneInputStreamOperatorTestHarness<String, HeardOf, Coverage>(
                        new HoldingOperator<>(new WatchSilence(Scoring.NO_END)),
                        HeardOf::key,
                        Types.STRING)) {
            silence.open();
            for (Instant time : new Instant[] {TEN, TEN.plusSeconds(3600), LATER}) {
                silence.processElement(new HeardOf("74.05", time, false), time.toEpochMilli());
                silence.processWatermark(time.toEpochMilli());
            }

            assertThat(silence.extractOutputValues())
                    .filteredOn(row -> row.time().getEpochSecond() % 86_400 != 0)
                    .extracting(Coverage::time, Coverage::items7d)
                    .containsExactly(tuple(TEN, 1), tuple(LATER, 1));
        }
    }
}
