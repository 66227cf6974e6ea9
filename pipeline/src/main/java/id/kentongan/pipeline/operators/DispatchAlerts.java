package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.DeskState;
import id.kentongan.analyzers.office.DutyDesk;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.Routing;
import id.kentongan.pipeline.metrics.OwnMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by region: hands alerts, reviews and acknowledgements of one instant to the {@link
 * DutyDesk}, wakes it when a limit ends, and passes on its notices; its audit lines leave by {@link
 * #AUDIT}.
 */
final class DispatchAlerts extends HoldingFunction<DeskMessage, Notice> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<AuditLine> AUDIT =
            new OutputTag<>("audit") {
                private static final long serialVersionUID = 1L;
            };

    private final Routing routing;
    private transient DutyDesk desk;
    private transient Counter refused;
    private transient Waiting<DeskMessage> waiting;
    private transient Held.Value<DeskState> state;

    DispatchAlerts(Routing routing) {
        this.routing = routing;
    }

    @Override
    public void open(OpenContext context) {
        desk = new DutyDesk(routing);
        refused = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("answers_refused");
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", DeskMessage.class);
        state =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>(
                                                        "desk", DeskState.class)));
    }

    @Override
    public void processElement(DeskMessage message, Context context, Collector<Notice> out)
            throws Exception {
        waiting.add(message, message.at(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Notice> out)
            throws Exception {
        List<DeskMessage> due = waiting.take(timestamp);
        List<Alert> alerts = new ArrayList<>();
        List<Review> reviews = new ArrayList<>();
        List<Ack> acks = new ArrayList<>();
        for (DeskMessage message : due) {
            if (message.alert() != null) {
                alerts.add(message.alert());
            }
            if (message.review() != null) {
                reviews.add(message.review());
            }
            if (message.ack() != null) {
                acks.add(message.ack());
            }
        }
        DeskState before = state.value();
        DutyDesk.Outcome outcome =
                desk.at(
                        before == null ? DeskState.of(context.getCurrentKey()) : before,
                        Instant.ofEpochMilli(timestamp),
                        alerts,
                        reviews,
                        acks);
        state.update(outcome.state());
        outcome.notices().forEach(out::collect);
        for (AuditLine line : outcome.audit()) {
            if (line.what().equals("refused")) {
                refused.inc();
            }
            context.output(AUDIT, line);
        }
        Instant wake = outcome.wake();
        if (wake != null && InstantOrder.millis(wake) > timestamp) {
            context.timerService().registerEventTimeTimer(InstantOrder.millis(wake));
        }
    }
}
