package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.event.CaseBook;
import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Correction;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.risk.Weights;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/**
 * Keyed by region: applies sightings to {@link CaseBook} in order of (known, item, part), and then
 * what people judged at the same instant in order of its id. A review counts from its own time.
 */
final class LinkSightings extends HoldingCoFunction<Sighting, Review, CaseChange> {

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
    private transient Waiting<Sighting> waiting;
    private transient Waiting<Review> reviews;
    private transient HeldCases cases;

    LinkSightings(boolean linking, boolean settling) {
        this.linking = linking;
        this.settling = settling;
    }

    @Override
    public void open(OpenContext context) {
        weights = Weights.standard();
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", Sighting.class);
        reviews = Waiting.state(held(), getRuntimeContext(), "reviews", Review.class);
        cases = new HeldCases(held(), getRuntimeContext());
    }

    @Override
    public void processElement1(Sighting sighting, Context context, Collector<CaseChange> out)
            throws Exception {
        waiting.add(sighting, sighting.known(), context.timerService());
    }

    @Override
    public void processElement2(Review review, Context context, Collector<CaseChange> out)
            throws Exception {
        reviews.add(review, review.time(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CaseChange> out)
            throws Exception {
        List<Sighting> due = waiting.take(timestamp);
        List<Review> judged = reviews.take(timestamp);
        if (due.isEmpty() && judged.isEmpty()) {
            return;
        }
        CaseBook book = cases.changing();
        due.sort(ORDER);
        for (Sighting sighting : due) {
            book.apply(sighting, weights, linking, settling).forEach(out::collect);
        }
        judged.sort(Comparator.comparing(Review::reviewId));
        for (Review review : judged) {
            Correction judgement = review.correction();
            if (judgement != null) {
                book.apply(judgement, weights).forEach(out::collect);
            }
        }
    }
}
