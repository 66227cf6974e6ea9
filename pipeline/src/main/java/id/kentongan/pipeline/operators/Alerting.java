package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.NamedConcern;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.alert.Thresholds;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.coverage.Heard;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.analyzers.risk.RiskScore;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * The last part of the topology: scores and events to levels, and who has fallen silent.
 *
 * <pre>
 * heard ─┬─ keyBy source ─ watch-sources ─ source health
 *        └─ keyBy region ─ watch-regions ─┬─ coverage
 * events, scores, reviews, concerns ──────┴─ keyBy region ─ decide-levels ─┬─ alerts
 *                                              rate-provinces, rate-nation ┴─ rated scores
 * </pre>
 */
public final class Alerting {

    private static final int PROVINCE = 2;

    private static final String NATION = "00";

    private Alerting() {}

    /**
     * What comes in.
     *
     * @param events every form of every event
     * @param scores rows of kabupaten/kota, provinces and the nation, in one or more streams
     * @param heard every admitted item, nil reports included
     * @param concerns conflicts named before they happened
     * @param reviews human judgement, with its own event time
     */
    public record Inputs(
            DataStream<Event> events,
            List<DataStream<RiskScore>> scores,
            DataStream<Heard> heard,
            DataStream<NamedConcern> concerns,
            DataStream<Review> reviews) {}

    /**
     * What differs between live and replay.
     *
     * @param thresholds when a level is reached and held
     * @param lastMidnight last midnight that gets rows, for bounded runs; null when days never end
     * @param files action cards and triggers of the office
     */
    public record Settings(Thresholds thresholds, @Nullable Instant lastMidnight, OfficeFiles files)
            implements Serializable {

        private static final long serialVersionUID = 1L;

        /** The live settings. */
        public static Settings live() {
            return new Settings(Thresholds.standard(), null, OfficeFiles.standard());
        }

        /** The settings of a bounded run with rows up to {@code lastMidnight}. */
        public static Settings replay(Instant lastMidnight) {
            return new Settings(Thresholds.standard(), lastMidnight, OfficeFiles.standard());
        }

        /** These settings with the files of an office. */
        public Settings with(OfficeFiles own) {
            return new Settings(thresholds, lastMidnight, own);
        }
    }

    /**
     * What leaves.
     *
     * @param alerts changes of level
     * @param scores every score with its level and coverage, the rows of a region in their order
     * @param coverage of regions
     * @param sources coverage of sources
     */
    public record Outputs(
            DataStream<Alert> alerts,
            DataStream<RatedScore> scores,
            DataStream<Coverage> coverage,
            DataStream<Coverage> sources) {}

