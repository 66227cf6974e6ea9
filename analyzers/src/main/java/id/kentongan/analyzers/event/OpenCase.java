package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A case that later reports may still join, and everything needed to recompute it.
 *
 * @param eventId stable identity
 * @param region where it happened; not where the case is kept if a person corrected it
 * @param firstKnown when the first report was known; fixes the day of its contribution
 * @param lastKnown when the latest report was known
 * @param items reports so far, those beyond the kept tellings included
 * @param settled whether a settlement was reported later than the incident
 * @param retracted whether a review withdrew it
 * @param tellings the kept reports, oldest first, at most {@value #TELLINGS}
 * @param version knowledge that made the last telling
 */
public record OpenCase(
        String eventId,
        String region,
        Instant firstKnown,
        Instant lastKnown,
        int items,
        boolean settled,
        boolean retracted,
        List<Telling> tellings,
        String version) {

    /** Reports kept of one case; later ones are counted and can still raise belief. */
    static final int TELLINGS = 40;

    /** Texts of one case that later copies are compared with. */
    static final int SKETCHES = 6;

    private static final int VOICES = 10;

    /** Fills what an older savepoint does not know. */
    public OpenCase {
        firstKnown = firstKnown == null ? Instant.EPOCH : firstKnown;
        lastKnown = lastKnown == null ? firstKnown : lastKnown;
        tellings = tellings == null ? List.of() : tellings;
        version = version == null ? "" : version;
    }

    /** Telling that names the case: the first one with the leading status. */
    Telling lead() {
        Telling lead = tellings.get(0);
        for (Telling telling : tellings) {
            if (rank(telling.status()) < rank(lead.status())) {
                lead = telling;
            }
        }
        return lead;
    }

    /** Status by evidence: what happened outranks what threatens; a settlement closes the case. */
    Status status() {
        return lead().status();
    }

    List<String> indicators() {
        return lead().indicators();
    }

    String family() {
        List<String> indicators = indicators();
        String family = indicators.isEmpty() ? "" : indicators.get(0).substring(0, 3);
        return Weights.isFamily(family) ? family : "";
    }

    String channel() {
        return family().isEmpty() ? "" : Weights.channel(indicators().get(0));
    }

    int severity() {
        Status status = status();
        int severity = 0;
        for (Telling telling : tellings) {
            if (telling.status() == status) {
                severity = Math.max(severity, telling.severity());
            }
        }
        return severity;
    }

    /** Independent voices with their best reliability, by name. */
    Map<String, Double> voices() {
        Map<String, Double> voices = new TreeMap<>();
        Status status = status();
        for (Telling telling : tellings) {
            if (!telling.copy() && telling.status() == status) {
                voices.merge(telling.newsroom(), telling.reliability(), Math::max);
            }
        }
        return voices;
    }

    private static double belief(Map<String, Double> voices) {
        double doubt = 1;
        for (double reliability : voices.values()) {
            doubt *= 1 - reliability;
        }
        return 1 - doubt;
    }

    boolean verified() {
        for (Telling telling : tellings) {
            if (telling.verified()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a report of {@code newsroom} is among its tellings. */
    boolean toldBy(String newsroom) {
        for (Telling telling : tellings) {
            if (telling.newsroom().equals(newsroom)) {
                return true;
            }
        }
        return false;
    }

    /** Texts that later copies are compared with. */
    int sketches() {
        int sketches = 0;
        for (Telling telling : tellings) {
            if (telling.sketch().length > 0) {
                sketches++;
            }
        }
        return sketches;
    }

    /**
     * What a case adds to the sums of its region.
     *
     * @param count f x belief x place in micro-units
     * @param load w x S x f x belief x place in micro-units
     */
    record Share(long count, long load) {

        private static final Share NONE = new Share(0, 0);
    }

    Share share(Weights weights) {
        return share(weights, voices());
    }

    private Share share(Weights weights, Map<String, Double> voices) {
        int severity = severity();
        if (retracted || severity == 0 || family().isEmpty()) {
            return Share.NONE;
        }
        double place = 0;
        for (Telling telling : tellings) {
            place = Math.max(place, telling.place());
        }
        Telling lead = lead();
        double share = weights.status(lead.status()) * belief(voices) * place;
        if (settled) {
            share *= weights.settled();
        }
        return new Share(
                Math.round(Weights.MICRO * share),
                Math.round(
                        Weights.MICRO
                                * weights.indicator(lead.indicators().get(0))
                                * weights.severity(severity)
                                * share));
    }

    Event event(Weights weights, Instant changed) {
        Telling lead = lead();
        Map<String, Double> voices = voices();
        List<String> ids = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Integer killedMin = null;
        Integer killedMax = null;
        Integer injuredMin = null;
        Integer injuredMax = null;
        Instant occurred = lead.occurred();
        boolean simulated = false;
        boolean headlineOnly = true;
        boolean dated = false;
        for (Telling telling : tellings) {
            if (seen.add(telling.itemId())) {
                ids.add(telling.itemId());
            }
            killedMin = least(killedMin, telling.killedMin());
            killedMax = most(killedMax, telling.killedMax());
            injuredMin = least(injuredMin, telling.injuredMin());
            injuredMax = most(injuredMax, telling.injuredMax());
            if (telling.occurred().isBefore(occurred)) {
                occurred = telling.occurred();
            }
            simulated |= telling.simulated();
            headlineOnly &= telling.headlineOnly();
            dated |= telling.dated();
        }
        return new Event(
                eventId,
                region,
                family(),
                indicators(),
                settled ? Status.RES : status(),
                severity(),
                firstKnown,
                lastKnown,
                occurred,
                killedMin,
                killedMax,
                injuredMin,
                injuredMax,
                voices.size(),
                voices.keySet().stream().limit(VOICES).toList(),
                items,
                List.copyOf(ids),
                belief(voices),
                verified(),
                share(weights, voices).load(),
                StatedPlace.shown(district()),
                StatedPlace.shown(village()),
                headlineOnly,
                dated,
                retracted,
                simulated,
                changed,
                version);
    }

    /** Kecamatan of the first telling that has one, to be compared; see {@link StatedPlace}. */
    @Nullable String district() {
        for (Telling telling : tellings) {
            if (telling.district() != null) {
                return telling.district();
            }
        }
        return null;
    }

    /** Desa of the first telling that has one, to be compared; see {@link StatedPlace}. */
    @Nullable String village() {
        for (Telling telling : tellings) {
            if (telling.village() != null) {
                return telling.village();
            }
        }
        return null;
    }

    OpenCase with(Telling telling, String newVersion) {
        List<Telling> next = new ArrayList<>(tellings);
        if (next.size() < TELLINGS) {
            next.add(telling);
        } else if (!telling.copy() && !voices().containsKey(telling.newsroom())) {
            // a new voice matters more than the last copy kept
            int victim = next.size() - 1;
            while (victim > 0 && !next.get(victim).copy()) {
                victim--;
            }
            if (victim > 0) {
                next.set(victim, telling);
            }
        }
        return new OpenCase(
                eventId,
                region,
                firstKnown,
                telling.known().isAfter(lastKnown) ? telling.known() : lastKnown,
                items + 1,
                settled,
                retracted,
                List.copyOf(next),
                newVersion);
    }

    /** Whether part {@code part} of an item is one of its tellings. */
    boolean tells(String itemId, int part) {
        for (Telling telling : tellings) {
            if (telling.part() == part && telling.itemId().equals(itemId)) {
                return true;
            }
        }
        return false;
    }

    /** The case without the tellings of one item; null when nothing is left. */
    @Nullable OpenCase without(String itemId, int part) {
        List<Telling> rest = new ArrayList<>();
        for (Telling telling : tellings) {
            if (!telling.itemId().equals(itemId) || telling.part() != part) {
                rest.add(telling);
            }
        }
        if (rest.isEmpty()) {
            return null;
        }
        if (rest.stream().allMatch(Telling::copy)) {
            // the source of the copies is gone: the oldest copy takes its place
            rest.set(0, original(rest.get(0)));
        }
        return new OpenCase(
                eventId,
                region,
                firstKnown,
                lastKnown,
                items - 1,
                settled,
                retracted,
                List.copyOf(rest),
                version);
    }

    OpenCase settledAt(Instant when) {
        return new OpenCase(
                eventId,
                region,
                firstKnown,
                when.isAfter(lastKnown) ? when : lastKnown,
                items,
                true,
                retracted,
                tellings,
                version);
    }

    OpenCase retracted(boolean now) {
        return new OpenCase(
                eventId, region, firstKnown, lastKnown, items, settled, now, tellings, version);
    }

    /**
     * The case in another region, on a person's word: it counts there fully, and what was said of
     * kecamatan and desa no longer holds.
     */
    OpenCase movedTo(String newRegion) {
        return new OpenCase(
                eventId,
                newRegion,
                firstKnown,
                lastKnown,
                items,
                settled,
                retracted,
                tellings.stream().map(Telling::elsewhere).toList(),
                version);
    }

    /** The case with what a person corrected in the tellings that decide it. */
    OpenCase corrected(Correction judged) {
        Status now = status();
        List<Telling> next = new ArrayList<>();
        for (Telling telling : tellings) {
            next.add(telling.status() == now ? telling.corrected(judged) : telling);
        }
        return new OpenCase(
                eventId,
                region,
                firstKnown,
                lastKnown,
                items,
                settled,
                retracted,
                List.copyOf(next),
                version);
    }

    private static Telling original(Telling telling) {
        return new Telling(
                telling.itemId(),
                telling.part(),
                telling.digest(),
                telling.known(),
                telling.occurred(),
                telling.indicators(),
                telling.status(),
                telling.severity(),
                telling.killedMin(),
                telling.killedMax(),
                telling.injuredMin(),
                telling.injuredMax(),
                telling.newsroom(),
                telling.reliability(),
                telling.verified(),
                telling.place(),
                false,
                telling.district(),
                telling.village(),
                telling.kind(),
                telling.headlineOnly(),
                telling.dated(),
                telling.sketch(),
                telling.simulated());
    }

    private static int rank(Status status) {
        return switch (status) {
            case INC -> 0;
            case THR -> 1;
            case RES -> 2;
            case PRO -> 3;
            case PRV -> 4;
            default -> 5;
        };
    }

    private static @Nullable Integer least(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    private static @Nullable Integer most(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
