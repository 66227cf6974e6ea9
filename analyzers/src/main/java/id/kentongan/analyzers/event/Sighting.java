package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mention of one event in one region by one item: the unit that linking works on. An item gives
 * one sighting for its main event, one for each further event and one for a cause region.
 *
 * @param itemId the item
 * @param part 0 main event, 1.. further events, 1000 the cause region of the main event
 * @param digest hash of the item's bytes; the same id with another digest is a revision
 * @param known from when it may be used
 * @param occurred when the item says it happened, or was published
 * @param region kabupaten/kota, province or "00"; never empty
 * @param family LND ORM ELC IDN COM SEP LAB GOV, or empty where no indicator was found
 * @param indicators codes, main first
 * @param status what the text says about it
 * @param severity 0 to 4
 * @param killedMin lowest figure stated, or null
 * @param killedMax highest figure stated, or null
 * @param injuredMin lowest figure stated, or null
 * @param injuredMax highest figure stated, or null
 * @param newsroom independent voice: ownership group, outlet or report source
 * @param reliability probability that this voice alone is right, 0 to 1
 * @param verified whether an office stands behind it
 * @param confidence of the tagger, 0 to 1
 * @param place share of the event that counts here: 1 event, 0.5 cause
 * @param district kecamatan of the gazetteer, {@code #} and a fingerprint of any other text, or
 *     null
 * @param village desa of the gazetteer, {@code #} and a fingerprint of any other text, or null
 * @param kind {@code INCIDENT} or {@code NEWS}
 * @param headlineOnly whether the item is an article without a body
 * @param dated whether mobilisation or an ultimatum was seen (ESC-08, ESC-09)
 * @param sketch see {@link Sketch}
 * @param simulated whether it comes from an invented scenario
 * @param retract whether this withdraws an earlier sighting of the same item and part
 * @param version hash of the knowledge that made it
 */
public record Sighting(
        String itemId,
        int part,
        String digest,
        Instant known,
        Instant occurred,
        String region,
        String family,
        List<String> indicators,
        Status status,
        int severity,
        @Nullable Integer killedMin,
        @Nullable Integer killedMax,
        @Nullable Integer injuredMin,
        @Nullable Integer injuredMax,
        String newsroom,
        double reliability,
        boolean verified,
        double confidence,
        double place,
        @Nullable String district,
        @Nullable String village,
        String kind,
        boolean headlineOnly,
        boolean dated,
        long[] sketch,
        boolean simulated,
        boolean retract,
        String version) {

    /** Fills what an older savepoint does not know. */
    public Sighting {
        digest = digest == null ? "" : digest;
        known = known == null ? Instant.EPOCH : known;
        occurred = occurred == null ? known : occurred;
        family = family == null ? "" : family;
        indicators = indicators == null ? List.of() : indicators;
        status = status == null ? Status.NON : status;
        newsroom = newsroom == null ? "" : newsroom;
        kind = kind == null ? "" : kind;
        sketch = sketch == null ? new long[0] : sketch;
        version = version == null ? "" : version;
    }

    /** The withdrawal of this sighting at {@code when}. */
    public Sighting withdrawnAt(Instant when) {
        return copy(when, sketch, true);
    }

    /** This sighting as known from {@code when}. */
    public Sighting knownFrom(Instant when) {
        return copy(when, sketch, retract);
    }

    /** The same without its sketch, for state that never compares texts. */
    public Sighting withoutSketch() {
        return copy(known, new long[0], retract);
    }

    private Sighting copy(Instant when, long[] newSketch, boolean withdrawn) {
        return new Sighting(
                itemId,
                part,
                digest,
                when,
                occurred,
                region,
                family,
                indicators,
                status,
                severity,
                killedMin,
                killedMax,
                injuredMin,
                injuredMax,
                newsroom,
                reliability,
                verified,
                confidence,
                place,
                district,
                village,
                kind,
                headlineOnly,
                dated,
                newSketch,
                simulated,
                withdrawn,
                version);
    }
}
