package id.kentongan.analyzers.risk;

import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a region remembers: integer contributions in buckets of a day for the last {@value #WINDOW}
 * days, everything older folded day by day into one sum per half-life. Of fixed size, whatever the
 * number of past items. A value: every method gives a new one.
 *
 * @param region whose memory
 * @param firstDay day of the first report ever, -1 before it
 * @param lastDay newest day that the buckets reach; the oldest is {@code lastDay - WINDOW + 1}
 * @param buckets micro-units by {@code [day mod WINDOW][channel]}, flattened
 * @param folded older micro-units, decayed to the oldest bucket, by {@code [channel][half-life]}
 * @param recent events of the last 28 days, at most {@value #RECENT}
 */
public record RegionMemory(
        String region,
        long firstDay,
        long lastDay,
        long[] buckets,
        double[] folded,
        List<RecentEvent> recent) {

    /** Days kept as buckets: 28 recent days and a guard of a week. */
    static final int WINDOW = 35;

    /** Days that count as recent. */
    static final int DAYS_RECENT = 28;

    static final int RECENT = 200;

    /** Half-lives in days: fast, medium, slow. */
    static final int[] HALF_LIVES = {7, 56, 182, 364};

    private static final String[] NAMES = {"1w", "8w", "26w", "52w"};
    private static final int KINDS = 2;
    private static final int CHANNELS = KINDS * 8;
    private static final int SLOTS = HALF_LIVES.length;
    private static final long HISTORY_DAYS = 26 * 7;
    private static final int SHOWN_EVENTS = 5;

    /** Weight of one bucket by its age: {@code 2^(-age/half-life)}. */
    private static final double[][] DECAY = decay();

    /** Fills what an older savepoint does not know. */
    public RegionMemory {
        buckets = buckets == null ? new long[WINDOW * CHANNELS] : buckets;
        folded = folded == null ? new double[CHANNELS * SLOTS] : folded;
        recent = recent == null ? List.of() : recent;
    }

    /** A region that was never heard of. */
    public static RegionMemory of(String region) {
        return new RegionMemory(
                region,
                -1,
                -1,
                new long[WINDOW * CHANNELS],
                new double[CHANNELS * SLOTS],
                List.of());
    }

    /** Whether a report ever named this region. */
    public boolean known() {
        return firstDay >= 0;
    }

    /** Applies a change; the caller applies them in order of (at, item, sequence). */
    public RegionMemory apply(CaseChange change) {
        RegionMemory base = advance(CaseChange.dayOf(change.at()));
        long first = base.firstDay < 0 ? CaseChange.dayOf(change.at()) : base.firstDay;
        long[] nextBuckets = base.buckets;
        double[] nextFolded = base.folded;
        int family = Weights.FAMILIES.indexOf(change.family());
        if (family >= 0 && (change.count() != 0 || change.load() != 0)) {
            long day = Math.min(change.day(), base.lastDay);
            long[] differences = {change.count(), change.load()};
            long oldest = base.lastDay - WINDOW + 1;
            if (day >= oldest) {
                nextBuckets = base.buckets.clone();
                for (int kind = 0; kind < KINDS; kind++) {
                    nextBuckets[slot(day, family * KINDS + kind)] += differences[kind];
                }
            } else {
                nextFolded = base.folded.clone();
                for (int kind = 0; kind < KINDS; kind++) {
                    for (int life = 0; life < SLOTS; life++) {
                        nextFolded[(family * KINDS + kind) * SLOTS + life] +=
                                differences[kind]
                                        * StrictMath.pow(
                                                0.5, (double) (oldest - day) / HALF_LIVES[life]);
                    }
                }
            }
        }
        Event event = change.event();
        List<RecentEvent> nextRecent = base.recent;
        if (event != null) {
            nextRecent = remember(base.recent, change, event);
        }
        return new RegionMemory(region, first, base.lastDay, nextBuckets, nextFolded, nextRecent);
    }

    private static List<RecentEvent> remember(
            List<RecentEvent> recent, CaseChange change, Event event) {
        List<RecentEvent> next = new ArrayList<>(recent.size() + 1);
        for (RecentEvent one : recent) {
            if (!one.eventId().equals(event.eventId())) {
                next.add(one);
            }
        }
        boolean scores =
                event.contribution() > 0
                        && (event.status() == Status.INC
                                || event.status() == Status.THR
                                || event.status() == Status.RES);
        if (scores) {
            Integer killed = event.killedMin();
            next.add(
                    new RecentEvent(
                            event.eventId(),
                            event.family(),
                            change.day(),
                            event.contribution(),
                            event.status(),
                            event.severity(),
                            killed == null ? 0 : killed,
                            event.voices(),
                            event.verified(),
                            event.simulated()));
        }
        while (next.size() > RECENT) {
            next.remove(0);
        }
        return List.copyOf(next);
    }

    /** The memory with buckets that reach {@code day}; earlier days leave it as it is. */
    public RegionMemory advance(long day) {
        if (lastDay < 0) {
            return new RegionMemory(region, firstDay, day, buckets, folded, recent);
        }
        if (day <= lastDay) {
            return this;
        }
        long[] nextBuckets = buckets.clone();
        double[] nextFolded = folded.clone();
        for (long step = lastDay + 1; step <= day; step++) {
            // the oldest bucket makes room for the new day; the folded sum moves one day on
            int at = slot(step, 0);
            for (int channel = 0; channel < CHANNELS; channel++) {
                long leaving = nextBuckets[at + channel];
                nextBuckets[at + channel] = 0;
                for (int life = 0; life < SLOTS; life++) {
                    int index = channel * SLOTS + life;
                    if (leaving != 0 || nextFolded[index] != 0) {
                        nextFolded[index] = (nextFolded[index] + leaving) * DECAY[1][life];
                    }
                }
            }
        }
        List<RecentEvent> nextRecent = new ArrayList<>(recent.size());
        for (RecentEvent one : recent) {
            if (one.day() > day - DAYS_RECENT) {
                nextRecent.add(one);
            }
        }
        return new RegionMemory(
                region, firstDay, day, nextBuckets, nextFolded, List.copyOf(nextRecent));
    }

    /**
     * Sum of decayed contributions in units.
     *
     * @param families which families count
     * @param kind 0 count, 1 load
     * @param life index of the half-life
     */
    double memory(Set<Integer> families, int kind, int life) {
        double sum = 0;
        for (int family : families) {
            int channel = family * KINDS + kind;
            double one = folded[channel * SLOTS + life] * DECAY[WINDOW - 1][life];
            for (int age = 0; age < WINDOW; age++) {
                long bucket = buckets[slot(lastDay - age, channel)];
                if (bucket != 0) {
                    one += bucket * DECAY[age][life];
                }
            }
            sum += one;
        }
        return Math.max(0, sum / Weights.MICRO);
    }

    /** The inputs of the score by name, all at least 0. */
    public Map<String, Double> features(String family) {
        Set<Integer> families = families(family);
        Map<String, Double> features = new TreeMap<>();
        for (int life = 0; life < SLOTS; life++) {
            features.put("count-" + NAMES[life], StrictMath.log1p(memory(families, 0, life)));
            features.put("load-" + NAMES[life], StrictMath.log1p(memory(families, 1, life)));
        }
        return features;
    }

    private static Set<Integer> families(String family) {
        Set<Integer> families = new TreeSet<>();
        for (int i = 0; i < Weights.FAMILIES.size(); i++) {
            if (family.equals(RiskScore.ALL) || Weights.FAMILIES.get(i).equals(family)) {
                families.add(i);
            }
        }
        return families;
    }

    /** Whether anything of this family is still remembered. */
    public boolean remembers(String family) {
        for (int index : families(family)) {
            for (int kind = 0; kind < KINDS; kind++) {
                int channel = index * KINDS + kind;
                for (int life = 0; life < SLOTS; life++) {
                    if (folded[channel * SLOTS + life] != 0) {
                        return true;
                    }
                }
                for (int day = 0; day < WINDOW; day++) {
                    if (buckets[day * CHANNELS + channel] != 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * The score of one family at {@code time}, from a memory that was advanced to it.
     *
     * @param model fitted weights
     * @param family one of the eight, or ALL
     * @param time the instant
     * @param midnight whether this is the row of the day
     */
    public RiskScore score(RiskModel model, String family, Instant time, boolean midnight) {
        Map<String, Double> features = features(family);
        List<RiskPart> parts = new ArrayList<>();
        double score = 0;
        for (RiskModel.Term term : model.terms()) {
            double value = features.getOrDefault(term.feature(), 0.0);
            double points = value * term.weight();
            score += points;
            if (points > 0) {
                parts.add(new RiskPart(term.feature(), value, term.weight(), points));
            }
        }
        parts.sort(
                Comparator.comparingDouble(RiskPart::points)
                        .reversed()
                        .thenComparing(RiskPart::name));
        int events = 0;
        int incidents = 0;
        int severity = 0;
        int killed = 0;
        boolean verified = false;
        boolean simulated = false;
        Set<String> voices = new TreeSet<>();
        List<RecentEvent> counted = new ArrayList<>();
        for (RecentEvent one : recent) {
            if (one.day() <= lastDay - DAYS_RECENT
                    || (!family.equals(RiskScore.ALL) && !family.equals(one.family()))) {
                continue;
            }
            counted.add(one);
            events++;
            incidents += one.status() == Status.INC ? 1 : 0;
            severity = Math.max(severity, one.severity());
            killed += one.killedMin();
            verified |= one.verified();
            simulated |= one.simulated();
            voices.addAll(one.voices());
        }
        counted.sort(
                Comparator.comparingLong(RecentEvent::load)
                        .reversed()
                        .thenComparing(RecentEvent::eventId));
        return new RiskScore(
                region,
                region.length() == 2 ? "province" : "kabupaten",
                family,
                time,
                midnight,
                score,
                model.probability(score),
                lastDay - firstDay >= HISTORY_DAYS ? "ok" : "unknown",
                0,
                events,
                incidents,
                voices.size(),
                verified || voices.size() >= 2,
                severity,
                killed,
                "UNKNOWN",
                List.copyOf(parts),
                counted.stream().limit(SHOWN_EVENTS).map(RecentEvent::eventId).toList(),
                simulated,
                model.hash());
    }

    private static int slot(long day, int channel) {
        return (int) Math.floorMod(day, (long) WINDOW) * CHANNELS + channel;
    }

    private static double[][] decay() {
        double[][] decay = new double[WINDOW + 1][SLOTS];
        for (int age = 0; age <= WINDOW; age++) {
            for (int life = 0; life < SLOTS; life++) {
                decay[age][life] = StrictMath.pow(0.5, (double) age / HALF_LIVES[life]);
            }
        }
        return decay;
    }

    /** Two memories are equal when everything in them is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RegionMemory that
                && region.equals(that.region)
                && firstDay == that.firstDay
                && lastDay == that.lastDay
                && Arrays.equals(buckets, that.buckets)
                && Arrays.equals(folded, that.folded)
                && recent.equals(that.recent);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(buckets) * 31 + region.hashCode();
    }
}
