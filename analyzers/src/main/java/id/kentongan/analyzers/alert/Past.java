package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * A happening that is no longer fresh: it moves no level, but the half-year of them says how much a
 * new one means here. State of the stream: names of the components are frozen.
 *
 * @param family of the event
 * @param last when the newest report about it was known
 */
public record Past(String family, Instant last) {

    /**
     * So many make a family restless: a new happening there counts as one more, and one serious one
     * is enough for a Siaga.
     */
    static final int RESTLESS = 8;

    /** So many make a family notorious: there one grave happening is enough for an Awas. */
    static final int NOTORIOUS = 24;

    /** Half a year before the four weeks in which events are fresh. */
    private static final Duration REMEMBERED = Heat.FRESH.plusDays(182);

    boolean counts(Instant time) {
        return Duration.between(last, time).compareTo(REMEMBERED) <= 0;
    }
}
