package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.operators.Scoring;
import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.record.Tick;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The order of the operators and their names: streams in, streams out, for live and replay alike.
 * It knows neither Kafka nor files nor stores.
 *
 * <pre>
 * items ─ decode-items ─ tag-items ─ keyBy id ─ admit-items ─┬─ findings, heard
 *              └ dead letters          ticks (watermark) ┘   └─ revise ─ link ─ score ─ roll up ─ events, scores
 * </pre>
 */
public final class EarlyWarningTopology {

    private static final MapStateDescriptor<String, String> NOTHING =
            new MapStateDescriptor<>("nothing", Types.STRING, Types.STRING);

    private EarlyWarningTopology() {}

    /**
     * What comes in, with event times and watermarks.
     *
     * @param items reports and news
     * @param ticks that time passes; its watermark holds when no item moves it
     */
    public record Inputs(DataStream<RawInput> items, DataStream<Tick> ticks) {}

    /**
     * What goes out; the caller decides where each one goes.
     *
     * @param findings every admitted item with what was found, as soon as it is read
     * @param deadLetters what could not be read
     * @param events every form of every event
     * @param scores rows of kabupaten/kota, provinces and the nation
     */
    public record Outputs(
            DataStream<TaggedItem> findings,
            DataStream<DeadLetter> deadLetters,
            DataStream<Event> events,
            DataStream<RiskScore> scores) {}

    /** Attaches the topology. */
    public static Outputs build(Inputs in, TopologyOptions options) {
        SingleOutputStreamOperator<Item> items =
                in.items()
                        .process(new DecodeItem(options.live() ? options.lateness() : null))
                        .uid("decode-items")
                        .name("Decode items");
        SingleOutputStreamOperator<TaggedItem> admitted =
                items.map(new TagItem())
                        .uid("tag-items")
                        .name("Tag items")
                        .keyBy(tagged -> tagged.item().id())
                        .connect(in.ticks().broadcast(NOTHING))
                        .process(new AdmitItem())
                        .uid("admit-items")
                        .name("Admit each version once");
        SingleOutputStreamOperator<ItemSightings> sightings =
                admitted.map(TaggedItem::sightings)
                        .returns(ItemSightings.class)
                        .uid("take-sightings")
                        .name("Take sightings");
        Scoring.Outputs scored = Scoring.attach(sightings, options.scoring());
        return new Outputs(
                admitted,
                items.getSideOutput(DecodeItem.DEAD_LETTERS),
                scored.events(),
                scored.scores());
    }
}
