package id.kentongan.pipeline.operators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.TimerService;

/**
 * Keyed state: values that wait for their event time, each in an entry of its own. A list per
 * instant would be read and written anew for every value, which costs the square of their number
 * where state lies on disk.
 *
 * @param <T> what waits
 */
final class Waiting<T> {

    private final MapState<Long, Integer> counts;

    private final MapState<Tuple2<Long, Integer>, T> values;

    private Waiting(MapState<Long, Integer> counts, MapState<Tuple2<Long, Integer>, T> values) {
        this.counts = counts;
        this.values = values;
    }

    /** The state {@code name} of an operator. */
    static <T> Waiting<T> state(RuntimeContext context, String name, Class<T> type) {
        return new Waiting<>(
                context.getMapState(
                        new MapStateDescriptor<>(name + "-count", Types.LONG, Types.INT)),
                context.getMapState(
                        new MapStateDescriptor<>(
                                name,
                                Types.TUPLE(Types.LONG, Types.INT),
                                TypeInformation.of(type))));
    }

    /**
     * Keeps {@code value} until the watermark reaches {@code time}, and wakes the operator then.
     * What comes after its time waits for the next watermark: later corrections change the future
     * only.
     */
    void add(T value, Instant time, TimerService timers) throws Exception {
        long at = Math.max(InstantOrder.millis(time), timers.currentWatermark() + 1);
        Integer count = counts.get(at);
        int next = count == null ? 0 : count;
        values.put(Tuple2.of(at, next), value);
        counts.put(at, next + 1);
        if (next == 0) {
            timers.registerEventTimeTimer(at);
        }
    }

    /**
     * What waited for {@code timestamp}, in the order in which it came, as a list of the caller's
     * own; it waits no longer.
     */
    List<T> take(long timestamp) throws Exception {
        Integer count = counts.get(timestamp);
        if (count == null) {
            return new ArrayList<>(0);
        }
        counts.remove(timestamp);
        List<T> due = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Tuple2<Long, Integer> place = Tuple2.of(timestamp, i);
            due.add(values.get(place));
            values.remove(place);
        }
        return due;
    }
}
