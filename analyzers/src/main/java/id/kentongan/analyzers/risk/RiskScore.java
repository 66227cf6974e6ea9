package id.kentongan.analyzers.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Risk of one region and family at one instant, made only of what was known then.
 *
 * @param region kabupaten/kota, province or "00" for the nation
 * @param area kabupaten, province or nation
 * @param family one of the eight, or ALL
 * @param time the instant
 * @param midnight whether this is the row of the day (else a change within the day)
 * @param score never clipped; 0 to 90 on the fitting period; screens clip at 100
 * @param probability of at least one social conflict within 28 days; only ALL is fitted, others
 *     carry it for the roll-up
 * @param coverage {@code unknown} until 26 weeks of history, else {@code ok}; the coverage operator
 *     refines it to {@code low}
 * @param surprise tail surprise of the recent count, 0 or more
 * @param events scoring events (INC, THR) of the last 28 days
 * @param incidents INC events of the last 28 days
 * @param newsrooms independent voices behind these events
 * @param corroborated whether at least two voices, or one verified report, stand behind them
 * @param severity highest severity of these events
 * @param killedMin lowest number of deaths in these events together
 * @param stage election stage of the region ({@code KAM}, {@code NONE}, {@code UNKNOWN}, ...)
 * @param features inputs of the score in the order of {@link Feature}; empty for areas
 * @param near memory of days with conflicts that neighbours see: 1 week, 8 weeks; empty for areas
 * @param parts summands of the score, largest first
 * @param eventIds the events that count most, at most five
 * @param simulated whether an invented scenario had a part in it
 * @param version knowledge that read the newest event in it, a slash, and the risk model: hashes
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RiskScore(
        String region,
        String area,
        String family,
        Instant time,
        boolean midnight,
        double score,
        double probability,
        String coverage,
        double surprise,
        int events,
        int incidents,
        int newsrooms,
        boolean corroborated,
        int severity,
        int killedMin,
        String stage,
        List<Double> features,
        List<Double> near,
        List<RiskPart> parts,
        List<String> eventIds,
        boolean simulated,
        String version) {

    /** The family that stands for all eight together. */
    public static final String ALL = "ALL";

    /** Fills what an older savepoint does not know. */
    public RiskScore {
        area = area == null ? "kabupaten" : area;
        family = family == null ? ALL : family;
        time = time == null ? Instant.EPOCH : time;
        coverage = coverage == null ? "unknown" : coverage;
        stage = stage == null ? "UNKNOWN" : stage;
        features = features == null ? List.of() : features;
        near = near == null ? List.of() : near;
        parts = parts == null ? List.of() : parts;
        eventIds = eventIds == null ? List.of() : eventIds;
        version = version == null ? "" : version;
    }

    /** This row with what the surroundings add. */
    public RiskScore near(RiskModel model, double fast, double medium) {
        List<Double> next = new ArrayList<>(features);
        next.set(Feature.NEAR_FAST.ordinal(), StrictMath.log1p(fast));
        next.set(Feature.NEAR_MEDIUM.ordinal(), StrictMath.log1p(medium));
        RiskModel.Scored scored = model.score(next);
        return new RiskScore(
                region,
                area,
                family,
                time,
                midnight,
                scored.score(),
                scored.probability(),
                coverage,
                surprise,
                events,
                incidents,
                newsrooms,
                corroborated,
                severity,
                killedMin,
                stage,
                List.copyOf(next),
                near,
                scored.parts(),
                eventIds,
                simulated,
                version);
    }

    /** This score with the knowledge that read what counts in it before the hash of the model. */
    public RiskScore readBy(String knowledge) {
        if (knowledge.isEmpty()) {
            return this;
        }
        return new RiskScore(
                region,
                area,
                family,
                time,
                midnight,
                score,
                probability,
                coverage,
                surprise,
                events,
                incidents,
                newsrooms,
                corroborated,
                severity,
                killedMin,
                stage,
                features,
                near,
                parts,
                eventIds,
                simulated,
                knowledge + "/" + version);
    }
}
