package id.kentongan.analyzers.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change of level of one region and family. Flat, because it travels through streams; the first
 * nine components are the contract of {@code alerts.jsonl}.
 *
 * @param alertId identity, see {@link #id}
 * @param time event time of the change
 * @param region Kemendagri code
 * @param family first three letters of the main indicator, or {@code ALL}
 * @param from level before
 * @param to level after
 * @param reason why the level changed, a stable word such as {@code heat}, {@code score}, {@code
 *     calm}, {@code review}, {@code retracted}, {@code surge}
 * @param events ids of the events behind it, in order
 * @param confirmed whether a duty desk has confirmed the level by {@code time}
 * @param gate which evidence rule decided the highest level allowed
 * @param indicator main indicator of the gravest event, or null
 * @param severity gravest severity behind it, 0 to 4
 * @param voices number of independent newsrooms and reports behind it
 * @param score of region and family when it changed
 * @param outlook what would change this level, for people
 * @param title one line for people, without any group label
 * @param text short form for people, at most 700 characters, complete without a link
 * @param simulated whether invented input stands behind it
 * @param version hash of the knowledge bundle
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "alertId",
    "time",
    "region",
    "family",
    "from",
    "to",
    "reason",
    "events",
    "confirmed",
    "gate",
    "indicator",
    "severity",
    "voices",
    "score",
    "outlook",
    "title",
    "text",
    "simulated",
    "version"
})
public record Alert(
        String alertId,
        Instant time,
        String region,
        String family,
        Level from,
        Level to,
        String reason,
        List<String> events,
        boolean confirmed,
        String gate,
        @Nullable String indicator,
        int severity,
        int voices,
        double score,
        String outlook,
        String title,
        String text,
        boolean simulated,
        String version) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public Alert {
        events = events == null ? List.of() : List.copyOf(events);
        gate = gate == null ? "" : gate;
        outlook = outlook == null ? "" : outlook;
        title = title == null ? "" : title;
        text = text == null ? "" : text;
        version = version == null ? "" : version;
    }

    /** The identity of a change: the same whenever and wherever it is computed. */
    public static String id(String region, String family, Instant time, Level to) {
        return region
                + "-"
                + family
                + "-"
                + STAMP.format(time)
                + "-"
                + to.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the level went up. */
    public boolean rise() {
        return to.compareTo(from) > 0;
    }
}
