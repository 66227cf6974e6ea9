package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the morning lines tell of: counts of the last two days by hour, levels that stand, sources
 * that are silent, concerns that were named. State of the stream: names of the components are
 * frozen; bounded by hours, regions and {@link #CONCERN_DAYS}.
 *
 * @param items read, by {@code hour/region}, hours since 1970; the empty region for what has none
 * @param events that became known, by {@code hour/region}
 * @param silent since when a source is silent
 * @param levels ordinal of the level by {@code region/family}, Normal left out
 * @param weekAgo levels as they stood at the last brief
 * @param concerns when a concern was last named, by {@code region/indicator}
 * @param coverage word of the coverage by region
 * @param simulated whether invented input has a part in it
 */
public record DayBook(
        Map<String, Integer> items,
        Map<String, Integer> events,
        Map<String, Instant> silent,
        Map<String, Integer> levels,
        Map<String, Integer> weekAgo,
        Map<String, Instant> concerns,
        Map<String, String> coverage,
        boolean simulated) {

    /** How long a named concern stays on the watch list. */
    static final int CONCERN_DAYS = 180;

    private static final long HOUR = 3600;

    private static final int KEPT_HOURS = 48;

    public DayBook {
        items = items == null ? Map.of() : items;
        events = events == null ? Map.of() : events;
        silent = silent == null ? Map.of() : silent;
        // told in this order, however the state came back
        levels = levels == null ? Map.of() : new TreeMap<>(levels);
        weekAgo = weekAgo == null ? Map.of() : new TreeMap<>(weekAgo);
        concerns = concerns == null ? Map.of() : new TreeMap<>(concerns);
        coverage = coverage == null ? Map.of() : coverage;
    }

    /** Nothing was heard yet. */
    public static DayBook empty() {
        return new DayBook(
                Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), false);
    }

    /**
     * One thing to note.
     *
     * @param time when
     * @param kind of it
     * @param key region, source, or {@code region/family} of a level, {@code region/indicator} of a
     *     concern
     * @param word state of coverage, or empty
     * @param number level, 1 for a source that fell silent and 0 for one that is heard
     * @param simulated whether it is invented
     */
    public record Entry(
            Instant time, Kind kind, String key, String word, int number, boolean simulated) {

        /** Order within one instant, the same however they arrived. */
        public static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::time)
                        .thenComparing(Entry::kind)
                        .thenComparing(Entry::key)
                        .thenComparing(Entry::word)
                        .thenComparingInt(Entry::number);
    }

    /** What can be noted. */
    public enum Kind {
        ITEM,
        EVENT,
        SOURCE,
        LEVEL,
        CONCERN,
        COVERAGE
    }

    /** This book with {@code entries}, applied in their own order. */
    public DayBook with(List<Entry> entries) {
        Draft draft = new Draft(this);
        draft.note(entries);
        return draft.book();
    }

    /**
     * A book that stays open while entries are noted in it. What it has told of itself is copied
     * before it changes: once after each {@link #book}, not once for each instant. Not thread-safe.
     */
    public static final class Draft {
        private DayBook told;
        private Map<String, Integer> items;
        private Map<String, Integer> events;
        private Map<String, Instant> silent;
        private Map<String, Integer> levels;
        private Map<String, Instant> concerns;
        private Map<String, String> coverage;
        private boolean simulated;
        private boolean shared;

        /** No hour of the counts lies before it. */
        private long firstHour = Long.MIN_VALUE;

        /** No concern was last named before it. */
        private Instant firstConcern = Instant.MIN;

        /** Goes on from {@code book}. */
        public Draft(DayBook book) {
            told = book;
            items = book.items;
            events = book.events;
            silent = book.silent;
            levels = book.levels;
            concerns = book.concerns;
            coverage = book.coverage;
            simulated = book.simulated;
            shared = true;
        }

        private void open() {
            if (shared) {
                items = new TreeMap<>(items);
                events = new TreeMap<>(events);
                silent = new TreeMap<>(silent);
                levels = new TreeMap<>(levels);
                concerns = new TreeMap<>(concerns);
                coverage = new TreeMap<>(coverage);
                shared = false;
            }
        }

        /** Notes {@code entries} in their own order. */
        public void note(List<Entry> entries) {
            open();
            List<Entry> ordered = new ArrayList<>(entries);
            ordered.sort(Entry.ORDER);
            long newest = Long.MIN_VALUE;
            for (Entry entry : ordered) {
                long hour = hour(entry.time());
                newest = Math.max(newest, hour);
                note(entry, hour);
            }
            if (newest > Long.MIN_VALUE) {
                forget(newest);
            }
        }

        private void note(Entry entry, long hour) {
            simulated |= entry.simulated();
            switch (entry.kind()) {
                case ITEM -> count(items, hour, entry.key());
                case EVENT -> count(events, hour, entry.key());
                case SOURCE -> {
                    if (entry.number() == 0) {
                        silent.remove(entry.key());
                    } else {
                        silent.putIfAbsent(entry.key(), entry.time());
                    }
                }
                case LEVEL -> {
                    if (entry.number() == Level.NORMAL.ordinal()) {
                        levels.remove(entry.key());
                    } else {
                        levels.put(entry.key(), entry.number());
                    }
                }
                case CONCERN -> {
                    concerns.put(entry.key(), entry.time());
                    if (entry.time().isBefore(firstConcern)) {
                        firstConcern = entry.time();
                    }
                }
                case COVERAGE -> coverage.put(entry.key(), entry.word());
            }
        }

        private void count(Map<String, Integer> counts, long hour, String region) {
            counts.merge(hour + "/" + region, 1, Integer::sum);
            firstHour = Math.min(firstHour, hour);
        }

        private void forget(long newest) {
            long oldest = newest - KEPT_HOURS;
            if (firstHour < oldest) {
                items.keySet().removeIf(key -> hour(key) < oldest);
                events.keySet().removeIf(key -> hour(key) < oldest);
                firstHour = oldest;
            }
            Instant faded =
                    Instant.ofEpochSecond(newest * HOUR).minus(Duration.ofDays(CONCERN_DAYS));
            if (firstConcern.isBefore(faded)) {
                concerns.values().removeIf(named -> named.isBefore(faded));
                firstConcern = faded;
            }
        }

        /** The book as it stands; it does not change with this draft. */
        public DayBook book() {
            if (!shared) {
                told =
                        new DayBook(
                                items,
                                events,
                                silent,
                                levels,
                                told.weekAgo,
                                concerns,
                                coverage,
                                simulated);
                shared = true;
            }
            return told;
        }
    }

    /** This book after the briefs of a week were written. */
    DayBook briefed() {
        return new DayBook(items, events, silent, levels, levels, concerns, coverage, simulated);
    }

    /** How many of {@code counts} fall into the 24 hours before {@code until} within an office. */
    static int lastDay(Map<String, Integer> counts, Instant until, Office office) {
        long end = hour(until);
        int sum = 0;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            long hour = hour(count.getKey());
            String region = count.getKey().substring(count.getKey().indexOf('/') + 1);
            boolean within = office.region().equals("00") || office.covers(region);
            if (hour > end - 24 && hour <= end && within) {
                sum += count.getValue();
            }
        }
        return sum;
    }

    /** Hours since 1970; what is known on the stroke of an hour belongs to the hour that ends. */
    private static long hour(Instant time) {
        long seconds = time.getEpochSecond();
        boolean stroke = Math.floorMod(seconds, HOUR) == 0 && time.getNano() == 0;
        return Math.floorDiv(seconds, HOUR) - (stroke ? 1 : 0);
    }

    private static long hour(String key) {
        return Long.parseLong(key.substring(0, key.indexOf('/')));
    }
}
