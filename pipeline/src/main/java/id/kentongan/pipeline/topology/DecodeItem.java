package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.json.Decoded;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Reason;
import id.kentongan.pipeline.record.Arrival;
import id.kentongan.pipeline.record.DeadLetter;
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

/** Reads bytes as items; what cannot be read leaves as {@link DeadLetter} with its reason. */
final class DecodeItem extends ProcessFunction<RawInput, Item> {

    private static final long serialVersionUID = 1L;

    /** Where refused inputs leave. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters") {
                private static final long serialVersionUID = 1L;
            };

    private final @Nullable Duration lateness;

    private transient ItemDecoder decoder;

    private transient Counter items;

    private transient Map<String, Counter> refused;

    /**
     * Decodes.
     *
     * @param lateness allowed lateness of a live stream, null in a bounded run; see {@link Arrival}
     */
    public DecodeItem(@Nullable Duration lateness) {
        this.lateness = lateness;
    }

    @Override
    public void open(OpenContext context) {
        decoder = ItemDecoder.standard();
        items = getRuntimeContext().getMetricGroup().counter("items");
        refused = new HashMap<>();
        for (Reason reason : Reason.values()) {
            refused.put(
                    reason.code(),
                    getRuntimeContext()
                            .getMetricGroup()
                            .addGroup("reason", reason.code())
                            .counter("dead_letters"));
        }
    }

    @Override
    public void processElement(RawInput raw, Context context, Collector<Item> out) {
        Decoded decoded = decoder.decode(raw.bytes());
        if (decoded.item() != null) {
            items.inc();
            out.collect(Arrival.settle(decoded.item(), raw.arrival(), lateness));
            return;
        }
        Reason reason = Objects.requireNonNull(decoded.reason());
        Objects.requireNonNull(refused.get(reason.code())).inc();
        context.output(
                DEAD_LETTERS,
                new DeadLetter(
                        raw.topic(),
                        raw.position(),
                        raw.arrival(),
                        decoded.id(),
                        reason.code(),
                        Objects.requireNonNull(decoded.detail()),
                        raw.bytes().length,
                        ItemDecoder.digest(raw.bytes()),
                        raw.bytes().length <= DeadLetter.KEPT
                                ? raw.bytes()
                                : Arrays.copyOf(raw.bytes(), DeadLetter.KEPT)));
    }
}
