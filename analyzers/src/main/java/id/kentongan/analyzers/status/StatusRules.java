package id.kentongan.analyzers.status;

import id.kentongan.analyzers.finding.Status;
import java.util.function.ToDoubleFunction;

/**
 * Decides the status of the main event: the table of points proposes, then the rules that hold
 * whatever else is said (labelling guide, section 3) may correct it. Each decision names its rule.
 */
public final class StatusRules {

    /** How loud assembly and force must be together before force decides (0 to 1). */
    private static final double FORCE_IN_ASSEMBLY = 0.45;

    /** Drill words that leave no doubt: headline or lead, or twice in the body. */
    private static final double DRILL_IN_BODY = 0.75;

    private static final double ABROAD = 0.4;

    /** Points by which the protest may lead where a new deed is told. */
    private static final double NEAR = 1.2;

    /**
     * Points by which "unrelated" must lead in news before what raises no alarm: an article that is
     * dropped is not seen again, one that is kept as a meeting or a protest costs nobody an alarm.
     */
    private static final double UNRELATED = 0.8;

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
        if (best == Status.NON && feature.applyAsDouble("report") == 0) {
            best = unrelated(scores);
        }
        if (drill(best, feature)) {
            return new Decision(Status.PRV, "S4 drill: the clash is an exercise");
        }
        if (forceInAssembly(best, feature)) {
            return new Decision(Status.INC, "S3 force in or against an assembly");
        }
        if (freshDeed(scores, best, feature)) {
            return new Decision(Status.INC, "precedence: a new deed is told beside the protest");
        }
        if (onlyFeared(best, feature)) {
            return new Decision(Status.THR, "S7 feared, nothing done yet");
        }
        if (closedWithoutForce(best, feature)) {
            return new Decision(Status.THR, "S2 closed without force");
        }
        if (expression(best, feature)) {
            return new Decision(Status.PRO, "expression is a right");
        }
        return new Decision(best, "points");
    }

    /**
     * A new incident comes before the protest it belongs to, also where the text is a reaction or a
     * list of demands: a sentence must state the deed as fact, and the points must not speak
     * clearly against it.
     */
    private static boolean freshDeed(
            double[] scores, Status best, ToDoubleFunction<String> feature) {
        return best == Status.PRO
                && feature.applyAsDouble("report") == 0
                && feature.applyAsDouble("clash-body") > 0
                && scores[Status.INC.ordinal()] > scores[Status.PRO.ordinal()] - NEAR
                && feature.applyAsDouble("title:RETROSPECT") == 0
                && feature.applyAsDouble("title:PEACE") == 0;
    }

    /**
     * Headline and lead tell of threats and no sentence of a deed; a deed that the headline only
     * has from rumour is none.
     */
    private static boolean onlyFeared(Status best, ToDoubleFunction<String> feature) {
        boolean noDeed =
                feature.applyAsDouble("force-clear") == 0
                        || feature.applyAsDouble("title:HOAX") > 0
                                && feature.applyAsDouble("clash-body") == 0;
        return best == Status.INC
                && feature.applyAsDouble("title:MENACE") > 0
                && feature.applyAsDouble("lead:MENACE") > 0
                && noDeed
                && feature.applyAsDouble("title:OFFENCE") == 0;
    }

    /** A road, site or office that is closed is more than a demonstration. */
    private static boolean closedWithoutForce(Status best, ToDoubleFunction<String> feature) {
        return best == Status.PRO
                && feature.applyAsDouble("title:BLOCK") > 0
                && feature.applyAsDouble("lead:BLOCK") > 0
                && feature.applyAsDouble("title:RALLY") == 0
                && feature.applyAsDouble("force-clear") == 0;
    }

    /** Symbols, prayers and demands without force are no calm report of officials and no threat. */
    private static boolean expression(Status best, ToDoubleFunction<String> feature) {
        boolean other = best == Status.PRV || best == Status.NON || best == Status.THR;
        return other
                && feature.applyAsDouble("SEP-03") > 1
                && (feature.applyAsDouble("title:RALLY") > 0
                        || feature.applyAsDouble("lead:RALLY") > 0)
                && feature.applyAsDouble("force-clear") == 0
                && feature.applyAsDouble("title:MENACE") == 0
                && feature.applyAsDouble("title:BLOCK") == 0;
    }

    /** A drill covers the whole text, whatever its headline shouts. */
    private static boolean drill(Status best, ToDoubleFunction<String> feature) {
        boolean event = best == Status.INC || best == Status.THR || best == Status.PRO;
        return event
                && (feature.applyAsDouble("title:REVEAL") > 0
                        || feature.applyAsDouble("lead:REVEAL") > 0
                        || feature.applyAsDouble("body:REVEAL") >= DRILL_IN_BODY);
    }

    /** One stone that is thrown, one shot of tear gas: no longer only an orderly protest. */
    private static boolean forceInAssembly(Status best, ToDoubleFunction<String> feature) {
        boolean open = best == Status.PRO || best == Status.THR || best == Status.NON;
        boolean force =
                feature.applyAsDouble("report") > 0
                        ? feature.applyAsDouble("rally-force") >= FORCE_IN_ASSEMBLY
                        : feature.applyAsDouble("rally-clash") >= FORCE_IN_ASSEMBLY
                                && feature.applyAsDouble("clash-lead") > 0
                                && feature.applyAsDouble("title:RETROSPECT") == 0;
        return open
                && force
                && feature.applyAsDouble("title:PEACE") == 0
                && feature.applyAsDouble("title:DEBUNK") == 0
                && feature.applyAsDouble("title:VERDICT") == 0
                && feature.applyAsDouble("foreign") <= ABROAD;
    }

    /** Unrelated where that leads clearly, else what comes next and raises no alarm. */
    private static Status unrelated(double[] scores) {
        double[] calm = scores.clone();
        calm[Status.NON.ordinal()] -= UNRELATED;
        calm[Status.INC.ordinal()] = Double.NEGATIVE_INFINITY;
        calm[Status.THR.ordinal()] = Double.NEGATIVE_INFINITY;
        return best(calm);
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
