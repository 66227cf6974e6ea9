package id.kentongan.pipeline.operators;

import java.time.Instant;

/** Event times as Flink counts them: milliseconds, rounded up so that nothing is used too early. */
final class InstantOrder {

    static final long DAY = 86_400_000L;

    private InstantOrder() {}

    static long millis(Instant instant) {
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(instant) ? millis + 1 : millis;
    }

    /** The first midnight (UTC) at or after {@code millis}. */
    static long midnightFrom(long millis) {
        return Math.floorDiv(millis + DAY - 1, DAY) * DAY;
    }
}
