package id.kentongan.pipeline.evaluate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The judged cells: regions by Mondays, with what happened week by week. Column {@code w} of a week
 * table counts the week that begins {@code w} weeks after {@link #start}; a forecast of Monday
 * {@code m} may use columns before {@link #column} of it.
 */
final class Grid {

    static final int WEEK = 7;

    private static final int QUIET_WEEKS = 12;

    private final LocalDate start;
    private final List<LocalDate> mondays;
    private final List<String> regions;
    private final Map<String, Integer> index;
    private final int horizon;
    private final double[][] social;
    private final double[][] every;

    /** Cells of the Mondays {@code from} to {@code to} for the next {@code horizon} weeks. */
    Grid(Truth truth, List<String> regions, LocalDate from, LocalDate to, int horizon) {
        this.start = truth.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        this.regions = regions;
        this.horizon = horizon;
        this.mondays = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusWeeks(1)) {
            mondays.add(day);
        }
        this.index = new HashMap<>();
        for (int r = 0; r < regions.size(); r++) {
            index.put(regions.get(r), r);
        }
        int weeks = week(to) + horizon + 1;
        this.social = new double[regions.size()][weeks];
        this.every = new double[regions.size()][weeks];
        for (TruthEvent event : truth.events()) {
            Integer region = index.get(event.region());
            int week = week(event.start());
            if (region == null || week < 0 || week >= weeks) {
                continue;
            }
            every[region][week]++;
            if (event.social()) {
                social[region][week]++;
            }
        }
    }

    List<String> regions() {
        return regions;
    }

    List<LocalDate> mondays() {
        return mondays;
    }

    int horizon() {
        return horizon;
    }

    int column(int monday) {
        return week(mondays.get(monday));
    }

    int week(LocalDate day) {
        return (int) Math.floorDiv(ChronoUnit.DAYS.between(start, day), (long) WEEK);
    }

    int weeks() {
        return social.length == 0 ? 0 : social[0].length;
    }

    double[][] social() {
        return social;
    }

    /** Whether a region was reported before a Monday. */
    boolean seen(int region, int monday) {
        return sum(every[region], 0, column(monday)) > 0;
    }

    /** Whether a social conflict began within the horizon. */
    boolean outcome(int region, int monday) {
        int column = column(monday);
        return sum(social[region], column, column + horizon) > 0;
    }

    /** Whether the last twelve weeks saw none: what begins now is an onset. */
    boolean quiet(int region, int monday) {
        int column = column(monday);
        return sum(social[region], Math.max(0, column - QUIET_WEEKS), column) == 0;
    }

    /** Share of region-weeks with a conflict within the horizon, after a year and before a day. */
    double rateBefore(LocalDate day) {
        int last = week(day) - horizon;
        int first = last > 2 * 52 ? 52 : 0;
        double hits = 0;
        double cells = 0;
        for (double[] row : social) {
            for (int week = first; week < last; week++) {
                hits += sum(row, week, Math.min(row.length, week + horizon)) > 0 ? 1 : 0;
                cells++;
            }
        }
        return cells == 0 ? Double.NaN : hits / cells;
    }

    /** The outcomes of a choice of regions (with repeats), onset cells alone if asked. */
    boolean[] outcomes(int[] chosen, Cells cells) {
        List<Boolean> values = new ArrayList<>();
        for (int region : chosen) {
            for (int monday = 0; monday < mondays.size(); monday++) {
                if (cells.take(quiet(region, monday))) {
                    values.add(outcome(region, monday));
                }
            }
        }
        boolean[] flat = new boolean[values.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = values.get(i);
        }
        return flat;
    }

    /** The values of the same cells. */
    double[] values(double[][] table, int[] chosen, Cells cells) {
        double[] flat = new double[chosen.length * mondays.size()];
        int count = 0;
        for (int region : chosen) {
            for (int monday = 0; monday < mondays.size(); monday++) {
                if (cells.take(quiet(region, monday))) {
                    flat[count++] = table[region][monday];
                }
            }
        }
        return java.util.Arrays.copyOf(flat, count);
    }

    /** Which cells count. */
    enum Cells {
        ALL,
        ONSET,
        ONGOING;

        boolean take(boolean quiet) {
            return this == ALL || (this == ONSET) == quiet;
        }
    }

    private static double sum(double[] row, int from, int to) {
        double sum = 0;
        for (int i = Math.max(0, from); i < Math.min(row.length, to); i++) {
            sum += row[i];
        }
        return sum;
    }
}
