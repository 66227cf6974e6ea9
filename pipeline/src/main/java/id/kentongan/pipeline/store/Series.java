package id.kentongan.pipeline.store;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.pipeline.json.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Every measurement with its tags and fields: the one list of names. Writers, tables, the console
 * and the dashboards take them from here. The time of a point and its tags are its identity:
 * writing it again replaces it.
 */
public enum Series {
    /** Score of a region and family at an instant. */
    RISK(
            "risk",
            List.of("region", "area", "province", "name", "family"),
            Field.number("score"),
            Field.number("probability"),
            Field.count("alert_level"),
            Field.text("coverage"),
            Field.number("surprise"),
            Field.count("events"),
            Field.count("newsrooms"),
            Field.text("stage"),
            Field.number("lat"),
            Field.number("lon"),
            Field.flag("simulated")),
    /**
     * One addend of the score of all families together; the parts add up to the score of the point
     * of {@link #RISK} of the same time, region and family.
     */
    RISK_PART(
            "risk_part",
            List.of("region", "family", "part"),
            Field.number("value"),
            Field.text("evidence"),
            Field.flag("simulated")),
    /** One event; its time is when it was first known. */
    EVENT(
            "event",
            List.of("id", "region", "family"),
            Field.text("indicator"),
            Field.text("status"),
            Field.count("severity"),
            Field.count("killed_min"),
            Field.count("killed_max"),
            Field.count("injured_min"),
            Field.count("injured_max"),
            Field.count("newsrooms"),
            Field.text("district"),
            Field.text("headline"),
            Field.text("evidence"),
            Field.time("last_known"),
            Field.time("occurred"),
            Field.flag("verified"),
            Field.flag("retracted"),
            Field.flag("simulated")),
    /**
     * One finding; its time is when the item was known. Title and text are what the console
     * searches and shows on demand, masked; they stay in its QuestDB and never go to InfluxDB.
     */
    FINDING(
            "finding",
            List.of("id"),
            Field.text("status"),
            Field.text("indicators"),
            Field.count("severity"),
            Field.text("region"),
            Field.text("kind"),
            Field.text("source"),
            Field.text("url"),
            Field.text("title"),
            Field.text("text"),
            Field.number("confidence"),
            Field.text("json"),
            Field.flag("simulated")),
    /** A change of level. */
    ALERT(
            "alert",
            List.of("id", "region", "family"),
            Field.text("from"),
            Field.text("to"),
            Field.text("reason"),
            Field.text("json"),
            Field.flag("simulated")),
    /** Whether a region is heard of. */
    COVERAGE(
            "coverage",
            List.of("region"),
            Field.number("hours_silent"),
            Field.count("items_7d"),
            Field.number("expected_7d"),
            Field.text("state"),
            Field.flag("simulated")),
    /**
     * Whether a source is heard of, and how its feeds fare: a point holds the first two fields or
     * the four after them.
     */
    SOURCE_HEALTH(
            "source_health",
            List.of("source"),
            Field.number("hours_silent"),
            Field.count("items_24h"),
            Field.count("feeds"),
            Field.count("faulty"),
            Field.count("articles"),
            Field.text("fault"),
            Field.flag("simulated")),
    /**
     * How the job itself fares, for each minute: items by status, dead letters by reason, how long
     * tagging took, the slowest alert, and the sources that are silent at its end.
     */
    PIPELINE_HEALTH("pipeline_health", List.of("job"), health()),
    /** What a person decided on an event or alert. */
    REVIEW("review", List.of("id", "region"), Field.text("verdict"), Field.text("json")),
    /** That a person has seen an alert. */
    ACK("ack", List.of("id", "region"), Field.text("alert"), Field.text("json"));

    /** Name of the time column in QuestDB. */
    public static final String TIME = "timestamp";

    /** Field that every point carries: hash of the knowledge bundle. */
    public static final String VERSION = "version";

    private final String measurement;

    private final List<String> tags;

    private final List<Field> fields;

    private static Field[] health() {
        List<Field> fields =
                new ArrayList<>(
                        List.of(
                                Field.count("lag"),
                                Field.number("per_second"),
                                Field.count("dead_letters"),
                                Field.count("late"),
                                Field.number("checkpoint_age"),
                                Field.count("items")));
        for (Status status : Status.values()) {
            fields.add(Field.count(found(status)));
        }
        for (Reason reason : Reason.values()) {
            fields.add(Field.count(refused(reason)));
        }
        fields.addAll(
                List.of(
                        Field.number("tag_ms"),
                        Field.number("tag_ms_max"),
                        Field.number("alert_seconds"),
                        Field.count("sources_silent"),
                        Field.number("silence_hours")));
        return fields.toArray(Field[]::new);
    }

    /** Field of {@link #PIPELINE_HEALTH} that counts items of {@code status}. */
    public static String found(Status status) {
        return "found_" + status.name().toLowerCase(Locale.ROOT);
    }

    /** Field of {@link #PIPELINE_HEALTH} that counts dead letters of {@code reason}. */
    public static String refused(Reason reason) {
        return "refused_" + reason.code().replace('-', '_');
    }

    Series(String measurement, List<String> tags, Field... fields) {
        this.measurement = measurement;
        this.tags = tags;
        List<Field> all = new ArrayList<>(List.of(fields));
        all.add(Field.text(VERSION));
        this.fields = List.copyOf(all);
    }

    /** Name of the measurement and of the QuestDB table. */
    public String measurement() {
        return measurement;
    }

    /** Names of the tags, which with the time identify a point. */
    public List<String> tags() {
        return tags;
    }

    /** The fields, the last of which is {@link #VERSION}. */
    public List<Field> fields() {
        return fields;
    }

    /** The QuestDB table, in which a point written again replaces itself. */
    public String ddl() {
        String columns =
                tags.stream().map(tag -> quoted(tag) + " symbol, ").collect(Collectors.joining())
                        + fields.stream()
                                .map(field -> quoted(field.name()) + " " + field.kind().column())
                                .collect(Collectors.joining(", "));
        // an event stays the same row when its family is corrected
        List<String> identity = this == EVENT ? tags.subList(0, 1) : tags;
        String keys =
                identity.stream().map(tag -> ", " + quoted(tag)).collect(Collectors.joining());
        return "create table if not exists "
                + quoted(measurement)
                + " ("
                + columns
                + ", "
                + TIME
                + " timestamp) timestamp("
                + TIME
                + ") partition by month wal dedup upsert keys("
                + TIME
                + keys
                + ")";
    }

    /** Adds the column of {@code field} to a table that lacks it. */
    String columnDdl(Field field) {
        return "alter table "
                + quoted(measurement)
                + " add column if not exists "
                + quoted(field.name())
                + ' '
                + field.kind().column();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /**
     * A field of a point.
     *
     * @param name as in line protocol and as the column
     * @param kind its type
     */
    public record Field(String name, Kind kind) {

        static Field number(String name) {
            return new Field(name, Kind.NUMBER);
        }

        static Field count(String name) {
            return new Field(name, Kind.COUNT);
        }

        static Field text(String name) {
            return new Field(name, Kind.TEXT);
        }

        static Field flag(String name) {
            return new Field(name, Kind.FLAG);
        }

        static Field time(String name) {
            return new Field(name, Kind.TIME);
        }
    }

    /** Type of a field. */
    public enum Kind {
        NUMBER("double"),
        COUNT("long"),
        TEXT("varchar"),
        FLAG("boolean"),
        /** Milliseconds since 1970 in line protocol. */
        TIME("long");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        /** Column type in QuestDB. */
        public String column() {
            return column;
        }
    }
}
