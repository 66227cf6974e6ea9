package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.finding.Status;
import java.util.TreeSet;

/**
 * The highest level that the evidence allows, whatever the arithmetic says.
 *
 * @param ceiling highest level allowed
 * @param rule name of the rule that set it
 * @param voices independent newsrooms and reports behind it
 */
record EvidenceGate(Level ceiling, String rule, int voices) {

    /** Severity from which one voice alone is worth a Waspada. */
    private static final int GRAVE = 3;

    /** The gate for {@code assessment}; total. */
    static EvidenceGate of(Assessment assessment) {
        TreeSet<String> voices = new TreeSet<>();
        boolean verified = false;
        boolean incident = false;
        boolean dated = false;
        int gravest = 0;
        for (Case one : assessment.cases()) {
            if (!one.hostile() || one.headlineOnly()) {
                continue;
            }
            voices.addAll(one.voices());
            verified |= one.verified();
            incident |= one.status() == Status.INC;
            dated |= one.dated();
            gravest = Math.max(gravest, one.severity());
        }
        int count = voices.size();
        if (gravest == 0) {
            return new EvidenceGate(
                    Level.NORMAL,
                    assessment.cases().isEmpty() ? "no-fresh-event" : "headline-only",
                    count);
        }
        if (count < 2 && !verified) {
            return gravest >= GRAVE
                    ? new EvidenceGate(Level.WASPADA, "one-voice", count)
                    : new EvidenceGate(Level.NORMAL, "one-voice-minor", count);
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
