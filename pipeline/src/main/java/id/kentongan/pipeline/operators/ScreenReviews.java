package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.analyzers.office.Routing;
import id.kentongan.pipeline.metrics.OwnMetrics;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets through what an office has the right to judge, before it reaches a score or a level; the
 * rest leaves by {@link #REFUSED} as a line of the audit trail and changes nothing.
 */
public final class ScreenReviews extends ProcessFunction<Review, Review> {

    private static final long serialVersionUID = 1L;

    /** Where refused reviews leave. */
    public static final OutputTag<AuditLine> REFUSED =
            new OutputTag<>("refused-reviews") {
                private static final long serialVersionUID = 1L;
            };

    private final OfficeFiles files;
    private transient Routing routing;
    private transient Counter refused;

    public ScreenReviews(OfficeFiles files) {
        this.files = files;
    }

    @Override
    public void open(OpenContext context) {
        routing = files.routing();
        refused = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("reviews_refused");
    }

    @Override
    public void processElement(Review review, Context context, Collector<Review> out) {
        Optional<String> refusal = routing.refusal(review);
        if (refusal.isEmpty()) {
            out.collect(review);
            return;
        }
        refused.inc();
        context.output(
                REFUSED,
                new AuditLine(
                        review.time(),
                        review.region(),
                        "refused",
                        review.reviewId(),
                        review.office(),
                        refusal.get()));
    }
}
