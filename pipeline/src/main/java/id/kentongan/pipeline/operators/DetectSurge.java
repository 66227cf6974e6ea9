package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Surge;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;

/** Keyed by indicator: many regions that rise for one cause become one national alert. */
final class DetectSurge extends HoldingFunction<Alert, Alert> {

    private static final long serialVersionUID = 1L;

    private transient Waiting<Alert> waiting;
    private transient Held.Value<Surge> surge;

    @Override
    public void open(OpenContext context) {
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", Alert.class);
        surge =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>("surge", Surge.class)));
    }

    @Override
    public void processElement(Alert alert, Context context, Collector<Alert> out)
            throws Exception {
        waiting.add(alert, alert.time(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
            throws Exception {
        List<Alert> due = waiting.take(timestamp);
        if (due.isEmpty()) {
            return;
        }
        due.sort(Comparator.comparing(Alert::alertId));
        Surge now = surge.value() == null ? Surge.of(context.getCurrentKey()) : surge.value();
        for (Alert alert : due) {
            Surge.Step step = now.apply(alert);
            now = step.next();
            if (step.alert() != null) {
                out.collect(step.alert());
            }
        }
        surge.update(now);
    }
}
