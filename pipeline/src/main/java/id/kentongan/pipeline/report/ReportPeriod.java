package id.kentongan.pipeline.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.WeekFields;

/**
 * The period of a report.
 *
 * @param label as asked for
 * @param from first day
 * @param to last day
 */
public record ReportPeriod(String label, LocalDate from, LocalDate to) {

    /**
     * Reads {@code 2026-B04}, {@code 2026-B08}, {@code 2026-B12} (four months each), {@code
     * 2026-03}, {@code 2026-W10} or {@code 2026-03-02}.
     *
     * @throws IllegalArgumentException saying what can be written
     */
    public static ReportPeriod parse(String text) {
        try {
            if (text.matches("[0-9]{4}-B(04|08|12)")) {
                int year = Integer.parseInt(text.substring(0, 4));
                int last = Integer.parseInt(text.substring(6));
                return new ReportPeriod(
                        text,
                        LocalDate.of(year, last - 3, 1),
                        YearMonth.of(year, last).atEndOfMonth());
            }
            if (text.matches("[0-9]{4}-W[0-9]{2}")) {
                LocalDate monday =
                        LocalDate.of(Integer.parseInt(text.substring(0, 4)), 1, 4)
                                .with(
                                        WeekFields.ISO.weekOfWeekBasedYear(),
                                        Integer.parseInt(text.substring(6)))
                                .with(WeekFields.ISO.dayOfWeek(), 1);
                return new ReportPeriod(text, monday, monday.plusDays(6));
            }
            if (text.length() == 7) {
                YearMonth month = YearMonth.parse(text);
                return new ReportPeriod(text, month.atDay(1), month.atEndOfMonth());
            }
            LocalDate day = LocalDate.parse(text);
            return new ReportPeriod(text, day, day);
        } catch (DateTimeException e) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "unknown period "
                        + text
                        + "; write 2026-B04, 2026-B08, 2026-B12, 2026-03, 2026-W10 or 2026-03-02");
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
