package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much a family is boiling right now: its fresh hostile events, counted by how sure and how
 * near they are, fading with age. Gravity hardly counts: what announces the next clash is that
 * clashes follow one another, so a limited happening counts one half and every other one 1. Gravity
 * decides by the evidence gate instead. Needs no history, so it works for a region on its first
 * day.
 */
final class Heat {

    /** Age after which an event no longer moves a level. */
    static final Duration FRESH = Duration.ofDays(28);

    /** Days in which an event fades to one half. */
    private static final double HALF_LIFE_DAYS = 10;

    /** What an event of severity 0 to 4 counts. */
    private static final double[] GRAVITY = {0, 0.5, 1, 1, 1};

    private Heat() {}

    /**
     * Heat of {@code cases} at {@code time}; ages in whole days, so that it only moves at the hour
     * at which an event was known.
     */
    static double of(List<Case> cases, Instant time) {
        double heat = 0;
        for (Case one : cases) {
            long days = Math.max(0, Duration.between(one.lastKnown(), time).toDays());
            int severity = Math.max(0, Math.min(one.severity(), GRAVITY.length - 1));
            heat += one.share() * GRAVITY[severity] * StrictMath.pow(0.5, days / HALF_LIFE_DAYS);
        }
        return heat;
    }
}
