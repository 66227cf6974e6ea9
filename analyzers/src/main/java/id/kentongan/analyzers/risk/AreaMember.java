package id.kentongan.analyzers.risk;

import java.util.List;

/**
 * What an area keeps of the newest row of one of its members.
 *
 * @param region the member: kabupaten/kota, province, or the area's own code for what is known of
 *     no smaller place
 * @param score its score
 * @param probability its probability
 * @param coverage its coverage
 * @param surprise its surprise
 * @param events its scoring events of 28 days
 * @param incidents its incidents of 28 days
 * @param newsrooms independent voices behind them
 * @param corroborated whether they are corroborated
 * @param severity their highest severity
 * @param killedMin deaths in them
 * @param stage its election stage
 * @param eventIds its foremost events
 * @param simulated whether any of it is invented
 * @param version of the model
 */
public record AreaMember(
        String region,
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
        List<String> eventIds,
        boolean simulated,
        String version) {

    /** Fills what an older savepoint does not know. */
    public AreaMember {
        coverage = coverage == null ? "unknown" : coverage;
        stage = stage == null ? "UNKNOWN" : stage;
        eventIds = eventIds == null ? List.of() : eventIds;
        version = version == null ? "" : version;
    }

    /** What to keep of {@code row}. */
    public static AreaMember of(RiskScore row) {
        return new AreaMember(
                row.region(),
                row.score(),
                row.probability(),
                row.coverage(),
                row.surprise(),
                row.events(),
                row.incidents(),
                row.newsrooms(),
                row.corroborated(),
                row.severity(),
                row.killedMin(),
                row.stage(),
                row.eventIds(),
                row.simulated(),
                row.version());
    }
}
