package id.kentongan.pipeline.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an article was published, as sites write it: ISO, RFC 1123, or in Indonesian, {@code Senin,
 * 2 Maret 2026 | 08.15 WITA}. A time without zone is taken as WIB.
 *
 * @param day as stated
 * @param time in UTC, null where only the day is stated
 */
record PublishedAt(LocalDate day, @Nullable Instant time) {

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov",
                    "des");

    private static final Map<String, Integer> OTHERS =
            Map.of(
                    "agt", 8, "ags", 8, "aug", 8, "may", 5, "oct", 10, "dec", 12, "peb", 2, "nop",
                    11);

    private static final ZoneOffset WIB = ZoneOffset.ofHours(7);

    private static final Map<String, ZoneOffset> ZONES =
            Map.of("WIB", WIB, "WITA", ZoneOffset.ofHours(8), "WIT", ZoneOffset.ofHours(9));

    private static final Pattern WORDS =
            Pattern.compile("\\b(\\d{1,2})[\\s./-]+([A-Za-z]{3,9})[\\s./-]+(\\d{4})\\b");

    private static final Pattern FIGURES =
            Pattern.compile("\\b(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})\\b");

    private static final Pattern TIME =
            Pattern.compile("\\b([01]?\\d|2[0-3])[:.]([0-5]\\d)(?:[:.][0-5]\\d)?\\b");

    private static final Pattern ZONE = Pattern.compile("\\b(WIB|WITA|WIT)\\b");

    private static final Pattern OFFSET =
            Pattern.compile("(?:\\s|\\d:?\\d{2})([+-]\\d{2}:?\\d{2})\\s*$");

    /** The instant, or the first of the day in UTC; null if {@code stated} is no date. */
    static @Nullable Instant instant(String stated) {
        PublishedAt at = read(stated);
        return at == null
                ? null
                : at.time() == null ? at.day().atStartOfDay().toInstant(ZoneOffset.UTC) : at.time();
    }

    /** As an item states it. */
    String iso() {
        return time == null ? day.toString() : time.toString();
    }

    /** What {@code stated} says, null if it is no date. */
    static @Nullable PublishedAt read(String stated) {
        String text = stated.strip();
        if (text.length() < 8 || text.length() > 120) {
            return null;
        }
        PublishedAt at = machine(text);
        return at == null ? people(text) : at;
    }

    private static @Nullable PublishedAt machine(String text) {
        try {
            if (text.length() == 10) {
                return new PublishedAt(LocalDate.parse(text), null);
            }
            OffsetDateTime time =
                    text.charAt(4) == '-'
                            ? OffsetDateTime.parse(
                                    text.replace(' ', 'T')
                                            .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                            : OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return new PublishedAt(time.toLocalDate(), time.toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable PublishedAt people(String text) {
        Matcher words = WORDS.matcher(text);
        Matcher figures = FIGURES.matcher(text);
        Matcher date = words.find() ? words : figures.find() ? figures : null;
        if (date == null) {
            return null;
        }
        Integer month = date == words ? month(date.group(2)) : Integer.valueOf(date.group(2));
        if (month == null) {
            return null;
        }
        try {
            LocalDate day =
                    LocalDate.of(
                            Integer.parseInt(date.group(3)),
                            month,
                            Integer.parseInt(date.group(1)));
            Matcher time = TIME.matcher(text);
            if (!time.find(date.end())) {
                return new PublishedAt(day, null);
            }
            LocalTime at =
                    LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)));
            return new PublishedAt(day, day.atTime(at).toInstant(zone(text)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Integer month(String word) {
        String first = word.substring(0, 3).toLowerCase(Locale.ROOT);
        int at = MONTHS.indexOf(first);
        return at >= 0 ? Integer.valueOf(at + 1) : OTHERS.get(first);
    }

    private static ZoneOffset zone(String text) {
        Matcher named = ZONE.matcher(text.toUpperCase(Locale.ROOT));
        if (named.find()) {
            return ZONES.getOrDefault(named.group(1), WIB);
        }
        Matcher offset = OFFSET.matcher(text);
        return offset.find()
                ? ZoneOffset.of(offset.group(1).replaceFirst("(\\d{2}):?(\\d{2})$", "$1:$2"))
                : WIB;
    }
}
