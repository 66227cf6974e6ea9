package id.kentongan.pipeline.load;

import id.kentongan.pipeline.store.StoreReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees when points can be read from the store: asks it again and again for the findings and events
 * of one article in ten and compares with when these were sent.
 */
final class PointWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final Duration BACK = Duration.ofSeconds(3);

    /**
     * One article whose point was seen.
     *
     * @param sent when it was sent
     * @param millis from then until its point could be read
     */
    record Seen(Instant sent, long millis) {}

    private final StoreReader reader;

    /** Sent, and no finding seen yet. */
    private final Map<String, Instant> pending = new ConcurrentHashMap<>();

    private final Map<String, Instant> sent = new ConcurrentHashMap<>();

    private final List<Seen> findings = Collections.synchronizedList(new ArrayList<>());

    private final List<Seen> events = Collections.synchronizedList(new ArrayList<>());

    private final Thread thread;

    private volatile boolean ended;

    private volatile Instant newestEvent = Instant.EPOCH;

    PointWatch(StoreReader reader) {
        this.reader = reader;
        this.thread = new Thread(this::watch, "point-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Notes that {@code id} was sent; one in ten is watched. */
    void sent(String id, Instant at) {
        if (id.endsWith("7")) {
            sent.put(id, at);
            pending.put(id, at);
        }
    }

    private void watch() {
        while (!ended) {
            try {
                Thread.sleep(PAUSE.toMillis());
                look();
            } catch (IOException e) {
                // a busy store is asked again
                System.err.println("the store did not answer: " + e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() throws IOException {
        Instant oldest = pending.values().stream().min(Instant::compareTo).orElse(null);
        if (oldest != null) {
            for (Map<String, Object> row :
                    reader.query(
                            "select id from finding where timestamp > '"
                                    + oldest.minus(BACK)
                                    + "' and id like '%7' limit 100000")) {
                Instant at = pending.remove(String.valueOf(row.get("id")));
                if (at != null) {
                    findings.add(new Seen(at, Duration.between(at, Instant.now()).toMillis()));
                }
            }
        }
        if (sent.isEmpty()) {
            return;
        }
        if (newestEvent.equals(Instant.EPOCH)) {
            newestEvent = Collections.min(sent.values());
        }
        for (Map<String, Object> row :
                reader.query(
                        "select evidence, timestamp from event where timestamp > '"
                                + newestEvent.minus(BACK)
                                + "' and evidence like '[\"%7\"]' limit 100000")) {
            String evidence = String.valueOf(row.get("evidence"));
            Instant at = sent.remove(evidence.substring(2, evidence.length() - 2));
            Instant time = Instant.parse(String.valueOf(row.get("timestamp")));
            newestEvent = time.isAfter(newestEvent) ? time : newestEvent;
            if (at != null) {
                events.add(new Seen(at, Duration.between(at, Instant.now()).toMillis()));
            }
        }
    }

    /** Findings of articles sent from {@code from} to {@code to}. */
    List<Seen> findings(Instant from, Instant to) {
        return within(findings, from, to);
    }

    /** Events whose first article was sent from {@code from} to {@code to}. */
    List<Seen> events(Instant from, Instant to) {
        return within(events, from, to);
    }

    private static List<Seen> within(List<Seen> all, Instant from, Instant to) {
        synchronized (all) {
            return all.stream()
                    .filter(seen -> !seen.sent().isBefore(from) && seen.sent().isBefore(to))
                    .toList();
        }
    }

    /** Median, 95th, 99th of a hundred and slowest, for people. */
    static String percentiles(List<Seen> seen) {
        long[] sorted = seen.stream().mapToLong(Seen::millis).sorted().toArray();
        if (sorted.length == 0) {
            return "none seen";
        }
        return String.format(
                Locale.ROOT,
                "%d watched: median %d ms, 95th %d ms, 99th %d ms, slowest %d ms",
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted[sorted.length - 1]);
    }

    private static long at(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    /** How many watched articles have no finding yet. */
    int pending() {
        return pending.size();
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        thread.join(5_000);
    }
}
