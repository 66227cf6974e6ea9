package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.event.Event;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by event id: every form of an event keeps the first known instant of its first form,
 * because that instant is its place in the store. A revision that withdraws the first report and
 * tells the same event again would otherwise leave two rows.
 */
final class PinEvents extends KeyedProcessFunction<String, Event, Event> {

    private static final long serialVersionUID = 1L;

    /** Longer than a case stays open after its last report. */
    private static final Duration MEMORY = Duration.ofDays(120);

    private transient ValueState<Instant> first;

    @Override
    public void open(OpenContext context) {
        first = getRuntimeContext().getState(new ValueStateDescriptor<>("first", Types.INSTANT));
    }

    @Override
    public void processElement(Event event, Context context, Collector<Event> out)
            throws Exception {
        Instant known = first.value();
        if (known == null) {
            known = event.firstKnown();
            first.update(known);
            context.timerService().registerEventTimeTimer(known.plus(MEMORY).toEpochMilli());
        }
        out.collect(event.firstKnownAt(known));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Event> out) {
        first.clear();
    }
}
