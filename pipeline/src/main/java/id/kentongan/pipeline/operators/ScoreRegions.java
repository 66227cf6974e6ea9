package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.calendar.ElectionCalendar;
import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.risk.RegionMemory;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.analyzers.risk.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by region: keeps {@link RegionMemory}; emits a row at every midnight from the first report
 * on, and within the day when an event changed. Families below {@value #FLOOR} points stay silent
 * after they have fallen there.
 */
final class ScoreRegions extends HoldingFunction<CaseChange, RiskScore> {

    private static final long serialVersionUID = 1L;

    static final double FLOOR = 0.5;

    private static final Comparator<CaseChange> ORDER =
            Comparator.comparing(CaseChange::at)
                    .thenComparing(CaseChange::itemId)
                    .thenComparingInt(CaseChange::sequence);

    private final Scoring.Settings settings;
    private final long lastMidnight;
    private transient RiskModel risk;
    private transient ElectionCalendar calendar;
    private transient Waiting<CaseChange> waiting;
    private transient Held.Value<RegionMemory> memory;
    private transient Held.Value<List<String>> shown;
    private transient Held.Value<String> version;

    ScoreRegions(Scoring.Settings settings) {
        this.settings = settings;
        Instant last = settings.lastMidnight();
        this.lastMidnight = last == null ? Scoring.NO_END : last.toEpochMilli();
    }

    @Override
    public void open(OpenContext context) {
        risk = settings.riskModel();
        calendar = ElectionCalendar.standard();
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", CaseChange.class);
        memory =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>(
                                                        "memory", RegionMemory.class)));
        version =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>(
                                                        "version", Types.STRING)));
        shown =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>(
                                                        "shown", Types.LIST(Types.STRING))));
    }

    @Override
    public void processElement(CaseChange change, Context context, Collector<RiskScore> out)
            throws Exception {
        waiting.add(change, change.at(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RiskScore> out)
            throws Exception {
        RegionMemory now = memory.value();
        boolean first = now == null || !now.known();
        if (now == null) {
            now = RegionMemory.of(context.getCurrentKey());
        }
        Set<String> touched = new TreeSet<>();
        List<CaseChange> due = waiting.take(timestamp);
        due.sort(ORDER);
        for (CaseChange change : due) {
            now = now.apply(change);
            if (change.event() != null && !change.event().version().isEmpty()) {
                version.update(change.event().version());
            }
            if (change.count() != 0 || change.load() != 0) {
                touched.add(Weights.family(change.channel()));
            }
        }
        boolean midnight = Math.floorMod(timestamp, InstantOrder.DAY) == 0;
        Instant time = Instant.ofEpochMilli(timestamp);
        if (midnight) {
            now = now.advance(CaseChange.dayOf(time));
        }
        if (now.known() && (midnight || !touched.isEmpty())) {
            emit(now, time, midnight, touched, out);
        }
        memory.update(now);
        if (first || midnight) {
            long next = InstantOrder.midnightFrom(midnight && !first ? timestamp + 1 : timestamp);
            if (midnight && first) {
                next = timestamp + InstantOrder.DAY;
            }
            // a drained stream ends time itself: without an end of its own the days would never
            // stop
            boolean timeEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
            if (next <= lastMidnight && !(timeEnded && lastMidnight == Scoring.NO_END)) {
                context.timerService().registerEventTimeTimer(next);
            }
        }
    }

    private void emit(
            RegionMemory now,
            Instant time,
            boolean midnight,
            Set<String> touched,
            Collector<RiskScore> out)
            throws Exception {
        String readBy = version.value() == null ? "" : version.value();
        out.collect(now.score(risk, calendar, RiskScore.ALL, time, midnight).readBy(readBy));
        List<String> before = shown.value() == null ? List.of() : shown.value();
        List<String> after = new ArrayList<>();
        for (String family : Weights.FAMILIES) {
            boolean wasShown = before.contains(family);
            if (!midnight && !touched.contains(family)) {
                if (wasShown) {
                    after.add(family);
                }
                continue;
            }
            if (!wasShown && !touched.contains(family)) {
                continue;
            }
            RiskScore score = now.score(risk, calendar, family, time, midnight).readBy(readBy);
            out.collect(score);
            if (score.score() >= FLOOR) {
                after.add(family);
            }
        }
        if (!after.equals(before)) {
            shown.update(after);
        }
    }
}
