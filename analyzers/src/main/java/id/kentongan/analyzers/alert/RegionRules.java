package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.calendar.ElectionCalendar;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.region.Regions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The alert rules of one region: what was learnt at one instant, and which levels change by it.
 * Immutable; the stream keeps the {@link RegionWatch}.
 */
public final class RegionRules {

    private static final List<String> FAMILIES =
            List.of("COM", "ELC", "GOV", "IDN", "LAB", "LND", "ORM", "SEP");

    /** Mark of a remembered alert that rests on invented input: what follows from it does too. */
    private static final String SIMULATED = " (SIMULASI)";

    private final LevelMachine machine;
    private final Triggers triggers;
    private final AlertText words;

    public RegionRules(
            Thresholds thresholds, Triggers triggers, ActionCards cards, PlainWords plain) {
        this.machine = new LevelMachine(thresholds);
        this.triggers = triggers;
        this.words = new AlertText(plain, cards);
    }

    private RegionRules(Thresholds thresholds, Triggers triggers, AlertText words) {
        this.machine = new LevelMachine(thresholds);
        this.triggers = triggers;
        this.words = words;
    }

    /** These rules with other thresholds. */
    public RegionRules with(Thresholds other) {
        return new RegionRules(other, triggers, words);
    }

    /** The rules that ship with the project. */
    public static RegionRules standard() {
        return new RegionRules(
                Thresholds.standard(),
                Triggers.standard(),
                ActionCards.standard(),
                PlainWords.standard());
    }

    /**
     * What follows from one instant.
     *
     * @param watch memory after it
     * @param alerts changes to tell, in order of family
     */
    public record Outcome(RegionWatch watch, List<Alert> alerts) {}

    /** Applies all {@code inputs} of the instant {@code time}, in their own order, then decides. */
    public Outcome at(RegionWatch before, Instant time, List<WatchInput> inputs) {
        Draft draft = new Draft(before);
        List<Alert> alerts = at(draft, time, inputs);
        return new Outcome(draft.watch(), alerts);
    }

    /** The same to a memory that stays open; the changes to tell, in order of family. */
    public List<Alert> at(Draft draft, Instant time, List<WatchInput> inputs) {
        draft.begin();
        List<WatchInput> ordered = new ArrayList<>(inputs);
        ordered.sort(WatchInput.ORDER);
        for (WatchInput input : ordered) {
            draft.learn(input);
        }
        draft.forget(time);
        List<Alert> alerts = new ArrayList<>();
        for (Review review : draft.lowerings) {
            lower(draft, review, alerts);
        }
        for (String family : FAMILIES) {
            decide(draft, family, time, alerts);
        }
        return List.copyOf(alerts);
    }

    /**
     * When, without any further news, the level of {@code family} would next fall; null if never.
     */
    public @Nullable Instant calmAt(RegionWatch watch, String family, Instant time) {
        LevelState state = watch.levels().getOrDefault(family, LevelState.CALM);
        if (state.level() == Level.NORMAL) {
            return null;
        }
        Draft draft = new Draft(watch);
        for (int hours = 0; hours <= 24 * 60; hours += 6) {
            Instant later = time.plus(Duration.ofHours(hours));
            Assessment quiet = assess(draft, family, later);
            var step = machine.step(state, quiet);
            if (step.change() != null) {
                return later;
            }
            state = step.state();
        }
        return null;
    }

    private void decide(Draft draft, String family, Instant time, List<Alert> alerts) {
        if (draft.region.equals(Regions.NATIONAL)) {
            // many regions with one cause are told as a surge; one national story is told by nobody
            return;
        }
        LevelState state = draft.levels.getOrDefault(family, LevelState.CALM);
        if (state.level() == Level.NORMAL && !draft.byFamily.containsKey(family)) {
            return;
        }
        Assessment now = assess(draft, family, time);
        if (state.level() == Level.NORMAL && now.cases().isEmpty()) {
            return;
        }
        LevelMachine.Step step = machine.step(state, now);
        if (!step.state().equals(state)) {
            draft.levels().put(family, step.state());
        }
        LevelMachine.Change change = step.change();
        if (change != null) {
            alerts.add(alert(draft, now, change));
        }
    }

