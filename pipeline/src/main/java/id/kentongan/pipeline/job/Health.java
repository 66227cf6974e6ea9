package id.kentongan.pipeline.job;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.pipeline.json.Reason;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How the job fares, as counted since the last point. State of the stream: names of the components
 * are frozen, and what an older savepoint does not know is nothing.
 *
 * @param read inputs read since then
 * @param deadLetters of these, refused
 * @param late of these, behind their time
 * @param newest latest known instant seen, epoch milliseconds
 * @param counts items by status and dead letters by reason
 * @param tagged items whose tagging was timed
 * @param tagMicros what that took together
 * @param tagMost what the slowest of them took
 * @param alertMillis from the instant of an alert until it left, at most
 * @param silent hours of silence of each source that is silent; carried on from point to point
 */
public record Health(
        long read,
        long deadLetters,
        long late,
        long newest,
        Map<String, Long> counts,
        long tagged,
        long tagMicros,
        long tagMost,
        long alertMillis,
        Map<String, Double> silent) {

    static final Health NONE = new Health(0, 0, 0, 0, Map.of(), 0, 0, 0, 0, Map.of());

    /** Sources that are counted; more of them are the same alarm. */
    private static final int MOST_SILENT = 2_000;

    public Health {
        counts = counts == null ? Map.of() : counts;
        silent = silent == null ? Map.of() : silent;
    }

    /**
     * After one more sign.
     *
     * @param now by the clock of the machine, epoch milliseconds
     */
    Health and(HealthSign sign, long now) {
        return switch (sign.kind()) {
            case ALIVE -> this;
            case FOUND ->
                    new Health(
                            read + 1,
                            deadLetters,
                            late + (sign.late() ? 1 : 0),
                            Math.max(newest, (long) sign.value()),
                            counted(sign.name()),
                            tagged,
                            tagMicros,
                            tagMost,
                            alertMillis,
                            silent);
            case REFUSED ->
                    new Health(
                            read + 1,
                            deadLetters + 1,
                            late,
                            newest,
                            counted(sign.name()),
                            tagged,
                            tagMicros,
                            tagMost,
                            alertMillis,
                            silent);
            case TAGGED ->
                    new Health(
                            read,
                            deadLetters,
                            late,
                            newest,
                            counts,
                            tagged + 1,
                            tagMicros + (long) sign.value(),
                            Math.max(tagMost, (long) sign.value()),
                            alertMillis,
                            silent);
            case ALERTED ->
                    new Health(
                            read,
                            deadLetters,
                            late,
                            newest,
                            counts,
                            tagged,
                            tagMicros,
                            tagMost,
                            Math.max(alertMillis, now - (long) sign.value()),
                            silent);
            case SILENT, HEARD ->
                    new Health(
                            read,
                            deadLetters,
                            late,
                            newest,
                            counts,
                            tagged,
                            tagMicros,
                            tagMost,
                            alertMillis,
                            listened(sign));
        };
    }

    private Map<String, Long> counted(String name) {
        Map<String, Long> more = new HashMap<>(counts);
        more.merge(name, 1L, Long::sum);
        return more;
    }

    private Map<String, Double> listened(HealthSign sign) {
        Map<String, Double> other = new HashMap<>(silent);
        if (sign.kind() == HealthSign.Kind.HEARD) {
            other.remove(sign.name());
        } else if (other.size() < MOST_SILENT || other.containsKey(sign.name())) {
            other.put(sign.name(), sign.value());
        }
        return other;
    }

    /** What the next point begins with. */
    Health next() {
        return new Health(0, 0, 0, newest, Map.of(), 0, 0, 0, 0, silent);
    }

    /** Hours of the longest silence of a source that is silent. */
    double longestSilence() {
        return silent.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /**
     * The point for {@code span} that ends {@code now}.
     *
     * @param checkpointAge since the last complete checkpoint
     */
    Point point(String job, Instant now, Duration span, Duration checkpointAge) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("lag", newest == 0 ? 0 : Math.max(0, now.toEpochMilli() - newest) / 1000);
        fields.put("per_second", read / (span.toMillis() / 1000.0));
        fields.put("dead_letters", deadLetters);
        fields.put("late", late);
        fields.put("checkpoint_age", checkpointAge.toMillis() / 1000.0);
        fields.put("items", read - deadLetters);
        for (Status status : Status.values()) {
            fields.put(Series.found(status), counts.getOrDefault(status.name(), 0L));
        }
        for (Reason reason : Reason.values()) {
            fields.put(Series.refused(reason), counts.getOrDefault(reason.code(), 0L));
        }
        if (tagged > 0) {
            fields.put("tag_ms", tagMicros / 1000.0 / tagged);
            fields.put("tag_ms_max", tagMost / 1000.0);
        }
        if (alertMillis > 0) {
            fields.put("alert_seconds", alertMillis / 1000.0);
        }
        fields.put("sources_silent", silent.size());
        fields.put("silence_hours", longestSilence());
        fields.put(Series.VERSION, Knowledge.version());
        return Point.of(Series.PIPELINE_HEALTH, Map.of("job", job), fields, now);
    }
}
