package id.kentongan.pipeline.output;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.PlainWords;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.risk.RiskPart;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.record.FeedHealth;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as points of {@link Series}, computed from the values alone. */
public final class Points {

    private static final String NATION = "Indonesia";

    private Points() {}

    /** A score, as it stands with the level and coverage of its region. */
    public static Point risk(RatedScore rated) {
        RiskScore row = rated.score();
        Optional<Region> region = Regions.standard().find(row.region());
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("score", row.score());
        fields.put("probability", row.probability());
        fields.put("alert_level", rated.alertLevel());
        fields.put("coverage", rated.coverage());
        fields.put("surprise", row.surprise());
        fields.put("events", row.events());
        fields.put("newsrooms", row.newsrooms());
        fields.put("stage", row.stage());
        fields.put("lat", region.map(Region::latitude).orElse(null));
        fields.put("lon", region.map(Region::longitude).orElse(null));
        fields.put("simulated", row.simulated());
        fields.put(Series.VERSION, row.version());
        return Point.of(
                Series.RISK,
                Map.of(
                        "region", row.region(),
                        "area", row.area(),
                        "province", row.region().substring(0, 2),
                        "name", name(row.region()),
                        "family", row.family()),
                fields,
                row.time());
    }

    /** The summands of a score. */
    public static List<Point> parts(RiskScore row) {
        List<Point> points = new ArrayList<>();
        String evidence = Json.line(row.eventIds());
        for (RiskPart part : row.parts()) {
            Map<String, @Nullable Object> fields = new HashMap<>();
            fields.put("value", part.points());
            fields.put("evidence", evidence);
            fields.put("simulated", row.simulated());
            fields.put(Series.VERSION, row.version());
            points.add(
                    Point.of(
                            Series.RISK_PART,
                            Map.of(
                                    "region", row.region(),
                                    "family", row.family(),
                                    "part", part.name()),
                            fields,
                            row.time()));
        }
        return points;
    }

    /** An event; a later form of it replaces this point. */
    public static Point event(Event event) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("indicator", String.join(",", event.indicators()));
        fields.put("status", event.status().name());
        fields.put("severity", event.severity());
        fields.put("killed_min", event.killedMin());
        fields.put("killed_max", event.killedMax());
        fields.put("injured_min", event.injuredMin());
        fields.put("injured_max", event.injuredMax());
        fields.put("newsrooms", event.newsrooms());
        fields.put("district", event.district() == null ? "" : event.district());
        fields.put("headline", headline(event));
        fields.put("evidence", Json.line(event.itemIds()));
        fields.put("last_known", event.lastKnown());
        fields.put("occurred", event.occurredAt());
        fields.put("verified", event.verified());
        fields.put("retracted", event.retracted());
        fields.put("simulated", event.simulated());
        fields.put(Series.VERSION, event.version());
        return Point.of(
                Series.EVENT,
                Map.of(
                        "id", event.eventId(),
                        "region", event.region(),
                        "family", event.family()),
                fields,
                event.firstKnown());
    }

    /**
     * A finding with the text of its item, persons and numbers masked in place so that evidence
     * still fits; places as stated stay out. Of an article that raises nothing only the beginning
     * of the text is in it. Never for InfluxDB.
     */
    public static Point finding(TaggedItem tagged) {
        Item item = tagged.item();
        Finding finding = tagged.finding();
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("status", finding.status().name());
        fields.put("indicators", String.join(",", finding.indicators()));
        fields.put("severity", finding.severity());
        fields.put("region", finding.region() == null ? "" : finding.region());
        fields.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
        fields.put("source", item.source().id());
        fields.put("url", item.url() == null ? "" : item.url());
        int end = Beginning.end(tagged);
        boolean whole = end == item.text().length();
        String[] masked =
                Masking.mask(
                        new String[] {item.title(), item.text()},
                        new int[] {item.title().length(), end});
        fields.put("title", masked[0]);
        fields.put("text", whole ? masked[1] : masked[1] + Beginning.GOES_ON);
        fields.put("confidence", finding.confidence());
        fields.put("json", Lines.kept(tagged, whole));
        fields.put("simulated", item.simulated());
        fields.put(Series.VERSION, finding.version());
        return Point.of(Series.FINDING, Map.of("id", item.id()), fields, item.known());
    }

    /** A change of level. */
    public static Point alert(Alert alert) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("from", alert.from().name());
        fields.put("to", alert.to().name());
        fields.put("reason", alert.reason());
        fields.put("json", Json.line(alert));
        fields.put("simulated", alert.simulated());
        fields.put(Series.VERSION, alert.version());
        return Point.of(
                Series.ALERT,
                Map.of(
                        "id", alert.alertId(),
                        "region", alert.region(),
                        "family", alert.family()),
                fields,
                alert.time());
    }

    /** Whether a region is heard of. */
    public static Point coverage(Coverage coverage) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("hours_silent", coverage.hoursSilent());
        fields.put("items_7d", coverage.items7d());
        fields.put("expected_7d", coverage.expected7d());
        fields.put("state", coverage.state().word());
        fields.put("simulated", coverage.simulated());
        fields.put(Series.VERSION, Knowledge.version());
        return Point.of(Series.COVERAGE, Map.of("region", coverage.key()), fields, coverage.time());
    }

    /** Whether a source is heard of. */
    public static Point source(Coverage coverage) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("hours_silent", coverage.hoursSilent());
        fields.put("items_24h", coverage.items24h());
        fields.put("simulated", coverage.simulated());
        fields.put(Series.VERSION, Knowledge.version());
        return Point.of(
                Series.SOURCE_HEALTH, Map.of("source", coverage.key()), fields, coverage.time());
    }

    /** How the feeds of a source fare. */
    public static Point feeds(FeedHealth health) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("feeds", health.feeds());
        fields.put("faulty", health.faulty());
        fields.put("articles", health.articles());
        fields.put("fault", health.fault());
        fields.put(Series.VERSION, Knowledge.version());
        return Point.of(
                Series.SOURCE_HEALTH, Map.of("source", health.source()), fields, health.time());
    }

    /** What a person decided. */
    public static Point review(Review review) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("verdict", review.action().name());
        fields.put("json", Json.line(review));
        fields.put(Series.VERSION, Knowledge.version());
        return Point.of(
                Series.REVIEW,
                Map.of("id", review.reviewId(), "region", review.region()),
                fields,
                review.time());
    }

    /** That a person has seen an alert. */
    public static Point ack(Ack ack) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("alert", ack.alertId());
        fields.put("json", Json.line(ack));
        fields.put(Series.VERSION, Knowledge.version());
        return Point.of(
                Series.ACK,
                // the id of an alert begins with its region
                Map.of("id", ack.ackId(), "region", ack.alertId().split("-", 2)[0]),
                fields,
                ack.time());
    }

    /** One line for people, made of our words and a region, never of the text of an item. */
    static String headline(Event event) {
        String indicator = event.indicators().isEmpty() ? null : event.indicators().get(0);
        String words = PlainWords.standard().of(indicator, event.family()).text();
        String plain = words.isEmpty() ? "kejadian" : words;
        return (event.simulated() ? "SIMULASI: " : "")
                + plain.substring(0, 1).toUpperCase(Locale.ROOT)
                + plain.substring(1)
                + " di "
                + name(event.region());
    }

    private static String name(String region) {
        return region.equals(Regions.NATIONAL)
                ? NATION
                : Regions.standard().find(region).map(Region::name).orElse(region);
    }
}
