package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one item tells a case: what of a {@link Sighting} must be kept to recompute the case when an
 * item is revised or withdrawn.
 *
 * @param itemId the item
 * @param part which of its events
 * @param digest hash of its bytes
 * @param known when it was known
 * @param occurred when it says it happened
 * @param indicators codes, main first
 * @param status what it says
 * @param severity 0 to 4
 * @param killedMin lowest figure, or null
 * @param killedMax highest figure, or null
 * @param injuredMin lowest figure, or null
 * @param injuredMax highest figure, or null
 * @param newsroom independent voice
 * @param reliability of that voice, 0 to 1
 * @param verified whether an office stands behind it
 * @param place share that counts here
 * @param copy whether its text is a copy of an earlier telling: never an independent voice
 * @param district as stated, or null
 * @param village as stated, or null
 * @param kind {@code INCIDENT} or {@code NEWS}
 * @param headlineOnly whether the item is an article without a body
 * @param dated whether mobilisation or an ultimatum was seen
 * @param sketch of its text; empty for copies and beyond the first few tellings
 * @param simulated whether it is invented
 */
public record Telling(
        String itemId,
        int part,
        String digest,
        Instant known,
        Instant occurred,
        List<String> indicators,
        Status status,
        int severity,
        @Nullable Integer killedMin,
        @Nullable Integer killedMax,
        @Nullable Integer injuredMin,
        @Nullable Integer injuredMax,
        String newsroom,
        double reliability,
        boolean verified,
        double place,
        boolean copy,
        @Nullable String district,
        @Nullable String village,
        String kind,
        boolean headlineOnly,
        boolean dated,
        long[] sketch,
        boolean simulated) {

    /** Fills what an older savepoint does not know. */
    public Telling {
        digest = digest == null ? "" : digest;
        known = known == null ? Instant.EPOCH : known;
        occurred = occurred == null ? known : occurred;
        indicators = indicators == null ? List.of() : indicators;
        status = status == null ? Status.NON : status;
        newsroom = newsroom == null ? "" : newsroom;
        kind = kind == null ? "" : kind;
        sketch = sketch == null ? new long[0] : sketch;
    }

    static Telling of(Sighting sighting, boolean copy, boolean keepSketch) {
        return new Telling(
                sighting.itemId(),
                sighting.part(),
                sighting.digest(),
                sighting.known(),
                sighting.occurred(),
                sighting.indicators(),
                sighting.status(),
                sighting.severity(),
                sighting.killedMin(),
                sighting.killedMax(),
                sighting.injuredMin(),
                sighting.injuredMax(),
                sighting.newsroom(),
                sighting.reliability(),
                sighting.verified(),
                sighting.place(),
                copy,
                sighting.district(),
                sighting.village(),
                sighting.kind(),
                sighting.headlineOnly(),
                sighting.dated(),
                keepSketch ? sighting.sketch() : new long[0],
                sighting.simulated());
    }

    /** This telling of something that happened in another region than it says. */
    Telling elsewhere() {
        return new Telling(
                itemId,
                part,
                digest,
                known,
                occurred,
                indicators,
                status,
                severity,
                killedMin,
                killedMax,
                injuredMin,
                injuredMax,
                newsroom,
                reliability,
                verified,
                1,
                copy,
                null,
                null,
                kind,
                headlineOnly,
                dated,
                sketch,
                simulated);
    }

    /** This telling with what a person corrected; what it leaves out stays. */
    Telling corrected(Correction judged) {
        String indicator = judged.indicator();
        List<String> codes = new ArrayList<>();
        if (indicator != null && indicator.matches("[A-Z]{3}-[0-9]{2}")) {
            codes.add(indicator);
        }
        for (String code : indicators) {
            if (!code.equals(indicator)) {
                codes.add(code);
            }
        }
        Status nextStatus = status;
        for (Status one : Status.values()) {
            if (one.name().equals(judged.status())) {
                nextStatus = one;
            }
        }
        boolean hostile = nextStatus == Status.INC || nextStatus == Status.THR;
        Integer said = judged.severity();
        int nextSeverity = said == null ? severity : Math.max(0, Math.min(4, said));
        return new Telling(
                itemId,
                part,
                digest,
                known,
                occurred,
                List.copyOf(codes),
                nextStatus,
                hostile ? nextSeverity : 0,
                judged.killed() == null ? killedMin : judged.killed(),
                judged.killed() == null ? killedMax : judged.killed(),
                judged.injured() == null ? injuredMin : judged.injured(),
                judged.injured() == null ? injuredMax : judged.injured(),
                newsroom,
                reliability,
                verified,
                place,
                copy,
                district,
                village,
                kind,
                headlineOnly,
                dated,
                sketch,
                simulated);
    }
}
