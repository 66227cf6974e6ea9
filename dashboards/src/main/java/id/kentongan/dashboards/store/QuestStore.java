package id.kentongan.dashboards.store;

import static id.kentongan.dashboards.store.Questions.literal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.dashboards.store.Questions.Row;
import id.kentongan.pipeline.output.Lines;
import id.kentongan.pipeline.record.FeedHealth;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of {@code Series} in QuestDB, asked over HTTP. Everything that comes from a request
 * enters SQL as a quoted literal.
 */
public final class QuestStore implements ConsoleStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nanoseconds between looks for rows of an exercise in a store that held none. */
    private static final long LOOK_AGAIN = 3_000_000_000L;

    private final Questions store;
    private final Supplier<Optional<String>> evaluation;
    private final Recent<String, Scope> scopes = new Recent<>(1_000);
    private final Recent<Asked, List<Risk>> latest = new Recent<>(2_000);
    private final Recent<Asked, Frames> frames = new Recent<>(2_000, 60_000);
    private final Recent<Instant, List<Coverage>> coverages = new Recent<>(2_000);
    private volatile boolean simulated;
    private volatile long lookedForSimulated = System.nanoTime() - LOOK_AGAIN - 1;

    /** A question by what was asked and the instants of it. */
    private record Asked(String what, Instant from, Instant to) {}

    private QuestStore(URI address, Supplier<Optional<String>> evaluation) {
        this.store = new Questions(address);
        this.evaluation = evaluation;
    }

    /** The store at {@code address}, such as {@code http://127.0.0.1:9000}. */
    public static QuestStore at(String address) {
        return new QuestStore(URI.create(address), Optional::empty);
    }

    /** The same, with an evaluation report asked from {@code evaluation} each time. */
    public static QuestStore at(String address, Supplier<Optional<String>> evaluation) {
        return new QuestStore(URI.create(address), evaluation);
    }

    @Override
    public Scope scope() {
        return scopes.get("", key -> askScope());
    }

    private Scope askScope() {
        List<@Nullable Instant> firsts = new ArrayList<>();
        List<@Nullable Instant> lasts = new ArrayList<>();
        for (String table : List.of("risk", "event", "alert", "coverage")) {
            store.ask(
                    "select min(timestamp) first, max(timestamp) last from " + table,
                    row -> {
                        firsts.add(table.equals("risk") ? row.timeOrNull("first") : null);
                        return lasts.add(row.timeOrNull("last"));
                    });
        }
        if (!simulated && System.nanoTime() - lookedForSimulated > LOOK_AGAIN) {
            lookedForSimulated = System.nanoTime();
            simulated =
                    Stream.of("event", "finding", "risk")
                            .anyMatch(
                                    table ->
                                            !store.ask(
                                                            "select simulated from "
                                                                    + table
                                                                    + " where simulated = true"
                                                                    + " limit 1",
                                                            row -> row.flag("simulated"))
                                                    .isEmpty());
        }
        Instant first =
                firsts.stream().filter(time -> time != null).min(Instant::compareTo).orElse(null);
        Instant last =
                lasts.stream().filter(time -> time != null).max(Instant::compareTo).orElse(null);
        return new Scope(first == null ? last : first, last, simulated);
    }

    private static final String RISK =
            "select timestamp, region, family, score, probability, alert_level, coverage,"
                    + " surprise, events, newsrooms, stage from risk where ";

    private static Risk risk(Row row) {
        String stage = row.text("stage");
        return new Risk(
                row.time("timestamp"),
                row.text("region"),
                row.text("family"),
                row.numberOr("score", 0),
                row.number("probability"),
                row.integerOr("alert_level", 0),
                row.text("coverage"),
                row.number("surprise"),
                row.integerOr("events", 0),
                row.integerOr("newsrooms", 0),
                stage.isEmpty() ? null : stage);
    }

    private static String between(Instant from, Instant to) {
        return " timestamp > " + literal(from) + " and timestamp <= " + literal(to) + " ";
    }

    private static String recent(Instant at) {
        return between(at.minus(MemoryStore.STALE), at);
    }

    @Override
    public List<Risk> latest(String family, Instant at) {
        return latest.get(new Asked(family, at, at), asked -> askLatest(family, at));
    }

    private List<Risk> askLatest(String family, Instant at) {
        return store.ask(
                RISK
                        + "family = "
                        + literal(family)
                        + " and"
                        + recent(at)
                        + "latest on timestamp partition by region",
                QuestStore::risk);
    }

    @Override
    public List<Risk> families(String region, Instant at) {
        return store
                .ask(
                        RISK
                                + "region = "
                                + literal(region)
                                + " and"
                                + recent(at)
                                + "latest on timestamp partition by family",
                        QuestStore::risk)
                .stream()
                .sorted(java.util.Comparator.comparing(Risk::family))
                .toList();
    }

    @Override
    public List<Risk> history(String region, String family, Instant from, Instant to) {
        return store.ask(
                RISK
                        + "region = "
                        + literal(region)
                        + " and family = "
                        + literal(family)
                        + " and"
                        + between(from, to)
                        + "order by timestamp",
                QuestStore::risk);
    }

    @Override
    public Frames frames(Instant from, Instant to) {
        return frames.get(new Asked("", from, to), asked -> askFrames(from, to));
    }

    private Frames askFrames(Instant from, Instant to) {
        MemoryStore.FrameBuilder days = new MemoryStore.FrameBuilder(from, to);
        store.ask(
                "select region, timestamp, last(score) score, last(alert_level) alert_level,"
                        + " last(coverage) coverage from risk where family = 'ALL' and"
                        + between(from, to)
                        + "sample by 1d align to calendar",
                row -> {
                    days.add(
                            row.text("region"),
                            row.time("timestamp"),
                            row.numberOr("score", 0),
                            row.integerOr("alert_level", 0),
                            row.text("coverage"));
                    return true;
                });
        return days.build();
    }

    @Override
    public List<Part> parts(String region, Instant at) {
        String mine =
                " from risk_part where region = "
                        + literal(region)
                        + " and family = 'ALL' and"
                        + recent(at);
        return store.ask(
                "select timestamp, part, value, evidence"
                        + mine
                        + "and timestamp = (select max(timestamp)"
                        + mine
                        + ") order by value desc",
                row ->
                        new Part(
                                row.time("timestamp"),
                                row.text("part"),
                                row.numberOr("value", 0),
                                row.text("evidence")));
    }

    private static final String EVENT =
            "select timestamp, id, region, family, indicator, status, severity, killed_min,"
                    + " killed_max, injured_min, injured_max, newsrooms, district, headline,"
                    + " evidence, last_known, simulated from event where ";

    private static Event event(Row row) {
        String district = row.text("district");
        return new Event(
                row.text("id"),
                row.time("timestamp"),
                row.timeOrNull("last_known"),
                row.text("region"),
                row.text("family"),
                words(row.text("indicator")),
                row.text("status"),
                row.integerOr("severity", 0),
                row.integer("killed_min"),
                row.integer("killed_max"),
                row.integer("injured_min"),
                row.integer("injured_max"),
                row.integerOr("newsrooms", 0),
                district.isEmpty() ? null : district,
                row.text("headline"),
                words(row.text("evidence")),
                row.flag("simulated"));
    }

    /** Codes or ids as written into one field: a JSON array, or parted by commas or blanks. */
    private static List<String> words(String text) {
        if (text.startsWith("[")) {
            List<String> words = new ArrayList<>();
            json(text).forEach(node -> words.add(node.asText()));
            return words;
        }
        return Stream.of(text.split("[,;\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    @Override
    public List<Event> events(EventFilter filter) {
        StringBuilder sql = new StringBuilder(EVENT).append(between(filter.from(), filter.to()));
        String region = filter.region();
        if (region != null) {
            sql.append(" and (region = ")
                    .append(literal(region))
                    .append(" or starts_with(region, ")
                    .append(literal(region + "."))
                    .append("))");
        }
        if (filter.family() != null) {
            sql.append(" and family = ").append(literal(filter.family()));
        }
        if (filter.status() != null) {
            sql.append(" and status = ").append(literal(filter.status()));
        }
        if (filter.severity() > 0) {
            sql.append(" and severity >= ").append(filter.severity());
        }
        sql.append(" order by timestamp desc, id limit ").append(filter.limit());
        return store.ask(sql.toString(), QuestStore::event);
    }

    @Override
    public Map<String, Event> newestEvents(Instant from, Instant at) {
        Map<String, Event> newest = new HashMap<>();
        store.ask(
                        EVENT
                                + "severity > 0 and"
                                + between(from, at)
                                + "latest on timestamp partition by region",
                        QuestStore::event)
                .forEach(event -> newest.put(event.region(), event));
        return newest;
    }

    @Override
    public Optional<Event> event(String id) {
        return store
                .ask(
                        EVENT + "id = " + literal(id) + " order by timestamp desc limit 1",
                        QuestStore::event)
                .stream()
                .findFirst();
    }

    private static final String ITEM =
            "select timestamp, id, status, indicators, severity, region, kind, source, url,"
                    + " title, text, confidence, json, simulated from finding where ";

    private static Item item(Row row, @Nullable String eventId) {
        JsonNode whole = json(row.text("json"));
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode span : whole.path("evidence")) {
            evidence.add(
                    new Evidence(
                            span.path("field").asText(),
                            span.path("start").asInt(),
                            span.path("end").asInt(),
                            span.path("role").asText()));
        }
        String region = row.text("region");
        String url = row.text("url");
        return new Item(
                row.text("id"),
                row.time("timestamp"),
                row.text("kind"),
                row.text("source"),
                null,
                url.isEmpty() ? null : url,
                row.text("title"),
                row.text("text"),
                whole.path(Lines.BEGINNING).asBoolean(),
                row.text("status"),
                words(row.text("indicators")),
                row.integerOr("severity", 0),
                region.isEmpty() ? null : region,
                row.numberOr("confidence", 0),
                evidence,
                eventId,
                row.flag("simulated"));
    }

    @Override
    public List<Item> items(String eventId) {
        List<String> ids = event(eventId).map(Event::items).orElseGet(List::of);
        if (ids.isEmpty()) {
            return List.of();
        }
        return store.ask(
                ITEM
                        + "id in ("
                        + ids.stream().map(Questions::literal).collect(Collectors.joining(","))
                        + ") order by timestamp, id",
                row -> item(row, eventId));
    }

    @Override
    public Optional<Item> item(String id) {
        return store
                .ask(
                        ITEM + "id = " + literal(id) + " order by timestamp desc limit 1",
                        row -> item(row, null))
                .stream()
                .findFirst();
    }

    @Override
    public List<Item> search(List<String> words, Instant from, Instant to, int limit) {
        StringBuilder sql = new StringBuilder(ITEM).append(between(from, to));
        for (String word : words) {
            String pattern = literal("%" + word.replace("\\", "").replace("%", "") + "%");
            sql.append(" and (title ilike ")
                    .append(pattern)
                    .append(" or text ilike ")
                    .append(pattern)
                    .append(')');
        }
        return store.ask(
                sql.append(" order by timestamp desc, id limit ").append(limit).toString(),
                row -> item(row, null));
    }

    private static final String ALERT =
            "select timestamp, id, region, family, \"from\", \"to\", reason, json, simulated from"
                    + " alert where ";

    private static Alert alert(Row row) {
        JsonNode whole = json(row.text("json"));
        List<String> events = new ArrayList<>();
        whole.path("events").forEach(event -> events.add(event.asText()));
        return new Alert(
                row.text("id"),
                row.time("timestamp"),
                row.text("region"),
                row.text("family"),
                LevelNames.ordinal(row.text("from")),
                LevelNames.ordinal(row.text("to")),
                row.text("reason"),
                events,
                whole.path("confirmed").asBoolean(),
                whole.path("title").asText(""),
                whole.path("text").asText(""),
                whole.path("outlook").asText(""),
                row.flag("simulated"));
    }

    private static JsonNode json(String text) {
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // cut short by the store: what stands in its own columns is shown, the rest is not
            return MissingNode.getInstance();
        }
    }

    @Override
    public List<Alert> alerts(@Nullable String region, Instant from, Instant to, int limit) {
        return store.ask(
                ALERT
                        + between(from, to)
                        + (region == null ? "" : "and region = " + literal(region))
                        + " order by timestamp desc, id limit "
                        + limit,
                QuestStore::alert);
    }

    @Override
    public Optional<Alert> alert(String id) {
        return store
                .ask(
                        ALERT + "id = " + literal(id) + " order by timestamp desc limit 1",
                        QuestStore::alert)
                .stream()
                .findFirst();
    }

    @Override
    public List<Coverage> coverage(Instant at) {
        return coverages.get(at, this::askCoverage);
    }

    private List<Coverage> askCoverage(Instant at) {
        return store.ask(
                "select timestamp, region, hours_silent, items_7d, expected_7d, state from coverage"
                        + " where"
                        + recent(at)
                        + "latest on timestamp partition by region",
                row ->
                        new Coverage(
                                row.time("timestamp"),
                                row.text("region"),
                                row.number("hours_silent"),
                                row.number("items_7d"),
                                row.number("expected_7d"),
                                row.text("state")));
    }

    @Override
    public List<SourceHealth> sources(Instant at) {
        return store.ask(
                "select timestamp, source, hours_silent, items_24h from source_health where"
                        + recent(at)
                        + "and hours_silent != null latest on timestamp partition by source",
                row ->
                        new SourceHealth(
                                row.time("timestamp"),
                                row.text("source"),
                                row.numberOr("hours_silent", 0),
                                row.integerOr("items_24h", 0)));
    }

    @Override
    public List<FeedHealth> feeds(Instant at) {
        return store.ask(
                "select timestamp, source, feeds, faulty, articles, fault from source_health where"
                        + recent(at)
                        + "and feeds != null latest on timestamp partition by source",
                row ->
                        new FeedHealth(
                                row.text("source"),
                                row.time("timestamp"),
                                row.integerOr("feeds", 0),
                                row.integerOr("faulty", 0),
                                row.integerOr("articles", 0),
                                row.text("fault")));
    }

    @Override
    public List<KnowledgeUse> knowledge(Instant at) {
        Map<String, KnowledgeUse> uses = new TreeMap<>();
        for (String table : List.of("finding", "event", "risk")) {
            store.ask(
                    "select version, count() n, min(timestamp) a, max(timestamp) z from "
                            + table
                            + " where"
                            + recent(at)
                            + "and version != null group by version",
                    row -> {
                        // a score also names its model, after a slash
                        String version = row.text("version").split("/", 2)[0];
                        long count = Math.round(row.numberOr("n", 0));
                        KnowledgeUse use =
                                new KnowledgeUse(
                                        version,
                                        table.equals("finding") ? count : 0,
                                        table.equals("event") ? count : 0,
                                        table.equals("risk") ? count : 0,
                                        row.time("a"),
                                        row.time("z"));
                        return uses.merge(version, use, QuestStore::both);
                    });
        }
        List<KnowledgeUse> newest = new ArrayList<>(uses.values());
        newest.sort(Comparator.comparing(KnowledgeUse::last).reversed());
        return newest;
    }

    private static KnowledgeUse both(KnowledgeUse one, KnowledgeUse other) {
        return new KnowledgeUse(
                one.version(),
                one.findings() + other.findings(),
                one.events() + other.events(),
                one.scores() + other.scores(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    @Override
    public String scoredBy(String region, Instant at) {
        return store
                .ask(
                        "select version from risk where region = "
                                + literal(region)
                                + " and family = 'ALL' and"
                                + recent(at)
                                + "order by timestamp desc limit 1",
                        row -> row.text("version"))
                .stream()
                .findFirst()
                .orElse("");
    }

    @Override
    public List<PipelineHealth> pipeline(Instant at) {
        return store.ask(
                "select timestamp, job, lag, per_second, dead_letters, late, checkpoint_age from"
                        + " pipeline_health latest on timestamp partition by job",
                row ->
                        new PipelineHealth(
                                row.time("timestamp"),
                                row.text("job"),
                                row.number("lag"),
                                row.number("per_second"),
                                row.number("dead_letters"),
                                row.number("late"),
                                row.number("checkpoint_age")));
    }

    @Override
    public List<Note> notes(String target) {
        return notes(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"))
                .getOrDefault(target, List.of());
    }

    @Override
    public Map<String, List<Note>> notes(Instant from, Instant to) {
        List<Note> notes = new ArrayList<>();
        store.ask(
                "select timestamp, alert, json from ack where" + between(from, to),
                row -> {
                    JsonNode ack = json(row.text("json"));
                    return notes.add(
                            new Note(
                                    row.time("timestamp"),
                                    row.text("alert"),
                                    "ack",
                                    ack.path("office").asText(""),
                                    ack.path("channel").asText(""),
                                    ack.path("note").asText("")));
                });
        store.ask(
                "select timestamp, verdict, json from review where" + between(from, to),
                row -> {
                    JsonNode review = json(row.text("json"));
                    for (String name : List.of("eventId", "alertId")) {
                        if (review.hasNonNull(name)) {
                            notes.add(
                                    new Note(
                                            row.time("timestamp"),
                                            review.get(name).asText(),
                                            row.text("verdict").toLowerCase(Locale.ROOT),
                                            review.path("office").asText(""),
                                            detail(review),
                                            review.path("reason").asText("")));
                        }
                    }
                    return true;
                });
        notes.sort(java.util.Comparator.comparing(Note::time));
        Map<String, List<Note>> byTarget = new TreeMap<>();
        notes.forEach(
                note ->
                        byTarget.computeIfAbsent(note.target(), key -> new ArrayList<>())
                                .add(note));
        return byTarget;
    }

    private static String detail(JsonNode review) {
        return Stream.of(
                        "outcome",
                        "level",
                        "newRegion",
                        "status",
                        "indicator",
                        "severity",
                        "killed",
                        "injured")
                .filter(review::hasNonNull)
                .map(name -> name + " " + review.get(name).asText())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Optional<String> evaluation() {
        return evaluation.get();
    }
}
