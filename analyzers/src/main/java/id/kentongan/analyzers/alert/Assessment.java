package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How things stand in one region and family at one instant: what a level is decided on.
 *
 * @param time the instant
 * @param region Kemendagri code
 * @param family first three letters of the main indicator
 * @param score risk score of region and family
 * @param heat how much the family is boiling, see {@link Heat}, raised in election stages
 * @param held what still holds a level that was reached
 * @param past happenings of the half-year before, at most {@link Past#NOTORIOUS}
 * @param cases hostile events of the family that are still fresh, in order of id
 * @param trigger whether a dated trigger of the region lies within the next 14 days
 * @param corrected whether this assessment follows a review, so that a fall need not wait
 */
public record Assessment(
        Instant time,
        String region,
        String family,
        double score,
        double heat,
        double held,
        int past,
        List<Case> cases,
        boolean trigger,
        boolean corrected) {

    /** An assessment of {@code cases} outside election stages, in a region without history. */
    public static Assessment of(
            Instant time, String region, String family, double score, List<Case> cases) {
        return new Assessment(
                time,
                region,
                family,
                score,
                Heat.of(cases, time),
                Heat.held(cases, time),
                0,
                cases,
                false,
                false);
    }

    /** Heat with what the history of the place adds to a new happening. */
    double heatHere() {
        return heat > 0 && past >= Past.RESTLESS ? heat + 1 : heat;
    }

    /** Whether the history of the place is such that one serious happening is enough. */
    boolean notorious() {
        return past >= Past.NOTORIOUS;
    }

    /** Gravest severity of what happened lately, headlines apart. */
    int gravestLately() {
        int gravest = 0;
        for (Case one : cases) {
            if (one.hostile()
                    && !one.headlineOnly()
                    && Duration.between(one.lastKnown(), time).toDays() <= Heat.RAISES) {
                gravest = Math.max(gravest, one.severity());
            }
        }
        return gravest;
    }
}
