package id.kentongan.pipeline.job;

import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.operators.Handover;
import id.kentongan.pipeline.operators.HoldingOperator;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.PointSink;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.topology.EarlyWarningTopology.Outputs;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** Writes what leaves the topology to a store, one sink for each series. */
public final class StoreOutput {

    private StoreOutput() {}

    /**
     * Attaches the sinks.
     *
     * @param console whether the store is that of a console, which also gets the parts of scores
     *     and the findings with their text
     */
    public static void attach(Outputs outputs, StoreTarget target, boolean console) {
        sink(
                outputs.events()
                        .map(Points::event)
                        .returns(Point.class)
                        .uid("event-points")
                        .name("Events to points"),
                PointSink.ofInstants(target),
                "events-store");
        sink(
                outputs.scores()
                        .flatMap(console ? StoreOutput::withParts : StoreOutput::alone)
                        .returns(Point.class)
                        .uid("risk-points")
                        .name("Scores to points"),
                PointSink.ofInstants(target),
                "risk-store");
        points(outputs.alerts(), Points::alert, "alert", PointSink.ofInstants(target));
        points(outputs.coverage(), Points::coverage, "coverage", PointSink.ofInstants(target));
        points(outputs.sources(), Points::source, "source", PointSink.ofInstants(target));
        PointSink atAnyTime = new PointSink(target);
        points(outputs.feeds(), Points::feeds, "feeds", atAnyTime);
        if (console) {
            points(outputs.reviews(), Points::review, "review", atAnyTime);
            points(outputs.acks(), Points::ack, "ack", atAnyTime);
            points(outputs.findings(), Points::finding, "finding", atAnyTime);
        }
    }

    /** Attaches the measuring of a live job, a point a minute. */
    public static void health(Outputs outputs, StoreTarget target, String job) {
        DataStream<HealthSign> signs =
                signs(outputs.findings(), HealthSign::found, "findings")
                        .union(
                                signs(outputs.deadLetters(), HealthSign::refused, "dead-letters"),
                                signs(outputs.tagging(), HealthSign::tagged, "tagging"),
                                signs(outputs.alerts(), HealthSign::alerted, "alerts"),
                                signs(outputs.sources(), HealthSign::heardOf, "sources"),
                                // a system that nobody writes to lives all the same
                                signs(outputs.ticks(), tick -> HealthSign.ALIVE, "ticks"));
        sink(
                signs.keyBy(sign -> job)
                        .transform(
                                "MeasureHealth",
                                TypeInformation.of(Point.class),
                                new HoldingOperator<>(new MeasureHealth()))
                        .setParallelism(1)
                        .uid("measure-health")
                        .name("Measure health"),
                new PointSink(target),
                "health-store");
    }

    private static <T> DataStream<HealthSign> signs(
            DataStream<T> stream, MapFunction<T, HealthSign> sign, String what) {
        return stream.map(sign)
                .setParallelism(stream.getParallelism())
                .returns(HealthSign.class)
                .setBufferTimeout(Handover.GATHERED)
                .uid(what + "-to-health")
                .name(what + " to health");
    }

    private static void alone(RatedScore rated, Collector<Point> out) {
        out.collect(Points.risk(rated));
    }

    private static void withParts(RatedScore rated, Collector<Point> out) {
        out.collect(Points.risk(rated));
        // the breakdown that people are shown; families would make three times as many rows
        if (rated.score().family().equals(RiskScore.ALL)) {
            Points.parts(rated.score()).forEach(out::collect);
        }
    }

    private static <T> void points(
            DataStream<T> stream, MapFunction<T, Point> point, String kind, PointSink sink) {
        sink(
                stream.map(point)
                        .returns(Point.class)
                        .uid(kind + "-points")
                        .name("To points: " + kind),
                sink,
                kind + "-store");
    }

    private static void sink(DataStream<Point> points, PointSink sink, String uid) {
        points.sinkTo(sink)
                .setParallelism(points.getParallelism())
                .uid(uid)
                .name(uid.replace('-', ' '));
    }
}
