package id.kentongan.analyzers.alert;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchInputTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:20:00Z");

    /** Replays of earlier versions rest on this order. */
    private static final Comparator<WatchInput> BY_WORDS =
            Comparator.comparing(WatchInput::time)
                    .thenComparing(
                            input ->
                                    input.event() != null
                                            ? 0
                                            : input.score() != null
                                                    ? 1
                                                    : input.concern() != null
                                                            ? 2
                                                            : input.review() != null ? 3 : 4)
                    .thenComparing(WatchInput::id)
                    .thenComparing(input -> input.event() == null ? 0 : input.event().reports())
                    .thenComparing(WatchInput::toString);

    @Test
    void whatIsAlikeIsOrderedByItsWords() {
        List<WatchInput> inputs = inputs(new Random(5));
        int words = 0;
        for (WatchInput one : inputs) {
            for (WatchInput other : inputs) {
                int order = BY_WORDS.compare(one, other);
                words += one.id().equals(other.id()) && order != 0 ? 1 : 0;

                assertThat(Integer.signum(WatchInput.ORDER.compare(one, other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(Integer.signum(order));
            }
        }
        assertThat(words).isGreaterThan(500);
    }

    private static List<WatchInput> inputs(Random random) {
        List<String> codes = List.of("LND-02", "COM-01", "COM-04", "DEE-01/LND", "DEE-01/COM");
        List<WatchInput> inputs = new ArrayList<>(List.of(WatchInput.tick(NOON)));
        for (int i = 0; i < 150; i++) {
            Instant time = NOON.plusSeconds(random.nextInt(2));
            String code = codes.get(random.nextInt(codes.size()));
            String id = "i" + random.nextInt(3);
            inputs.add(
                    WatchInput.of(
                            id,
                            new Concern(
                                    random.nextBoolean() ? "74.05" : "74",
                                    code,
                                    time,
                                    1 + random.nextInt(12))));
            inputs.add(
                    WatchInput.of(
                            time, Cases.event(id, code, Status.INC, 1 + random.nextInt(4), time)));
            inputs.add(
                    WatchInput.of(
                            time,
                            new ScoreReading(
                                    "LND", random.nextInt(120) / 3.0, "KAM", "ok", 0, "v")));
        }
        return inputs;
    }
}
