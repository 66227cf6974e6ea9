package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.RegionCases;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.risk.Weights;
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
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by region: applies sightings to {@link RegionCases} in order of (known, item, part), and
 * then what people judged at the same instant in order of its id. A review counts from its own
 * time.
 */
final class LinkSightings extends KeyedCoProcessFunction<String, Sighting, Review, CaseChange> {

    private static final long serialVersionUID = 1L;

    private static final Comparator<Sighting> ORDER =
            Comparator.comparing(Sighting::known)
                    .thenComparing(Sighting::itemId)
                    .thenComparing(sighting -> !sighting.retract())
                    .thenComparingInt(Sighting::part)
                    .thenComparing(Sighting::digest);

    private final boolean linking;
    private final boolean settling;
    private transient Weights weights;
    private transient MapState<Long, List<Sighting>> waiting;
    private transient MapState<Long, List<Review>> reviews;
    private transient ValueState<RegionCases> cases;

    LinkSightings(boolean linking, boolean settling) {
        this.linking = linking;
        this.settling = settling;
    }

    @Override
    public void open(OpenContext context) {
        weights = Weights.standard();
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(TypeInformation.of(Sighting.class))));
        reviews =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "reviews",
                                        Types.LONG,
                                        Types.LIST(TypeInformation.of(Review.class))));
        cases =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("cases", RegionCases.class));
    }

    @Override
    public void processElement1(Sighting sighting, Context context, Collector<CaseChange> out)
            throws Exception {
        // what comes after its time is applied at once: later corrections change the future only
        long at =
                Math.max(
                        InstantOrder.millis(sighting.known()),
                        context.timerService().currentWatermark() + 1);
        List<Sighting> same = waiting.get(at);
        List<Sighting> next = same == null ? new ArrayList<>() : new ArrayList<>(same);
        next.add(sighting);
        waiting.put(at, next);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void processElement2(Review review, Context context, Collector<CaseChange> out)
            throws Exception {
        long at =
                Math.max(
                        InstantOrder.millis(review.time()),
                        context.timerService().currentWatermark() + 1);
        List<Review> same = reviews.get(at);
        List<Review> next = same == null ? new ArrayList<>() : new ArrayList<>(same);
        next.add(review);
        reviews.put(at, next);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CaseChange> out)
            throws Exception {
        List<Sighting> due = waiting.get(timestamp);
        List<Review> judged = reviews.get(timestamp);
        if (due == null && judged == null) {
            return;
        }
        RegionCases now = cases.value();
        if (now == null) {
            now = RegionCases.of(context.getCurrentKey());
        }
        if (due != null) {
            waiting.remove(timestamp);
            List<Sighting> sorted = new ArrayList<>(due);
            sorted.sort(ORDER);
            for (Sighting sighting : sorted) {
                RegionCases.Step step = now.apply(sighting, weights, linking, settling);
                now = step.next();
                step.changes().forEach(out::collect);
            }
        }
        if (judged != null) {
            reviews.remove(timestamp);
            List<Review> sorted = new ArrayList<>(judged);
            sorted.sort(Comparator.comparing(Review::reviewId));
            for (Review review : sorted) {
                RegionCases.Step step = now.review(review, weights);
                now = step.next();
                step.changes().forEach(out::collect);
            }
        }
        cases.update(now);
    }
}
