package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Surge;
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

/** Keyed by indicator: many regions that rise for one cause become one national alert. */
final class DetectSurge extends KeyedProcessFunction<String, Alert, Alert> {

    private static final long serialVersionUID = 1L;

    private transient MapState<Long, List<Alert>> waiting;
    private transient ValueState<Surge> surge;

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(TypeInformation.of(Alert.class))));
        surge = getRuntimeContext().getState(new ValueStateDescriptor<>("surge", Surge.class));
    }

    @Override
    public void processElement(Alert alert, Context context, Collector<Alert> out)
            throws Exception {
        long at =
                Math.max(
                        InstantOrder.millis(alert.time()),
                        context.timerService().currentWatermark() + 1);
        List<Alert> same = waiting.get(at);
        List<Alert> next = same == null ? new ArrayList<>() : new ArrayList<>(same);
        next.add(alert);
        waiting.put(at, next);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
            throws Exception {
        List<Alert> due = waiting.get(timestamp);
        if (due == null) {
            return;
        }
        waiting.remove(timestamp);
        List<Alert> sorted = new ArrayList<>(due);
        sorted.sort(Comparator.comparing(Alert::alertId));
        Surge now = surge.value() == null ? Surge.of(context.getCurrentKey()) : surge.value();
        for (Alert alert : sorted) {
            Surge.Step step = now.apply(alert);
            now = step.next();
            if (step.alert() != null) {
                out.collect(step.alert());
            }
        }
        surge.update(now);
    }
}
