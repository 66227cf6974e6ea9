package id.kentongan.pipeline.job;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.TaggedItem;

/**
 * That one thing happened in the job.
 *
 * @param kind what
 * @param name which status, reason or source
 * @param late whether an item was behind its time
 * @param value when an item or alert counts from, in epoch milliseconds; how long tagging took, in
 *     microseconds; how long a source has been silent, in hours
 */
public record HealthSign(Kind kind, String name, boolean late, double value) {

    /** What can happen. */
    public enum Kind {
        /** Nothing was read, the job lives. */
        ALIVE,
        /** An item was read. */
        FOUND,
        /** An input became a dead letter. */
        REFUSED,
        /** Tagging of an item took its time. */
        TAGGED,
        /** A level changed. */
        ALERTED,
        /** A source is silent for longer than its habit. */
        SILENT,
        /** A source is heard of. */
        HEARD
    }

    static final HealthSign ALIVE = new HealthSign(Kind.ALIVE, "", false, 0);

    static HealthSign found(TaggedItem tagged) {
        return new HealthSign(
                Kind.FOUND,
                tagged.finding().status().name(),
                tagged.item().notes().contains("late"),
                tagged.item().known().toEpochMilli());
    }

    static HealthSign refused(DeadLetter letter) {
        return new HealthSign(Kind.REFUSED, letter.reason(), false, 0);
    }

    static HealthSign tagged(long micros) {
        return new HealthSign(Kind.TAGGED, "", false, micros);
    }

    static HealthSign alerted(Alert alert) {
        return new HealthSign(Kind.ALERTED, "", false, alert.time().toEpochMilli());
    }

    static HealthSign heardOf(Coverage source) {
        return new HealthSign(
                source.silent() ? Kind.SILENT : Kind.HEARD,
                source.key(),
                false,
                source.hoursSilent());
    }
}
