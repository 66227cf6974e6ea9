package id.kentongan.dashboards.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows held in memory: what a replay directory is read into. Immutable. */
public final class MemoryStore implements ConsoleStore {

    /** How old the newest score of a region may be and still be shown. */
    static final Duration STALE = Duration.ofDays(60);

    private static final String ALL = "ALL";

    private final Contents contents;
    private final @Nullable Breakdown breakdown;
    private final Map<String, List<Risk>> byRegion = new TreeMap<>();
    private final Scope scope;

    /** All rows of a store, in any order. */
    public record Contents(
            List<Risk> risks,
            List<PartOf> parts,
            List<Event> events,
            List<Item> items,
            List<Alert> alerts,
            List<Coverage> coverage,
            List<SourceHealth> sources,
            List<PipelineHealth> pipeline,
            List<Note> notes,
            @Nullable String evaluation) {

        /** No rows at all. */
        public static final Contents EMPTY =
                new Contents(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), List.of(), null);
    }

    /** Works out the addends of the newest score of a region at or before an instant. */
    @FunctionalInterface
    interface Breakdown {
        List<Part> of(String region, Instant at);
    }

    /** One addend of the score of {@code region}. */
    public record PartOf(String region, Part part) {}

    /** A store of {@code contents} alone. */
    public MemoryStore(Contents contents) {
        this(contents, null);
    }

    /** A store whose breakdowns are worked out when asked. */
    MemoryStore(Contents contents, @Nullable Breakdown breakdown) {
        this.contents = contents;
        this.breakdown = breakdown;
        for (Risk risk : contents.risks()) {
            byRegion.computeIfAbsent(risk.region(), region -> new ArrayList<>()).add(risk);
        }
        byRegion.values().forEach(rows -> rows.sort(Comparator.comparing(Risk::time)));
        this.scope = span(contents);
    }

    private static Scope span(Contents contents) {
        List<Instant> times =
                Stream.of(
                                contents.risks().stream().map(Risk::time),
                                contents.events().stream().map(Event::firstKnown),
                                contents.alerts().stream().map(Alert::time))
                        .flatMap(stream -> stream)
                        .sorted()
                        .toList();
        boolean simulated =
                contents.events().stream().anyMatch(Event::simulated)
                        || contents.items().stream().anyMatch(Item::simulated)
                        || contents.alerts().stream().anyMatch(Alert::simulated);
        return times.isEmpty()
                ? new Scope(null, null, simulated)
                : new Scope(times.get(0), times.get(times.size() - 1), simulated);
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public List<Risk> latest(String family, Instant at) {
        List<Risk> latest = new ArrayList<>();
        for (List<Risk> rows : byRegion.values()) {
            last(rows, family, at).ifPresent(latest::add);
        }
        return latest;
    }

    private static Optional<Risk> last(List<Risk> rows, String family, Instant at) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Risk risk = rows.get(i);
            if (!risk.time().isAfter(at) && risk.family().equals(family)) {
                return risk.time().isBefore(at.minus(STALE)) ? Optional.empty() : Optional.of(risk);
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Risk> families(String region, Instant at) {
        List<Risk> rows = byRegion.getOrDefault(region, List.of());
        return rows.stream()
                .map(Risk::family)
                .distinct()
                .sorted()
                .flatMap(family -> last(rows, family, at).stream())
                .toList();
    }

    @Override
    public List<Risk> history(String region, String family, Instant from, Instant to) {
        return byRegion.getOrDefault(region, List.of()).stream()
                .filter(risk -> risk.family().equals(family))
                .filter(risk -> within(risk.time(), from, to))
                .toList();
    }

    @Override
    public Frames frames(Instant from, Instant to) {
        FrameBuilder frames = new FrameBuilder(from, to);
        for (List<Risk> rows : byRegion.values()) {
            for (Risk risk : rows) {
                if (risk.family().equals(ALL) && within(risk.time(), from, to)) {
                    frames.add(
                            risk.region(),
                            risk.time(),
                            risk.score(),
                            risk.level(),
                            risk.coverage());
                }
            }
        }
        return frames.build();
    }

    /** Collects daily frames; the last row of a day stands. */
    static final class FrameBuilder {

        private final LocalDate first;
        private final int length;
        private final Map<String, double[]> scores = new HashMap<>();
        private final Map<String, byte[]> levels = new HashMap<>();

        FrameBuilder(Instant from, Instant to) {
            first = from.plusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate();
            length =
                    (int)
                                    (to.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay()
                                            - first.toEpochDay())
                            + 1;
        }

        void add(String region, Instant time, double score, int level, String coverage) {
            int day = (int) (Math.floorDiv(time.getEpochSecond(), 86_400L) - first.toEpochDay());
            if (day < 0 || day >= length) {
                return;
            }
            scores.computeIfAbsent(region, key -> filled(length))[day] = score;
            levels.computeIfAbsent(region, key -> none(length))[day] =
                    (byte) (level == 0 && coverage.equals("low") ? 4 : level);
        }

        private static double[] filled(int length) {
            double[] values = new double[length];
            Arrays.fill(values, Double.NaN);
            return values;
        }

        private static byte[] none(int length) {
            byte[] values = new byte[length];
            Arrays.fill(values, (byte) -1);
            return values;
        }

        Frames build() {
            return new Frames(
                    Stream.iterate(first, day -> day.plusDays(1)).limit(length).toList(),
                    scores,
                    levels);
        }
    }

    @Override
    public List<Part> parts(String region, Instant at) {
        if (breakdown != null) {
            return breakdown.of(region, at);
        }
        List<Part> mine =
                contents.parts().stream()
                        .filter(part -> part.region().equals(region))
                        .map(PartOf::part)
                        .filter(part -> !part.time().isAfter(at))
                        .toList();
        Optional<Instant> newest = mine.stream().map(Part::time).max(Comparator.naturalOrder());
        return mine.stream().filter(part -> newest.get().equals(part.time())).toList();
    }

    @Override
    public List<Event> events(EventFilter filter) {
        return contents.events().stream()
                .filter(event -> within(event.firstKnown(), filter.from(), filter.to()))
                .filter(event -> covers(filter.region(), event.region()))
                .filter(event -> filter.family() == null || filter.family().equals(event.family()))
                .filter(event -> filter.status() == null || filter.status().equals(event.status()))
                .filter(event -> event.severity() >= filter.severity())
                .sorted(Comparator.comparing(Event::firstKnown).reversed().thenComparing(Event::id))
                .limit(filter.limit())
                .toList();
    }

    private static boolean covers(@Nullable String wanted, String region) {
        return wanted == null || region.equals(wanted) || region.startsWith(wanted + ".");
    }

    @Override
    public Map<String, Event> newestEvents(Instant from, Instant at) {
        Map<String, Event> newest = new HashMap<>();
        contents.events().stream()
                .filter(event -> event.severity() > 0 && within(event.firstKnown(), from, at))
                .sorted(Comparator.comparing(Event::firstKnown).thenComparing(Event::id))
                .forEach(event -> newest.put(event.region(), event));
        return newest;
    }

    @Override
    public Optional<Event> event(String id) {
        return contents.events().stream().filter(event -> event.id().equals(id)).findFirst();
    }

    @Override
    public List<Item> items(String eventId) {
        Set<String> named = new HashSet<>(event(eventId).map(Event::items).orElseGet(List::of));
        return contents.items().stream()
                .filter(item -> named.contains(item.id()) || eventId.equals(item.eventId()))
                .sorted(Comparator.comparing(Item::known).thenComparing(Item::id))
                .toList();
    }

    @Override
    public Optional<Item> item(String id) {
        return contents.items().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    @Override
    public List<Item> search(List<String> words, Instant from, Instant to, int limit) {
        return contents.items().stream()
                .filter(item -> within(item.known(), from, to))
                .filter(
                        item -> {
                            String text =
                                    (item.title() + "\n" + item.text()).toLowerCase(Locale.ROOT);
                            return words.stream()
                                    .allMatch(word -> text.contains(word.toLowerCase(Locale.ROOT)));
                        })
                .sorted(Comparator.comparing(Item::known).reversed().thenComparing(Item::id))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Alert> alerts(@Nullable String region, Instant from, Instant to, int limit) {
        return contents.alerts().stream()
                .filter(alert -> region == null || alert.region().equals(region))
                .filter(alert -> within(alert.time(), from, to))
                .sorted(Comparator.comparing(Alert::time).reversed().thenComparing(Alert::id))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Alert> alert(String id) {
        return contents.alerts().stream().filter(alert -> alert.id().equals(id)).findFirst();
    }

    @Override
    public List<Coverage> coverage(Instant at) {
        Map<String, Coverage> newest = new LinkedHashMap<>();
        contents.coverage().stream()
                .filter(row -> !row.time().isAfter(at))
                .sorted(Comparator.comparing(Coverage::time))
                .forEach(row -> newest.put(row.region(), row));
        return List.copyOf(newest.values());
    }

    @Override
    public List<SourceHealth> sources(Instant at) {
        Map<String, SourceHealth> newest = new TreeMap<>();
        contents.sources().stream()
                .filter(row -> !row.time().isAfter(at))
                .sorted(Comparator.comparing(SourceHealth::time))
                .forEach(row -> newest.put(row.source(), row));
        return List.copyOf(newest.values());
    }

    @Override
    public List<PipelineHealth> pipeline(Instant at) {
        Map<String, PipelineHealth> newest = new TreeMap<>();
        contents.pipeline().stream()
                .sorted(Comparator.comparing(PipelineHealth::time))
                .forEach(row -> newest.put(row.job(), row));
        return List.copyOf(newest.values());
    }

    @Override
    public List<Note> notes(String target) {
        return contents.notes().stream()
                .filter(note -> note.target().equals(target))
                .sorted(Comparator.comparing(Note::time))
                .toList();
    }

    @Override
    public Map<String, List<Note>> notes(Instant from, Instant to) {
        Map<String, List<Note>> byTarget = new HashMap<>();
        contents.notes().stream()
                .sorted(Comparator.comparing(Note::time))
                .forEach(
                        note ->
                                byTarget.computeIfAbsent(note.target(), key -> new ArrayList<>())
                                        .add(note));
        return byTarget;
    }

    @Override
    public Optional<String> evaluation() {
        return Optional.ofNullable(contents.evaluation());
    }

    private static boolean within(Instant time, Instant from, Instant to) {
        return time.isAfter(from) && !time.isAfter(to);
    }
}
