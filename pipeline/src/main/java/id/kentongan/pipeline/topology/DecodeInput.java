package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.json.AnswerDecoder;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Reason;
import id.kentongan.pipeline.metrics.OwnMetrics;
import id.kentongan.pipeline.record.Arrival;
import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.FeedHealth;
import id.kentongan.pipeline.record.RawInput;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes as items, and by their topic as reviews and acks; what cannot be read leaves as
 * {@link DeadLetter} with its reason.
 */
final class DecodeInput extends ProcessFunction<RawInput, Item> {

    private static final long serialVersionUID = 1L;

    /** Where refused inputs leave. */
    static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters") {
                private static final long serialVersionUID = 1L;
            };

    /** Where judgements of people leave. */
    static final OutputTag<Review> REVIEWS =
            new OutputTag<>("reviews") {
                private static final long serialVersionUID = 1L;
            };

    /** Where acknowledgements leave. */
    static final OutputTag<Ack> ACKS =
            new OutputTag<>("acks") {
                private static final long serialVersionUID = 1L;
            };

    /** Where the health of feeds leaves. */
    static final OutputTag<FeedHealth> FEED_HEALTH =
            new OutputTag<>("feed-health") {
                private static final long serialVersionUID = 1L;
            };

    private final @Nullable Duration lateness;

    private transient ItemDecoder decoder;

    private transient AnswerDecoder answers;

    private transient Counter items;

    private transient Map<String, Counter> refused;

    /**
     * Decodes.
     *
     * @param lateness allowed lateness of a live stream, null in a bounded run; see {@link Arrival}
     */
    public DecodeInput(@Nullable Duration lateness) {
        this.lateness = lateness;
    }

    @Override
    public void open(OpenContext context) {
        decoder = ItemDecoder.standard();
        answers = new AnswerDecoder();
        items = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("items");
        refused = new HashMap<>();
        for (Reason reason : Reason.values()) {
            refused.put(
                    reason.code(),
                    OwnMetrics.in(getRuntimeContext().getMetricGroup(), "reason", reason.code())
                            .counter("dead_letters"));
        }
    }

    @Override
    public void processElement(RawInput raw, Context context, Collector<Item> out) {
        switch (raw.topic()) {
            case "reviews" -> review(raw, answers.review(raw.bytes()), context);
            case "acks" -> answer(raw, answers.ack(raw.bytes()), ACKS, context);
            case "source-health" -> answer(raw, answers.health(raw.bytes()), FEED_HEALTH, context);
            default -> item(raw, context, out);
        }
    }

    private void item(RawInput raw, Context context, Collector<Item> out) {
        Decoded decoded = decoder.decode(raw.bytes());
        if (decoded.item() != null) {
            items.inc();
            out.collect(Arrival.settle(decoded.item(), raw.arrival(), lateness));
        } else {
            refuse(
                    raw,
                    decoded.id(),
                    Objects.requireNonNull(decoded.reason()),
                    Objects.requireNonNull(decoded.detail()),
                    context);
        }
    }

    private void review(RawInput raw, AnswerDecoder.Answer<Review> answer, Context context) {
        if (answer.value() == null) {
            answer(raw, answer, REVIEWS, context);
        } else {
            context.output(REVIEWS, Arrival.settle(answer.value(), raw.arrival(), lateness));
        }
    }

    private <T> void answer(
            RawInput raw, AnswerDecoder.Answer<T> answer, OutputTag<T> tag, Context context) {
        if (answer.value() != null) {
            context.output(tag, answer.value());
        } else {
            refuse(
                    raw,
                    null,
                    Objects.requireNonNull(answer.reason()),
                    Objects.requireNonNull(answer.detail()),
                    context);
        }
    }

    private void refuse(
            RawInput raw, @Nullable String id, Reason reason, String detail, Context context) {
        Objects.requireNonNull(refused.get(reason.code())).inc();
        byte[] bytes = raw.bytes();
        context.output(
                DEAD_LETTERS,
                new DeadLetter(
                        raw.topic(),
                        raw.position(),
                        raw.arrival(),
                        id,
                        reason.code(),
                        detail,
                        bytes.length,
                        ItemDecoder.digest(bytes),
                        bytes.length <= DeadLetter.KEPT
                                ? bytes
                                : Arrays.copyOf(bytes, DeadLetter.KEPT)));
    }
}