    /** Attaches the operators. */
    public static Outputs attach(Inputs in, Settings settings) {
        Instant end = settings.lastMidnight();
        long last = end == null ? Scoring.NO_END : end.toEpochMilli();
        SingleOutputStreamOperator<Coverage> sources =
                in.heard()
                        .map(HeardOf::source)
                        .returns(HeardOf.class)
                        .setBufferTimeout(Handover.GATHERED)
                        .uid("take-sources")
                        .name("Take sources")
                        .keyBy(HeardOf::key)
                        .transform(
                                "WatchSilence",
                                TypeInformation.of(Coverage.class),
                                new HoldingOperator<>(new WatchSilence(last)))
                        .uid("watch-sources")
                        .name("Watch silent sources");
        SingleOutputStreamOperator<Coverage> regions =
                in.heard()
                        .filter(heard -> heard.region() != null)
                        .uid("keep-located")
                        .name("Keep items with a region")
                        .map(HeardOf::region)
                        .returns(HeardOf.class)
                        .setBufferTimeout(Handover.GATHERED)
                        .uid("take-regions")
                        .name("Take regions")
                        .keyBy(HeardOf::key)
                        .transform(
                                "WatchSilence",
                                TypeInformation.of(Coverage.class),
                                new HoldingOperator<>(new WatchSilence(last)))
                        .uid("watch-regions")
                        .name("Watch silent regions");
        SingleOutputStreamOperator<RatedScore> rated =
                messages(in, regions)
                        .keyBy(WatchMessage::region)
                        .transform(
                                "DecideLevels",
                                TypeInformation.of(RatedScore.class),
                                new HoldingOperator<>(
                                        new DecideLevels(settings.thresholds(), settings.files())))
                        .uid("decide-levels")
                        .name("Decide levels");
        SingleOutputStreamOperator<RatedScore> own =
                rated.filter(row -> row.score().region().length() > PROVINCE)
                        .uid("keep-rated-kabupaten")
                        .name("Keep rated rows of kabupaten and kota");
        SingleOutputStreamOperator<RatedScore> provinces =
                rated.filter(row -> !row.score().region().equals(NATION))
                        .uid("keep-rated-provincial")
                        .name("Keep rated rows within provinces")
                        .map(row -> isProvince(row) ? row : row.asMember())
                        .returns(RatedScore.class)
                        .uid("shorten-rated-kabupaten")
                        .name("Shorten rated rows of members of provinces")
                        .keyBy(row -> row.score().region().substring(0, PROVINCE))
                        .transform(
                                "RateAreas",
                                TypeInformation.of(RatedScore.class),
                                new HoldingOperator<>(new RateAreas()))
                        .uid("rate-provinces")
                        .name("Rate provinces");
        SingleOutputStreamOperator<RatedScore> nation =
                provinces
                        .map(RatedScore::asMember)
                        .returns(RatedScore.class)
                        .uid("shorten-rated-provinces")
                        .name("Shorten rated rows of members of the nation")
                        .union(
                                rated.filter(row -> row.score().region().equals(NATION))
                                        .uid("keep-rated-national")
                                        .name("Keep rated rows of the nation"))
                        .keyBy(row -> NATION)
                        .transform(
                                "RateAreas",
                                TypeInformation.of(RatedScore.class),
                                new HoldingOperator<>(new RateAreas()))
                        .setParallelism(1)
                        .uid("rate-nation")
                        .name("Rate the nation");
        DataStream<Alert> alerts = rated.getSideOutput(DecideLevels.ALERTS);
        SingleOutputStreamOperator<Alert> surges =
                alerts.filter(alert -> alert.rise() && alert.indicator() != null)
                        .uid("keep-rises")
                        .name("Keep rises")
                        .keyBy(alert -> String.valueOf(alert.indicator()))
                        .transform(
                                "DetectSurge",
                                TypeInformation.of(Alert.class),
                                new HoldingOperator<>(new DetectSurge()))
                        .uid("detect-surges")
                        .name("Detect surges");
        // one task writes each row or alert out, however many read it
        SingleOutputStreamOperator<RatedScore> scores =
                own.union(provinces)
                        .union(nation)
                        .keyBy(row -> row.score().region())
                        .map(row -> row)
                        .returns(RatedScore.class)
                        .uid("rated-scores")
                        .name("Rated scores");
        SingleOutputStreamOperator<Alert> all =
                alerts.union(surges)
                        .map(alert -> alert)
                        .returns(Alert.class)
                        .uid("all-alerts")
                        .name("All alerts");
        return new Outputs(all, scores, regions, sources);
    }

    private static boolean isProvince(RatedScore row) {
        return row.score().region().length() == PROVINCE;
    }

    private static DataStream<WatchMessage> messages(Inputs in, DataStream<Coverage> regions) {
        DataStream<WatchMessage> messages =
                in.events()
                        .map(WatchMessage::of)
                        .returns(WatchMessage.class)
                        .uid("events-to-watch")
                        .name("Events to watch");
        for (int i = 0; i < in.scores().size(); i++) {
            DataStream<RiskScore> scores = in.scores().get(i);
            messages =
                    messages.union(
                            scores.map(WatchMessage::of)
                                    .setParallelism(scores.getParallelism())
                                    .returns(WatchMessage.class)
                                    .uid("scores-to-watch-" + i)
                                    .name("Scores to watch"));
        }
        return messages.union(
                regions.map(WatchMessage::of)
                        .returns(WatchMessage.class)
                        .uid("coverage-to-watch")
                        .name("Coverage to watch"),
                in.reviews()
                        .map(WatchMessage::of)
                        .returns(WatchMessage.class)
                        .uid("reviews-to-watch")
                        .name("Reviews to watch"),
                in.concerns()
                        .map(named -> WatchMessage.of(named.itemId(), named.concern()))
                        .returns(WatchMessage.class)
                        .uid("concerns-to-watch")
                        .name("Concerns to watch"));
    }
}
