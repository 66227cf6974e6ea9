package id.kentongan.pipeline.job;

import id.kentongan.pipeline.metrics.Durations;
import id.kentongan.pipeline.metrics.OwnMetrics;
import id.kentongan.pipeline.operators.Held;
import id.kentongan.pipeline.operators.HoldingFunction;
import id.kentongan.pipeline.store.Point;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;

/**
 * Keyed by job: one point of health a minute of the machine's time, from the first input or tick
 * on. About the job itself and nothing else, so the clock of the machine is the right one.
 */
final class MeasureHealth extends HoldingFunction<HealthSign, Point> implements CheckpointListener {

    private static final long serialVersionUID = 1L;

    private static final Duration SPAN = Duration.ofMinutes(1);

    private transient Held.Value<Health> health;

    private transient boolean measuring;

    private transient long checkpointed;

    private transient Durations alerts;

    /** Read by who asks for metrics. */
    private transient volatile int silent;

    private transient volatile double silence;

    @Override
    public void open(OpenContext context) {
        health =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>(
                                                        "health", Health.class)));
        checkpointed = System.currentTimeMillis();
        MetricGroup own = OwnMetrics.in(getRuntimeContext().getMetricGroup());
        alerts = own.histogram("alert_seconds", new Durations());
        own.gauge("sources_silent", () -> silent);
        own.gauge("silence_hours", () -> silence);
    }

    @Override
    public void processElement(HealthSign sign, Context context, Collector<Point> out)
            throws Exception {
        if (sign.kind() != HealthSign.Kind.ALIVE) {
            long time = context.timerService().currentProcessingTime();
            Health before = health.value();
            Health after = (before == null ? Health.NONE : before).and(sign, time);
            health.update(after);
            if (before == null || after.silent() != before.silent()) {
                silent = after.silent().size();
                silence = after.longestSilence();
            }
            if (sign.kind() == HealthSign.Kind.ALERTED) {
                alerts.update((time - (long) sign.value()) * 1_000);
            }
        }
        if (!measuring) {
            measuring = true;
            context.timerService()
                    .registerProcessingTimeTimer(
                            context.timerService().currentProcessingTime() + SPAN.toMillis());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
            throws Exception {
        measuring = true;
        Health now = health.value();
        out.collect(
                (now == null ? Health.NONE : now)
                        .point(
                                context.getCurrentKey(),
                                Instant.ofEpochMilli(timestamp),
                                SPAN,
                                Duration.ofMillis(Math.max(0, timestamp - checkpointed))));
        health.update((now == null ? Health.NONE : now).next());
        context.timerService().registerProcessingTimeTimer(timestamp + SPAN.toMillis());
    }

    @Override
    public void notifyCheckpointComplete(long id) {
        checkpointed = System.currentTimeMillis();
    }
}
