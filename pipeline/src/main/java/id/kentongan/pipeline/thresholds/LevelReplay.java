package id.kentongan.pipeline.thresholds;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.LevelMachine;
import id.kentongan.analyzers.alert.LevelState;
import id.kentongan.analyzers.alert.RegionRules;
import id.kentongan.analyzers.alert.RegionWatch;
import id.kentongan.analyzers.alert.Thresholds;
import id.kentongan.analyzers.alert.WatchInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays a {@link WatchTape} through the level rules, or through a baseline that only counts. */
final class LevelReplay {

    private final WatchTape tape;

    LevelReplay(WatchTape tape) {
        this.tape = tape;
    }

    /** What the rules raise with {@code thresholds}. */
    List<Raised> rules(Thresholds thresholds) {
        RegionRules rules = RegionRules.standard().with(thresholds);
        List<Raised> raised = new ArrayList<>();
        for (Map.Entry<String, List<WatchTape.Step>> region : tape.regions().entrySet()) {
            RegionWatch watch = RegionWatch.of(region.getKey());
            for (WatchTape.Step step : region.getValue()) {
                Instant calm = calmBefore(watch, step.time());
                if (calm != null) {
                    watch = tell(rules.at(watch, calm, List.of()), raised);
                }
                List<WatchInput> inputs = new ArrayList<>();
                step.cases().forEach(one -> inputs.add(WatchInput.of(step.time(), one)));
                watch = tell(rules.at(watch, step.time(), inputs), raised);
            }
        }
        return raised;
    }

    private static RegionWatch tell(RegionRules.Outcome outcome, List<Raised> raised) {
        for (Alert alert : outcome.alerts()) {
            if (alert.rise()) {
                raised.add(
                        new Raised(
                                alert.time(),
                                alert.region(),
                                alert.family(),
                                alert.from(),
                                alert.to()));
            }
        }
        return outcome.watch();
    }

    private static @Nullable Instant calmBefore(RegionWatch watch, Instant next) {
        Instant first = null;
        for (LevelState level : watch.levels().values()) {
            if (level.belowSince() != null) {
                Instant calm = level.belowSince().plus(LevelMachine.CALM);
                if (calm.isBefore(next) && (first == null || calm.isBefore(first))) {
                    first = calm;
                }
            }
        }
        return first;
    }

    /**
     * The baseline: events of a family counted with a half-life, whoever tells them and however
     * grave they are; the same slow fall as the rules.
     */
    List<Raised> counts(double halfLifeDays, double siaga, double awas) {
        List<Raised> raised = new ArrayList<>();
        for (Map.Entry<String, List<WatchTape.Step>> region : tape.regions().entrySet()) {
            Map<String, Count> counts = new TreeMap<>();
            Map<String, Boolean> seen = new HashMap<>();
            for (WatchTape.Step step : region.getValue()) {
                for (Case one : step.cases()) {
                    if (one.hostile() && seen.put(one.eventId(), true) == null) {
                        counts.computeIfAbsent(one.family(), family -> new Count())
                                .add(step.time(), halfLifeDays);
                    }
                }
                for (Map.Entry<String, Count> entry : counts.entrySet()) {
                    Count count = entry.getValue();
                    Level from = count.level;
                    if (count.step(step.time(), halfLifeDays, siaga, awas)) {
                        raised.add(
                                new Raised(
                                        step.time(),
                                        region.getKey(),
                                        entry.getKey(),
                                        from,
                                        count.level));
                    }
                }
            }
        }
        return raised;
    }

    /** A decayed count and the level that rests on it. */
    private static final class Count {
        private double value;
        private @Nullable Instant at;
        private Level level = Level.NORMAL;
        private @Nullable Instant below;
        private Level hold = Level.NORMAL;

        void add(Instant time, double halfLife) {
            value = at(time, halfLife) + 1;
            at = time;
        }

        private double at(Instant time, double halfLife) {
            Instant last = at;
            if (last == null) {
                return 0;
            }
            double days = Duration.between(last, time).toSeconds() / 86_400.0;
            return value * StrictMath.pow(0.5, days / halfLife);
        }

        /** Whether the level rose. */
        boolean step(Instant time, double halfLife, double siaga, double awas) {
            double now = at(time, halfLife);
            Level reached = now >= awas ? Level.AWAS : now >= siaga ? Level.SIAGA : Level.NORMAL;
            Level held =
                    now >= awas / 2 ? Level.AWAS : now >= siaga / 2 ? Level.SIAGA : Level.NORMAL;
            if (reached.compareTo(level) > 0) {
                level = reached;
                below = null;
                return true;
            }
            if (held.compareTo(level) >= 0) {
                below = null;
                return false;
            }
            Instant since = below;
            if (since == null) {
                below = time;
                hold = held;
                return false;
            }
            hold = hold.compareTo(held) > 0 ? hold : held;
            if (Duration.between(since, time).compareTo(LevelMachine.CALM) >= 0) {
                level = hold;
                below = null;
            }
            return false;
        }
    }
}
