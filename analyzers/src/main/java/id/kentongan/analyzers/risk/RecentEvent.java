package id.kentongan.analyzers.risk;

import id.kentongan.analyzers.finding.Status;
import java.util.List;

/**
 * What a region remembers of a single scoring event for 28 days, to say what is behind a score.
 *
 * @param eventId the event
 * @param family its family
 * @param day bucket of the event
 * @param load its contribution, micro-units
 * @param status INC or THR
 * @param severity 1 to 4
 * @param killedMin lowest number of deaths
 * @param voices independent voices behind it
 * @param verified whether an office stands behind it
 * @param simulated whether it is invented
 */
public record RecentEvent(
        String eventId,
        String family,
        long day,
        long load,
        Status status,
        int severity,
        int killedMin,
        List<String> voices,
        boolean verified,
        boolean simulated) {

    /** Fills what an older savepoint does not know. */
    public RecentEvent {
        family = family == null ? "" : family;
        status = status == null ? Status.INC : status;
        voices = voices == null ? List.of() : voices;
    }
}
