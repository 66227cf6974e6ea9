package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.pipeline.operators.Alerting;
import id.kentongan.pipeline.operators.Scoring;
import java.time.Duration;
import java.time.Instant;

/**
 * What differs between live and replay, and between a replay and another.
 *
 * @param lateness how far the watermark stays behind what was read
 * @param live whether the recorded arrival decides from when something counts
 * @param scoring settings of linking and scoring
 * @param alerting settings of levels and coverage
 */
public record TopologyOptions(
        Duration lateness, boolean live, Scoring.Settings scoring, Alerting.Settings alerting) {

    /** Allowed lateness of a live stream. */
    public static final Duration LIVE_LATENESS = Duration.ofSeconds(5);

    /** Allowed lateness of a replay. */
    public static final Duration REPLAY_LATENESS = Duration.ofDays(1);

    /** These options with the files of an office. */
    public TopologyOptions with(OfficeFiles files) {
        return new TopologyOptions(lateness, live, scoring, alerting.with(files));
    }

    /** A live run. */
    public static TopologyOptions live(Duration lateness) {
        return new TopologyOptions(
                lateness, true, Scoring.Settings.live(), Alerting.Settings.live());
    }

    /** A bounded run with rows up to {@code lastMidnight}. */
    public static TopologyOptions replay(Instant lastMidnight) {
        return new TopologyOptions(
                REPLAY_LATENESS,
                false,
                new Scoring.Settings(true, true, true, "", lastMidnight),
                Alerting.Settings.replay(lastMidnight));
    }
}
