package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.pipeline.metrics.OwnMetrics;
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
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by item: the first version of an item passes; the same bytes again are dropped; other bytes
 * withdraw what the version before said and take its place. Forgets an item after {@value
 * #KEPT_DAYS} days.
 */
final class ReviseItems extends KeyedProcessFunction<String, ItemSightings, Sighting> {

    private static final long serialVersionUID = 1L;

    static final int KEPT_DAYS = 60;

    private transient MapState<Long, ItemSightings> waiting;
    private transient ValueState<ItemVersion> newest;
    private transient ValueState<Long> forgetAt;
    private transient Counter revisions;

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        TypeInformation.of(ItemSightings.class)));
        newest =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("newest", ItemVersion.class));
        forgetAt =
                getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
        revisions = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("revisions");
    }

    @Override
    public void processElement(ItemSightings item, Context context, Collector<Sighting> out)
            throws Exception {
        long at = InstantOrder.millis(item.known());
        if (at <= context.timerService().currentWatermark()) {
            release(item, at, context, out);
            return;
        }
        ItemSightings same = waiting.get(at);
        // two versions known at one instant: the greater digest wins, whatever came first
        if (same == null || same.digest().compareTo(item.digest()) < 0) {
            waiting.put(at, item);
        }
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Sighting> out)
            throws Exception {
        ItemSightings item = waiting.get(timestamp);
        if (item != null) {
            waiting.remove(timestamp);
            release(item, timestamp, context, out);
        }
        Long forget = forgetAt.value();
        if (forget != null && timestamp >= forget) {
            newest.clear();
            forgetAt.clear();
        }
    }

    private void release(ItemSightings item, long at, Context context, Collector<Sighting> out)
            throws Exception {
        ItemVersion before = newest.value();
        if (before != null && before.digest().equals(item.digest())) {
            return;
        }
        List<Sighting> now = new ArrayList<>(item.sightings());
        now.sort(Comparator.comparingInt(Sighting::part));
        if (before != null) {
            revisions.inc();
            for (Sighting old : before.sightings()) {
                boolean replaced =
                        now.stream()
                                .anyMatch(
                                        one ->
                                                one.part() == old.part()
                                                        && one.region().equals(old.region()));
                if (!replaced) {
                    out.collect(old.withdrawnAt(item.known()));
                }
            }
        }
        List<Sighting> kept = new ArrayList<>(now.size());
        for (Sighting one : now) {
            out.collect(one);
            kept.add(one.withoutSketch());
        }
        newest.update(new ItemVersion(item.digest(), kept));
        long forget = at + KEPT_DAYS * InstantOrder.DAY;
        forgetAt.update(forget);
        context.timerService().registerEventTimeTimer(forget);
    }
}
