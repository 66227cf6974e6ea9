package id.kentongan.pipeline.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people type it, with a time where one is given.
 *
 * @param day the day
 * @param time local time, or null
 * @param zone offset named by WIB, WITA or WIT, or null
 */
record StatedWhen(LocalDate day, @Nullable LocalTime time, @Nullable String zone) {

    private static final Map<String, Integer> MONTHS =
            Map.ofEntries(
                    Map.entry("jan", 1),
                    Map.entry("feb", 2),
                    Map.entry("peb", 2),
                    Map.entry("mar", 3),
                    Map.entry("apr", 4),
                    Map.entry("mei", 5),
                    Map.entry("may", 5),
                    Map.entry("jun", 6),
                    Map.entry("jul", 7),
                    Map.entry("agu", 8),
                    Map.entry("agt", 8),
                    Map.entry("ags", 8),
                    Map.entry("aug", 8),
                    Map.entry("sep", 9),
                    Map.entry("okt", 10),
                    Map.entry("oct", 10),
                    Map.entry("nov", 11),
                    Map.entry("nop", 11),
                    Map.entry("des", 12),
                    Map.entry("dec", 12));

    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})");

    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4}|\\d{2})");

    private static final Pattern NAMED =
            Pattern.compile("(\\d{1,2})[\\s-]+([a-z]{3,9})\\.?[\\s-]+(\\d{4}|\\d{2})");

    private static final Pattern CLOCK =
            Pattern.compile("(?<!\\d)([01]?\\d|2[0-3])[.:]([0-5]\\d)(?:[.:][0-5]\\d)?(?!\\d)");

    private static final Pattern ZONE = Pattern.compile("\\b(wib|wita|wit)\\b");

    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2099;

    /** What {@code date} and, if not empty, {@code clock} say; empty if they say no date. */
    static Optional<StatedWhen> read(String date, String clock) {
        String text = date.strip().toLowerCase(Locale.ROOT);
        LocalDate day = day(text);
        if (day == null || day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return Optional.empty();
        }
        String rest = rest(text) + " " + clock.toLowerCase(Locale.ROOT);
        Matcher time = CLOCK.matcher(rest);
        Matcher zone = ZONE.matcher(rest);
        return Optional.of(
                new StatedWhen(
                        day,
                        time.find()
                                ? LocalTime.of(
                                        Integer.parseInt(time.group(1)),
                                        Integer.parseInt(time.group(2)))
                                : null,
                        zone.find() ? offset(zone.group(1)) : null));
    }

    /** As the input format wants it: a date, or a date-time with offset. */
    String text(String offsetOfRegion) {
        if (time == null) {
            return day.toString();
        }
        return day
                + "T"
                + String.format(Locale.ROOT, "%02d:%02d:00", time.getHour(), time.getMinute())
                + (zone == null ? offsetOfRegion : zone);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.find()) {
                return of(iso.group(1), iso.group(2), iso.group(3));
            }
            Matcher named = NAMED.matcher(text);
            if (named.find()) {
                Integer month = MONTHS.get(named.group(2).substring(0, 3));
                return month == null ? null : of(named.group(3), month.toString(), named.group(1));
            }
            Matcher dayFirst = DAY_FIRST.matcher(text);
            return dayFirst.find()
                    ? of(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate of(String year, String month, String day) {
        int stated = Integer.parseInt(year);
        return LocalDate.of(
                stated < 100 ? 2000 + stated : stated,
                Integer.parseInt(month),
                Integer.parseInt(day));
    }

    private static String rest(String text) {
        String out = text;
        for (Pattern pattern : new Pattern[] {ISO, NAMED, DAY_FIRST}) {
            Matcher matcher = pattern.matcher(out);
            if (matcher.find()) {
                return out.substring(matcher.end());
            }
        }
        return out;
    }

    private static String offset(String zone) {
        return switch (zone) {
            case "wita" -> "+08:00";
            case "wit" -> "+09:00";
            default -> "+07:00";
        };
    }
}
