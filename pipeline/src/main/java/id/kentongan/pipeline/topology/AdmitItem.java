package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.metrics.OwnMetrics;
import id.kentongan.pipeline.record.Arrival;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.record.Tick;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets each version of each item through once, keyed by item id: copies (same id, same bytes) are
 * dropped and counted. An item that is behind the watermark is noted {@code late}, counted, and
 * known from now on, so that it is never lost and never changes the past.
 *
 * <p>The ticks carry no data; being a second input, they move the watermark when no partition does.
 */
final class AdmitItem extends KeyedBroadcastProcessFunction<String, TaggedItem, Tick, TaggedItem> {

    private static final long serialVersionUID = 1L;

    /** How long the bytes of an id are remembered after they were known. */
    static final Duration MEMORY = Duration.ofDays(35);

    /** Digest to the instant at which it is forgotten, in epoch milliseconds. */
    private transient MapState<String, Long> seen;

    private transient Counter duplicates;

    private transient Counter late;

    private transient Counter future;

    @Override
    public void open(OpenContext context) {
        seen =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("seen", Types.STRING, Types.LONG));
        duplicates = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("duplicates");
        late = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("late");
        future = OwnMetrics.in(getRuntimeContext().getMetricGroup()).counter("future_dated");
    }

    @Override
    public void processElement(
            TaggedItem tagged, ReadOnlyContext context, Collector<TaggedItem> out)
            throws Exception {
        String digest = tagged.item().digest();
        if (seen.contains(digest)) {
            duplicates.inc();
            return;
        }
        TaggedItem timely = timely(tagged, context.currentWatermark());
        if (timely.item().notes().contains("late")) {
            late.inc();
        }
        if (timely.item().notes().contains("future-date")) {
            future.inc();
        }
        long forget = timely.item().known().plus(MEMORY).toEpochMilli();
        seen.put(digest, forget);
        context.timerService().registerEventTimeTimer(forget);
        out.collect(timely);
    }

    @Override
    public void processBroadcastElement(Tick tick, Context context, Collector<TaggedItem> out) {
        // its watermark is all there is to it
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<TaggedItem> out)
            throws Exception {
        var digests = seen.entries().iterator();
        while (digests.hasNext()) {
            if (digests.next().getValue() <= timestamp) {
                digests.remove();
            }
        }
    }

    private static TaggedItem timely(TaggedItem tagged, long watermark) {
        if (tagged.item().known().toEpochMilli() > watermark) {
            return tagged;
        }
        Instant now = Instant.ofEpochMilli(watermark + 1);
        Item item = Arrival.knownAt(tagged.item(), now, "late");
        ItemSightings sightings =
                new ItemSightings(
                        item.id(),
                        item.digest(),
                        now,
                        tagged.sightings().sightings().stream()
                                .map(sighting -> sighting.knownFrom(now))
                                .toList());
        return new TaggedItem(item, tagged.finding(), sightings);
    }
}
