package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * How much a family is boiling right now: its hostile events of the last ten days, each counted by
 * how sure and how near it is. Gravity does not count: what announces the next clash is that
 * clashes follow one another; gravity decides by the evidence gate instead. The count does not
 * fade, so that people can follow it. Needs no history, so it works for a region on its first day.
 */
final class Heat {

    /** Age after which an event is history, see {@link Past}. */
    static final Duration FRESH = Duration.ofDays(28);

    /** Whole days in which an event raises a level. */
    static final int RAISES = 10;

    /** Whole days in which an event holds a level that was reached. */
    static final int HOLDS = 21;

    private Heat() {}

    /**
     * Heat of {@code cases} at {@code time}; ages in whole days, so that it only moves at the hour
     * at which an event was known.
     */
    static double of(List<Case> cases, Instant time) {
        return within(cases, time, RAISES);
    }

    /**
     * Heat of {@code cases} where each day of {@code region}'s own clock on which they happened (of
     * an article: on which it was first published) counts once, by the surest of its happenings.
     */
    static double days(List<Case> cases, Instant time, String region) {
        TreeMap<LocalDate, Double> surest = new TreeMap<>();
        for (Case one : cases) {
            if (!one.headlineOnly() && recent(one, time, RAISES)) {
                surest.merge(AlertText.date(one.occurred(), region), one.share(), Math::max);
            }
        }
        double heat = 0;
        for (double share : surest.values()) {
            heat += share;
        }
        return heat;
    }

    /** What still holds a level that was reached. */
    static double held(List<Case> cases, Instant time) {
        return within(cases, time, HOLDS);
    }

    private static double within(List<Case> cases, Instant time, int days) {
        double heat = 0;
        for (Case one : cases) {
            if (!one.headlineOnly() && recent(one, time, days)) {
                heat += one.share();
            }
        }
        return heat;
    }

    /** Whether {@code one} was known in the last {@code days} whole days. */
    static boolean recent(Case one, Instant time, int days) {
        return Duration.between(one.lastKnown(), time).toDays() <= days;
    }
}
