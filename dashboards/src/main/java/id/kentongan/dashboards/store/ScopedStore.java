package id.kentongan.dashboards.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store of which only the rows of some regions are shown: whatever page asks, rows of other
 * regions and rows without a region do not exist. Says nothing of sources and jobs.
 */
public final class ScopedStore implements ConsoleStore {

    /** Rows looked through for those of the region, where the store cannot choose them itself. */
    private static final int DEEP = 20_000;

    private final ConsoleStore whole;
    private final String own;

    /** {@code whole} narrowed to the region {@code own} and the regions in it. */
    public ScopedStore(ConsoleStore whole, String own) {
        this.whole = whole;
        this.own = own;
    }

    @Override
    public boolean sees(@Nullable String region) {
        return region != null && (region.equals(own) || region.startsWith(own + "."));
    }

    @Override
    public Scope scope() {
        return whole.scope();
    }

    @Override
    public List<Risk> latest(String family, Instant at) {
        return whole.latest(family, at).stream().filter(row -> sees(row.region())).toList();
    }

    @Override
    public List<Risk> families(String region, Instant at) {
        return sees(region) ? whole.families(region, at) : List.of();
    }

    @Override
    public List<Risk> history(String region, String family, Instant from, Instant to) {
        return sees(region) ? whole.history(region, family, from, to) : List.of();
    }

    @Override
    public Frames frames(Instant from, Instant to) {
        Frames all = whole.frames(from, to);
        Map<String, double[]> scores = new HashMap<>(all.scores());
        Map<String, byte[]> levels = new HashMap<>(all.levels());
        scores.keySet().removeIf(region -> !sees(region));
        levels.keySet().removeIf(region -> !sees(region));
        return new Frames(all.days(), scores, levels);
    }

    @Override
    public List<Part> parts(String region, Instant at) {
        return sees(region) ? whole.parts(region, at) : List.of();
    }

    @Override
    public List<Event> events(EventFilter filter) {
        String region = filter.region() == null ? own : filter.region();
        if (!sees(region)) {
            return List.of();
        }
        return whole.events(
                new EventFilter(
                        region,
                        filter.family(),
                        filter.status(),
                        filter.severity(),
                        filter.from(),
                        filter.to(),
                        filter.limit()));
    }

    @Override
    public Map<String, Event> newestEvents(Instant from, Instant at) {
        Map<String, Event> mine = new HashMap<>(whole.newestEvents(from, at));
        mine.keySet().removeIf(region -> !sees(region));
        return mine;
    }

    @Override
    public Optional<Event> event(String id) {
        return whole.event(id).filter(event -> sees(event.region()));
    }

    @Override
    public List<Item> items(String eventId) {
        return event(eventId).isEmpty()
                ? List.of()
                : whole.items(eventId).stream().filter(item -> sees(item.region())).toList();
    }

    @Override
    public Optional<Item> item(String id) {
        return whole.item(id).filter(item -> sees(item.region()));
    }

    @Override
    public List<Item> search(List<String> words, Instant from, Instant to, int limit) {
        return whole.search(words, from, to, DEEP).stream()
                .filter(item -> sees(item.region()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Alert> alerts(@Nullable String region, Instant from, Instant to, int limit) {
        if (region != null) {
            return sees(region) ? whole.alerts(region, from, to, limit) : List.of();
        }
        return whole.alerts(null, from, to, DEEP).stream()
                .filter(alert -> sees(alert.region()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Alert> alert(String id) {
        return whole.alert(id).filter(alert -> sees(alert.region()));
    }

    @Override
    public List<Coverage> coverage(Instant at) {
        return whole.coverage(at).stream().filter(row -> sees(row.region())).toList();
    }

    @Override
    public List<SourceHealth> sources(Instant at) {
        return List.of();
    }

    @Override
    public List<PipelineHealth> pipeline(Instant at) {
        return List.of();
    }

    @Override
    public List<Note> notes(String target) {
        return mine(target) ? whole.notes(target) : List.of();
    }

    @Override
    public Map<String, List<Note>> notes(Instant from, Instant to) {
        Map<String, List<Note>> notes = new TreeMap<>(whole.notes(from, to));
        notes.keySet().removeIf(target -> !mine(target));
        return notes;
    }

    private boolean mine(String target) {
        return alert(target).isPresent() || event(target).isPresent();
    }

    @Override
    public Optional<String> evaluation() {
        return whole.evaluation();
    }
}
