package id.kentongan.pipeline.operators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.TimerService;

/**
 * Keyed state: values that wait for their event time. In the state each has an entry of its own; a
 * list per instant would be read and written anew for every value, which costs the square of their
 * number where state lies on disk.
 *
 * @param <T> what waits
 */
final class Waiting<T> {

    /**
     * What waits for one key.
     *
     * @param due by instant, in the order in which it came
     * @param written how many values of an instant the state has
     * @param gone the same of instants that were taken since it was written
     */
    private record Queue<T>(
            Map<Long, List<T>> due, Map<Long, Integer> written, Map<Long, Integer> gone) {}

    private final Held.Shelf<Queue<T>> shelf;

    private Waiting(
            Held held, MapState<Long, Integer> counts, MapState<Tuple2<Long, Integer>, T> values) {
        this.shelf =
                new Held.Shelf<>(held) {
                    @Override
                    Queue<T> read() throws Exception {
                        return Waiting.read(counts, values);
                    }

                    @Override
                    void write(Queue<T> queue) throws Exception {
                        Waiting.write(queue, counts, values);
                    }
                };
    }

    /** The state {@code name} of an operator. */
    static <T> Waiting<T> state(Held held, RuntimeContext context, String name, Class<T> type) {
        return new Waiting<>(
                held,
                context.getMapState(
                        new MapStateDescriptor<>(name + "-count", Types.LONG, Types.INT)),
                context.getMapState(
                        new MapStateDescriptor<>(
                                name,
                                Types.TUPLE(Types.LONG, Types.INT),
                                TypeInformation.of(type))));
    }

    private static <T> Queue<T> read(
            MapState<Long, Integer> counts, MapState<Tuple2<Long, Integer>, T> values)
            throws Exception {
        Queue<T> queue = new Queue<>(new TreeMap<>(), new HashMap<>(), new HashMap<>());
        for (Map.Entry<Long, Integer> count : counts.entries()) {
            List<T> due = new ArrayList<>(count.getValue());
            for (int i = 0; i < count.getValue(); i++) {
                due.add(values.get(Tuple2.of(count.getKey(), i)));
            }
            queue.due.put(count.getKey(), due);
            queue.written.put(count.getKey(), count.getValue());
        }
        return queue;
    }

    private static <T> void write(
            Queue<T> queue,
            MapState<Long, Integer> counts,
            MapState<Tuple2<Long, Integer>, T> values)
            throws Exception {
        for (Map.Entry<Long, Integer> gone : queue.gone.entrySet()) {
            counts.remove(gone.getKey());
            for (int i = 0; i < gone.getValue(); i++) {
                values.remove(Tuple2.of(gone.getKey(), i));
            }
        }
        queue.gone.clear();
        for (Map.Entry<Long, List<T>> one : queue.due.entrySet()) {
            int before = queue.written.getOrDefault(one.getKey(), 0);
            int now = one.getValue().size();
            for (int i = before; i < now; i++) {
                values.put(Tuple2.of(one.getKey(), i), one.getValue().get(i));
            }
            if (now > before) {
                counts.put(one.getKey(), now);
                queue.written.put(one.getKey(), now);
            }
        }
    }

    /**
     * Keeps {@code value} until the watermark reaches {@code time}, and wakes the operator then.
     * What comes after its time waits for the next watermark: later corrections change the future
     * only.
     */
    void add(T value, Instant time, TimerService timers) throws Exception {
        long at = Math.max(InstantOrder.millis(time), timers.currentWatermark() + 1);
        List<T> due = shelf.changing().due.get(at);
        if (due == null) {
            due = new ArrayList<>();
            shelf.changing().due.put(at, due);
            timers.registerEventTimeTimer(at);
        }
        due.add(value);
    }

    /**
     * What waited for {@code timestamp}, in the order in which it came, as a list of the caller's
     * own; it waits no longer.
     */
    List<T> take(long timestamp) throws Exception {
        List<T> due = shelf.content().due.get(timestamp);
        if (due == null) {
            return new ArrayList<>(0);
        }
        Queue<T> queue = shelf.changing();
        queue.due.remove(timestamp);
        Integer written = queue.written.remove(timestamp);
        if (written != null) {
            queue.gone.put(timestamp, written);
        }
        return due;
    }
}
