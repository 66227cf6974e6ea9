package id.kentongan.pipeline.job;

import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How the job fares, as counted since the last point. State of the stream: names of the components
 * are frozen.
 *
 * @param read inputs read since then
 * @param deadLetters of these, refused
 * @param late of these, behind their time
 * @param newest latest known instant seen, epoch milliseconds
 */
public record Health(long read, long deadLetters, long late, long newest) {

    static final Health NONE = new Health(0, 0, 0, 0);

    /** After one more input. */
    Health and(HealthSign sign) {
        return new Health(
                read + 1,
                deadLetters + (sign.refused() ? 1 : 0),
                late + (sign.late() ? 1 : 0),
                Math.max(newest, sign.known()));
    }

    /**
     * The point for {@code span} that ends {@code now}.
     *
     * @param checkpointAge since the last complete checkpoint
     */
    Point point(String job, Instant now, Duration span, Duration checkpointAge) {
        return Point.of(
                Series.PIPELINE_HEALTH,
                Map.of("job", job),
                Map.of(
                        "lag",
                        newest == 0 ? 0 : Math.max(0, now.toEpochMilli() - newest) / 1000,
                        "per_second",
                        read / (span.toMillis() / 1000.0),
                        "dead_letters",
                        deadLetters,
                        "late",
                        late,
                        "checkpoint_age",
                        checkpointAge.toMillis() / 1000.0,
                        Series.VERSION,
                        Knowledge.version()),
                now);
    }
}
