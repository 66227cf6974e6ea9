package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.coverage.Habit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by region or by source: keeps its {@link Habit}; tells at every midnight, at the instant
 * when a silence outlasts the habit, and when one ends or something is heard for the first time in
 * a week.
 */
final class WatchSilence extends HoldingFunction<HeardOf, Coverage> {

    private static final long serialVersionUID = 1L;

    private final long lastMidnight;
    private transient Waiting<HeardOf> waiting;
    private transient Held.Value<Habit> habit;
    private transient Held.Value<Long> nextMidnight;

    WatchSilence(long lastMidnight) {
        this.lastMidnight = lastMidnight;
    }

    @Override
    public void open(OpenContext context) {
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", HeardOf.class);
        habit =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>("habit", Habit.class)));
        nextMidnight =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>(
                                                        "midnight", Types.LONG)));
    }

    @Override
    public void processElement(HeardOf heard, Context context, Collector<Coverage> out)
            throws Exception {
        waiting.add(heard, heard.time(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Coverage> out)
            throws Exception {
        Instant now = Instant.ofEpochMilli(timestamp);
        Habit known = habit.value();
        Habit next = known == null ? Habit.of(context.getCurrentKey()) : known;
        List<HeardOf> due = waiting.take(timestamp);
        boolean isBack = !due.isEmpty() && next.at(now).absent();
        if (!due.isEmpty()) {
            due.sort(Comparator.comparing(HeardOf::time));
            for (HeardOf heard : due) {
                next = next.heard(heard.time(), heard.simulated());
            }
            habit.update(next);
        }
        Long midnight = nextMidnight.value();
        boolean midnightNow = midnight != null && timestamp >= midnight;
        Instant silentFrom = next.silentFrom();
        boolean fellSilent =
                due.isEmpty() && silentFrom != null && InstantOrder.millis(silentFrom) == timestamp;
        if (midnightNow || fellSilent || isBack) {
            out.collect(next.at(now));
        }
        if (midnight == null || midnightNow) {
            scheduleMidnight(timestamp, context);
        }
        if (!due.isEmpty() && silentFrom != null) {
            long from = InstantOrder.millis(silentFrom);
            if (from > timestamp && from <= lastMidnight) {
                context.timerService().registerEventTimeTimer(from);
            }
        }
    }

    private void scheduleMidnight(long timestamp, OnTimerContext context) throws Exception {
        long midnight = InstantOrder.midnightFrom(timestamp + 1);
        // a drained stream ends time itself: without an end of its own the days would never stop
        boolean timeEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
        if (midnight <= lastMidnight && !(timeEnded && lastMidnight == Scoring.NO_END)) {
            nextMidnight.update(midnight);
            context.timerService().registerEventTimeTimer(midnight);
        }
    }
}
