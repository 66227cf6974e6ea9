package id.kentongan.analyzers.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memory of one level machine. State of the stream: names of the components are frozen.
 *
 * @param level level that stands
 * @param since when it was reached; null before the first change
 * @param lastMessage when the last change was sent; null before the first
 * @param belowSince since when it has been below its fall threshold without a break; null otherwise
 * @param hold highest level that was still held since {@code belowSince}
 * @param lowered events that a duty desk has judged too weak: alone they raise nothing again
 */
public record LevelState(
        Level level,
        @Nullable Instant since,
        @Nullable Instant lastMessage,
        @Nullable Instant belowSince,
        Level hold,
        List<String> lowered) {

    /** Nothing has happened yet. */
    public static final LevelState CALM =
            new LevelState(Level.NORMAL, null, null, null, Level.NORMAL, List.of());

    public LevelState {
        level = level == null ? Level.NORMAL : level;
        hold = hold == null ? Level.NORMAL : hold;
        lowered = lowered == null ? List.of() : List.copyOf(lowered);
    }
}
