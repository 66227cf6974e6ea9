package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Concerns;
import id.kentongan.analyzers.alert.NamedConcern;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.DayBook;
import id.kentongan.analyzers.office.Morning;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.pipeline.record.TaggedItem;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Alerts, reviews and acknowledgements to notices and an audit trail; what was read and what stands
 * to the lines of the morning.
 *
 * <pre>
 * alerts, reviews, acks ─ keyBy region ─ dispatch-alerts ─┬─ notices
 *                                                         └─ audit
 * findings, events, alerts, coverage ─ one key ─ send-mornings ─ notices
 * </pre>
 */
public final class Dispatching {

    private static final String ALL = "00";

    private Dispatching() {}

    /**
     * What comes in.
     *
     * @param findings every admitted item
     * @param events every form of every event
     * @param alerts changes of level
     * @param coverage of regions
     * @param sources coverage of sources
     * @param reviews judgements with the right to them
     * @param refusals audit lines of judgements without it
     * @param acks acknowledgements
     */
    public record Inputs(
            DataStream<TaggedItem> findings,
            DataStream<Event> events,
            DataStream<Alert> alerts,
            DataStream<Coverage> coverage,
            DataStream<Coverage> sources,
            DataStream<Review> reviews,
            DataStream<AuditLine> refusals,
            DataStream<Ack> acks) {}

    /**
     * What leaves.
     *
     * @param notices messages to offices; the same id again is the same message
     * @param audit who did what when, and what was refused
     */
    public record Outputs(DataStream<Notice> notices, DataStream<AuditLine> audit) {}

    /**
     * Attaches the operators.
     *
     * @param files who is told, and the register of triggers
     * @param last last midnight of a bounded run; null when days never end
     */
    public static Outputs attach(Inputs in, OfficeFiles files, @Nullable Instant last) {
        SingleOutputStreamOperator<Notice> notices =
                in.alerts()
                        .map(DeskMessage::of)
                        .returns(DeskMessage.class)
                        .uid("alerts-to-desk")
                        .name("Alerts to desk")
                        .union(
                                in.reviews()
                                        .map(DeskMessage::of)
                                        .returns(DeskMessage.class)
                                        .uid("reviews-to-desk")
                                        .name("Reviews to desk"),
                                in.acks()
                                        .map(DeskMessage::of)
                                        .returns(DeskMessage.class)
                                        .uid("acks-to-desk")
                                        .name("Acks to desk"))
                        .keyBy(DeskMessage::region)
                        .transform(
                                "DispatchAlerts",
                                TypeInformation.of(Notice.class),
                                new HoldingOperator<>(new DispatchAlerts(files.routing())))
                        .uid("dispatch-alerts")
                        .name("Dispatch alerts");
        SingleOutputStreamOperator<Notice> mornings =
                entries(in)
                        .keyBy(entry -> ALL)
                        .transform(
                                "SendMornings",
                                TypeInformation.of(Notice.class),
                                new HoldingOperator<>(
                                        new SendMornings(
                                                files,
                                                last == null
                                                        ? Scoring.NO_END
                                                        : last.toEpochMilli())))
                        .uid("send-mornings")
                        .name("Send the lines of the morning");
        return new Outputs(
                notices.union(mornings),
                notices.getSideOutput(DispatchAlerts.AUDIT).union(in.refusals()));
    }

    private static DataStream<DayBook.Entry> entries(Inputs in) {
        FlatMapFunction<TaggedItem, DayBook.Entry> read =
                (TaggedItem tagged, Collector<DayBook.Entry> out) -> read(tagged, out);
        return in.findings()
                .flatMap(read)
                .returns(DayBook.Entry.class)
                .setBufferTimeout(Handover.GATHERED)
                .uid("findings-to-morning")
                .name("Findings to morning")
                .union(
                        in.events()
                                .filter(Dispatching::fresh)
                                .uid("keep-new-events")
                                .name("Keep new events")
                                .map(
                                        event ->
                                                new DayBook.Entry(
                                                        event.firstKnown(),
                                                        DayBook.Kind.EVENT,
                                                        event.region(),
                                                        "",
                                                        0,
                                                        event.simulated()))
                                .returns(DayBook.Entry.class)
                                .uid("events-to-morning")
                                .name("Events to morning"),
                        in.alerts()
                                .filter(alert -> !alert.region().equals(ALL))
                                .uid("keep-regional-alerts")
                                .name("Keep alerts of regions")
                                .map(Morning::noted)
                                .returns(DayBook.Entry.class)
                                .uid("alerts-to-morning")
                                .name("Alerts to morning"),
                        in.coverage()
                                .map(
                                        heard ->
                                                new DayBook.Entry(
                                                        heard.time(),
                                                        DayBook.Kind.COVERAGE,
                                                        heard.key(),
                                                        heard.state().word(),
                                                        0,
                                                        heard.simulated()))
                                .returns(DayBook.Entry.class)
                                .uid("coverage-to-morning")
                                .name("Coverage to morning"),
                        in.sources()
                                .map(
                                        source ->
                                                new DayBook.Entry(
                                                        source.time(),
                                                        DayBook.Kind.SOURCE,
                                                        source.key(),
                                                        "",
                                                        source.silent() ? 1 : 0,
                                                        source.simulated()))
                                .returns(DayBook.Entry.class)
                                .uid("sources-to-morning")
                                .name("Sources to morning"));
    }

    /** The first form of a hostile event. */
    private static boolean fresh(Event event) {
        return event.changed().equals(event.firstKnown())
                && (event.status() == Status.INC || event.status() == Status.THR);
    }

    private static void read(TaggedItem tagged, Collector<DayBook.Entry> out) {
        String found = tagged.finding() == null ? null : tagged.finding().region();
        String region = found == null ? tagged.item().region() : found;
        out.collect(
                new DayBook.Entry(
                        tagged.item().known(),
                        DayBook.Kind.ITEM,
                        region == null ? "" : region,
                        "",
                        0,
                        tagged.item().simulated()));
        if (tagged.finding() == null) {
            return;
        }
        for (NamedConcern named : Concerns.of(tagged.item(), tagged.finding())) {
            if (Concerns.isConcern(named.concern())) {
                out.collect(
                        new DayBook.Entry(
                                tagged.item().known(),
                                DayBook.Kind.CONCERN,
                                named.concern().region() + "/" + named.concern().indicator(),
                                "",
                                0,
                                tagged.item().simulated()));
            }
        }
    }
}
