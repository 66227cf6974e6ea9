package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a level rises and falls: up at once, as far as thresholds and evidence allow;
 * then no message for six hours but a further rise; down only after 48 hours below the fall
 * threshold, or at once when people corrected what it rested on. Immutable.
 */
public final class LevelMachine {

    /** After a message, silence for this long, except a further rise. */
    public static final Duration QUIET = Duration.ofHours(6);

    /** A level must stay below its fall threshold for this long. */
    public static final Duration CALM = Duration.ofHours(48);

    private final Thresholds thresholds;

    public LevelMachine(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * One step.
     *
     * @param state memory after it
     * @param change what to tell, or null
     */
    public record Step(LevelState state, @Nullable Change change) {}

    /**
     * A level that changed.
     *
     * @param from level before
     * @param to level after
     * @param reason {@code heat}, {@code calm}, {@code corrected} or {@code review}
     * @param gate rule of the evidence that set the ceiling
     * @param voices independent newsrooms and reports
     */
    public record Change(Level from, Level to, String reason, String gate, int voices) {}

    /** The state after {@code now}, and the change to tell if there is one. */
    public Step step(LevelState state, Assessment now) {
        Level counted = recurring(now).atLeast(thresholds.reached(now));
        // evidence only takes away: it is not asked where nothing would rise
        if (counted.compareTo(state.level()) > 0) {
            EvidenceGate gate = EvidenceGate.toRise(now);
            Level reached = counted.atMost(gate.ceiling());
            if (reached.compareTo(state.level()) > 0 && !judgedTooWeak(state, now)) {
                LevelState next =
                        new LevelState(
                                reached, now.time(), now.time(), null, Level.NORMAL, List.of());
                return new Step(
                        next,
                        new Change(state.level(), reached, "heat", gate.rule(), gate.voices()));
            }
        }
        return fall(state, now);
    }

    /**
     * Where a family broke out again and again, the first serious happening after a lull is the
     * start of the next row more often than not.
     */
    private static Level recurring(Assessment now) {
        if (!now.recurs()) {
            return Level.NORMAL;
        }
        return now.notorious() && now.gravestSure() >= EvidenceGate.GRAVE
                ? Level.AWAS
                : Level.SIAGA;
    }

    /** A duty desk sets a lower level at once; the evidence of today raises nothing by itself. */
    public Step lower(LevelState state, Level to, Instant time, List<String> events) {
        if (to.compareTo(state.level()) >= 0) {
            return new Step(state, null);
        }
        LevelState next = new LevelState(to, time, time, null, Level.NORMAL, events);
        return new Step(next, new Change(state.level(), to, "review", "duty-desk", 0));
    }

    /** Whether so much is a Siaga, if the evidence allows it. */
    boolean row(Assessment now) {
        return thresholds.reached(now).compareTo(Level.SIAGA) >= 0;
    }

    /** The highest level that what is left still holds. */
    Level held(Assessment now) {
        return held(now, EvidenceGate.toHold(now));
    }

    private Level held(Assessment now, EvidenceGate gate) {
        return thresholds.held(now).atMost(gate.ceiling());
    }

    private Step fall(LevelState state, Assessment now) {
        if (state.level() == Level.NORMAL) {
            return new Step(standing(state), null);
        }
        // evidence that has gone stale no longer holds a level
        EvidenceGate gate = EvidenceGate.toHold(now);
        Level held = held(now, gate);
        if (held.compareTo(state.level()) >= 0) {
            return new Step(standing(state), null);
        }
        Instant below = state.belowSince() == null ? now.time() : state.belowSince();
        Level hold = state.hold().atLeast(held);
        boolean calm = !Duration.between(below, now.time()).minus(CALM).isNegative();
        boolean quiet =
                state.lastMessage() != null
                        && Duration.between(state.lastMessage(), now.time()).compareTo(QUIET) < 0;
        if (now.corrected() || (calm && !quiet)) {
            Level to = now.corrected() ? held : hold;
            LevelState next =
                    new LevelState(to, now.time(), now.time(), null, Level.NORMAL, state.lowered());
            String reason = now.corrected() ? "corrected" : "calm";
            return new Step(
                    next, new Change(state.level(), to, reason, gate.rule(), gate.voices()));
        }
        return new Step(
                new LevelState(
                        state.level(),
                        state.since(),
                        state.lastMessage(),
                        below,
                        hold,
                        state.lowered()),
                null);
    }

    private static LevelState standing(LevelState state) {
        return new LevelState(
                state.level(),
                state.since(),
                state.lastMessage(),
                null,
                Level.NORMAL,
                state.lowered());
    }

    /** Whether nothing stands behind {@code now} but what the duty desk has judged too weak. */
    private static boolean judgedTooWeak(LevelState state, Assessment now) {
        return !state.lowered().isEmpty()
                && now.cases().stream().allMatch(one -> state.lowered().contains(one.eventId()));
    }
}
