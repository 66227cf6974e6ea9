package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much a family is boiling right now: contributions of its fresh hostile events, fading with
 * age. Needs no history, so it works for a region on its first day.
 */
final class Heat {

    /** Age after which an event no longer moves a level. */
    static final Duration FRESH = Duration.ofDays(28);

    /** Days in which a contribution fades to one half. */
    private static final double HALF_LIFE_DAYS = 7;

    private Heat() {}

    /**
     * Heat of {@code cases} at {@code time}; whole days of age, so it only moves at the hour an
     * event was known.
     */
    static double of(List<Case> cases, Instant time) {
        double heat = 0;
        for (Case one : cases) {
            long days = Math.max(0, Duration.between(one.lastKnown(), time).toDays());
            heat += one.contribution() * StrictMath.pow(0.5, days / HALF_LIFE_DAYS);
        }
        return heat;
    }
}
