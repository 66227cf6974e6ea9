package id.kentongan.analyzers.fact;

import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The date of the event as a text states it: "Rabu (26/2/2020)", "2022/04/07", "5 Agustus 2025",
 * "Selasa (5/8)", "Senin malam", "kemarin", counted back from publication. Where weekday and date
 * disagree the weekday nearest before publication wins.
 *
 * @param day the day
 * @param token the token where the expression begins
 * @param doubtful whether weekday and date disagreed
 */
public record EventDate(LocalDate day, int token, boolean doubtful) {

    private static final WordTable<Integer> MONTHS =
            new WordTable<>(
                    Map.ofEntries(
                            Map.entry("januari", 1),
                            Map.entry("jan", 1),
                            Map.entry("februari", 2),
                            Map.entry("feb", 2),
                            Map.entry("pebruari", 2),
                            Map.entry("maret", 3),
                            Map.entry("mar", 3),
                            Map.entry("april", 4),
                            Map.entry("apr", 4),
                            Map.entry("mei", 5),
                            Map.entry("juni", 6),
                            Map.entry("jun", 6),
                            Map.entry("juli", 7),
                            Map.entry("jul", 7),
                            Map.entry("agustus", 8),
                            Map.entry("agust", 8),
                            Map.entry("ags", 8),
                            Map.entry("september", 9),
                            Map.entry("sep", 9),
                            Map.entry("sept", 9),
                            Map.entry("oktober", 10),
                            Map.entry("okt", 10),
                            Map.entry("november", 11),
                            Map.entry("nov", 11),
                            Map.entry("nopember", 11),
                            Map.entry("desember", 12),
                            Map.entry("des", 12)));

    private static final WordTable<DayOfWeek> DAYS =
            new WordTable<>(
                    Map.ofEntries(
                            Map.entry("senin", DayOfWeek.MONDAY),
                            Map.entry("selasa", DayOfWeek.TUESDAY),
                            Map.entry("rabu", DayOfWeek.WEDNESDAY),
                            Map.entry("kamis", DayOfWeek.THURSDAY),
                            Map.entry("jumat", DayOfWeek.FRIDAY),
                            Map.entry("sabtu", DayOfWeek.SATURDAY),
                            Map.entry("minggu", DayOfWeek.SUNDAY)));

    /** Words other than digits with which a date begins. */
    private static final WordTable<Boolean> OPENERS =
            WordTable.split("kemarin hari tadi senin selasa rabu kamis jumat sabtu minggu");

    private static final int MOST = 60;

    /** A date this many days after publication is a slip, not a plan. */
    private static final int FURTHEST_PLAN = 400;

