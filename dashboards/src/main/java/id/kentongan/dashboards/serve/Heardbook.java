package id.kentongan.dashboards.serve;

import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.coverage.Habit;
import id.kentongan.analyzers.coverage.Heard;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When each region was heard of, kept beside a store that no job writes coverage into. Learns the
 * habits from the rows the store holds, so a restart forgets nothing. Not thread-safe.
 */
final class Heardbook {

    private static final String NIL = "NIL";

    /** Identities remembered, so that an item that comes again counts once. */
    private static final int IDS = 50_000;

    private static final Duration HISTORY = Duration.ofDays(200);

    /** A region is not told anew more often than this, nil reports apart. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Map<String, Habit> habits = new HashMap<>();
    private final Map<String, Instant> told = new HashMap<>();
    private final Map<String, Boolean> ids =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > IDS;
                }
            };

    /** Reads what the store holds of the last half year. */
    static Heardbook read(StoreReader store) throws IOException {
        Heardbook book = new Heardbook();
        List<Map<String, Object>> newest = store.query("select max(timestamp) last from finding");
        Object last = newest.isEmpty() ? null : newest.get(0).get("last");
        if (last == null) {
            return book;
        }
        Instant from = Instant.parse(last.toString()).minus(HISTORY);
        for (Map<String, Object> row :
                store.query(
                        "select id, region, timestamp, simulated from finding where timestamp > '"
                                + from
                                + "' order by timestamp")) {
            book.ids.put(String.valueOf(row.get("id")), true);
            Object region = row.get("region");
            if (region != null && !region.toString().isEmpty()) {
                book.hear(
                        region.toString(),
                        Instant.parse(String.valueOf(row.get("timestamp"))),
                        Boolean.TRUE.equals(row.get("simulated")));
            }
        }
        return book;
    }

    private Habit hear(String region, Instant time, boolean simulated) {
        return habits.merge(
                region,
                Habit.of(region).heard(time, simulated),
                (old, fresh) -> old.heard(time, simulated));
    }

    /**
     * What to write after {@code item} came in: its region's coverage, when that is worth a row.
     */
    List<Point> heard(Item item, @Nullable Finding finding) {
        boolean nil = item.kind() == Item.Kind.NIL;
        List<Point> points = new ArrayList<>();
        if (nil) {
            points.add(row(item));
        }
        Heard heard = Heard.of(item, finding);
        String region = heard.region();
        boolean fresh = ids.put(item.id(), true) == null;
        if (region == null) {
            return points;
        }
        Habit habit =
                fresh
                        ? hear(region, heard.time(), heard.simulated())
                        : habits.getOrDefault(region, Habit.of(region));
        Instant before = told.get(region);
        if (nil || before == null || heard.time().isAfter(before.plus(PAUSE))) {
            Coverage coverage = habit.at(heard.time());
            told.put(region, heard.time());
            points.add(Points.coverage(coverage));
        }
        return points;
    }

    /** A nil report as a row, so that it is remembered and can be looked at. */
    private static Point row(Item item) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("status", NIL);
        fields.put("indicators", "");
        fields.put("severity", 0);
        fields.put("region", item.region() == null ? "" : item.region());
        fields.put("kind", "nil");
        fields.put("source", item.source().id());
        fields.put("url", "");
        fields.put("title", "");
        fields.put("text", "");
        fields.put("json", "{}");
        fields.put("simulated", item.simulated());
        return Point.of(Series.FINDING, Map.of("id", item.id()), fields, item.known());
    }
}
