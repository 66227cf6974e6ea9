package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The open cases of one region: sightings in, changed events out. A value; {@link #apply} gives the
 * next one. Bounded: cases close {@value #OPEN_DAYS} days after their last report and there are at
 * most {@value #CASES}.
 *
 * <p>A sighting joins a case when its text is a near copy, or when it retells it: same region and
 * family, near dates, figures and places that do not contradict. Reports of one field source are
 * separate happenings unless text, date and figures agree.
 *
 * @param region whose cases
 * @param cases oldest first
 */
public record RegionCases(String region, List<OpenCase> cases) {

    static final int OPEN_DAYS = 60;
    static final int CASES = 256;

    private static final Duration OPEN = Duration.ofDays(OPEN_DAYS);
    private static final Duration COPY_SPAN = Duration.ofDays(21);
    private static final Duration RETELLING_SPAN = Duration.ofDays(2);
    private static final Duration SAME_DAY = Duration.ofDays(1);
    private static final Duration FOLLOW_UP = Duration.ofDays(4);
    private static final double COPY_CONTAINMENT = 0.5;
    private static final double COPY_RESEMBLANCE = 0.25;
    private static final double REPORT_COPY = 0.8;

    /** Fills what an older savepoint does not know. */
    public RegionCases {
        cases = cases == null ? List.of() : cases;
    }

    /** A region that was never heard of. */
    public static RegionCases of(String region) {
        return new RegionCases(region, List.of());
    }

    /**
     * The region after a step.
     *
     * @param next its cases now
     * @param changes what changed, in order; never empty, because being heard of is a change
     */
    public record Step(RegionCases next, List<CaseChange> changes) {}

    /** Applies one sighting; the caller applies them in order of (known, item, part). */
    public Step apply(Sighting sighting, Weights weights, boolean linking, boolean settling) {
        List<OpenCase> open = new ArrayList<>(cases.size() + 1);
        Instant oldest = sighting.known().minus(OPEN);
        for (OpenCase one : cases) {
            if (!one.lastKnown().isBefore(oldest)) {
                open.add(one);
            }
        }
        List<CaseChange> changes = new ArrayList<>();
        withdraw(open, changes, sighting, weights);
        if (!sighting.retract() && kept(sighting.status())) {
            place(open, changes, sighting, weights, linking, settling);
        }
        if (changes.isEmpty()) {
            changes.add(
                    new CaseChange(
                            region,
                            sighting.itemId(),
                            0,
                            sighting.known(),
                            null,
                            "",
                            CaseChange.dayOf(sighting.known()),
                            0,
                            0));
        }
        while (open.size() > CASES) {
            int first = 0;
            for (int i = 1; i < open.size(); i++) {
                if (open.get(i).lastKnown().isBefore(open.get(first).lastKnown())) {
                    first = i;
                }
            }
            open.remove(first);
        }
        return new Step(new RegionCases(region, List.copyOf(open)), List.copyOf(changes));
    }

    /** Withdraws ({@code true}) or restores an event after a review; no change if it is closed. */
    public Step review(String eventId, boolean withdrawn, Instant at, Weights weights) {
        List<OpenCase> open = new ArrayList<>(cases);
        List<CaseChange> changes = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            OpenCase before = open.get(i);
            if (before.eventId().equals(eventId) && before.retracted() != withdrawn) {
                OpenCase after = before.retracted(withdrawn);
                open.set(i, after);
                change(changes, before, after, "review:" + eventId, at, weights);
            }
        }
        return new Step(new RegionCases(region, List.copyOf(open)), List.copyOf(changes));
    }

    /**
     * Applies what a person judged of one event, at the time of the judgement: denied and retracted
     * events are withdrawn with all that they contributed, a confirmation brings one back, a
     * correction recomputes it. An event corrected into another region stays a case of this one, so
     * that later reports still find it, but counts there and no longer here. No change if the event
     * is closed or unknown, or is not in the region that the judgement names.
     */
    public Step apply(Correction judged, Weights weights) {
        boolean here =
                cases.stream()
                        .anyMatch(
                                one ->
                                        one.eventId().equals(judged.eventId())
                                                && one.region().equals(judged.region()));
        if (!here) {
            return new Step(this, List.of());
        }
        return switch (judged.kind()) {
            case WITHDRAW -> review(judged.eventId(), true, judged.time(), weights);
            case RESTORE -> review(judged.eventId(), false, judged.time(), weights);
            case CORRECT -> correct(judged, weights);
        };
    }

    private Step correct(Correction judged, Weights weights) {
        List<OpenCase> open = new ArrayList<>(cases);
        List<CaseChange> changes = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            OpenCase before = open.get(i);
            if (before.eventId().equals(judged.eventId())) {
                OpenCase after = before.corrected(judged);
                String moved = judged.newRegion();
                if (moved != null && !moved.isBlank() && !moved.equals(before.region())) {
                    after = after.movedTo(moved);
                }
                open.set(i, after);
                change(
                        changes,
                        before,
                        after,
                        "review:" + judged.eventId(),
                        judged.time(),
                        weights);
            }
        }
        return new Step(new RegionCases(region, List.copyOf(open)), List.copyOf(changes));
    }

    /** Whether what has this status becomes a case. */
    static boolean kept(Status status) {
        return switch (status) {
            case INC, THR, RES, PRO, PRV -> true;
            case PST, HYP, NON -> false;
        };
    }

    private void withdraw(
            List<OpenCase> open, List<CaseChange> changes, Sighting sighting, Weights weights) {
        for (int i = 0; i < open.size(); i++) {
            OpenCase before = open.get(i);
            if (!before.tells(sighting.itemId(), sighting.part())) {
                continue;
            }
            OpenCase after = before.without(sighting.itemId(), sighting.part());
            if (after == null) {
                open.remove(i);
                change(
                        changes,
                        before,
                        before.retracted(true),
                        sighting.itemId(),
                        sighting.known(),
                        weights);
            } else {
                open.set(i, after);
                change(changes, before, after, sighting.itemId(), sighting.known(), weights);
            }
            return;
        }
    }

    private void place(
            List<OpenCase> open,
            List<CaseChange> changes,
            Sighting sighting,
            Weights weights,
            boolean linking,
            boolean settling) {
        int copyOf = linking ? copied(open, sighting) : -1;
        int joins = copyOf >= 0 ? copyOf : linking ? retold(open, sighting) : -1;
        if (sighting.status() == Status.RES && settling && copyOf < 0) {
            int settles = settled(open, sighting);
            if (settles >= 0) {
                OpenCase before = open.get(settles);
                OpenCase after =
                        before.with(Telling.of(sighting, false, false), sighting.version())
                                .settledAt(sighting.known());
                open.set(settles, after);
                change(changes, before, after, sighting.itemId(), sighting.known(), weights);
                return;
            }
        }
        if (joins >= 0) {
            OpenCase before = open.get(joins);
            long sketches =
                    before.tellings().stream()
                            .filter(telling -> telling.sketch().length > 0)
                            .count();
            OpenCase after =
                    before.with(
                            Telling.of(
                                    sighting,
                                    copyOf >= 0,
                                    copyOf < 0 && sketches < OpenCase.SKETCHES),
                            sighting.version());
            open.set(joins, after);
            change(changes, before, after, sighting.itemId(), sighting.known(), weights);
            return;
        }
        OpenCase fresh =
                new OpenCase(
                        eventId(sighting),
                        region,
                        sighting.known(),
                        sighting.known(),
                        1,
                        false,
                        false,
                        List.of(Telling.of(sighting, false, true)),
                        sighting.version());
        open.add(fresh);
        change(changes, null, fresh, sighting.itemId(), sighting.known(), weights);
    }

    private static int copied(List<OpenCase> open, Sighting sighting) {
        if (!Sketch.telling(sighting.sketch())) {
            return -1;
        }
        int best = -1;
        double bestLikeness = 0;
        for (int i = 0; i < open.size(); i++) {
            for (Telling telling : open.get(i).tellings()) {
                if (telling.sketch().length == 0 || telling.part() != sighting.part()) {
                    continue;
                }
                double likeness = copyLikeness(telling, sighting);
                if (likeness > bestLikeness) {
                    bestLikeness = likeness;
                    best = i;
                }
            }
        }
        return best;
    }

    private static double copyLikeness(Telling telling, Sighting sighting) {
        if (apart(telling.known(), sighting.known(), COPY_SPAN)) {
            return 0;
        }
        double resemblance = Sketch.resemblance(telling.sketch(), sighting.sketch());
        if (telling.newsroom().equals(sighting.newsroom())
                && telling.kind().equals("INCIDENT")
                && sighting.kind().equals("INCIDENT")) {
            // one office files similar words about different happenings: everything must agree
            boolean same =
                    resemblance >= REPORT_COPY
                            && telling.occurred().equals(sighting.occurred())
                            && equal(telling.killedMin(), sighting.killedMin())
                            && equal(telling.injuredMin(), sighting.injuredMin())
                            && equal(telling.district(), sighting.district())
                            && equal(telling.village(), sighting.village());
            return same ? resemblance : 0;
        }
        double containment = Sketch.containment(telling.sketch(), sighting.sketch());
        return resemblance >= COPY_RESEMBLANCE && containment >= COPY_CONTAINMENT ? containment : 0;
    }

    private static int retold(List<OpenCase> open, Sighting sighting) {
        if (sighting.family().isEmpty()
                || (sighting.status() != Status.INC && sighting.status() != Status.THR)) {
            return -1;
        }
        int best = -1;
        int bestAgreement = 0;
        for (int i = 0; i < open.size(); i++) {
            OpenCase one = open.get(i);
            if (one.settled()
                    || one.retracted()
                    || (one.status() != Status.INC && one.status() != Status.THR)
                    || !one.family().equals(sighting.family())) {
                continue;
            }
            int agreement = agreement(one, sighting);
            if (agreement > bestAgreement) {
                bestAgreement = agreement;
                best = i;
            }
        }
        return best;
    }

    /** Points of agreement of a possible retelling; 0 when something contradicts. */
    private static int agreement(OpenCase one, Sighting sighting) {
        Telling lead = one.lead();
        boolean sameSource =
                one.tellings().stream()
                        .anyMatch(telling -> telling.newsroom().equals(sighting.newsroom()));
        if (sameSource && sighting.kind().equals("INCIDENT")) {
            return 0;
        }
        Event event = one.event(Weights.standard(), one.lastKnown());
        if (apart(event.occurredAt(), sighting.occurred(), RETELLING_SPAN)
                || apart(one.firstKnown(), sighting.known(), FOLLOW_UP)) {
            return 0;
        }
        if (contradicts(
                        event.killedMin(),
                        event.killedMax(),
                        sighting.killedMin(),
                        sighting.killedMax())
                || contradicts(
                        event.injuredMin(),
                        event.injuredMax(),
                        sighting.injuredMin(),
                        sighting.injuredMax())
                || differ(one.district(), sighting.district())
                || differ(one.village(), sighting.village())) {
            return 0;
        }
        int points = 0;
        if (sighting.indicators().get(0).equals(lead.indicators().get(0))) {
            points += 2;
        }
        if (both(one.district(), sighting.district())) {
            points += 2;
        }
        if (both(one.village(), sighting.village())) {
            points += 1;
        }
        if (event.killedMin() != null && sighting.killedMin() != null) {
            points += 1;
        }
        if (event.injuredMin() != null && sighting.injuredMin() != null) {
            points += 1;
        }
        // the same kind of event in one region on one day is one event; a day later more must agree
        boolean sameDay = !apart(event.occurredAt(), sighting.occurred(), SAME_DAY);
        return points >= (sameDay ? 2 : 3) ? points : 0;
    }

    private static int settled(List<OpenCase> open, Sighting sighting) {
        int best = -1;
        for (int i = 0; i < open.size(); i++) {
            OpenCase one = open.get(i);
            boolean hostile = one.status() == Status.INC || one.status() == Status.THR;
            if (!hostile
                    || one.settled()
                    || one.retracted()
                    || !one.family().equals(sighting.family())
                    || differ(one.district(), sighting.district())) {
                continue;
            }
            if (best < 0 || !one.lastKnown().isBefore(open.get(best).lastKnown())) {
                best = i;
            }
        }
        return best;
    }

    private void change(
            List<CaseChange> changes,
            @Nullable OpenCase before,
            OpenCase after,
            String itemId,
            Instant at,
            Weights weights) {
        long day = CaseChange.dayOf(after.firstKnown());
        long countBefore = before == null ? 0 : before.count(weights);
        long loadBefore = before == null ? 0 : before.load(weights);
        if (before != null && !before.region().equals(after.region())) {
            changes.add(
                    new CaseChange(
                            before.region(),
                            itemId,
                            changes.size(),
                            at,
                            before.retracted(true).event(weights, at),
                            before.channel(),
                            day,
                            -countBefore,
                            -loadBefore));
            countBefore = 0;
            loadBefore = 0;
        }
        if (before != null
                && before.region().equals(after.region())
                && !before.channel().equals(after.channel())) {
            changes.add(
                    new CaseChange(
                            after.region(),
                            itemId,
                            changes.size(),
                            at,
                            null,
                            before.channel(),
                            day,
                            -countBefore,
                            -loadBefore));
            countBefore = 0;
            loadBefore = 0;
        }
        changes.add(
                new CaseChange(
                        after.region(),
                        itemId,
                        changes.size(),
                        at,
                        after.event(weights, at),
                        after.channel(),
                        day,
                        after.count(weights) - countBefore,
                        after.load(weights) - loadBefore));
    }

    /**
     * The region whose cases hold the event: its id begins with it, wherever it was moved since.
     */
    public static Optional<String> home(String eventId) {
        if (!eventId.matches("e-([0-9]{2}|[0-9]{4})-.*")) {
            return Optional.empty();
        }
        String digits = eventId.substring(2, eventId.indexOf('-', 2));
        return Optional.of(
                digits.length() == 2 ? digits : digits.substring(0, 2) + "." + digits.substring(2));
    }

    private static String eventId(Sighting sighting) {
        return "e-"
                + sighting.region().replace(".", "")
                + "-"
                + Fingerprint.of(
                        sighting.region() + '\n' + sighting.itemId() + '\n' + sighting.part());
    }

    private static boolean apart(Instant one, Instant other, Duration span) {
        return Duration.between(one, other).abs().compareTo(span) > 0;
    }

    private static boolean contradicts(
            @Nullable Integer leastOne,
            @Nullable Integer mostOne,
            @Nullable Integer leastOther,
            @Nullable Integer mostOther) {
        if (leastOne == null || mostOne == null || leastOther == null || mostOther == null) {
            return false;
        }
        int gap = Math.max(leastOne - mostOther, leastOther - mostOne);
        int smaller = Math.min(mostOne, mostOther);
        return gap > Math.max(1, smaller / 2);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equalsIgnoreCase(other);
    }

    private static boolean both(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.equalsIgnoreCase(other);
    }

    private static boolean equal(@Nullable Object one, @Nullable Object other) {
        return one == null ? other == null : one.equals(other);
    }
}
