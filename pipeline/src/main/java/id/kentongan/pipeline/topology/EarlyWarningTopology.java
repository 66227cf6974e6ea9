package id.kentongan.pipeline.topology;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Concerns;
import id.kentongan.analyzers.alert.NamedConcern;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.coverage.Heard;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.pipeline.operators.Alerting;
import id.kentongan.pipeline.operators.Dispatching;
import id.kentongan.pipeline.operators.Handover;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.operators.Scoring;
import id.kentongan.pipeline.operators.ScreenReviews;
import id.kentongan.pipeline.record.DeadLetter;
import id.kentongan.pipeline.record.FeedHealth;
import id.kentongan.pipeline.record.KnowledgeNews;
import id.kentongan.pipeline.record.KnowledgePoll;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.record.Tick;
import id.kentongan.pipeline.travel.Travelling;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The order of the operators and their names: streams in, streams out, for live and replay alike.
 * It knows neither Kafka nor files nor stores.
 *
 * <pre>
 * knowledge ─ admit-knowledge ─┐ (broadcast)
 * inputs ─ decode-inputs ─ tag-items ─ keyBy id ─ admit-items ─┬─ findings
 *            ├ dead letters      ticks (watermark) ┘           ├─ {@link Scoring}: revise, link, score, roll up ─ events
 *            └ reviews, acks                                   └─ {@link Alerting}: watch, decide levels ─ scores, alerts, coverage
 * </pre>
 */
public final class EarlyWarningTopology {

    private static final Instant FOR_EVER = Instant.parse("9000-01-01T00:00:00Z");

    private static final MapStateDescriptor<String, String> NOTHING =
            new MapStateDescriptor<>("nothing", Types.STRING, Types.STRING);

    private EarlyWarningTopology() {}

    /**
     * What comes in, with event times and watermarks.
     *
     * @param inputs reports and news; what has the topic {@code reviews} or {@code acks} or {@code
     *     source-health} is read as such
     * @param ticks that time passes; its watermark holds when no input moves it
     * @param knowledge releases of knowledge, in order, with watermarks no later than their {@code
     *     upTo}; runs without parallelism
     */
    public record Inputs(
            DataStream<RawInput> inputs,
            DataStream<Tick> ticks,
            DataStream<KnowledgePoll> knowledge) {

        /** Inputs that are read with the knowledge that ships. */
        public Inputs(DataStream<RawInput> inputs, DataStream<Tick> ticks) {
            this(inputs, ticks, all(ticks.getExecutionEnvironment(), List.of()));
        }

        /** Knowledge of a bounded run: {@code messages} and never more. */
        public static DataStream<KnowledgePoll> all(
                StreamExecutionEnvironment env, List<RawInput> messages) {
            return env.fromData(
                            TypeInformation.of(KnowledgePoll.class),
                            new KnowledgePoll(FOR_EVER, messages))
                    .setParallelism(1)
                    .uid("knowledge")
                    .name("Knowledge");
        }
    }

    /**
     * What goes out; the caller decides where each one goes.
     *
     * @param findings every admitted item with what was found, as soon as it is read
     * @param deadLetters what could not be read
     * @param reviews judgements of people who had the right to them
     * @param refusals audit lines of judgements without the right
     * @param acks acknowledgements as they were read
     * @param events every form of every event, those of one event by one task in their order
     * @param scores rows of kabupaten/kota, provinces and the nation, with level and coverage
     * @param alerts changes of level
     * @param coverage whether regions are heard of
     * @param sources whether sources are heard of
     * @param feeds how news feeds fare
     * @param ticks that time passes, as it came in
     * @param tagging how long tagging took, sampled, in microseconds
     */
    public record Outputs(
            DataStream<TaggedItem> findings,
            DataStream<DeadLetter> deadLetters,
            DataStream<Review> reviews,
            DataStream<AuditLine> refusals,
            DataStream<Ack> acks,
            DataStream<Event> events,
            DataStream<RatedScore> scores,
            DataStream<Alert> alerts,
            DataStream<Coverage> coverage,
            DataStream<Coverage> sources,
            DataStream<FeedHealth> feeds,
            DataStream<Tick> ticks,
            DataStream<Long> tagging) {

        /** What becomes of it towards offices. */
        public Dispatching.Inputs toDispatch() {
            return new Dispatching.Inputs(
                    findings, events, alerts, coverage, sources, reviews, refusals, acks);
        }
    }

