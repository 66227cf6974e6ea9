package id.kentongan.pipeline.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A stated time: a date, or a date-time with offset.
 *
 * @param at the instant in whole milliseconds; 00:00Z of the day for a date
 * @param dateOnly whether only a date was stated
 */
record StatedTime(Instant at, boolean dateOnly) {

    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    /**
     * Reads {@code stated}.
     *
     * @throws DateTimeException if there is no such time, no offset, or it is outside 1900 to 2199
     */
    static StatedTime parse(String stated) {
        // ten characters: longer years ("+12024-01-01") are no years of ours
        StatedTime time =
                stated.length() == 10
                        ? new StatedTime(
                                LocalDate.parse(stated).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                true)
                        : new StatedTime(
                                OffsetDateTime.parse(stated)
                                        .toInstant()
                                        .truncatedTo(ChronoUnit.MILLIS),
                                false);
        int year = time.at.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year);
        }
        return time;
    }

    /** From when it is known: the instant itself, for a date the start of the next day. */
    Instant known() {
        return dateOnly ? at.plusSeconds(24 * 60 * 60) : at;
    }
}
