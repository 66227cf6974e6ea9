package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The highest level that the evidence allows, whatever the arithmetic says.
 *
 * @param ceiling highest level allowed
 * @param rule name of the rule that set it
 * @param voices independent newsrooms and reports behind it
 */
record EvidenceGate(Level ceiling, String rule, int voices) {

    /** Severity that an Awas needs. */
    static final int GRAVE = 3;

    /** Severity from which one happening may mean something by itself. */
    static final int SERIOUS = 2;

    /**
     * Within this time two happenings of one channel are a build-up and not a coincidence. Mob
     * justice is a channel of its own: a thief beaten and a brawl in one week announce nothing.
     */
    static final Duration BUILD_UP = Duration.ofDays(10);

    /** Severity of a verified report that is worth a Waspada by itself: deaths, many houses. */
    private static final int ALONE = 4;

    /**
     * What may be reached by rising: only what built up within {@link #BUILD_UP}, or broke out anew
     * where it did so again and again.
     */
    static EvidenceGate toRise(Assessment assessment) {
        return of(assessment, BUILD_UP, !assessment.notorious() && !assessment.recurs());
    }

    /** What may be held once it was reached: all that is fresh counts, and it need not build up. */
    static EvidenceGate toHold(Assessment assessment) {
        return of(assessment, Heat.FRESH, false);
    }

    private static EvidenceGate of(Assessment assessment, Duration window, boolean builtUp) {
        Set<String> voices = new HashSet<>();
        boolean verified = false;
        boolean incident = false;
        boolean dated = false;
        boolean alone = false;
        int gravest = 0;
        Map<String, Integer> byChannel = new HashMap<>();
        int told = 0;
        for (Case one : assessment.cases()) {
            if (!one.hostile() || one.headlineOnly()) {
                continue;
            }
            if (Duration.between(one.firstKnown(), assessment.time()).compareTo(window) <= 0) {
                String main = one.indicators().isEmpty() ? "" : one.indicators().get(0);
                byChannel.merge(
                        main.isEmpty() ? one.family() : Weights.channel(main), 1, Integer::sum);
                told = Math.max(told, one.voices().size());
                alone |= one.verified() && one.severity() >= ALONE;
            }
            voices.addAll(one.voices());
            verified |= one.verified();
            incident |= one.status() == Status.INC;
            dated |= one.dated();
            gravest = Math.max(gravest, one.severity());
        }
        int happenings = byChannel.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int count = voices.size();
        if (gravest == 0) {
            return new EvidenceGate(
                    Level.NORMAL,
                    assessment.cases().isEmpty() ? "no-fresh-event" : "headline-only",
                    count);
        }
        if (builtUp && happenings < 2 && told < 2) {
            return new EvidenceGate(alone ? Level.WASPADA : Level.NORMAL, "no-build-up", count);
        }
        if (count < 2 && !verified) {
            return new EvidenceGate(Level.WASPADA, "one-voice", count);
        }
        if (!incident && count < 2 && !(dated && assessment.trigger())) {
            return new EvidenceGate(Level.WASPADA, "threat-one-voice", count);
        }
        if (gravest < GRAVE) {
            return new EvidenceGate(Level.SIAGA, "minor", count);
        }
        return new EvidenceGate(Level.AWAS, count < 2 ? "verified" : "independent", count);
    }
}
