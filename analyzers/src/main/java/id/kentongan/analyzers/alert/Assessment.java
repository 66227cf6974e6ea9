package id.kentongan.analyzers.alert;

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
        List<Case> cases,
        boolean trigger,
        boolean corrected) {

    /** An assessment of {@code cases} outside election stages. */
    public static Assessment of(
            Instant time, String region, String family, double score, List<Case> cases) {
        return new Assessment(
                time, region, family, score, Heat.of(cases, time), cases, false, false);
    }
}
