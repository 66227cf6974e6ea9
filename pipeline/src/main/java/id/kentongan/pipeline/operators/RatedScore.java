package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.risk.RiskScore;

/**
 * A score with the two facts that stand beside it.
 *
 * @param score of a region and family
 * @param alertLevel 0 to 3; of ALL the highest of the families, of an area the highest of its
 *     members
 * @param coverage ok, low or unknown
 */
public record RatedScore(RiskScore score, int alertLevel, String coverage) {

    /** Fills what an older savepoint does not know. */
    public RatedScore {
        coverage = coverage == null ? "unknown" : coverage;
    }
}
