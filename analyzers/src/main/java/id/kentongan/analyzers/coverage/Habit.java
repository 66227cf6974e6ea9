package id.kentongan.analyzers.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often one region or source is usually heard of, learnt from its own past. Nil reports count
 * like any other item. State of the stream: names of the components are frozen; bounded by 26 weeks
 * of days and {@link #GAPS} gaps.
 *
 * @param key region code or source id
 * @param first when it was first heard of; null before that
 * @param last when it was last heard of
 * @param gaps lengths in minutes of its last silences, oldest first
 * @param days items by day since 1970, the last 26 weeks
 * @param simulated whether an invented scenario had a part in it
 */
public record Habit(
        String key,
        @Nullable Instant first,
        @Nullable Instant last,
        List<Long> gaps,
        Map<Long, Integer> days,
        boolean simulated) {

    /** Silences remembered. */
    static final int GAPS = 40;

    /** Silences needed before one can be called unusual. */
    static final int ENOUGH = 6;

    /** History needed before coverage is known. */
    static final Duration KNOWN = Duration.ofDays(182);

    private static final int WEEKS = 26;
    private static final Duration SHORTEST = Duration.ofHours(12);
    private static final long DAY = 86_400;

    public Habit {
        gaps = gaps == null ? List.of() : gaps;
        days = days == null ? Map.of() : days;
    }

    /** Never heard of. */
    public static Habit of(String key) {
        return new Habit(key, null, null, List.of(), Map.of(), false);
    }

    /**
     * After one item at {@code time}; times may repeat, and one before the last changes the counts
     * only.
     */
    public Habit heard(Instant time, boolean invented) {
        List<Long> nextGaps = gaps;
        if (last != null && time.isAfter(last)) {
            long minutes = Duration.between(last, time).toMinutes();
            if (minutes > 0) {
                nextGaps = new ArrayList<>(gaps);
                nextGaps.add(minutes);
                if (nextGaps.size() > GAPS) {
                    nextGaps = new ArrayList<>(nextGaps.subList(1, nextGaps.size()));
                }
            }
        }
        long day = Math.floorDiv(time.getEpochSecond(), DAY);
        TreeMap<Long, Integer> nextDays = new TreeMap<>(days);
        nextDays.merge(day, 1, Integer::sum);
        long newest = nextDays.lastKey();
        nextDays.headMap(newest - WEEKS * 7L, true).clear();
        return new Habit(
                key,
                first == null || time.isBefore(first) ? time : first,
                last == null || time.isAfter(last) ? time : last,
                nextGaps,
                nextDays,
                simulated || invented);
    }

    /**
     * The instant from which the present silence is longer than its habit: one and a half times
     * what nine in ten of its silences last, at least half a day; null while its habit is not
     * known.
     */
    public @Nullable Instant silentFrom() {
        if (last == null || gaps.size() < ENOUGH) {
            return null;
        }
        List<Long> sorted = new ArrayList<>(gaps);
        Collections.sort(sorted);
        long usual = sorted.get((sorted.size() * 9 - 1) / 10);
        Duration patience = Duration.ofMinutes(usual + usual / 2);
        return last.plus(patience.compareTo(SHORTEST) < 0 ? SHORTEST : patience);
    }

    /** How things stand at {@code time}. */
    public Coverage at(Instant time) {
        long day = Math.floorDiv(time.getEpochSecond(), DAY);
        boolean midnight = Math.floorMod(time.getEpochSecond(), DAY) == 0;
        long today = midnight ? day - 1 : day;
        int week = 0;
        int all = 0;
        int lastDay = 0;
        for (Map.Entry<Long, Integer> one : days.entrySet()) {
            if (one.getKey() > today) {
                continue;
            }
            all += one.getValue();
            if (one.getKey() > today - 7) {
                week += one.getValue();
            }
            if (one.getKey() == today) {
                lastDay += one.getValue();
            }
        }
        double weeks =
                first == null
                        ? 1
                        : Math.min(
                                WEEKS,
                                Math.max(1, Duration.between(first, time).toHours() / (7 * 24.0)));
        double expected = all / weeks;
        Instant silent = silentFrom();
        boolean beyond = silent != null && !time.isBefore(silent);
        boolean known = first != null && !time.isBefore(first.plus(KNOWN));
        boolean few = expected >= 3 && week < expected / 3;
        Coverage.State state =
                beyond
                        ? Coverage.State.SILENT
                        : !known
                                ? Coverage.State.UNKNOWN
                                : few || week == 0 && expected >= 1
                                        ? Coverage.State.LOW
                                        : Coverage.State.OK;
        double hours = last == null ? 0 : Duration.between(last, time).toMinutes() / 60.0;
        return new Coverage(
                key, time, Math.max(0, hours), week, lastDay, expected, state, known, simulated);
    }
}