    private void lower(Draft draft, Review review, List<Alert> alerts) {
        String family = familyOf(review.alertId());
        if (family == null || review.level() == null) {
            return;
        }
        LevelState state = draft.levels.getOrDefault(family, LevelState.CALM);
        Assessment now = assess(draft, family, review.time());
        List<String> events = now.cases().stream().map(Case::eventId).toList();
        LevelMachine.Step step = machine.lower(state, review.level(), review.time(), events);
        draft.levels().put(family, step.state());
        LevelMachine.Change change = step.change();
        if (change != null) {
            alerts.add(alert(draft, now, change));
        }
    }

    private static @Nullable String familyOf(@Nullable String alertId) {
        if (alertId == null) {
            return null;
        }
        String[] part = alertId.split("-", -1);
        return part.length == 4 && FAMILIES.contains(part[1]) ? part[1] : null;
    }

    private Assessment assess(Draft draft, String family, Instant time) {
        List<Case> fresh = new ArrayList<>();
        boolean dated = false;
        for (Case one : draft.byFamily.getOrDefault(family, List.of())) {
            Case judged = draft.judged(one);
            if (judged.hostile()
                    && Duration.between(one.lastKnown(), time).compareTo(Heat.FRESH) <= 0) {
                fresh.add(judged);
                dated |= judged.dated();
            }
        }
        ScoreReading reading = draft.scores.get(family);
        double stage = stage(draft.region, family, time);
        int past = draft.past(family, time);
        boolean trigger =
                dated
                        && triggers.ahead(draft.region, time).stream()
                                .anyMatch(Triggers.Trigger::local);
        return new Assessment(
                time,
                draft.region,
                family,
                reading == null ? 0 : reading.score(),
                Heat.of(fresh, time) * stage,
                Heat.days(fresh, time, draft.region) * stage,
                Heat.held(fresh, time),
                past,
                past == 0 && draft.pastOfAny(time),
                draft.news.contains(family),
                fresh,
                trigger,
                draft.corrected);
    }

    /** Election stages weigh fully on ELC and by half on the families that elections stir up. */
    private static double stage(String region, String family, Instant time) {
        double share =
                switch (family) {
                    case "ELC" -> 1;
                    case "ORM", "IDN", "COM" -> 0.5;
                    default -> 0;
                };
        if (share == 0) {
            return 1;
        }
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        return 1 + share * (ElectionCalendar.standard().factor(region, day) - 1);
    }

    private Alert alert(Draft draft, Assessment now, LevelMachine.Change change) {
        List<Case> cases = now.cases();
        Case gravest =
                cases.stream()
                        .max(
                                Comparator.comparingInt(Case::severity)
                                        .thenComparingDouble(Case::contribution)
                                        .thenComparing(Case::eventId))
                        .orElse(null);
        ScoreReading reading = draft.scores.get(now.family());
        String id = Alert.id(now.region(), now.family(), now.time(), change.to());
        String outlook = outlook(now, change.to());
        AlertText.Facts facts =
                new AlertText.Facts(
                        id,
                        now.time(),
                        now.region(),
                        now.family(),
                        change,
                        cases,
                        gravest,
                        draft.settled(now.family(), now.time()),
                        Measures.of(draft.concerns.values(), now.family(), now.time()),
                        draft.concern(now.family()),
                        reading,
                        now.past(),
                        triggers.ahead(now.region(), now.time()),
                        outlook,
                        cases.stream().anyMatch(Case::simulated)
                                || draft.lastAlerts
                                        .getOrDefault(now.family(), "")
                                        .endsWith(SIMULATED));
        draft.lastAlerts().put(now.family(), facts.simulated() ? id + SIMULATED : id);
        return new Alert(
                id,
                now.time(),
                now.region(),
                now.family(),
                change.from(),
                change.to(),
                change.reason(),
                cases.stream().map(Case::eventId).sorted().toList(),
                gravest != null
                        && cases.stream().anyMatch(one -> draft.confirmed.contains(one.eventId())),
                change.gate(),
                gravest == null ? null : gravest.indicator(),
                gravest == null ? 0 : gravest.severity(),
                change.voices(),
                now.score(),
                outlook,
                words.title(facts),
                words.shortForm(facts),
                facts.simulated(),
                reading == null ? "" : reading.version());
    }

