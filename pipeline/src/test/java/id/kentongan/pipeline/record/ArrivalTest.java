package id.kentongan.pipeline.record;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.json.ItemDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTest {

    private static final Instant ARRIVAL = Instant.parse("2026-01-02T12:00:00Z");

    private static final Duration LATENESS = Duration.ofSeconds(5);

    @ParameterizedTest(name = "live, stated {0} s from its arrival: counts from {1} s, {2}")
    @CsvSource({
        "-3, -3, ''",
        "0, 0, ''",
        "30, 0, ''",
        "-6, 0, late",
        "-864000, 0, late",
        "86000, 0, ''",
        "90000, 0, future-date"
    })
    void liveItemsCountFromAboutTheirArrival(long stated, long counted, String note) {
        Item item = Arrival.settle(known(ARRIVAL.plusSeconds(stated)), ARRIVAL, LATENESS);

        assertThat(item.known()).isEqualTo(ARRIVAL.plusSeconds(counted));
        assertThat(String.join(",", item.notes())).isEqualTo(note);
    }

    @Test
    void inFilesTheStatedTimeStands() {
        Item item = known(ARRIVAL.minusSeconds(864_000));

        assertThat(Arrival.settle(item, null, null)).isEqualTo(item);
        assertThat(Arrival.settle(item, ARRIVAL, null)).isEqualTo(item);
    }

    @Test
    void whatIsDatedFarAheadHappenedAtItsArrivalAtTheLatest() {
        Item item = Arrival.settle(known(ARRIVAL.plusSeconds(9_000_000)), ARRIVAL, null);

        assertThat(item.known()).isEqualTo(ARRIVAL);
        assertThat(item.occurred()).isBeforeOrEqualTo(ARRIVAL);
    }

    @ParameterizedTest(name = "known at {0}: counts from {1}")
    @CsvSource({
        "2026-01-02T11:59:58Z, 2026-01-02T11:59:58Z",
        "2026-01-02T11:59:58.001Z, 2026-01-02T11:59:58.500Z",
        "2026-01-02T11:59:58.500Z, 2026-01-02T11:59:58.500Z",
        "2026-01-02T11:59:58.501Z, 2026-01-02T11:59:59Z"
    })
    void everythingCountsFromTheNextHalfSecond(Instant stated, Instant counted) {
        assertThat(Arrival.settle(known(stated), ARRIVAL, LATENESS).known()).isEqualTo(counted);
        assertThat(Arrival.settle(known(stated), null, null).known()).isEqualTo(counted);
    }

    private static Item known(Instant known) {
        String json =
                "{\"id\":\"a\",\"type\":\"incident\",\"occurredAt\":\"%s\",\"reportedAt\":\"%s\",\"text\":\"\",\"source\":{\"id\":\"s\",\"kind\":\"field\"}}"
                        .formatted(known, known);
        return ItemDecoder.standard().decode(json.getBytes(StandardCharsets.UTF_8)).item();
    }
}
