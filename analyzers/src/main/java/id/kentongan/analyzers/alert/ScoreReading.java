package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.risk.RiskPart;
import id.kentongan.analyzers.risk.RiskScore;

/**
 * What the alert rules need to know of one risk score.
 *
 * @param family one of the eight, or ALL
 * @param score of region and family
 * @param stage election stage of the region
 * @param coverage ok, low or unknown
 * @param neighbours points that neighbouring regions add to the score
 * @param version hash of the knowledge bundle
 */
public record ScoreReading(
        String family,
        double score,
        String stage,
        String coverage,
        double neighbours,
        String version) {

    public ScoreReading {
        stage = stage == null ? "UNKNOWN" : stage;
        coverage = coverage == null ? "unknown" : coverage;
        version = version == null ? "" : version;
    }

    /**
     * The reading of {@code score}; an area that only adds up its members has no score of its own.
     */
    public static ScoreReading of(RiskScore score) {
        boolean own = score.area().equals("kabupaten");
        double neighbours = 0;
        for (RiskPart part : score.parts()) {
            if (part.name().startsWith("neighbour")) {
                neighbours += part.points();
            }
        }
        return new ScoreReading(
                score.family(),
                own ? score.score() : 0,
                score.stage(),
                score.coverage(),
                neighbours,
                score.version());
    }
}
