package id.kentongan.analyzers.item;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident report, nil report or news article, decoded and ready to be tagged. Flat, because it
 * travels through streams; absent fields are {@code null}.
 *
 * @param id identity given by the source; same id and same {@code digest} is a duplicate, same id
 *     and another digest a revision
 * @param kind incident, nil or news
 * @param occurred what the item is about or was published at ({@code occurredAt}, {@code
 *     publishedAt}); a date without time is 00:00Z of that day
 * @param known from when the system may use it ({@code reportedAt}; {@code fetchedAt}, else {@code
 *     publishedAt}); a date without time counts from 00:00Z of the next day
 * @param region of a report: where it happened; of news: home area of the outlet. A Kemendagri code
 *     of today or null
 * @param district kecamatan as stated in a report
 * @param village desa or kelurahan as stated in a report
 * @param title headline; empty for reports
 * @param text body or narrative; may be empty
 * @param outlet outlet of an article, null for reports
 * @param group newsroom group of an article
 * @param url address of an article
 * @param killed structured figure of a report
 * @param injured structured figure of a report
 * @param buildingsDamaged structured figure of a report
 * @param verified whether the report counts as verified
 * @param source who sent it
 * @param simulated whether it comes from an invented scenario
 * @param notes what was noted on the way in ({@code future-date}, {@code region-mapped:91.09}, ...)
 * @param digest hex hash of the raw bytes
 */
public record Item(
        String id,
        Kind kind,
        Instant occurred,
        Instant known,
        @Nullable String region,
        @Nullable String district,
        @Nullable String village,
        String title,
        String text,
        @Nullable String outlet,
        @Nullable String group,
        @Nullable String url,
        @Nullable Integer killed,
        @Nullable Integer injured,
        @Nullable Integer buildingsDamaged,
        boolean verified,
        Source source,
        boolean simulated,
        List<String> notes,
        String digest) {

    /** The three kinds of input. */
    public enum Kind {
        INCIDENT,
        NIL,
        NEWS
    }

    /**
     * Who sent an item.
     *
     * @param id the sender; for news the outlet
     * @param kind field, official, media or citizen
     * @param office the office behind a report, or null
     */
    public record Source(String id, String kind, @Nullable String office) {}

    /** The newsroom (or report source) that counts as one independent voice. */
    public String newsroom() {
        if (group != null && !group.isEmpty()) {
            return group;
        }
        return outlet != null ? outlet : source.id();
    }
}
