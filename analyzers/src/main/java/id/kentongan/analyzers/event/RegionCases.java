package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.risk.Weights;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The open cases of one region: sightings in, changed events out. A value; {@link #apply} gives the
 * next one. Bounded: cases close {@value #OPEN_DAYS} days after their last report and there are at
 * most {@value #CASES}.
 *
 * <p>A sighting joins a case when its text is a near copy, or when it retells it: same region and
 * family, near dates, figures and places that do not contradict. Reports of one field source are
 * separate happenings unless text, date and figures agree.
 *
 * @param region whose cases
 * @param cases oldest first
 */
public record RegionCases(String region, List<OpenCase> cases) {

    static final int OPEN_DAYS = 60;
    static final int CASES = 256;

    /** Fills what an older savepoint does not know. */
    public RegionCases {
        cases = cases == null ? List.of() : cases;
    }

    /** A region that was never heard of. */
    public static RegionCases of(String region) {
        return new RegionCases(region, List.of());
    }

    /**
     * The region after a step.
     *
     * @param next its cases now
     * @param changes what changed, in order; never empty, because being heard of is a change
     */
    public record Step(RegionCases next, List<CaseChange> changes) {}

    /** {@link CaseBook#apply(Sighting, Weights, boolean, boolean)} as a step. */
    public Step apply(Sighting sighting, Weights weights, boolean linking, boolean settling) {
        CaseBook book = CaseBook.of(this);
        List<CaseChange> changes = book.apply(sighting, weights, linking, settling);
        return new Step(book.cases(), changes);
    }

    /** {@link CaseBook#review} as a step. */
    public Step review(String eventId, boolean withdrawn, Instant at, Weights weights) {
        CaseBook book = CaseBook.of(this);
        List<CaseChange> changes = book.review(eventId, withdrawn, at, weights);
        return new Step(book.cases(), changes);
    }

    /** {@link CaseBook#apply(Correction, Weights)} as a step. */
    public Step apply(Correction judged, Weights weights) {
        CaseBook book = CaseBook.of(this);
        List<CaseChange> changes = book.apply(judged, weights);
        return new Step(book.cases(), changes);
    }

    /** Whether what has this status becomes a case. */
    static boolean kept(Status status) {
        return switch (status) {
            case INC, THR, RES, PRO, PRV -> true;
            case PST, HYP, NON -> false;
        };
    }

    /**
     * The region whose cases hold the event: its id begins with it, wherever it was moved since.
     */
    public static Optional<String> home(String eventId) {
        if (!eventId.matches("e-([0-9]{2}|[0-9]{4})-.*")) {
            return Optional.empty();
        }
        String digits = eventId.substring(2, eventId.indexOf('-', 2));
        return Optional.of(
                digits.length() == 2 ? digits : digits.substring(0, 2) + "." + digits.substring(2));
    }
}
