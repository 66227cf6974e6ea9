package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.knowledge.Table;
import id.kentongan.analyzers.region.Regions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The register of dated triggers: shown as "why now", never part of a score. Immutable. */
public final class Triggers {

    private static final int AHEAD_DAYS = 14;

    private static final int LONGEST = 80;

    /** What a trigger can be. */
    private static final List<String> KINDS =
            List.of(
                    "PSU",
                    "MK",
                    "PILKADES",
                    "EKSEKUSI",
                    "PENGOSONGAN",
                    "PSN",
                    "LIBUR",
                    "PERINGATAN",
                    "UPAH");

    private final List<Trigger> all;

    private Triggers(List<Trigger> all) {
        this.all = all;
    }

    /**
     * One dated trigger.
     *
     * @param region Kemendagri code; "00" for the whole country, a province for all of it
     * @param date local date
     * @param kind PSU, MK, PILKADES, EKSEKUSI, PENGOSONGAN, PSN, LIBUR, PERINGATAN, UPAH
     * @param place in words, may be empty
     * @param what people read
     * @param source where the date comes from
     */
    public record Trigger(
            String region, LocalDate date, String kind, String place, String what, String source) {

        /** Whether it can turn an announced threat into more than a Waspada: not a mere holiday. */
        boolean local() {
            return !region.equals("00");
        }

        private boolean concerns(String code) {
            return region.equals("00")
                    || region.equals(code)
                    || (region.length() == 2 && code.startsWith(region + "."));
        }
    }

    /** The register that ships with the project. */
    public static Triggers standard() {
        return of(Table.resource(Triggers.class, "triggers.tsv", 6));
    }

    /** The register of an office, beside the one that ships. */
    public static Triggers read(String text, String name) {
        return of(Table.read(text, name, 6));
    }

    /** This register and another one. */
    public Triggers and(Triggers other) {
        List<Trigger> both = new ArrayList<>(all);
        both.addAll(other.all);
        return sorted(both);
    }

    private static Triggers of(List<Table.Row> rows) {
        List<Trigger> all = new ArrayList<>();
        for (Table.Row row : rows) {
            if (!row.cell(0).equals(Regions.NATIONAL)
                    && Regions.standard().find(row.cell(0)).isEmpty()) {
                throw row.refused(
                        "unknown region "
                                + row.cell(0)
                                + "; use a Kemendagri code of today (NN, NN.NN) or 00");
            }
            if (!KINDS.contains(row.cell(2))) {
                throw row.refused(
                        "unknown kind " + row.cell(2) + "; use " + String.join(", ", KINDS));
            }
            if (row.cell(4).isEmpty() || row.cell(5).isEmpty()) {
                throw row.refused("a trigger needs what people read and its source");
            }
            if (row.cell(4).length() > LONGEST) {
                throw row.refused("what people read is longer than " + LONGEST + " characters");
            }
            try {
                all.add(
                        new Trigger(
                                row.cell(0),
                                LocalDate.parse(row.cell(1)),
                                row.cell(2),
                                row.cell(3),
                                row.cell(4),
                                row.cell(5)));
            } catch (DateTimeParseException e) {
                throw row.refused("date must be YYYY-MM-DD: " + row.cell(1));
            }
        }
        return sorted(all);
    }

    private static Triggers sorted(List<Trigger> all) {
        all.sort(
                Comparator.comparing(Trigger::date)
                        .thenComparing(Trigger::region)
                        .thenComparing(Trigger::kind));
        return new Triggers(List.copyOf(all));
    }

    /** The day that it is in {@code region}; of the nation, in Jakarta. */
    private static LocalDate today(String region, Instant time) {
        String offset =
                Regions.standard().find(region).map(one -> one.zone().offset()).orElse("+07:00");
        return time.atOffset(ZoneOffset.of(offset)).toLocalDate();
    }

    /** Triggers of {@code region} before today, at most {@code back} ago, in order of date. */
    public List<Trigger> past(String region, Instant time, Duration back) {
        LocalDate today = today(region, time);
        LocalDate first = today.minusDays(back.toDays());
        return all.stream()
                .filter(one -> one.concerns(region))
                .filter(one -> one.date().isBefore(today) && !one.date().isBefore(first))
                .toList();
    }

    /** Triggers of {@code region} from today to 14 days ahead, in order of date. */
    public List<Trigger> ahead(String region, Instant time) {
        LocalDate today = today(region, time);
        return all.stream()
                .filter(one -> one.concerns(region))
                .filter(
                        one ->
                                !one.date().isBefore(today)
                                        && !one.date().isAfter(today.plusDays(AHEAD_DAYS)))
                .toList();
    }
}
