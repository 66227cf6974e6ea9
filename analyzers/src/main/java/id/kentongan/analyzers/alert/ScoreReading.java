package id.kentongan.analyzers.alert;

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
}
