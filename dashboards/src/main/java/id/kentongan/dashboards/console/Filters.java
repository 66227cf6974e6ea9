package id.kentongan.dashboards.console;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore.EventFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Filters of lists as they stand in an address; what is not understood filters nothing. */
final class Filters {

    private Filters() {}

    /** Events as asked for, of the 90 days before the date shown unless a first day is given. */
    static EventFilter events(Ask ask, int limit) {
        LocalDate from = Ask.parseDay(ask.query("dari"));
        LocalDate to = Ask.parseDay(ask.query("sampai"));
        Instant end =
                to == null
                        ? ask.at()
                        : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
        return new EventFilter(
                region(ask),
                family(ask),
                status(ask),
                severity(ask),
                from == null
                        ? ask.daysBefore(90)
                        : from.atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1),
                end.isAfter(ask.at()) ? ask.at() : end,
                limit);
    }

    /** A known region or province, or null. */
    static @Nullable String region(Ask ask) {
        String code = ask.query("wilayah").isEmpty() ? ask.query("provinsi") : ask.query("wilayah");
        return Regions.standard().find(code).isPresent() ? code : null;
    }

    static @Nullable String family(Ask ask) {
        String family = ask.query("keluarga").toUpperCase(Locale.ROOT);
        return HomePage.FAMILIES.contains(family) ? family : null;
    }

    static @Nullable String status(Ask ask) {
        for (Status status : Status.values()) {
            if (status.name().equalsIgnoreCase(ask.query("status"))) {
                return status.name();
            }
        }
        return null;
    }

    private static int severity(Ask ask) {
        String text = ask.query("keparahan");
        return text.matches("[0-4]") ? Integer.parseInt(text) : 0;
    }
}
