package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open cases of one region while sightings are applied to them: {@link RegionCases} says what
 * they are, this what becomes of them. It holds beside each case what a sighting is compared with,
 * so that the many cases which have nothing to do with it cost little. Not thread-safe.
 */
public final class CaseBook {

    private static final Duration OPEN = Duration.ofDays(RegionCases.OPEN_DAYS);
    private static final Duration COPY_SPAN = Duration.ofDays(21);
    private static final Duration RETELLING_SPAN = Duration.ofDays(2);
    private static final Duration SAME_DAY = Duration.ofDays(1);
    private static final Duration FOLLOW_UP = Duration.ofDays(4);
    private static final double COPY_CONTAINMENT = 0.5;
    private static final double COPY_RESEMBLANCE = 0.25;
    private static final double REPORT_COPY = 0.8;

    /** Common minima below which no text is a copy. */
    private static final int COPY_MINIMA = (int) Math.ceil(COPY_RESEMBLANCE * Sketch.HASHES);

    private final String region;

    /** Oldest first. */
    private final List<CaseCard> open;

    /** No case was last known before this. */
    private Instant longest = Instant.MIN;

    private CaseBook(String region, List<CaseCard> open) {
        this.region = region;
        this.open = open;
    }

    /** The book that begins with {@code cases}. */
    public static CaseBook of(RegionCases cases) {
        List<CaseCard> open = new ArrayList<>(cases.cases().size() + 1);
        for (OpenCase one : cases.cases()) {
            open.add(new CaseCard(one));
        }
        return new CaseBook(cases.region(), open);
    }

    /** The cases as they stand. */
    public RegionCases cases() {
        return new RegionCases(region, open.stream().map(CaseCard::open).toList());
    }

    /**
     * Applies one sighting and answers what changed, in order; never nothing, because being heard
     * of is a change. The caller applies them in order of (known, item, part).
     */
    public List<CaseChange> apply(
            Sighting sighting, Weights weights, boolean linking, boolean settling) {
        close(sighting.known().minus(OPEN));
        List<CaseChange> changes = new ArrayList<>(2);
        withdraw(changes, sighting, weights);
        if (!sighting.retract() && RegionCases.kept(sighting.status())) {
            place(changes, sighting, weights, linking, settling);
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
        while (open.size() > RegionCases.CASES) {
            int first = 0;
            for (int i = 1; i < open.size(); i++) {
                if (lastKnown(i).isBefore(lastKnown(first))) {
                    first = i;
                }
            }
            open.remove(first);
        }
        return changes;
    }

    private Instant lastKnown(int at) {
        return open.get(at).open().lastKnown();
    }

    private CaseCard add(OpenCase fresh) {
        CaseCard card = card(fresh);
        open.add(card);
        return card;
    }

    private CaseCard set(int at, OpenCase after) {
        CaseCard card = card(after);
        open.set(at, card);
        return card;
    }

    private CaseCard card(OpenCase one) {
        if (one.lastKnown().isBefore(longest)) {
            longest = one.lastKnown();
        }
        return new CaseCard(one);
    }

    /** Forgets what was last known before {@code oldest}. */
    private void close(Instant oldest) {
        if (!longest.isBefore(oldest)) {
            return;
        }
        open.removeIf(one -> one.open().lastKnown().isBefore(oldest));
        longest = Instant.MAX;
        for (CaseCard one : open) {
            if (one.open().lastKnown().isBefore(longest)) {
                longest = one.open().lastKnown();
            }
        }
    }

    /** Withdraws ({@code true}) or restores an event after a review; no change if it is closed. */
    public List<CaseChange> review(String eventId, boolean withdrawn, Instant at, Weights weights) {
        List<CaseChange> changes = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            CaseCard card = open.get(i);
            OpenCase before = card.open();
            if (before.eventId().equals(eventId) && before.retracted() != withdrawn) {
                CaseCard after = set(i, before.retracted(withdrawn));
                change(changes, card, after, "review:" + eventId, at, weights);
            }
        }
        return changes;
    }

    /**
     * Applies what a person judged of one event, at the time of the judgement: denied and retracted
     * events are withdrawn with all that they contributed, a confirmation brings one back, a
     * correction recomputes it. An event corrected into another region stays a case of this one, so
     * that later reports still find it, but counts there and no longer here. No change if the event
     * is closed or unknown, or is not in the region that the judgement names.
     */
    public List<CaseChange> apply(Correction judged, Weights weights) {
        boolean here =
                open.stream()
                        .map(CaseCard::open)
                        .anyMatch(
                                one ->
                                        one.eventId().equals(judged.eventId())
                                                && one.region().equals(judged.region()));
        if (!here) {
            return List.of();
        }
        return switch (judged.kind()) {
            case WITHDRAW -> review(judged.eventId(), true, judged.time(), weights);
            case RESTORE -> review(judged.eventId(), false, judged.time(), weights);
            case CORRECT -> correct(judged, weights);
        };
    }

