package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.coverage.Habit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by region or by source: keeps its {@link Habit}; tells at every midnight, at the instant
 * when a silence outlasts the habit, and when it ends.
 */
final class WatchSilence extends KeyedProcessFunction<String, HeardOf, Coverage> {

    private static final long serialVersionUID = 1L;

    private final long lastMidnight;
    private transient MapState<Long, List<HeardOf>> waiting;
    private transient ValueState<Habit> habit;
    private transient ValueState<Long> nextMidnight;

    WatchSilence(long lastMidnight) {
        this.lastMidnight = lastMidnight;
    }

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(TypeInformation.of(HeardOf.class))));
        habit = getRuntimeContext().getState(new ValueStateDescriptor<>("habit", Habit.class));
        nextMidnight =
                getRuntimeContext().getState(new ValueStateDescriptor<>("midnight", Types.LONG));
    }

    @Override
    public void processElement(HeardOf heard, Context context, Collector<Coverage> out)
            throws Exception {
        long at =
                Math.max(
                        InstantOrder.millis(heard.time()),
                        context.timerService().currentWatermark() + 1);
        List<HeardOf> same = waiting.get(at);
        List<HeardOf> next = same == null ? new ArrayList<>() : new ArrayList<>(same);
        next.add(heard);
        waiting.put(at, next);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Coverage> out)
            throws Exception {
        Instant now = Instant.ofEpochMilli(timestamp);
        Habit known = habit.value();
        Habit next = known == null ? Habit.of(context.getCurrentKey()) : known;
        boolean wasSilent = next.last() != null && next.at(now).silent();
        List<HeardOf> due = waiting.get(timestamp);
        if (due != null) {
            waiting.remove(timestamp);
            List<HeardOf> sorted = new ArrayList<>(due);
            sorted.sort(Comparator.comparing(HeardOf::time));
            for (HeardOf heard : sorted) {
                next = next.heard(heard.time(), heard.simulated());
            }
            habit.update(next);
        }
        Coverage coverage = next.at(now);
        Long midnight = nextMidnight.value();
        boolean midnightNow = midnight != null && timestamp >= midnight;
        Instant silentFrom = next.silentFrom();
        boolean fellSilent =
                due == null && silentFrom != null && InstantOrder.millis(silentFrom) == timestamp;
        if (midnightNow || fellSilent || (wasSilent && due != null)) {
            out.collect(coverage);
        }
        if (midnight == null || midnightNow) {
            scheduleMidnight(timestamp, context);
        }
        if (due != null && silentFrom != null) {
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
