package id.kentongan.pipeline.thresholds;

import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.finding.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * How good raised levels are: an alert is false when no INC of severity 2 or more follows in its
 * region and family within 28 days; one alert matches one event; lead time is the time to that
 * event.
 */
final class AlertQuality {

    private static final Duration WINDOW = Duration.ofDays(28);

    private static final double QUARTER_DAYS = 91.3125;

    private static final int SEVERITY = 2;

    private static final int DRAWS = 1000;

    private final List<String> regions;
    private final Map<String, List<Instant>> events = new TreeMap<>();

    AlertQuality(WatchTape tape) {
        regions = List.copyOf(tape.regions().keySet());
        Map<String, Case> last = new HashMap<>();
        Map<String, String> where = new HashMap<>();
        tape.regions()
                .forEach(
                        (region, steps) ->
                                steps.forEach(
                                        step ->
                                                step.cases()
                                                        .forEach(
                                                                one -> {
                                                                    last.put(one.eventId(), one);
                                                                    where.put(
                                                                            one.eventId(), region);
                                                                })));
        for (Case one : last.values()) {
            if (one.status() == Status.INC && one.severity() >= SEVERITY) {
                events.computeIfAbsent(
                                where.get(one.eventId()) + " " + one.family(),
                                key -> new ArrayList<>())
                        .add(one.firstKnown());
            }
        }
        events.values().forEach(Collections::sort);
    }

    /**
     * One alert as judged.
     *
     * @param region where
     * @param leadDays days to the event it matches; negative for a false alarm
     * @param event which one that is; empty for a false alarm
     */
    record Judged(String region, double leadDays, String event) {

        boolean right() {
            return leadDays >= 0;
        }
    }

    /**
     * Figures over a period.
     *
     * @param alerts number of alerts
     * @param falseAlarms false ones for 100 regions and quarter
     * @param precision share of right ones
     * @param medianLeadDays median days from alert to event, of the right ones
     * @param falsePerWeek false ones a week in all regions together, as a national desk sees them
     */
    record Figures(
            int alerts,
            double falseAlarms,
            double precision,
            double medianLeadDays,
            double falsePerWeek) {}

    /** Alerts of {@code level} in the period, judged in order of time. */
    List<Judged> judge(List<Raised> raised, Level level, Instant from, Instant to) {
        List<Raised> inPeriod =
                raised.stream()
                        .filter(one -> one.reaches(level))
                        .filter(one -> !one.time().isBefore(from) && one.time().isBefore(to))
                        .sorted(java.util.Comparator.comparing(Raised::time))
                        .toList();
        Set<String> matched = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (Raised one : inPeriod) {
            String key = one.region() + " " + one.family();
            double lead = -1;
            String matchedEvent = "";
            List<Instant> known = events.getOrDefault(key, List.of());
            for (int i = 0; i < known.size() && lead < 0; i++) {
                Instant event = known.get(i);
                if (event.isAfter(one.time())
                        && !event.isAfter(one.time().plus(WINDOW))
                        && matched.add(key + " " + i)) {
                    matchedEvent = key + " " + i;
                    lead = Duration.between(one.time(), event).toSeconds() / 86_400.0;
                }
            }
            judged.add(new Judged(one.region(), lead, matchedEvent));
        }
        return judged;
    }

    Figures figures(List<Judged> judged, Instant from, Instant to) {
        return figures(judged, from, to, regions.size());
    }

    private static Figures figures(List<Judged> judged, Instant from, Instant to, int regions) {
        double quarters = Duration.between(from, to).toDays() / QUARTER_DAYS;
        long wrong = judged.stream().filter(one -> !one.right()).count();
        double[] lead =
                judged.stream()
                        .filter(Judged::right)
                        .mapToDouble(Judged::leadDays)
                        .sorted()
                        .toArray();
        return new Figures(
                judged.size(),
                wrong * 100.0 / regions / quarters,
                judged.isEmpty() ? Double.NaN : lead.length / (double) judged.size(),
                lead.length == 0 ? Double.NaN : lead[lead.length / 2],
                wrong * 7.0 / Duration.between(from, to).toDays());
    }

    /**
     * Ninety-five in a hundred draws of regions lie between these, for each figure: false alarms,
     * precision, median lead; and the same for the difference to {@code other}.
     */
    double[][] intervals(List<Judged> own, List<Judged> other, Instant from, Instant to) {
        Map<String, List<Judged>> mine = byRegion(own);
        Map<String, List<Judged>> theirs = byRegion(other);
        Random random = new Random(20010101);
        double[][] draws = new double[6][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Judged> a = new ArrayList<>();
            List<Judged> b = new ArrayList<>();
            for (int i = 0; i < regions.size(); i++) {
                String region = regions.get(random.nextInt(regions.size()));
                a.addAll(mine.getOrDefault(region, List.of()));
                b.addAll(theirs.getOrDefault(region, List.of()));
            }
            Figures one = figures(a, from, to, regions.size());
            Figures two = figures(b, from, to, regions.size());
            draws[0][draw] = one.falseAlarms();
            draws[1][draw] = one.precision();
            draws[2][draw] = one.medianLeadDays();
            draws[3][draw] = one.falseAlarms() - two.falseAlarms();
            draws[4][draw] = one.precision() - two.precision();
            draws[5][draw] = one.medianLeadDays() - two.medianLeadDays();
        }
        double[][] bounds = new double[6][2];
        for (int i = 0; i < draws.length; i++) {
            java.util.Arrays.sort(draws[i]);
            bounds[i][0] = draws[i][(int) (DRAWS * 0.025)];
            bounds[i][1] = draws[i][(int) (DRAWS * 0.975)];
        }
        return bounds;
    }

    /**
     * The events that right alerts of both match: how many, how many are told earlier by {@code
     * own}, and how many later.
     */
    static int[] sameEvents(List<Judged> own, List<Judged> other) {
        Map<String, Double> theirs = new HashMap<>();
        other.stream()
                .filter(Judged::right)
                .forEach(one -> theirs.put(one.event(), one.leadDays()));
        int[] counts = new int[3];
        for (Judged one : own) {
            Double lead = one.right() ? theirs.get(one.event()) : null;
            if (lead != null) {
                counts[0]++;
                counts[1] += one.leadDays() > lead ? 1 : 0;
                counts[2] += one.leadDays() < lead ? 1 : 0;
            }
        }
        return counts;
    }

    private static Map<String, List<Judged>> byRegion(List<Judged> judged) {
        Map<String, List<Judged>> map = new HashMap<>();
        judged.forEach(
                one -> map.computeIfAbsent(one.region(), region -> new ArrayList<>()).add(one));
        return map;
    }
}
