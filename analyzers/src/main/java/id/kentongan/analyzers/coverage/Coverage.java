package id.kentongan.analyzers.coverage;

import java.time.Instant;
import java.util.Locale;

/**
 * Whether one region or source is heard of as usual, at one instant.
 *
 * @param key region code or source id
 * @param time the instant
 * @param hoursSilent hours since it was last heard of
 * @param items7d items of the last seven days, nil reports included
 * @param items24h items of the last day
 * @param expected7d items that seven days usually bring
 * @param state how it compares with its habit
 * @param known whether there are 26 weeks of history
 * @param simulated whether an invented scenario had a part in it
 */
public record Coverage(
        String key,
        Instant time,
        double hoursSilent,
        int items7d,
        int items24h,
        double expected7d,
        State state,
        boolean known,
        boolean simulated) {

    /** How it compares with its habit. */
    public enum State {
        /** As usual. */
        OK,
        /** Fewer than a third of what is usual. */
        LOW,
        /** Silent for longer than its habit. */
        SILENT,
        /** Too little history. */
        UNKNOWN;

        /** The word of the outputs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Coverage {
        state = state == null ? State.UNKNOWN : state;
    }

    /** The word beside a score: {@code ok}, {@code low} or {@code unknown} before 26 weeks. */
    public String besideScore() {
        if (!known) {
            return "unknown";
        }
        return state == State.OK ? "ok" : "low";
    }

    /** Whether this is worth telling the office that looks after it. */
    public boolean silent() {
        return state == State.SILENT;
    }

    /** Whether nothing was heard for a week, or for longer than usual. */
    public boolean absent() {
        return items7d == 0 || silent();
    }
}
