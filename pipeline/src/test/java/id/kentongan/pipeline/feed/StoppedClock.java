package id.kentongan.pipeline.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when it is told to. */
public final class StoppedClock extends Clock {

    private Instant now;

    StoppedClock() {
        this(Instant.parse("2026-03-02T10:00:00Z"));
    }

    /** A clock that shows {@code now}. */
    public StoppedClock(Instant now) {
        this.now = now;
    }

    /** Moves it. */
    public void forward(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