    /** What would change this level, in words. */
    private String outlook(Assessment now, Level level) {
        EvidenceGate gate = EvidenceGate.toRise(now);
        String up;
        if (level == Level.AWAS) {
            up = "";
        } else if (gate.ceiling().compareTo(level) <= 0) {
            up =
                    switch (gate.rule()) {
                        case "no-build-up", "one-voice", "threat-one-voice" ->
                                level == Level.NORMAL || now.restless() || machine.row(now)
                                        ? "naik bila ada sumber kedua yang independen atau laporan terverifikasi"
                                        : "naik bila terus berulang dan ada sumber kedua";
                        case "minor" ->
                                "naik bila ada kejadian serius (banyak luka, pembakaran, tembakan)";
                        default -> "naik bila ada kejadian baru";
                    };
        } else if (level == Level.WASPADA) {
            up = row(now);
        } else {
            up = "naik bila ada kejadian baru";
        }
        Instant end = now.time();
        String down = "";
        if (level != Level.NORMAL && !now.cases().isEmpty()) {
            for (int day = 0; day <= 60 && down.isEmpty(); day++) {
                Instant later = now.time().plus(Duration.ofDays(day));
                List<Case> left =
                        now.cases().stream()
                                .filter(
                                        one ->
                                                Duration.between(one.lastKnown(), later)
                                                                .compareTo(Heat.FRESH)
                                                        <= 0)
                                .toList();
                Assessment quiet =
                        new Assessment(
                                later,
                                now.region(),
                                now.family(),
                                0,
                                0,
                                0,
                                Heat.held(left, later),
                                now.past(),
                                now.strange(),
                                false,
                                left,
                                now.trigger(),
                                false);
                if (machine.held(quiet).compareTo(level) < 0) {
                    end = later.plus(LevelMachine.CALM);
                    down = "turun sekitar " + AlertText.day(end, now.region()) + " bila tenang";
                }
            }
        }
        return up.isEmpty() || down.isEmpty() ? up + down : up + "; " + down;
    }

    /** What would make a Siaga of a Waspada. */
    private String row(Assessment now) {
        if (now.restless()) {
            return "naik bila ada kejadian serius";
        }
        if (machine.row(now.after(false))) {
            return "naik bila ada kejadian baru";
        }
        if (machine.row(now.after(true))) {
            return "naik bila terulang di hari lain";
        }
        return "naik bila terus berulang";
    }

    /**
     * The memory of one region while instants are applied to it. What it has told of itself is
     * copied before it changes: once after each {@link #watch}, not once for each instant. What
     * never changes in an instant costs nothing in it, since most instants bring little that is
     * new. Not thread-safe.
     */
    public static final class Draft {
        private static final Comparator<Case> BY_ID = Comparator.comparing(Case::eventId);

        private final String region;

        /** Hostile events by family, in order of id so that sums come out the same everywhere. */
        private final Map<String, List<Case>> byFamily = new HashMap<>();

        private RegionWatch told;
        private Map<String, Case> cases;
        private Map<String, ScoreReading> scores;
        private Map<String, LevelState> levels;
        private Map<String, String> lastAlerts;
        private Map<String, Concern> concerns;
        private Set<String> confirmed;
        private Set<String> denied;
        private List<String> reviews;
        private Map<String, Past> past;
        private final List<Review> lowerings = new ArrayList<>();

        /** Families about which the instant brings something. */
        private final Set<String> news = new HashSet<>();

        private boolean corrected;
        private boolean buried;

        /** No case was last heard of before it. */
        private Instant oldestCase = Instant.MAX;

        /** No concern was last named before it. */
        private Instant oldestConcern = Instant.MAX;

        /** Cases that were put or removed since {@link #takeChanged}. */
        private Set<String> changed = new HashSet<>();

        /** Goes on from {@code watch}. */
        public Draft(RegionWatch watch) {
            told = watch;
            region = watch.region();
            cases = watch.cases();
            scores = watch.scores();
            levels = watch.levels();
            lastAlerts = watch.lastAlerts();
            concerns = watch.concerns();
            confirmed = new TreeSet<>(watch.confirmed());
            denied = new TreeSet<>(watch.denied());
            reviews = watch.reviews();
            past = watch.past();
            for (Case one : cases.values()) {
                oldestCase = earlier(oldestCase, one.lastKnown());
                if (one.hostile()) {
                    byFamily.computeIfAbsent(one.family(), family -> new ArrayList<>()).add(one);
                }
            }
            byFamily.values().forEach(list -> list.sort(BY_ID));
            for (Concern one : concerns.values()) {
                oldestConcern = earlier(oldestConcern, one.lastKnown());
            }
        }

        /** An instant begins. */
        private void begin() {
            lowerings.clear();
            news.clear();
            corrected = false;
            buried = false;
        }

        private Map<String, Case> cases() {
            cases = cases == told.cases() ? new HashMap<>(cases) : cases;
            return cases;
        }