    /**
     * The first date stated in or after token {@code from}, or null.
     *
     * @param published the day of publication
     */
    public static @Nullable EventDate read(Tokens tokens, int from, int to, LocalDate published) {
        for (int i = Math.max(0, from); i < Math.min(to, tokens.size()); i++) {
            if (tokens.furniture(i)) {
                continue;
            }
            EventDate date = at(tokens, i, published);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** All dates stated from token {@code from} to {@code to}, in order, at most {@value #MOST}. */
    public static List<EventDate> all(Tokens tokens, int from, int to, LocalDate published) {
        List<EventDate> dates = new ArrayList<>();
        int end = Math.min(to, tokens.size());
        for (int i = Math.max(0, from); i < end && dates.size() < MOST; i++) {
            if (tokens.furniture(i)) {
                continue;
            }
            EventDate date = at(tokens, i, published);
            if (date == null) {
                continue;
            }
            dates.add(date);
            // the digits behind a weekday belong to it
            int next = i;
            while (next + 1 < end
                    && next < i + 5
                    && tokens.sentence(next + 1) == tokens.sentence(i)
                    && (tokens.numeric(next + 1) || month(tokens, next + 1))) {
                next++;
            }
            i = next;
        }
        return dates;
    }

    private static boolean month(Tokens tokens, int i) {
        return MONTHS.has(tokens, i);
    }

    private static @Nullable EventDate at(Tokens tokens, int i, LocalDate published) {
        if (tokens.numeric(i)) {
            LocalDate day = absolute(tokens, i, published);
            return day == null ? null : new EventDate(day, i, false);
        }
        if (!OPENERS.has(tokens, i)) {
            return null;
        }
        if (tokens.is(i, "kemarin")) {
            return new EventDate(published.minusDays(1), i, false);
        }
        EventDate ago = ago(tokens, i, published);
        if (ago != null) {
            return ago;
        }
        if (tokens.is(i, "tadi")) {
            if (i + 1 < tokens.size() && tokens.is(i + 1, "malam")) {
                return new EventDate(published.minusDays(1), i, false);
            }
            return null;
        }
        DayOfWeek weekday = DAYS.get(tokens, i);
        return weekday == null || !tokens.capital(i)
                ? null
                : weekday(tokens, i, weekday, published);
    }

    /** "dua hari lalu", "tiga hari yang lalu". */
    private static @Nullable EventDate ago(Tokens tokens, int i, LocalDate published) {
        if (!tokens.is(i, "hari") || i == 0 || i + 1 >= tokens.size()) {
            return null;
        }
        boolean past =
                tokens.is(i + 1, "lalu")
                        || tokens.is(i + 1, "silam")
                        || tokens.is(i + 1, "yang")
                                && i + 2 < tokens.size()
                                && tokens.is(i + 2, "lalu");
        Numbers.Amount days = past ? Numbers.at(tokens, i - 1) : null;
        return days == null || days.next() != i || days.low() != days.high() || days.low() > 30
                ? null
                : new EventDate(published.minusDays(days.low()), i - 1, false);
    }

    private static @Nullable EventDate weekday(
            Tokens tokens, int i, DayOfWeek weekday, LocalDate published) {
        for (int k = i + 1; k < tokens.size() && k <= i + 3; k++) {
            if (tokens.sentence(k) != tokens.sentence(i)) {
                break;
            }
            if (tokens.numeric(k)) {
                LocalDate day = absolute(tokens, k, published);
                if (day != null) {
                    if (day.getDayOfWeek() == weekday) {
                        return new EventDate(day, i, false);
                    }
                    boolean near = Math.abs(ChronoUnit.DAYS.between(day, published)) <= 14;
                    return new EventDate(near ? back(published, weekday) : day, i, true);
                }
            }
        }
        if (tokens.is(i, "minggu") && i > 0 && (tokens.numeric(i - 1) || tokens.is(i - 1, "dua"))) {
            return null;
        }
        return new EventDate(back(published, weekday), i, false);
    }

    private static LocalDate back(LocalDate published, DayOfWeek weekday) {
        return published.minusDays(
                Math.floorMod(published.getDayOfWeek().getValue() - weekday.getValue(), 7));
    }

    private static @Nullable LocalDate absolute(Tokens tokens, int i, LocalDate published) {
        int first = tokens.number(i);
        if (first < 0 || i + 1 >= tokens.size()) {
            return null;
        }
        boolean slash = tokens.before(i + 1) == '/' && tokens.numeric(i + 1);
        if (slash) {
            int second = tokens.number(i + 1);
            boolean third =
                    i + 2 < tokens.size() && tokens.before(i + 2) == '/' && tokens.numeric(i + 2);
            int last = third ? tokens.number(i + 2) : -1;
            if (first > 31) {
                return third ? day(first, second, last, published) : null;
            }
            int year = last < 0 ? nearestYear(second, first, published) : century(last);
            return day(year, second, first, published);
        }
        if (tokens.sentence(i + 1) != tokens.sentence(i) || tokens.numeric(i + 1)) {
            return null;
        }
        Integer month = MONTHS.get(tokens, i + 1);
        if (month == null) {
            return null;
        }
        int year =
                i + 2 < tokens.size() && tokens.numeric(i + 2) && tokens.length(i + 2) == 4
                        ? tokens.number(i + 2)
                        : coming(tokens, i + 2)
                                ? nextYear(month, first, published)
                                : nearestYear(month, first, published);
        return day(year, month, first, published);
    }

    /** "27 Juni mendatang", "pada 3 Mei nanti". */
    private static boolean coming(Tokens tokens, int i) {
        return i < tokens.size()
                && (tokens.is(i, "mendatang") || tokens.is(i, "nanti") || tokens.is(i, "depan"));
    }

    private static int nextYear(int month, int day, LocalDate published) {
        LocalDate candidate = day(published.getYear(), month, day, published);
        return candidate != null && candidate.isBefore(published)
                ? published.getYear() + 1
                : published.getYear();
    }

    private static int century(int year) {
        return year < 100 ? 2000 + year : year;
    }

    private static int nearestYear(int month, int day, LocalDate published) {
        for (int year = published.getYear(); year > published.getYear() - 2; year--) {
            LocalDate candidate = day(year, month, day, published);
            if (candidate != null && !later(candidate, published, 60)) {
                return year;
            }
        }
        return published.getYear();
    }

    /** Whether {@code date} is more than {@code days} after {@code published}. */
    private static boolean later(LocalDate date, LocalDate published, int days) {
        return date.isAfter(published) && date.toEpochDay() > published.toEpochDay() + days;
    }

    private static @Nullable LocalDate day(int year, int month, int day, LocalDate published) {
        if (year < 1945 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return later(date, published, FURTHEST_PLAN) ? null : date;
        } catch (DateTimeException e) {
            return null; // 31 February: a slip of the pen, no date
        }
    }
}
