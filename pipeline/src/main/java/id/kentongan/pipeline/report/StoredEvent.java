package id.kentongan.pipeline.report;

import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as the store keeps it: what a report needs of it, the rest left empty. */
final class StoredEvent {

    private StoredEvent() {}

    static Event of(Map<String, Object> row) {
        Instant known = Instant.parse(text(row, "timestamp"));
        Integer severity = number(row, "severity");
        Integer newsrooms = number(row, "newsrooms");
        return new Event(
                text(row, "id"),
                text(row, "region"),
                text(row, "family"),
                List.of(text(row, "indicator").split(",")),
                Status.valueOf(text(row, "status")),
                severity == null ? 0 : severity,
                known,
                known,
                row.get("occurred") instanceof Number millis
                        ? Instant.ofEpochMilli(millis.longValue())
                        : known,
                number(row, "killed_min"),
                number(row, "killed_max"),
                number(row, "injured_min"),
                number(row, "injured_max"),
                newsrooms == null ? 0 : newsrooms,
                List.of(),
                0,
                List.of(),
                0,
                Boolean.TRUE.equals(row.get("verified")),
                0,
                null,
                null,
                false,
                false,
                Boolean.TRUE.equals(row.get("retracted")),
                Boolean.TRUE.equals(row.get("simulated")),
                known,
                text(row, "version"));
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    private static @Nullable Integer number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number value ? value.intValue() : null;
    }
}
