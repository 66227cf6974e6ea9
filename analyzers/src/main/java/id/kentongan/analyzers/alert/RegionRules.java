package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.calendar.ElectionCalendar;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.region.Regions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
        List<WatchInput> ordered = new ArrayList<>(inputs);
        ordered.sort(WatchInput.ORDER);
        for (WatchInput input : ordered) {
            draft.learn(input);
        }
        draft.forget(time);
        List<Alert> alerts = new ArrayList<>();
        draft.group();
        for (Review review : draft.lowerings) {
            lower(draft, review, alerts);
        }
        for (String family : FAMILIES) {
            decide(draft, family, time, alerts);
        }
        return new Outcome(draft.watch(), List.copyOf(alerts));
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
        draft.group();
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
                                "naik bila ada sumber kedua yang independen atau laporan terverifikasi";
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
        if (machine.row(now.after(false))) {
            return "naik bila ada kejadian baru";
        }
        if (machine.row(now.after(true))) {
            return "naik bila ada kejadian pada hari lain";
        }
        return "naik bila kejadian berulang pada hari-hari berikut";
    }

    /**
     * The memory while one instant is applied to it. Copies a map only when it changes: most
     * instants are midnights at which little is new.
     */
    private static final class Draft {
        private final RegionWatch before;
        private final String region;
        private final TreeMap<String, List<Case>> byFamily = new TreeMap<>();
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
        private boolean corrected;

        Draft(RegionWatch watch) {
            before = watch;
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
        }

        private Map<String, Case> cases() {
            cases = cases == before.cases() ? new HashMap<>(cases) : cases;
            return cases;
        }

        private Map<String, LevelState> levels() {
            levels = levels == before.levels() ? new HashMap<>(levels) : levels;
            return levels;
        }

        private Map<String, String> lastAlerts() {
            lastAlerts = lastAlerts == before.lastAlerts() ? new HashMap<>(lastAlerts) : lastAlerts;
            return lastAlerts;
        }

        /** Hostile events by family, in order of id so that sums come out the same everywhere. */
        void group() {
            byFamily.clear();
            for (Case one : cases.values()) {
                if (one.hostile()) {
                    byFamily.computeIfAbsent(one.family(), family -> new ArrayList<>()).add(one);
                }
            }
            byFamily.values().forEach(list -> list.sort(Comparator.comparing(Case::eventId)));
        }

        void learn(WatchInput input) {
            if (input.event() != null) {
                forgetPast(input.event().eventId());
                cases().put(input.event().eventId(), input.event());
            }
            if (input.score() != null) {
                scores = scores == before.scores() ? new HashMap<>(scores) : scores;
                scores.put(input.score().family(), input.score());
            }
            if (input.concern() != null) {
                concerns = concerns == before.concerns() ? new HashMap<>(concerns) : concerns;
                Concern known = concerns.get(input.concern().indicator());
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
            List<String> stale = new ArrayList<>();
            for (Case one : cases.values()) {
                if (Duration.between(one.lastKnown(), time).compareTo(Heat.FRESH) > 0) {
                    stale.add(one.eventId());
                }
            }
            stale.forEach(this::bury);
            while (cases.size() > RegionWatch.MOST_CASES) {
                Case oldest =
                        cases.values().stream()
                                .min(
                                        Comparator.comparing(Case::lastKnown)
                                                .thenComparing(Case::eventId))
                                .orElseThrow();
                bury(oldest.eventId());
            }
            if (past != before.past()) {
                forgetOldest(time);
            }
            confirmed.retainAll(cases.keySet());
            denied.retainAll(cases.keySet());
            if (concerns.values().stream()
                    .anyMatch(
                            one ->
                                    Duration.between(one.lastKnown(), time).toDays()
                                            > Concern.DAYS)) {
                concerns = new HashMap<>(concerns);
                concerns.values()
                        .removeIf(
                                one ->
                                        Duration.between(one.lastKnown(), time).toDays()
                                                > Concern.DAYS);
            }
        }

        private Map<String, Past> past() {
            past = past == before.past() ? new HashMap<>(past) : past;
            return past;
        }

        /** What is no longer fresh becomes history, if people did not find it wrong. */
        private void bury(String eventId) {
            Case one = cases().remove(eventId);
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

        RegionWatch watch() {
            return new RegionWatch(
                    region,
                    cases,
                    scores,
                    levels,
                    lastAlerts,
                    concerns,
                    List.copyOf(confirmed),
                    List.copyOf(denied),
                    reviews,
                    past);
        }
    }
}
