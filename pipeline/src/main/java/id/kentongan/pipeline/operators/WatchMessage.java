package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.Concern;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.alert.ScoreReading;
import id.kentongan.analyzers.alert.WatchInput;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.risk.RiskScore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What reaches {@link DecideLevels}: one kind of input in one flat form, so that all inputs of a
 * region meet in one place and in order of time.
 *
 * @param region key
 * @param at event time
 * @param input for the rules, or null
 * @param score to pass on with its level, or null
 * @param coverage to remember, or null
 */
public record WatchMessage(
        String region,
        Instant at,
        @Nullable WatchInput input,
        @Nullable RiskScore score,
        @Nullable Coverage coverage) {

    static WatchMessage of(Event event) {
        return new WatchMessage(
                event.region(),
                event.changed(),
                WatchInput.of(event.changed(), Case.of(event)),
                null,
                null);
    }

    static WatchMessage of(RiskScore score) {
        return new WatchMessage(
                score.region(),
                score.time(),
                WatchInput.of(score.time(), ScoreReading.of(score)),
                score,
                null);
    }

    static WatchMessage of(Coverage coverage) {
        return new WatchMessage(coverage.key(), coverage.time(), null, null, coverage);
    }

    static WatchMessage of(Review review) {
        return new WatchMessage(review.region(), review.time(), WatchInput.of(review), null, null);
    }

    static WatchMessage of(String itemId, Concern concern) {
        return new WatchMessage(
                concern.region(), concern.lastKnown(), WatchInput.of(itemId, concern), null, null);
    }
}
