package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.finding.Status;
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
 * @param days the same with each local day counted once, by its surest happening
 * @param held what still holds a level that was reached
 * @param past happenings of the half-year before, at most {@link Past#NOTORIOUS}
 * @param strange whether the half-year before saw other families here but not this one
 * @param news whether the instant brings something about the family: what a place has seen makes
 *     more of what is new, but raises nothing by growing older
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
        double days,
        double held,
        int past,
        boolean strange,
        boolean news,
        List<Case> cases,
        boolean trigger,
        boolean corrected) {

    /** In so many happenings people must have been killed that those of one day count each. */
    private static final int DEADLY = 2;

    /** An assessment of {@code cases} outside election stages, in a region without history. */
    public static Assessment of(
            Instant time, String region, String family, double score, List<Case> cases) {
        return new Assessment(
                time,
                region,
                family,
                score,
                Heat.of(cases, time),
                Heat.days(cases, time, region),
                Heat.held(cases, time),
                0,
                false,
                true,
                cases,
                false,
                false);
    }

    /** Heat with what the history of the place adds to a new happening. */
    double heatHere() {
        return heat + history();
    }

    private int history() {
        return heat > 0 && restless() && news ? 1 : 0;
    }

    /**
     * How much of a row it is, which decides on a Siaga: what comes back on other days announces
     * more, many happenings of one day are one outbreak. So a day counts once, unless people were
     * killed in two of them; one happening more than that makes up for days. Where the half-year
     * before what is fresh saw conflicts but none of this family, it takes that one more in any
     * case.
     */
    double row() {
        double oneMore = heatHere() - 1;
        if (strange || !news) {
            return oneMore;
        }
        return deadlyLately() >= DEADLY ? heatHere() : Math.max(days + history(), oneMore);
    }

    private int deadlyLately() {
        int deadly = 0;
        for (Case one : cases) {
            if (!one.headlineOnly()
                    && one.killedMax() != null
                    && one.killedMax() > 0
                    && Heat.recent(one, time, Heat.RAISES)) {
                deadly++;
            }
        }
        return deadly;
    }

    /** The same after one more happening as sure as the surest, on a day of its own or not. */
    Assessment after(boolean ownDay) {
        double surest = 0;
        for (Case one : cases) {
            if (!one.headlineOnly() && Heat.recent(one, time, Heat.RAISES)) {
                surest = Math.max(surest, one.share());
            }
        }
        double plain = Heat.of(cases, time);
        double more = plain > 0 ? surest * heat / plain : surest;
        return new Assessment(
                time,
                region,
                family,
                score,
                heat + more,
                ownDay ? days + more : days,
                held,
                past,
                strange,
                true,
                cases,
                trigger,
                corrected);
    }

    /** Whether the history of the place is such that one serious happening is a Siaga. */
    boolean restless() {
        return past >= Past.RESTLESS;
    }

    /** Whether a family that broke out again and again does so once more: one that is sure. */
    boolean recurs() {
        return news && restless() && gravestSure() >= EvidenceGate.SERIOUS;
    }

    /** Whether the history of the place is such that one grave happening is an Awas. */
    boolean notorious() {
        return past >= Past.NOTORIOUS;
    }

    /** Gravest severity of what happened lately and is told by two voices or a verified report. */
    int gravestSure() {
        int gravest = 0;
        for (Case one : cases) {
            if (one.status() == Status.INC
                    && !one.headlineOnly()
                    && (one.verified() || one.voices().size() > 1)
                    && Heat.recent(one, time, Heat.RAISES)) {
                gravest = Math.max(gravest, one.severity());
            }
        }
        return gravest;
    }
}
