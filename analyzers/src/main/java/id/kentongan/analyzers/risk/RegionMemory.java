package id.kentongan.analyzers.risk;

import id.kentongan.analyzers.calendar.ElectionCalendar;
import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a region remembers: integer contributions in buckets of a day for the last {@value #WINDOW}
 * days, everything older folded day by day into one sum per half-life. Of fixed size, whatever the
 * number of past items (about 7 KB and the recent events). A value: every method gives a new one.
 *
 * @param region whose memory
 * @param firstDay day of the first report ever, -1 before it
 * @param lastDay newest day that the buckets reach; the oldest is {@code lastDay - WINDOW + 1}
 * @param buckets micro-units by {@code [day mod WINDOW][channel][count, load]}, flattened
 * @param foldedDays older days with conflicts, decayed to the oldest bucket, by {@code
 *     [view][half-life]}
 * @param foldedLoads older contributions, by {@code [channel][half-life]}
 * @param foldedMob older cases of mob justice, slowest half-life
 * @param buildUp CUSUM of weekly conflict days above the own baseline
 * @param recent events of the last 28 days, at most {@value #RECENT}
 */
public record RegionMemory(
        String region,
        long firstDay,
        long lastDay,
        long[] buckets,
        double[] foldedDays,
        double[] foldedLoads,
        double foldedMob,
        double buildUp,
        List<RecentEvent> recent) {

    /** Days kept as buckets: four recent weeks and a guard of one. */
    static final int WINDOW = 35;

    /** Days whose events are named. */
    static final int DAYS_RECENT = 28;

    static final int RECENT = 200;

    /** Half-lives in days: fast, medium, slow, slowest. */
    static final int[] HALF_LIVES = {7, 56, 182, 364};

    private static final int SLOTS = HALF_LIVES.length;
    private static final int LOAD_SLOTS = 2;
    private static final int SLOWEST = 3;
    private static final int SLOW = 2;
    private static final int FAMILIES = 8;
    private static final int MOB = FAMILIES;
    private static final int CHANNELS = FAMILIES + 1;
    private static final int COM = Weights.FAMILIES.indexOf("COM");
    private static final int SEP = Weights.FAMILIES.indexOf("SEP");
    private static final int ELC = Weights.FAMILIES.indexOf("ELC");

    /** View of all families but separatism, which is no social conflict by law. */
    private static final int ALL = FAMILIES;

    private static final int VIEWS = FAMILIES + 1;

    /** History without which neither surprise nor build-up nor coverage is stated. */
    static final long HISTORY_DAYS = 26 * 7;

    private static final int SURPRISE_DAYS = 14;
    private static final double LEAST_EXPECTED = 0.1;
    private static final double MOST_SURPRISE = 6;
    private static final int WEEK = 7;
    private static final double SLACK = 0.5;
    private static final double MOST_BUILD_UP = 20;
    private static final int SHOWN_EVENTS = 5;

    /** Weight of one bucket by its age: {@code 2^(-age/half-life)}. */
    private static final double[][] DECAY = decay();

    /** Fills what an older savepoint does not know. */
    public RegionMemory {
        buckets = buckets == null ? new long[WINDOW * CHANNELS * 2] : buckets;
        foldedDays = foldedDays == null ? new double[VIEWS * SLOTS] : foldedDays;
        foldedLoads = foldedLoads == null ? new double[CHANNELS * LOAD_SLOTS] : foldedLoads;
        recent = recent == null ? List.of() : recent;
    }

    /** A region that was never heard of. */
    public static RegionMemory of(String region) {
        return new RegionMemory(
                region,
                -1,
                -1,
                new long[WINDOW * CHANNELS * 2],
                new double[VIEWS * SLOTS],
                new double[CHANNELS * LOAD_SLOTS],
                0,
                0,
                List.of());
    }

    /** Whether a report ever named this region. */
    public boolean known() {
        return firstDay >= 0;
    }

    /** Applies a change; the caller applies them in order of (at, item, sequence). */
    public RegionMemory apply(CaseChange change) {
        long today = CaseChange.dayOf(change.at());
        RegionMemory base = advance(today);
        long first = base.firstDay < 0 ? today : base.firstDay;
        long[] nextBuckets = base.buckets;
        double[] nextDays = base.foldedDays;
        double[] nextLoads = base.foldedLoads;
        double nextMob = base.foldedMob;
        int channel = channel(change.channel());
        if (channel >= 0 && (change.count() != 0 || change.load() != 0)) {
            long day = Math.min(change.day(), base.lastDay);
            long oldest = base.lastDay - WINDOW + 1;
            if (day >= oldest) {
                nextBuckets = base.buckets.clone();
                nextBuckets[slot(day, channel)] += change.count();
                nextBuckets[slot(day, channel) + 1] += change.load();
            } else {
                // folded already: corrected with the weight that the day has by now
                nextDays = base.foldedDays.clone();
                nextLoads = base.foldedLoads.clone();
                long days = Math.max(-Weights.MICRO, Math.min(Weights.MICRO, change.count()));
                for (int life = 0; life < SLOTS; life++) {
                    double faded = faded(oldest - day, life);
                    for (int view : views(channel)) {
                        int at = view * SLOTS + life;
                        nextDays[at] = Math.max(0, nextDays[at] + days * faded);
                    }
                    if (life < LOAD_SLOTS) {
                        int at = channel * LOAD_SLOTS + life;
                        nextLoads[at] = Math.max(0, nextLoads[at] + change.load() * faded);
                    }
                }
                if (channel == MOB) {
                    double faded = faded(oldest - day, SLOWEST);
                    nextMob = Math.max(0, nextMob + change.count() * faded);
                }
            }
        }
        Event event = change.event();
        List<RecentEvent> nextRecent = base.recent;
        if (event != null) {
            nextRecent = remember(base.recent, change, event);
        }
        return new RegionMemory(
                region,
                first,
                base.lastDay,
                nextBuckets,
                nextDays,
                nextLoads,
                nextMob,
                base.buildUp,
                nextRecent);
    }

    private static List<RecentEvent> remember(
            List<RecentEvent> recent, CaseChange change, Event event) {
        List<RecentEvent> next = new ArrayList<>(recent.size() + 1);
        for (RecentEvent one : recent) {
            if (!one.eventId().equals(event.eventId())) {
                next.add(one);
            }
        }
        if (event.contribution() > 0) {
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
            return new RegionMemory(
                    region,
                    firstDay,
                    day,
                    buckets,
                    foldedDays,
                    foldedLoads,
                    foldedMob,
                    buildUp,
                    recent);
        }
        if (day <= lastDay) {
            return this;
        }
        long[] nextBuckets = buckets.clone();
        double[] nextDays = foldedDays.clone();
        double[] nextLoads = foldedLoads.clone();
        double nextMob = foldedMob;
        double nextBuildUp = buildUp;
        for (long step = lastDay + 1; step <= day; step++) {
            // the oldest bucket makes room for the new day; the folded sums move one day on
            int at = slot(step, 0);
            for (int view = 0; view < VIEWS; view++) {
                long leaving = active(nextBuckets, at, view);
                for (int life = 0; life < SLOTS; life++) {
                    int index = view * SLOTS + life;
                    nextDays[index] = (nextDays[index] + leaving) * DECAY[1][life];
                }
            }
            for (int channel = 0; channel < CHANNELS; channel++) {
                long leaving = nextBuckets[at + 2 * channel + 1];
                for (int life = 0; life < LOAD_SLOTS; life++) {
                    int index = channel * LOAD_SLOTS + life;
                    nextLoads[index] = (nextLoads[index] + leaving) * DECAY[1][life];
                }
            }
            nextMob = (nextMob + nextBuckets[at + 2 * MOB]) * DECAY[1][SLOWEST];
            for (int i = 0; i < 2 * CHANNELS; i++) {
                nextBuckets[at + i] = 0;
            }
            if (Math.floorMod(step, (long) WEEK) == 0 && firstDay >= 0) {
                nextBuildUp = built(nextBuckets, nextDays, step, nextBuildUp);
            }
        }
        List<RecentEvent> nextRecent = recent;
        if (recent.stream().anyMatch(one -> one.day() <= day - DAYS_RECENT)) {
            nextRecent = recent.stream().filter(one -> one.day() > day - DAYS_RECENT).toList();
        }
        return new RegionMemory(
                region,
                firstDay,
                day,
                nextBuckets,
                nextDays,
                nextLoads,
                nextMob,
                nextBuildUp,
                nextRecent);
    }

    private double built(long[] now, double[] days, long today, double before) {
        if (today - firstDay < HISTORY_DAYS) {
            return 0;
        }
        double week = 0;
        for (int age = 1; age <= WEEK; age++) {
            week += (double) active(now, slot(today - age, 0), ALL) / Weights.MICRO;
        }
        double above = week - expected(days, today, WEEK) - SLACK;
        return Math.max(0, Math.min(MOST_BUILD_UP, before + above));
    }

    /**
     * Conflict days expected in {@code length} days by the baseline that ends before the window.
     */
    private double expected(double[] days, long today, int length) {
        long span = today - WINDOW + 1 - firstDay;
        double full = 1 - StrictMath.pow(0.5, (double) span / HALF_LIVES[SLOW]);
        double daily = days[ALL * SLOTS + SLOW] / Weights.MICRO * (1 - DECAY[1][SLOW]);
        return full <= 0 ? 0 : daily / full * length;
    }

    /** The inputs of the score in the order of {@link Feature}; those of the surroundings are 0. */
    public List<Double> features(String family, LocalDate today, ElectionCalendar calendar) {
        int view = view(family);
        double[] features = new double[Feature.values().length];
        double[] days = days(view);
        for (int life = 0; life < SLOTS; life++) {
            features[Feature.DAYS_FAST.ordinal() + life] = StrictMath.log1p(days[life]);
        }
        features[Feature.LOAD_FAST.ordinal()] = StrictMath.log1p(load(view, 0));
        features[Feature.LOAD_MEDIUM.ordinal()] = StrictMath.log1p(load(view, 1));
        if (view == ALL || view == COM) {
            features[Feature.MOB_SLOWEST.ordinal()] = StrictMath.log1p(mob());
        }
        if (view == ALL) {
            features[Feature.SURPRISE.ordinal()] = surprise();
            features[Feature.BUILD_UP.ordinal()] = StrictMath.log1p(buildUp);
        }
        features[Feature.STAGE.ordinal()] = stage(view, today, calendar);
        return Arrays.stream(features).boxed().toList();
    }

    /** Days with a conflict, faded by half-life; two conflicts on one day count as one. */
    private double[] days(int view) {
        double[] sums = new double[SLOTS];
        for (int life = 0; life < SLOTS; life++) {
            sums[life] = foldedDays[view * SLOTS + life] * DECAY[WINDOW - 1][life];
        }
        for (int age = 0; age < WINDOW; age++) {
            long active = active(buckets, slot(lastDay - age, 0), view);
            // a quiet day adds nothing
            for (int life = 0; life < SLOTS && active != 0; life++) {
                sums[life] += active * DECAY[age][life];
            }
        }
        for (int life = 0; life < SLOTS; life++) {
            sums[life] /= Weights.MICRO;
        }
        return sums;
    }

    /** The same of one half-life. */
    double days(int view, int life) {
        return days(view)[life];
    }

    private double load(int view, int life) {
        double sum = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (!sees(view, channel)) {
                continue;
            }
            sum += foldedLoads[channel * LOAD_SLOTS + life] * DECAY[WINDOW - 1][life];
            for (int age = 0; age < WINDOW; age++) {
                long bucket = buckets[slot(lastDay - age, channel) + 1];
                if (bucket != 0) {
                    sum += bucket * DECAY[age][life];
                }
            }
        }
        return Math.max(0, sum / Weights.MICRO);
    }

    private double mob() {
        double sum = foldedMob * DECAY[WINDOW - 1][SLOWEST];
        for (int age = 0; age < WINDOW; age++) {
            sum += buckets[slot(lastDay - age, MOB)] * DECAY[age][SLOWEST];
        }
        return Math.max(0, sum / Weights.MICRO);
    }

    /**
     * {@code -log10} of the tail of a negative binomial of size 1 whose mean is the own baseline:
     * how surprising as many conflict days as in the last two weeks are. The baseline ends before
     * the window, so that a flare does not raise its own yardstick.
     */
    private double surprise() {
        if (lastDay - firstDay < HISTORY_DAYS) {
            return 0;
        }
        double count = 0;
        for (int age = 0; age < SURPRISE_DAYS; age++) {
            count += (double) active(buckets, slot(lastDay - age, 0), ALL) / Weights.MICRO;
        }
        double mean = Math.max(LEAST_EXPECTED, expected(foldedDays, lastDay, SURPRISE_DAYS));
        return Math.min(MOST_SURPRISE, count * StrictMath.log10((1 + mean) / mean));
    }

    private double stage(int view, LocalDate today, ElectionCalendar calendar) {
        double excess = calendar.factor(region, today) - 1;
        if (excess <= 0) {
            return 0;
        }
        double prone = 0;
        if (view == ALL || view == ELC) {
            prone += load(ELC, 0);
        }
        for (String half : List.of("ORM", "IDN", "COM")) {
            int other = Weights.FAMILIES.indexOf(half);
            if (view == ALL || view == other) {
                prone += load(other, 0) / 2;
            }
        }
        return excess * StrictMath.log1p(prone);
    }

    /** Whether a new row could differ from nothing: anything of this family is still remembered. */
    boolean remembers(String family) {
        return days(view(family), SLOWEST) > 0;
    }

    /**
     * The score of one family at {@code time}, from a memory that was advanced to it; without what
     * the surroundings add.
     *
     * @param model fitted weights
     * @param calendar election stages
     * @param family one of the eight, or ALL
     * @param time the instant
     * @param midnight whether this is the row of the day
     */
    public RiskScore score(
            RiskModel model,
            ElectionCalendar calendar,
            String family,
            Instant time,
            boolean midnight) {
        LocalDate today = LocalDate.ofEpochDay(lastDay);
        List<Double> features = features(family, today, calendar);
        RiskModel.Scored scored = model.score(features);
        int events = 0;
        int incidents = 0;
        int severity = 0;
        int killed = 0;
        boolean verified = false;
        boolean simulated = false;
        Set<String> voices = new HashSet<>();
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
        boolean all = family.equals(RiskScore.ALL);
        return new RiskScore(
                region,
                region.length() == 2 ? "province" : "kabupaten",
                family,
                time,
                midnight,
                scored.score(),
                scored.probability(),
                lastDay - firstDay >= HISTORY_DAYS ? "ok" : "unknown",
                features.get(Feature.SURPRISE.ordinal()),
                events,
                incidents,
                voices.size(),
                verified || voices.size() >= 2,
                severity,
                killed,
                calendar.stage(region, today),
                all ? features : List.of(),
                all ? List.of(days(ALL, 0), days(ALL, 1)) : List.of(),
                scored.parts(),
                counted.stream().limit(SHOWN_EVENTS).map(RecentEvent::eventId).toList(),
                simulated,
                model.hash());
    }

    /** Whether the day at {@code at} saw a conflict of this view, in micro-units, at most one. */
    private static long active(long[] buckets, int at, int view) {
        long sum = 0;
        if (view == ALL) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                if (channel != SEP) {
                    sum += buckets[at + 2 * channel];
                }
            }
        } else {
            sum = buckets[at + 2 * view];
            if (view == COM) {
                sum += buckets[at + 2 * MOB];
            }
        }
        return Math.max(0, Math.min(Weights.MICRO, sum));
    }

    private static boolean sees(int view, int channel) {
        return view == ALL ? channel != SEP : channel == view || (view == COM && channel == MOB);
    }

    private static int[] views(int channel) {
        if (channel == SEP) {
            return new int[] {SEP};
        }
        return new int[] {channel == MOB ? COM : channel, ALL};
    }

    private static int view(String family) {
        return family.equals(RiskScore.ALL) ? ALL : Weights.FAMILIES.indexOf(family);
    }

    private static int channel(String name) {
        return name.equals(Weights.MOB) ? MOB : Weights.FAMILIES.indexOf(name);
    }

    private static int slot(long day, int channel) {
        return ((int) Math.floorMod(day, (long) WINDOW) * CHANNELS + channel) * 2;
    }

    private static double faded(long age, int life) {
        return StrictMath.pow(0.5, (double) age / HALF_LIVES[life]);
    }

    private static double[][] decay() {
        double[][] decay = new double[WINDOW + 1][SLOTS];
        for (int age = 0; age <= WINDOW; age++) {
            for (int life = 0; life < SLOTS; life++) {
                decay[age][life] = faded(age, life);
            }
        }
        return decay;
    }
}
