package id.kentongan.analyzers.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseBookTest {

    @Test
    void tellsWhetherInstantsLieApartWhicheverComesFirst() {
        Duration span = Duration.ofDays(2);
        List<Instant> all = new ArrayList<>();
        for (Instant one :
                List.of(
                        Instant.EPOCH,
                        Instant.parse("2026-11-30T23:59:59.999999999Z"),
                        Instant.MIN.plus(span).plusNanos(1),
                        Instant.MAX.minus(span).minusNanos(1))) {
            for (int nanos = -1; nanos <= 1; nanos++) {
                all.add(one.plusNanos(nanos));
                all.add(one.plus(span).plusNanos(nanos));
                all.add(one.minus(span).plusNanos(nanos));
            }
        }
        all.add(Instant.MIN);
        all.add(Instant.MAX);
        int apart = 0;
        for (Instant one : all) {
            for (Instant other : all) {
                boolean expected = Duration.between(one, other).abs().compareTo(span) > 0;
                assertThat(CaseBook.apart(one, other, span)).isEqualTo(expected);
                apart += expected ? 1 : 0;
            }
        }
        assertThat(apart).isBetween(all.size(), all.size() * (all.size() - 1));
    }
}
