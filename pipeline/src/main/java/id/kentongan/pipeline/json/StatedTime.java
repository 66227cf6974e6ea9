package id.kentongan.pipeline.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

    /** A digit at each 0, a sign at the plus. */
    private static final String FORM = "0000-00-00T00:00:00+00:00";

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
                        : new StatedTime(instant(stated), false);
        int year = time.at.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year);
        }
        return time;
    }

    private static Instant instant(String stated) {
        if (!usual(stated)) {
            return OffsetDateTime.parse(stated).toInstant().truncatedTo(ChronoUnit.MILLIS);
        }
        int sign = stated.charAt(19) == '+' ? 1 : -1;
        return LocalDateTime.of(
                        number(stated, 0) * 100 + number(stated, 2),
                        number(stated, 5),
                        number(stated, 8),
                        number(stated, 11),
                        number(stated, 14),
                        number(stated, 17))
                .toInstant(
                        ZoneOffset.ofHoursMinutes(
                                sign * number(stated, 20), sign * number(stated, 23)));
    }

    /**
     * Whether it has the form of nearly all, {@code 2026-03-02T11:20:00+07:00}: reading that
     * through a formatter costs ten times as much.
     */
    private static boolean usual(String stated) {
        if (stated.length() != FORM.length()) {
            return false;
        }
        for (int at = 0; at < FORM.length(); at++) {
            char stands = stated.charAt(at);
            boolean fits =
                    switch (FORM.charAt(at)) {
                        case '0' -> stands >= '0' && stands <= '9';
                        case '+' -> stands == '+' || stands == '-';
                        default -> stands == FORM.charAt(at);
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String stated, int at) {
        return (stated.charAt(at) - '0') * 10 + stated.charAt(at + 1) - '0';
    }

    /** From when it is known: the instant itself, for a date the start of the next day. */
    Instant known() {
        return dateOnly ? at.plusSeconds(24 * 60 * 60) : at;
    }
}
