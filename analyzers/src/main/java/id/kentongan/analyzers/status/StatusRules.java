package id.kentongan.analyzers.status;

import id.kentongan.analyzers.finding.Status;
import java.util.function.ToDoubleFunction;

/**
 * Decides the status of the main event: first the rules that hold whatever else is said (drill,
 * hoax, orderly protest), then the table of points. Each decision names its rule.
 */
public final class StatusRules {

    /**
     * A decision.
     *
     * @param status the status
     * @param rule the rule that decided
     */
    public record Decision(Status status, String rule) {}

    private StatusRules() {}

    /**
     * The status of the main event.
     *
     * @param scores points of each status by ordinal
     * @param feature value of a feature by name
     */
    public static Decision decide(double[] scores, ToDoubleFunction<String> feature) {
        Status best = best(scores);
        if (feature.applyAsDouble("title:DRILL") > 0
                && feature.applyAsDouble("title:CASUALTY") == 0) {
            return new Decision(Status.PRV, "drill-in-headline");
        }
        return new Decision(best, "points");
    }

    /** The status with most points; the first in order wins a tie. */
    public static Status best(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return Status.values()[best];
    }
}
