package id.kentongan.analyzers.alert;

import java.util.List;
import java.util.Map;

/**
 * What the alert rules remember of one region: bounded by the freshest events and by the families,
 * whatever the number of past items. State of the stream: names of the components are frozen.
 *
 * @param region Kemendagri code
 * @param cases fresh events by id, at most {@link #MOST_CASES}
 * @param scores last reading by family
 * @param levels level memory by family
 * @param lastAlerts id of the last alert by family, marked where it rests on invented input
 * @param concerns named concerns by indicator
 * @param confirmed events that a review confirmed
 * @param denied events that a review denied or withdrew
 * @param reviews ids of reviews already applied, newest last, at most {@link #MOST_REVIEWS}
 * @param past happenings that are no longer fresh by id, the newest {@link Past#NOTORIOUS} of each
 *     family
 */
public record RegionWatch(
        String region,
        Map<String, Case> cases,
        Map<String, ScoreReading> scores,
        Map<String, LevelState> levels,
        Map<String, String> lastAlerts,
        Map<String, Concern> concerns,
        List<String> confirmed,
        List<String> denied,
        List<String> reviews,
        Map<String, Past> past) {

    /** Fresh events kept for one region. */
    public static final int MOST_CASES = 400;

    /** Reviews kept against duplicates. */
    public static final int MOST_REVIEWS = 500;

    public RegionWatch {
        cases = cases == null ? Map.of() : cases;
        scores = scores == null ? Map.of() : scores;
        levels = levels == null ? Map.of() : levels;
        lastAlerts = lastAlerts == null ? Map.of() : lastAlerts;
        concerns = concerns == null ? Map.of() : concerns;
        confirmed = confirmed == null ? List.of() : confirmed;
        denied = denied == null ? List.of() : denied;
        reviews = reviews == null ? List.of() : reviews;
        // a savepoint of an earlier version knows of no history: it is learnt from then on
        past = past == null ? Map.of() : past;
    }

    /** A region of which nothing is known yet. */
    public static RegionWatch of(String region) {
        return new RegionWatch(
                region, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of(),
                List.of(), Map.of());
    }

    /** Level of one family; of ALL the highest of the families. */
    public Level level(String family) {
        return level(levels, family);
    }

    static Level level(Map<String, LevelState> levels, String family) {
        if (family.equals("ALL")) {
            Level highest = Level.NORMAL;
            for (LevelState state : levels.values()) {
                highest = highest.atLeast(state.level());
            }
            return highest;
        }
        return levels.getOrDefault(family, LevelState.CALM).level();
    }

    /** The same with these cases. */
    public RegionWatch with(Map<String, Case> other) {
        return new RegionWatch(
                region,
                other,
                scores,
                levels,
                lastAlerts,
                concerns,
                confirmed,
                denied,
                reviews,
                past);
    }

    /** Whether time alone can still change something here. */
    public boolean awake() {
        return !cases.isEmpty() || level("ALL") != Level.NORMAL;
    }
}
