package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.risk.RiskPart;
import id.kentongan.analyzers.risk.RiskScore;
import java.util.List;

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

    /** The score as it stands with this coverage. */
    public RiskScore covered() {
        return score.coverage().equals(coverage)
                ? score
                : copy(
                        coverage,
                        score.features(),
                        score.near(),
                        score.parts(),
                        score.eventIds(),
                        score.version());
    }

    /** What an area needs of the row of a member: all but its lists. */
    RatedScore asMember() {
        return new RatedScore(
                copy(score.coverage(), List.of(), List.of(), List.of(), List.of(), ""),
                alertLevel,
                coverage);
    }

    private RiskScore copy(
            String covered,
            List<Double> features,
            List<Double> near,
            List<RiskPart> parts,
            List<String> eventIds,
            String version) {
        return new RiskScore(
                score.region(),
                score.area(),
                score.family(),
                score.time(),
                score.midnight(),
                score.score(),
                score.probability(),
                covered,
                score.surprise(),
                score.events(),
                score.incidents(),
                score.newsrooms(),
                score.corroborated(),
                score.severity(),
                score.killedMin(),
                score.stage(),
                features,
                near,
                parts,
                eventIds,
                score.simulated(),
                version);
    }
}