        private Map<String, LevelState> levels() {
            levels = levels == told.levels() ? new HashMap<>(levels) : levels;
            return levels;
        }

        private Map<String, String> lastAlerts() {
            lastAlerts = lastAlerts == told.lastAlerts() ? new HashMap<>(lastAlerts) : lastAlerts;
            return lastAlerts;
        }

        private void put(Case one) {
            Case before = cases().put(one.eventId(), one);
            changed.add(one.eventId());
            oldestCase = earlier(oldestCase, one.lastKnown());
            if (before != null) {
                ungroup(before);
            }
            if (one.hostile()) {
                List<Case> family =
                        byFamily.computeIfAbsent(one.family(), name -> new ArrayList<>());
                family.add(-1 - Collections.binarySearch(family, one, BY_ID), one);
            }
        }

        private @Nullable Case remove(String eventId) {
            Case before = cases().remove(eventId);
            if (before != null) {
                changed.add(eventId);
                ungroup(before);
            }
            return before;
        }

        private void ungroup(Case one) {
            List<Case> family = byFamily.get(one.family());
            if (one.hostile() && family != null) {
                family.remove(Collections.binarySearch(family, one, BY_ID));
                if (family.isEmpty()) {
                    byFamily.remove(one.family());
                }
            }
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isAfter(other) ? other : one;
        }

        void learn(WatchInput input) {
            if (input.event() != null) {
                forgetPast(input.event().eventId());
                put(input.event());
                news.add(input.event().family());
            }
            if (input.score() != null) {
                scores = scores == told.scores() ? new HashMap<>(scores) : scores;
                scores.put(input.score().family(), input.score());
            }
            if (input.concern() != null) {
                concerns = concerns == told.concerns() ? new HashMap<>(concerns) : concerns;
                Concern known = concerns.get(input.concern().indicator());
                oldestConcern = earlier(oldestConcern, input.concern().lastKnown());
                concerns.put(
                        input.concern().indicator(),
                        known == null
                                ? input.concern()
                                : new Concern(
                                        known.region(),
                                        known.indicator(),
                                        input.concern().lastKnown(),
                                        known.mentions() + input.concern().mentions()));
            }
            if (input.review() != null && !reviews.contains(input.review().reviewId())) {
                judge(input.review());
            }
        }

        private void judge(Review review) {
            reviews = new ArrayList<>(reviews);
            reviews.add(review.reviewId());
            if (reviews.size() > RegionWatch.MOST_REVIEWS) {
                reviews.remove(0);
            }
            switch (review.action()) {
                case CONFIRM -> {
                    if (review.eventId() != null) {
                        confirmed.add(review.eventId());
                        denied.remove(review.eventId());
                        Case one = cases.get(review.eventId());
                        if (one != null) {
                            news.add(one.family());
                        }
                    }
                }
                case DENY, RETRACT -> {
                    if (review.eventId() != null) {
                        forgetPast(review.eventId());
                        denied.add(review.eventId());
                        confirmed.remove(review.eventId());
                    }
                    corrected = true;
                }
                case CORRECT -> corrected = true;
                case LOWER -> lowerings.add(review);
                case OUTCOME -> {
                    // recorded in the audit trail; changes nothing that stands
                }
            }
        }

        /** The event as people judged it. */
        Case judged(Case one) {
            if (denied.contains(one.eventId())) {
                return one.withdrawn();
            }
            return confirmed.contains(one.eventId()) ? one.asVerified() : one;
        }

        void forget(Instant time) {
            if (stale(oldestCase, time)) {
                cases.values().stream()
                        .filter(one -> stale(one.lastKnown(), time))
                        .map(Case::eventId)
                        .toList()
                        .forEach(this::bury);
                oldestCase = Instant.MAX;
                for (Case one : cases.values()) {
                    oldestCase = earlier(oldestCase, one.lastKnown());
                }
            }
            while (cases.size() > RegionWatch.MOST_CASES) {
                Case oldest =
                        cases.values().stream()
                                .min(
                                        Comparator.comparing(Case::lastKnown)
                                                .thenComparing(Case::eventId))
                                .orElseThrow();
                bury(oldest.eventId());
            }
            if (buried) {
                forgetOldest(time);
            }
            confirmed.retainAll(cases.keySet());
            denied.retainAll(cases.keySet());
            if (faded(oldestConcern, time)) {
                concerns = new HashMap<>(concerns);
                concerns.values().removeIf(one -> faded(one.lastKnown(), time));
                oldestConcern = Instant.MAX;
                for (Concern one : concerns.values()) {
                    oldestConcern = earlier(oldestConcern, one.lastKnown());
                }
            }
        }

