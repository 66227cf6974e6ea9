package id.kentongan.dashboards.store;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.pipeline.record.FeedHealth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the console shows, asked for as of an instant: nothing newer than {@code at} is ever
 * answered. Safe for use by several threads. Every method throws {@link StoreUnavailable} while the
 * store does not answer; a store without the asked rows answers with an empty list.
 */
public interface ConsoleStore extends AutoCloseable {

    /** Whether rows of {@code region} are shown to this reader at all; null means no region. */
    default boolean sees(@Nullable String region) {
        return true;
    }

    /** What the store holds. */
    Scope scope();

    /** Newest row of each region in one family at or before {@code at}, of the last 60 days. */
    List<Risk> latest(String family, Instant at);

    /** Newest row of one region in each family at or before {@code at}. */
    List<Risk> families(String region, Instant at);

    /** All rows of one region and family in {@code (from, to]}, oldest first. */
    List<Risk> history(String region, String family, Instant from, Instant to);

    /** Last score and level of each day in {@code (from, to]} for all regions, family ALL. */
    Frames frames(Instant from, Instant to);

    /** The breakdown of the newest score of one region at or before {@code at}. */
    List<Part> parts(String region, Instant at);

    /** Events first known in {@code (from, to]}, newest first. */
    List<Event> events(EventFilter filter);

    /**
     * Newest event with severity or status that scores, for each region, at or before {@code at}.
     */
    Map<String, Event> newestEvents(Instant from, Instant at);

    /** One event. */
    Optional<Event> event(String id);

    /** The items an event rests on, oldest first. */
    List<Item> items(String eventId);

    /** One item as tagged. */
    Optional<Item> item(String id);

    /** Items whose title or text holds all words, known in {@code (from, to]}, newest first. */
    List<Item> search(List<String> words, Instant from, Instant to, int limit);

    /** Level changes in {@code (from, to]}, newest first; {@code region} null for all. */
    List<Alert> alerts(@Nullable String region, Instant from, Instant to, int limit);

    /** One level change. */
    Optional<Alert> alert(String id);

    /** Newest coverage of each region at or before {@code at}. */
    List<Coverage> coverage(Instant at);

    /** Newest state of each source at or before {@code at}. */
    List<SourceHealth> sources(Instant at);

    /** Newest health of the feeds of each source at or before {@code at}. */
    default List<FeedHealth> feeds(Instant at) {
        return List.of();
    }

    /** Which knowledge read and scored what, newest first, up to {@code at}. */
    default List<KnowledgeUse> knowledge(Instant at) {
        return List.of();
    }

    /** Version of the knowledge and model behind the newest score of a region; empty if unknown. */
    default String scoredBy(String region, Instant at) {
        return "";
    }

    /** Newest state of each job. */
    List<PipelineHealth> pipeline(Instant at);

    /** What people decided on an alert or event, oldest first. */
    List<Note> notes(String target);

    /** Decisions by target, oldest first. */
    Map<String, List<Note>> notes(Instant from, Instant to);

    /**
     * The evaluation report made by {@code kentongan evaluate}, as JSON text, where there is one.
     */
    default Optional<String> evaluation() {
        return Optional.empty();
    }

    @Override
    default void close() {}

    /**
     * What the store holds.
     *
     * @param first oldest score, null when the store is empty
     * @param last newest time of any row, null when the store is empty
     * @param simulated whether anything in it comes from an invented scenario
     */
    record Scope(@Nullable Instant first, @Nullable Instant last, boolean simulated) {
        public boolean isEmpty() {
            return last == null;
        }
    }

    /** One score row; {@code score} is not clipped. */
    record Risk(
            Instant time,
            String region,
            String family,
            double score,
            @Nullable Double probability,
            int level,
            String coverage,
            @Nullable Double surprise,
            int events,
            int newsrooms,
            @Nullable String stage) {}

    /**
     * Scores of all regions day by day.
     *
     * @param days the days, oldest first
     * @param scores for each region one value a day; NaN where there is none
     * @param levels for each region one level a day; -1 where there is none, 4 for missing data
     */
    record Frames(List<LocalDate> days, Map<String, double[]> scores, Map<String, byte[]> levels) {}

    /**
     * One addend of a score.
     *
     * @param name of the feature ({@code count-1w}, {@code surprise}, {@code region:62.02}, ...)
     * @param points what it adds
     * @param evidence what stands behind it, for people; may be empty
     */
    record Part(Instant time, String name, double points, String evidence) {}

    /** What to list. {@code region} may be a province; null means any. */
    record EventFilter(
            @Nullable String region,
            @Nullable String family,
            @Nullable String status,
            int severity,
            Instant from,
            Instant to,
            int limit) {}

    /** One event. */
    record Event(
            String id,
            Instant firstKnown,
            @Nullable Instant lastKnown,
            String region,
            String family,
            List<String> indicators,
            String status,
            int severity,
            @Nullable Integer killedMin,
            @Nullable Integer killedMax,
            @Nullable Integer injuredMin,
            @Nullable Integer injuredMax,
            int newsrooms,
            @Nullable String district,
            String headline,
            List<String> items,
            boolean simulated) {}

    /**
     * One item with what the tagger found in it. {@code kind} is incident or news; {@code
     * beginning} says that only the beginning of its text is kept.
     */
    record Item(
            String id,
            Instant known,
            String kind,
            String source,
            @Nullable String group,
            @Nullable String url,
            String title,
            String text,
            boolean beginning,
            String status,
            List<String> indicators,
            int severity,
            @Nullable String region,
            double confidence,
            List<Evidence> evidence,
            @Nullable String eventId,
            boolean simulated) {}

    /**
     * One change of level. {@code from} and {@code to} are ordinals of Level; {@code text} is the
     * short form for people and {@code outlook} what would change the level, both may be empty.
     */
    record Alert(
            String id,
            Instant time,
            String region,
            String family,
            int from,
            int to,
            String reason,
            List<String> events,
            boolean confirmed,
            String title,
            String text,
            String outlook,
            boolean simulated) {}

    /** Silence of one region; {@code state} is ok, low or unknown. */
    record Coverage(
            Instant time,
            String region,
            @Nullable Double hoursSilent,
            @Nullable Double items7d,
            @Nullable Double expected7d,
            String state) {}

    /** Silence of one source. */
    record SourceHealth(Instant time, String source, double hoursSilent, long items24h) {}

    /**
     * What one version of the knowledge read and scored.
     *
     * @param version hash of the knowledge bundle
     * @param findings items it read
     * @param events whose newest telling it read
     * @param scores whose newest event it read
     * @param first instant of the earliest of these
     * @param last instant of the latest
     */
    record KnowledgeUse(
            String version, long findings, long events, long scores, Instant first, Instant last) {}

    /** State of one job; nulls where the job does not say. */
    record PipelineHealth(
            Instant time,
            String job,
            @Nullable Double lag,
            @Nullable Double perSecond,
            @Nullable Double deadLetters,
            @Nullable Double late,
            @Nullable Double checkpointAge) {}

    /**
     * One decision of a person.
     *
     * @param target id of the alert or event
     * @param verdict action of a review in lower case, or {@code ack}
     * @param by the office
     * @param detail what was set, such as a corrected region; may be empty
     * @param text in words; may be empty
     */
    record Note(
            Instant time, String target, String verdict, String by, String detail, String text) {}
}
