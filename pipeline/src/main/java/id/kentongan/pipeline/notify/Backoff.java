package id.kentongan.pipeline.notify;

import java.time.Duration;

/**
 * When to try again: doubling pauses, at most {@code longest}, at most {@code tries} times.
 *
 * @param first pause after the first failure
 * @param longest longest pause
 * @param tries attempts in all
 */
public record Backoff(Duration first, Duration longest, int tries) {

    /** 10 s, 20 s, ... at most 15 minutes; about a day in all. */
    public static final Backoff STANDARD =
            new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(15), 100);

    /** Pause after {@code failures} failures, from 1. */
    Duration after(int failures) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    boolean spent(int failures) {
        return failures >= tries;
    }
}