    private List<CaseChange> correct(Correction judged, Weights weights) {
        List<CaseChange> changes = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            CaseCard card = open.get(i);
            OpenCase before = card.open();
            if (before.eventId().equals(judged.eventId())) {
                OpenCase after = before.corrected(judged);
                String moved = judged.newRegion();
                if (moved != null && !moved.isBlank() && !moved.equals(before.region())) {
                    after = after.movedTo(moved);
                }
                change(
                        changes,
                        card,
                        set(i, after),
                        "review:" + judged.eventId(),
                        judged.time(),
                        weights);
            }
        }
        return changes;
    }

    private void withdraw(List<CaseChange> changes, Sighting sighting, Weights weights) {
        for (int i = 0; i < open.size(); i++) {
            if (!open.get(i).tells(sighting.itemId(), sighting.part())) {
                continue;
            }
            CaseCard before = open.get(i);
            OpenCase rest = before.open().without(sighting.itemId(), sighting.part());
            CaseCard after;
            if (rest == null) {
                open.remove(i);
                after = new CaseCard(before.open().retracted(true));
            } else {
                after = set(i, rest);
            }
            change(changes, before, after, sighting.itemId(), sighting.known(), weights);
            return;
        }
    }

    private void place(
            List<CaseChange> changes,
            Sighting sighting,
            Weights weights,
            boolean linking,
            boolean settling) {
        int copyOf = linking ? copied(sighting) : -1;
        int joins = copyOf >= 0 ? copyOf : linking ? retold(sighting) : -1;
        if (sighting.status() == Status.RES && settling && copyOf < 0) {
            int settles = settled(sighting);
            if (settles >= 0) {
                CaseCard before = open.get(settles);
                OpenCase settled =
                        before.open()
                                .with(Telling.of(sighting, false, false), sighting.version())
                                .settledAt(sighting.known());
                CaseCard after = set(settles, settled);
                change(changes, before, after, sighting.itemId(), sighting.known(), weights);
                return;
            }
        }
        if (joins >= 0) {
            CaseCard before = open.get(joins);
            boolean keepSketch = copyOf < 0 && before.open().sketches() < OpenCase.SKETCHES;
            OpenCase joined =
                    before.open()
                            .with(
                                    Telling.of(sighting, copyOf >= 0, keepSketch),
                                    sighting.version());
            CaseCard after = set(joins, joined);
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
        change(changes, null, add(fresh), sighting.itemId(), sighting.known(), weights);
    }

    private int copied(Sighting sighting) {
        if (!Sketch.telling(sighting.sketch())) {
            return -1;
        }
        long[] marks = Sketch.marks(sighting.sketch());
        int best = -1;
        double bestLikeness = 0;
        for (int i = 0; i < open.size(); i++) {
            CaseCard card = open.get(i);
            for (int text = 0; text < card.texts().size(); text++) {
                // most texts are told apart by their marks alone
                if (Sketch.atMost(card.marks(text), marks) < COPY_MINIMA
                        || card.texts().get(text).part() != sighting.part()) {
                    continue;
                }
                double likeness = copyLikeness(card.texts().get(text), sighting);
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

    private int retold(Sighting sighting) {
        if (sighting.family().isEmpty()
                || (sighting.status() != Status.INC && sighting.status() != Status.THR)) {
            return -1;
        }
        int best = -1;
        int bestAgreement = 0;
        for (int i = 0; i < open.size(); i++) {
            CaseCard one = open.get(i);
            if (!one.stands() || !one.family().equals(sighting.family())) {
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
    private static int agreement(CaseCard card, Sighting sighting) {
        OpenCase one = card.open();
        if (apart(one.firstKnown(), sighting.known(), FOLLOW_UP)) {
            return 0;
        }
        boolean sameSource = sighting.kind().equals("INCIDENT") && one.toldBy(sighting.newsroom());
        if (sameSource) {
            return 0;
        }
        Event event = card.event();
        if (apart(event.occurredAt(), sighting.occurred(), RETELLING_SPAN)) {
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
        if (sighting.indicators().get(0).equals(one.indicators().get(0))) {
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

    private int settled(Sighting sighting) {
        int best = -1;
        for (int i = 0; i < open.size(); i++) {
            CaseCard one = open.get(i);
            if (!one.stands()
                    || !one.family().equals(sighting.family())
                    || differ(one.open().district(), sighting.district())) {
                continue;
            }
            if (best < 0 || !lastKnown(i).isBefore(lastKnown(best))) {
                best = i;
            }
        }
        return best;
    }

    private void change(
            List<CaseChange> changes,
            @Nullable CaseCard before,
            CaseCard after,
            String itemId,
            Instant at,
            Weights weights) {
        OpenCase now = after.open();
        long day = CaseChange.dayOf(now.firstKnown());
        long count = 0;
        long load = 0;
        if (before != null) {
            OpenCase was = before.open();
            count = before.share(weights).count();
            load = before.share(weights).load();
            boolean moved = !was.region().equals(now.region());
            if (moved || !before.channel().equals(after.channel())) {
                // it counted elsewhere until now
                Event gone = moved ? was.retracted(true).event(weights, at) : null;
                changes.add(changed(before, changes.size(), itemId, at, gone, day, -count, -load));
                count = 0;
                load = 0;
            }
        }
        OpenCase.Share share = after.share(weights);
        changes.add(
                changed(
                        after,
                        changes.size(),
                        itemId,
                        at,
                        after.event(weights, at),
                        day,
                        share.count() - count,
                        share.load() - load));
    }

    /** What changes of the sums that {@code one} is counted in. */
    private static CaseChange changed(
            CaseCard one,
            int number,
            String itemId,
            Instant at,
            @Nullable Event event,
            long day,
            long count,
            long load) {
        return new CaseChange(
                one.open().region(), itemId, number, at, event, one.channel(), day, count, load);
    }

    private static String eventId(Sighting sighting) {
        return "e-"
                + sighting.region().replace(".", "")
                + "-"
                + Fingerprint.of(
                        sighting.region() + '\n' + sighting.itemId() + '\n' + sighting.part());
    }

    /** Whether more than {@code span} lies between the two, whichever comes first. */
    static boolean apart(Instant one, Instant other, Duration span) {
        // not by Duration.abs, which goes through numbers without bound
        return one.isBefore(other)
                ? Duration.between(one, other).compareTo(span) > 0
                : Duration.between(other, one).compareTo(span) > 0;
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