        private static boolean stale(Instant lastKnown, Instant time) {
            // not by their distance: that between a time and no time at all costs an exception
            return lastKnown.isBefore(time.minus(Heat.FRESH));
        }

        private static boolean faded(Instant lastKnown, Instant time) {
            return !lastKnown.isAfter(time.minus(Duration.ofDays(Concern.DAYS + 1)));
        }

        private Map<String, Past> past() {
            past = past == told.past() ? new HashMap<>(past) : past;
            buried = true;
            return past;
        }

        /** What is no longer fresh becomes history, if people did not find it wrong. */
        private void bury(String eventId) {
            Case one = remove(eventId);
            if (one != null && judged(one).hostile() && !one.headlineOnly()) {
                past().put(eventId, new Past(one.family(), one.lastKnown()));
            }
        }

        /** It is fresh again, or was found wrong: it is no history. */
        private void forgetPast(String eventId) {
            if (past.containsKey(eventId)) {
                past().remove(eventId);
            }
        }

        /** Keeps the newest of each family, as many as can matter. */
        private void forgetOldest(Instant time) {
            Map<String, List<Map.Entry<String, Past>>> kept = new TreeMap<>();
            for (Map.Entry<String, Past> one : past.entrySet()) {
                if (one.getValue().counts(time)) {
                    kept.computeIfAbsent(one.getValue().family(), family -> new ArrayList<>())
                            .add(one);
                }
            }
            Map<String, Past> newest = new HashMap<>();
            for (List<Map.Entry<String, Past>> ofFamily : kept.values()) {
                ofFamily.sort(
                        Comparator.comparing((Map.Entry<String, Past> one) -> one.getValue().last())
                                .reversed()
                                .thenComparing(Map.Entry::getKey));
                ofFamily.stream()
                        .limit(Past.NOTORIOUS)
                        .forEach(one -> newest.put(one.getKey(), one.getValue()));
            }
            past = newest;
        }

        /** Happenings of the family in the half-year before what is fresh. */
        int past(String family, Instant time) {
            int count = 0;
            for (Past one : past.values()) {
                count += one.family().equals(family) && one.counts(time) ? 1 : 0;
            }
            return count;
        }

        /** Whether the half-year before what is fresh saw anything. */
        boolean pastOfAny(Instant time) {
            return past.values().stream().anyMatch(one -> one.counts(time));
        }

        /** Settlements of the family reported while fresh. */
        int settled(String family, Instant time) {
            return (int)
                    cases.values().stream()
                            .filter(one -> one.family().equals(family))
                            .filter(one -> one.status() == Status.RES)
                            .filter(one -> !one.lastKnown().isAfter(time))
                            .count();
        }

        /** The concern of the family named most often, or null. */
        @Nullable Concern concern(String family) {
            return concerns.values().stream()
                    .filter(one -> one.indicator().startsWith(family))
                    .max(
                            Comparator.comparingInt(Concern::mentions)
                                    .thenComparing(Concern::indicator))
                    .orElse(null);
        }

        /** Level of one family; of ALL the highest of the families. */
        public Level level(String family) {
            return RegionWatch.level(levels, family);
        }

        /** Memory of the level machines. */
        public Collection<LevelState> states() {
            return Collections.unmodifiableCollection(levels.values());
        }

        /** The fresh event of this id, or null. */
        public @Nullable Case find(String eventId) {
            return cases.get(eventId);
        }

        /** Ids of the cases that came, changed or went since this was last asked. */
        public Set<String> takeChanged() {
            Set<String> taken = changed;
            changed = new HashSet<>();
            return taken;
        }

        /** Memory as it stands; it does not change with this draft. */
        public RegionWatch watch() {
            return tell(cases);
        }

        /** The same without its cases, for who keeps these one by one. */
        public RegionWatch withoutCases() {
            // from here on nobody else has them
            cases();
            return tell(Map.of());
        }

        private RegionWatch tell(Map<String, Case> shown) {
            told =
                    new RegionWatch(
                            region,
                            shown,
                            scores,
                            levels,
                            lastAlerts,
                            concerns,
                            List.copyOf(confirmed),
                            List.copyOf(denied),
                            reviews,
                            past);
            return told;
        }
    }
}
