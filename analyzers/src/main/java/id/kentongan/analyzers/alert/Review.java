package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.event.Correction;
import id.kentongan.analyzers.event.RegionCases;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One human judgement, honoured from its own time and never before. Arrives on the topic {@code
 * reviews} as one JSON object with these names; {@code reviewId}, {@code time}, {@code office},
 * {@code action}, {@code region} and {@code reason} are required, and {@code eventId} or {@code
 * alertId} according to the action.
 *
 * @param reviewId identity; the same id is applied once
 * @param time when the office recorded it
 * @param office id of the office, which must have the right over {@code region}
 * @param action what it does
 * @param region Kemendagri code of the event or alert
 * @param eventId event judged; required for all but {@code LOWER} and {@code OUTCOME}
 * @param alertId alert judged; required for {@code LOWER} and {@code OUTCOME}, optional for {@code
 *     CONFIRM}
 * @param level level to set, for {@code LOWER}
 * @param status corrected status, for {@code CORRECT}
 * @param indicator corrected main indicator, for {@code CORRECT}
 * @param newRegion corrected region, for {@code CORRECT}
 * @param severity corrected severity 0 to 4, for {@code CORRECT}
 * @param killed corrected figure, for {@code CORRECT}
 * @param injured corrected figure, for {@code CORRECT}
 * @param outcome what became of the warning, for {@code OUTCOME}
 * @param reason in words; shown in the audit trail only
 */
public record Review(
        String reviewId,
        Instant time,
        String office,
        Action action,
        String region,
        @Nullable String eventId,
        @Nullable String alertId,
        @Nullable Level level,
        @Nullable String status,
        @Nullable String indicator,
        @Nullable String newRegion,
        @Nullable Integer severity,
        @Nullable Integer killed,
        @Nullable Integer injured,
        @Nullable Outcome outcome,
        String reason) {

    /** What a review does. */
    public enum Action {
        /** It happened: the event counts as verified, the alert as confirmed. */
        CONFIRM,
        /** It did not happen: the event becomes HYP and contributes nothing. */
        DENY,
        /** Status, region, indicator, severity or figures were wrong. */
        CORRECT,
        /** The source took it back: the contribution is removed exactly. */
        RETRACT,
        /** The duty desk lowers an alert; the same evidence does not raise it again. */
        LOWER,
        /** What became of a warning. */
        OUTCOME
    }

    /** What became of a warning: came true, was false, came too late. */
    public enum Outcome {
        BENAR,
        PALSU,
        TERLAMBAT
    }

    public Review {
        reason = reason == null ? "" : reason;
    }

    /** The same judgement, honoured from {@code instant}. */
    public Review honouredFrom(Instant instant) {
        return new Review(
                reviewId, instant, office, action, region, eventId, alertId, level, status,
                indicator, newRegion, severity, killed, injured, outcome, reason);
    }

    /** What it does to its event; null when it is about an alert alone. */
    public @Nullable Correction correction() {
        if (eventId == null) {
            return null;
        }
        Correction.Kind kind =
                switch (action) {
                    case DENY, RETRACT -> Correction.Kind.WITHDRAW;
                    case CONFIRM -> Correction.Kind.RESTORE;
                    case CORRECT -> Correction.Kind.CORRECT;
                    case LOWER, OUTCOME -> null;
                };
        return kind == null
                ? null
                : new Correction(
                        eventId, region, time, kind, newRegion, status, indicator, severity, killed,
                        injured);
    }

    /** The region whose cases hold what it judges, wherever the event was moved since. */
    public String home() {
        return eventId == null ? region : RegionCases.home(eventId).orElse(region);
    }
}
