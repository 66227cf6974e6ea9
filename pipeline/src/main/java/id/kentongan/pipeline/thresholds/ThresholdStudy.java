package id.kentongan.pipeline.thresholds;

import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Thresholds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Solves thresholds from a budget of false alarms on one period and judges them on a later one,
 * beside a baseline that alerts on decayed counts and gets the same budget.
 */
public final class ThresholdStudy {

    private static final double STEP = 0.05;

    private static final double HIGHEST = 8;

    /** A level is held while so much is left of the last three weeks: one half-believed event. */
    private static final double HELD = 0.25;

    private final LevelReplay replay;
    private final AlertQuality quality;

    public ThresholdStudy(WatchTape tape) {
        replay = new LevelReplay(tape);
        quality = new AlertQuality(tape);
    }

    /**
     * A period.
     *
     * @param from first instant
     * @param to first instant after it
     */
    public record Period(Instant from, Instant to) {

        public Period {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("the period is empty: " + from + " to " + to);
            }
        }
    }

    /**
     * How many false alarms are allowed.
     *
     * @param siaga false Siaga for 100 regions and quarter
     * @param awas false Awas for 100 regions and quarter
     * @param desk false alarms of either level a week at the national desk, all regions together
     */
    public record Budget(double siaga, double awas, double desk) {

        public Budget {
            if (!(siaga > 0 && awas > 0 && desk > 0)) {
                throw new IllegalArgumentException("a budget must be above 0");
            }
        }
    }

    /** The lowest thresholds whose false alarms in {@code period} stay within the budget. */
    public Thresholds solve(Period period, Budget budget) {
        Thresholds start = Thresholds.standard().with(Level.AWAS, 1000, 500);
        double siaga =
                lowest(
                        rise ->
                                spent(
                                        replay.rules(start.with(Level.SIAGA, rise, HELD)),
                                        Level.SIAGA,
                                        period,
                                        budget.siaga(),
                                        budget.desk()),
                        0.5);
        Thresholds solved = start.with(Level.SIAGA, siaga, HELD);
        double awas =
                lowest(
                        rise ->
                                spent(
                                        replay.rules(solved.with(Level.AWAS, rise, HELD)),
                                        Level.AWAS,
                                        period,
                                        budget.awas(),
                                        budget.desk()),
                        siaga + STEP);
        return solved.with(Level.AWAS, awas, HELD);
    }

    /** Lowest count thresholds of the baseline within the same budget: Siaga, Awas. */
    double[] solveCounts(double halfLife, Period period, Budget budget) {
        double siaga =
                lowest(
                        rise ->
                                spent(
                                        replay.counts(halfLife, rise, 1000),
                                        Level.SIAGA,
                                        period,
                                        budget.siaga(),
                                        budget.desk()),
                        1.05);
        double awas =
                lowest(
                        rise ->
                                spent(
                                        replay.counts(halfLife, siaga, rise),
                                        Level.AWAS,
                                        period,
                                        budget.awas(),
                                        budget.desk()),
                        siaga + STEP);
        return new double[] {siaga, awas};
    }

    /** Share of the budget that is spent, of the tighter one; up to 1 is within. */
    private double spent(
            List<Raised> raised, Level level, Period period, double budget, double desk) {
        AlertQuality.Figures figures =
                quality.figures(
                        quality.judge(raised, level, period.from(), period.to()),
                        period.from(),
                        period.to());
        return Math.max(figures.falseAlarms() / budget, figures.falsePerWeek() / desk);
    }

    /** Step by step: false alarms do not fall evenly, and halving would miss the lowest. */
    private static double lowest(DoubleUnaryOperator spent, double from) {
        int steps = (int) Math.round((HIGHEST - from) / STEP);
        for (int step = 0; step < steps; step++) {
            double rise = rounded(from + step * STEP);
            if (spent.applyAsDouble(rise) <= 1) {
                return rise;
            }
        }
        return HIGHEST;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /**
     * Figures of {@code thresholds} and of the baselines in {@code judged}, as lines for people.
     */
    public List<String> report(Thresholds thresholds, Period solved, Period judged, Budget budget) {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "thresholds (heat): Waspada %.2f  Siaga %.2f  Awas %.2f",
                        thresholds.rise(Level.WASPADA),
                        thresholds.rise(Level.SIAGA),
                        thresholds.rise(Level.AWAS)));
        List<Raised> own = replay.rules(thresholds);
        for (double halfLife : new double[] {14, 56}) {
            double[] bounds = solveCounts(halfLife, solved, budget);
            List<Raised> counts = replay.counts(halfLife, bounds[0], bounds[1]);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "baseline: events counted with a half-life of %.0f days, Siaga from %.2f, Awas from %.2f",
                            halfLife,
                            bounds[0],
                            bounds[1]));
            for (Level level : new Level[] {Level.SIAGA, Level.AWAS}) {
                lines.addAll(compare(own, counts, level, judged));
            }
        }
        return lines;
    }

    private List<String> compare(
            List<Raised> own, List<Raised> counts, Level level, Period period) {
        List<AlertQuality.Judged> mine = quality.judge(own, level, period.from(), period.to());
        List<AlertQuality.Judged> theirs = quality.judge(counts, level, period.from(), period.to());
        double[][] bounds = quality.intervals(mine, theirs, period.from(), period.to());
        AlertQuality.Figures a = quality.figures(mine, period.from(), period.to());
        AlertQuality.Figures b = quality.figures(theirs, period.from(), period.to());
        int[] same = AlertQuality.sameEvents(mine, theirs);
        return List.of(
                line("  " + level.label() + ", rules:   ", a, bounds, 0),
                line("  " + level.label() + ", baseline:", b, bounds, -1),
                String.format(
                        Locale.ROOT,
                        "    difference: false alarms [%.2f, %.2f]  precision [%.3f, %.3f]  median lead [%.1f, %.1f]",
                        bounds[3][0],
                        bounds[3][1],
                        bounds[4][0],
                        bounds[4][1],
                        bounds[5][0],
                        bounds[5][1]),
                String.format(
                        Locale.ROOT,
                        "    events announced by both %d: earlier by the rules %d, later %d",
                        same[0],
                        same[1],
                        same[2]));
    }

    private static String line(
            String name, AlertQuality.Figures figures, double[][] bounds, int at) {
        String text =
                String.format(
                        Locale.ROOT,
                        "%s alerts %d  false alarms per 100 regions and quarter %.2f  a week at the national desk %.2f  precision %.3f  median lead %.1f days",
                        name,
                        figures.alerts(),
                        figures.falseAlarms(),
                        figures.falsePerWeek(),
                        figures.precision(),
                        figures.medianLeadDays());
        if (at < 0) {
            return text;
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "  (95 %%: [%.2f, %.2f] [%.3f, %.3f] [%.1f, %.1f])",
                        bounds[0][0],
                        bounds[0][1],
                        bounds[1][0],
                        bounds[1][1],
                        bounds[2][0],
                        bounds[2][1]);
    }
}
