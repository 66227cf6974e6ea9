package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events for the tests of this room. */
final class Cases {

    private Cases() {}

    /** An incident with a contribution as the weights file would give it for two newsrooms. */
    static Case clash(String id, String indicator, int severity, Instant known, String... voices) {
        return event(id, indicator, Status.INC, severity, known, voices);
    }

    static Case event(
            String id,
            String indicator,
            Status status,
            int severity,
            Instant known,
            String... voices) {
        double factor = status == Status.INC ? 1 : status == Status.THR ? 0.5 : 0;
        double contribution = severity == 0 ? 0 : 2.0 * (1 << (severity - 1)) * factor * 0.9;
        return new Case(
                id,
                indicator.substring(0, 3),
                List.of(indicator),
                status,
                severity,
                known,
                known,
                known,
                contribution,
                severity == 0 ? 0 : factor * 0.9,
                List.of(voices),
                false,
                false,
                false,
                severity == 4 ? 1 : null,
                severity == 4 ? 3 : null,
                severity >= 3 ? 2 : null,
                severity >= 3 ? 5 : null,
                "ANDOOLO BARAT",
                voices.length,
                false);
    }

    /** The same event as part of an invented scenario. */
    static Case simulated(Case one) {
        return copy(one, one.killedMin(), one.killedMax(), one.headlineOnly(), true);
    }

    /** The same event where a report says that nobody died. */
    static Case withoutDeaths(Case one) {
        return copy(one, 0, 0, one.headlineOnly(), one.simulated());
    }

    /** The same event of which only headlines are known. */
    static Case headline(Case one) {
        return copy(one, one.killedMin(), one.killedMax(), true, one.simulated());
    }

    private static Case copy(
            Case one,
            @Nullable Integer killedMin,
            @Nullable Integer killedMax,
            boolean headlineOnly,
            boolean simulated) {
        return new Case(
                one.eventId(),
                one.family(),
                one.indicators(),
                one.status(),
                one.severity(),
                one.occurred(),
                one.firstKnown(),
                one.lastKnown(),
                one.contribution(),
                one.share(),
                one.voices(),
                one.verified(),
                headlineOnly,
                one.dated(),
                killedMin,
                killedMax,
                one.injuredMin(),
                one.injuredMax(),
                one.district(),
                one.reports(),
                simulated);
    }
}
