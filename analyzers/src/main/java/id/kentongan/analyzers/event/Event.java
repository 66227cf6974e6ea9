package id.kentongan.analyzers.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One happening in one region as all its reports tell it; a line of {@code events.jsonl}. A later
 * record with the same id replaces the earlier one.
 *
 * @param eventId stable identity, made of region and first report
 * @param region kabupaten/kota, province or "00"
 * @param family family of the main indicator
 * @param indicators codes, main first
 * @param status INC, THR, PRO, PRV or RES; corrected only by evidence
 * @param severity 0 to 4
 * @param firstKnown when the first report was known
 * @param lastKnown when the latest report was known
 * @param occurredAt earliest time stated
 * @param killedMin lowest figure, null when none is stated
 * @param killedMax highest figure
 * @param injuredMin lowest figure
 * @param injuredMax highest figure
 * @param newsrooms independent newsrooms and report sources (copies do not count)
 * @param voices their names, at most ten
 * @param items reports that tell it, copies included
 * @param itemIds the first of these reports, at most 40
 * @param belief probability that it happened, from independent voices
 * @param verified whether an office stands behind at least one report
 * @param contribution what it adds to the memory of its region, in micro-units
 * @param district kecamatan, or null
 * @param village desa, or null
 * @param headlineOnly whether all that is known are headlines
 * @param dated whether mobilisation or an ultimatum was seen (ESC-08, ESC-09)
 * @param retracted whether a review withdrew it
 * @param simulated whether it comes from an invented scenario
 * @param changed when it took this form; orders the forms of one event
 * @param version hash of the knowledge bundle
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "eventId",
    "region",
    "family",
    "indicators",
    "status",
    "severity",
    "firstKnown",
    "lastKnown",
    "occurredAt",
    "killedMin",
    "killedMax",
    "injuredMin",
    "injuredMax",
    "newsrooms",
    "voices",
    "items",
    "itemIds",
    "belief",
    "verified",
    "contribution",
    "district",
    "village",
    "headlineOnly",
    "dated",
    "retracted",
    "simulated",
    "changed",
    "version"
})
public record Event(
        String eventId,
        String region,
        String family,
        List<String> indicators,
        Status status,
        int severity,
        Instant firstKnown,
        Instant lastKnown,
        Instant occurredAt,
        @Nullable Integer killedMin,
        @Nullable Integer killedMax,
        @Nullable Integer injuredMin,
        @Nullable Integer injuredMax,
        int newsrooms,
        List<String> voices,
        int items,
        List<String> itemIds,
        double belief,
        boolean verified,
        long contribution,
        @Nullable String district,
        @Nullable String village,
        boolean headlineOnly,
        boolean dated,
        boolean retracted,
        boolean simulated,
        Instant changed,
        String version) {

    /** Fills what an older savepoint does not know. */
    public Event {
        family = family == null ? "" : family;
        indicators = indicators == null ? List.of() : indicators;
        status = status == null ? Status.NON : status;
        firstKnown = firstKnown == null ? Instant.EPOCH : firstKnown;
        lastKnown = lastKnown == null ? firstKnown : lastKnown;
        occurredAt = occurredAt == null ? firstKnown : occurredAt;
        voices = voices == null ? List.of() : voices;
        changed = changed == null ? lastKnown : changed;
        itemIds = itemIds == null ? List.of() : itemIds;
        version = version == null ? "" : version;
    }

    /** This event as first known at {@code first}: forms of one event keep one place in a store. */
    public Event firstKnownAt(Instant first) {
        return new Event(
                eventId,
                region,
                family,
                indicators,
                status,
                severity,
                first,
                lastKnown,
                occurredAt,
                killedMin,
                killedMax,
                injuredMin,
                injuredMax,
                newsrooms,
                voices,
                items,
                itemIds,
                belief,
                verified,
                contribution,
                district,
                village,
                headlineOnly,
                dated,
                retracted,
                simulated,
                changed,
                version);
    }
}
