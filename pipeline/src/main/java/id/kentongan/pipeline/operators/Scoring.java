package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.travel.Travelling;
import java.io.Serializable;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * The middle of the topology: sightings to events to scores.
 *
 * <pre>
 * sightings ─ keyBy item ─ revise-items ─ keyBy region ─ link-sightings ─┬─ events
 *                                       ┌──────── keyBy region ─────────┘
 *                                 score-regions ─ keyBy province ─ score-provinces ─┬─ rows
 *                                                      keyBy "00" ─ roll-up-nation ─┘
 * </pre>
 */
public final class Scoring {

    /** Live: the days never end. */
    static final long NO_END = Long.MAX_VALUE;

    private static final int PROVINCE = 2;

    private Scoring() {}

    /**
     * What differs between live, replay and ablations.
     *
     * @param linking whether copies and retellings become one event
     * @param settling whether settlements lower their case
     * @param slow whether memories of half a year and longer count
     * @param model text of a risk model, empty for the one that ships
     * @param lastMidnight last midnight that gets rows, for bounded runs; null when days never end
     */
    public record Settings(
            boolean linking,
            boolean settling,
            boolean slow,
            String model,
            @Nullable Instant lastMidnight)
            implements Serializable {

        private static final long serialVersionUID = 1L;

        /** The live settings. */
        public static Settings live() {
            return new Settings(true, true, true, "", null);
        }

        /** The model that scores. */
        public RiskModel riskModel() {
            RiskModel risk = model.isEmpty() ? RiskModel.standard() : RiskModel.parse(model);
            return slow ? risk : risk.withoutSlow();
        }
    }

    /**
     * What leaves. Rows leave in two streams, since what reads a union starts a task of its own, to
     * which every row is written out.
     *
     * @param events every form of every event
     * @param within rows of kabupaten/kota and provinces
     * @param nation rows of the nation
     */
    public record Outputs(
            DataStream<Event> events, DataStream<RiskScore> within, DataStream<RiskScore> nation) {

        /** All rows. */
        public DataStream<RiskScore> scores() {
            return within.union(nation);
        }
    }

    /** Attaches the operators to {@code sightings}, one element per item, where nobody reviews. */
    public static Outputs attach(DataStream<ItemSightings> sightings, Settings settings) {
        FlatMapFunction<ItemSightings, Review> nobody = (item, out) -> {};
        return attach(
                sightings.keyBy(ItemSightings::itemId),
                sightings
                        .flatMap(nobody)
                        .returns(Review.class)
                        .uid("no-reviews")
                        .name("No reviews"),
                settings);
    }

    /**
     * Attaches the operators to {@code sightings} by item, one element per item, and to {@code
     * reviews}.
     */
    public static Outputs attach(
            KeyedStream<ItemSightings, String> sightings,
            DataStream<Review> reviews,
            Settings settings) {
        SingleOutputStreamOperator<Sighting> revised =
                sightings
                        .process(new ReviseItems(), Travelling.sightings())
                        .setBufferTimeout(Handover.GATHERED)
                        .uid("revise-items")
                        .name("Revise items");
        SingleOutputStreamOperator<CaseChange> changes =
                revised.keyBy(Sighting::region)
                        .connect(reviews.keyBy(Review::home))
                        .transform(
                                "LinkSightings",
                                TypeInformation.of(CaseChange.class),
                                new HoldingCoOperator<>(
                                        new LinkSightings(settings.linking(), settings.settling())))
                        .uid("link-sightings")
                        .name("Link sightings to events");
        SingleOutputStreamOperator<Event> events =
                changes.filter(change -> change.event() != null)
                        .uid("keep-changed-events")
                        .name("Keep changed events")
                        .map(CaseChange::event)
                        .returns(Event.class)
                        .uid("take-events")
                        .name("Take events");
        SingleOutputStreamOperator<RiskScore> own =
                changes.keyBy(CaseChange::region)
                        .transform(
                                "ScoreRegions",
                                TypeInformation.of(RiskScore.class),
                                new HoldingOperator<>(new ScoreRegions(settings)))
                        .uid("score-regions")
                        .name("Score regions");
        SingleOutputStreamOperator<RiskScore> within =
                own.filter(row -> !row.region().equals(Regions.NATIONAL))
                        .uid("keep-provincial")
                        .name("Keep rows within provinces")
                        .keyBy(row -> row.region().substring(0, PROVINCE))
                        .transform(
                                "ScoreProvinces",
                                TypeInformation.of(RiskScore.class),
                                new HoldingOperator<>(new ScoreProvinces(settings)))
                        .uid("score-provinces")
                        .name("Add surroundings and roll up to provinces");
        SingleOutputStreamOperator<RiskScore> nation =
                within.filter(row -> row.region().length() == PROVINCE)
                        .uid("keep-provinces")
                        .name("Keep rows of provinces")
                        .union(
                                own.filter(row -> row.region().equals(Regions.NATIONAL))
                                        .uid("keep-national")
                                        .name("Keep rows of national scope"))
                        .keyBy(row -> Regions.NATIONAL)
                        .transform(
                                "RollUp",
                                TypeInformation.of(RiskScore.class),
                                new HoldingOperator<>(new RollUp()))
                        .setParallelism(1)
                        .uid("roll-up-nation")
                        .name("Roll up to the nation");
        return new Outputs(events, within, nation);
    }
}
