package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.Routing;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Alerts, reviews and acknowledgements to notices and an audit trail.
 *
 * <pre>
 * alerts, reviews, acks ─ keyBy region ─ dispatch-alerts ─┬─ notices
 *                                                         └─ audit
 * </pre>
 */
public final class Dispatching {

    private Dispatching() {}

    /**
     * What leaves.
     *
     * @param notices messages to offices; the same id again is the same message
     * @param audit who did what when, and what was refused
     */
    public record Outputs(DataStream<Notice> notices, DataStream<AuditLine> audit) {}

    /** Attaches the operator. */
    public static Outputs attach(
            DataStream<Alert> alerts,
            DataStream<Review> reviews,
            DataStream<Ack> acks,
            Routing routing) {
        SingleOutputStreamOperator<Notice> notices =
                alerts.map(DeskMessage::of)
                        .returns(DeskMessage.class)
                        .uid("alerts-to-desk")
                        .name("Alerts to desk")
                        .union(
                                reviews.map(DeskMessage::of)
                                        .returns(DeskMessage.class)
                                        .uid("reviews-to-desk")
                                        .name("Reviews to desk"),
                                acks.map(DeskMessage::of)
                                        .returns(DeskMessage.class)
                                        .uid("acks-to-desk")
                                        .name("Acks to desk"))
                        .keyBy(DeskMessage::region)
                        .process(new DispatchAlerts(routing))
                        .uid("dispatch-alerts")
                        .name("Dispatch alerts");
        return new Outputs(notices, notices.getSideOutput(DispatchAlerts.AUDIT));
    }
}