    /** Attaches the topology. */
    public static Outputs build(Inputs in, TopologyOptions options) {
        SingleOutputStreamOperator<Item> items =
                in.inputs()
                        .process(
                                new DecodeInput(options.live() ? options.lateness() : null),
                                Travelling.items())
                        .setBufferTimeout(Handover.GATHERED)
                        .uid("decode-inputs")
                        .name("Decode inputs");
        SingleOutputStreamOperator<KnowledgeNews> knowledge =
                in.knowledge()
                        .process(new AdmitKnowledge())
                        .setParallelism(1)
                        .uid("admit-knowledge")
                        .name("Admit knowledge");
        SingleOutputStreamOperator<TaggedItem> tagged =
                items.connect(knowledge.broadcast(TagItem.RELEASES))
                        .process(new TagItem(), Travelling.taggedItems())
                        .setBufferTimeout(Handover.GATHERED)
                        .uid("tag-items")
                        .name("Tag items");
        SingleOutputStreamOperator<TaggedItem> admitted =
                tagged.keyBy(one -> one.item().id())
                        .connect(in.ticks().broadcast(NOTHING))
                        .process(new AdmitItem(), Travelling.taggedItems())
                        .uid("admit-items")
                        .name("Admit each version once");
        SingleOutputStreamOperator<ItemSightings> sightings =
                admitted.map(TaggedItem::sightings)
                        .returns(Travelling.itemSightings())
                        .uid("take-sightings")
                        .name("Take sightings");
        SingleOutputStreamOperator<Review> reviews =
                items.getSideOutput(DecodeInput.REVIEWS)
                        .process(new ScreenReviews(options.alerting().files()))
                        .uid("screen-reviews")
                        .name("Screen reviews by right");
        Scoring.Outputs scored =
                Scoring.attach(
                        // by the same key as before: nothing has to be written out between them
                        DataStreamUtils.reinterpretAsKeyedStream(sightings, ItemSightings::itemId),
                        reviews,
                        options.scoring());
        Alerting.Outputs alerted =
                Alerting.attach(
                        new Alerting.Inputs(
                                scored.events(),
                                List.of(scored.within(), scored.nation()),
                                heard(admitted),
                                concerns(admitted),
                                reviews),
                        options.alerting());
        return new Outputs(
                admitted,
                // one task for all who read them, not one for each: what reads a union starts anew
                items.getSideOutput(DecodeInput.DEAD_LETTERS)
                        .union(knowledge.getSideOutput(AdmitKnowledge.DEAD_LETTERS))
                        .map(letter -> letter)
                        .returns(DeadLetter.class)
                        .uid("all-dead-letters")
                        .name("All dead letters"),
                reviews,
                reviews.getSideOutput(ScreenReviews.REFUSED),
                items.getSideOutput(DecodeInput.ACKS),
                scored.events()
                        .keyBy(Event::eventId)
                        .process(new PinEvents(), Travelling.events())
                        .uid("pin-events")
                        .name("Pin events to their place"),
                alerted.scores(),
                alerted.alerts(),
                alerted.coverage(),
                alerted.sources(),
                items.getSideOutput(DecodeInput.FEED_HEALTH),
                in.ticks(),
                tagged.getSideOutput(TagItem.TOOK));
    }

    private static DataStream<Heard> heard(DataStream<TaggedItem> admitted) {
        return admitted.map(tagged -> Heard.of(tagged.item(), tagged.finding()))
                .returns(Heard.class)
                .uid("take-heard")
                .name("Take who was heard of");
    }

    private static DataStream<NamedConcern> concerns(DataStream<TaggedItem> admitted) {
        FlatMapFunction<TaggedItem, NamedConcern> named =
                (TaggedItem tagged, Collector<NamedConcern> out) ->
                        Concerns.of(tagged.item(), tagged.finding()).forEach(out::collect);
        return admitted.flatMap(named)
                .returns(NamedConcern.class)
                .uid("take-concerns")
                .name("Take named concerns");
    }
}
