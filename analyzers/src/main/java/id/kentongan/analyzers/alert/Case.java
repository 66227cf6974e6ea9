package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the alert rules need to know of one event: a flat, private view that stays in state for as
 * long as the event can move a level.
 *
 * @param eventId identity of the event
 * @param family first three letters of its main indicator
 * @param indicators codes, main first
 * @param status as it stands now
 * @param severity 0 to 4
 * @param occurred when it happened, as reported
 * @param firstKnown from when it was known
 * @param lastKnown when the newest report about it was known
 * @param contribution what it adds to the score (weight x severity x status x belief x place)
 * @param share the part of it that says how sure and how near (status x belief x place)
 * @param voices independent newsrooms and report sources, in order
 * @param verified whether at least one verified report or a confirming review stands behind it
 * @param headlineOnly whether all that is known of it are headlines
 * @param dated whether mobilisation or an ultimatum with a date was seen (ESC-08, ESC-09)
 * @param killedMin lowest number of deaths reported
 * @param killedMax highest number of deaths reported
 * @param injuredMin lowest number of injured reported
 * @param injuredMax highest number of injured reported
 * @param district kecamatan, or null
 * @param reports number of items, copies included
 * @param simulated whether it comes from an invented scenario
 */
public record Case(
        String eventId,
        String family,
        List<String> indicators,
        Status status,
        int severity,
        Instant occurred,
        Instant firstKnown,
        Instant lastKnown,
        double contribution,
        double share,
        List<String> voices,
        boolean verified,
        boolean headlineOnly,
        boolean dated,
        @Nullable Integer killedMin,
        @Nullable Integer killedMax,
        @Nullable Integer injuredMin,
        @Nullable Integer injuredMax,
        @Nullable String district,
        int reports,
        boolean simulated) {

    public Case {
        indicators = indicators == null ? List.of() : List.copyOf(indicators);
        voices = voices == null ? List.of() : List.copyOf(voices);
    }

    /** The view of {@code event} that the rules need; a withdrawn event is not hostile any more. */
    public static Case of(Event event) {
        double contribution = event.contribution() / (double) Weights.MICRO;
        Weights weights = Weights.standard();
        double whole =
                event.indicators().isEmpty()
                        ? 0
                        : weights.indicator(event.indicators().get(0))
                                * weights.severity(event.severity());
        return new Case(
                event.eventId(),
                event.family(),
                event.indicators(),
                event.retracted() ? Status.HYP : event.status(),
                event.retracted() ? 0 : event.severity(),
                event.occurredAt(),
                event.firstKnown(),
                event.lastKnown(),
                contribution,
                whole > 0 ? contribution / whole : 0,
                event.voices(),
                event.verified(),
                event.headlineOnly(),
                event.dated(),
                event.killedMin(),
                event.killedMax(),
                event.injuredMin(),
                event.injuredMax(),
                event.district(),
                event.items(),
                event.simulated());
    }

    /** Whether it is hostile: something happened or is threatened, with a severity. */
    public boolean hostile() {
        return severity > 0 && (status == Status.INC || status == Status.THR);
    }

    /** Main indicator, or {@code null} when there is none. */
    public @Nullable String indicator() {
        return indicators.isEmpty() ? null : indicators.get(0);
    }

    /** The same event, vouched for by an office. */
    Case asVerified() {
        return with(status, severity, contribution, share, true);
    }

    /** The same event after people found that it did not happen. */
    Case withdrawn() {
        return with(Status.HYP, 0, 0, 0, verified);
    }

    private Case with(
            Status status, int severity, double contribution, double share, boolean verified) {
        return new Case(
                eventId,
                family,
                indicators,
                status,
                severity,
                occurred,
                firstKnown,
                lastKnown,
                contribution,
                share,
                voices,
                verified,
                headlineOnly,
                dated,
                killedMin,
                killedMax,
                injuredMin,
                injuredMax,
                district,
                reports,
                simulated);
    }
}
