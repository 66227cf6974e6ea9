package id.kentongan.pipeline.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Asks feeds whether they work, and sites for their feeds; sends nothing and remembers nothing. */
public final class FeedCheck implements AutoCloseable {

    private static final int THREADS = 24;

    private static final int MOST_CANDIDATES = 12;

    /** Where sites keep their feed if their home page does not say. */
    private static final List<String> USUAL =
            List.of(
                    "/feed",
                    "/rss",
                    "/rss.xml",
                    "/feed.xml",
                    "/atom.xml",
                    "/news-sitemap.xml",
                    "/sitemap-news.xml");

    private final Fetcher fetcher;
    private final Robots robots;
    private final Duration pause;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /**
     * How one feed fares.
     *
     * @param feed which
     * @param fault what is wrong, or null
     * @param entries how many it holds
     * @param newest date of the newest, null if none is dated
     */
    public record Health(
            Feed feed, @Nullable String fault, int entries, @Nullable Instant newest) {}

    private FeedCheck(AddressGuard guard, Duration limit, Duration pause, Clock clock) {
        this.fetcher = new Fetcher(guard, limit);
        this.robots = new Robots(fetcher, clock);
        this.pause = pause;
    }

    /**
     * A check.
     *
     * @param allowPrivate whether addresses inside may be asked
     * @param limit for one answer
     * @param pause between two requests to one host
     */
    public static FeedCheck open(
            boolean allowPrivate, Duration limit, Duration pause, Clock clock) {
        return new FeedCheck(new AddressGuard(allowPrivate), limit, pause, clock);
    }

    /** Asks each of {@code feeds} once, hosts side by side; in their order. */
    public List<Health> check(List<Feed> feeds) throws IOException {
        Map<String, List<Feed>> hosts = new LinkedHashMap<>();
        for (Feed feed : feeds) {
            hosts.computeIfAbsent(
                            String.valueOf(URI.create(feed.url()).getRawAuthority()),
                            host -> new ArrayList<>())
                    .add(feed);
        }
        List<Future<List<Health>>> running = new ArrayList<>();
        for (List<Feed> host : hosts.values()) {
            running.add(threads.submit(() -> host.stream().map(this::one).toList()));
        }
        Map<Feed, Health> health = new HashMap<>();
        try {
            for (Future<List<Health>> host : running) {
                host.get().forEach(one -> health.put(one.feed(), one));
            }
        } catch (ExecutionException e) {
            throw new IOException("a feed broke the check: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while checking", e);
        }
        return feeds.stream().map(health::get).map(Objects::requireNonNull).toList();
    }

    private Health one(Feed feed) {
        try {
            List<Entry> entries = entries(URI.create(feed.url()));
            Instant newest =
                    entries.stream()
                            .map(Entry::published)
                            .filter(Objects::nonNull)
                            .max(Comparator.naturalOrder())
                            .orElse(null);
            return new Health(
                    feed, entries.isEmpty() ? "empty: no entries" : null, entries.size(), newest);
        } catch (FeedFault e) {
            return new Health(feed, e.getMessage(), 0, null);
        } catch (RuntimeException | StackOverflowError e) {
            return new Health(feed, "malformed: " + e.getClass().getSimpleName(), 0, null);
        }
    }

    private List<Entry> entries(URI address) throws FeedFault {
        robots.check(address);
        rest();
        Fetcher.Answer answer = fetcher.get(address, null, null);
        return FeedParser.parse(answer.body(), answer.type(), answer.address());
    }

    /**
     * The feeds of a site that work: those its home page names, its news sitemaps, and where sites
     * usually keep them.
     *
     * @throws FeedFault if the home page cannot be read
     */
    public List<String> find(URI home) throws FeedFault {
        robots.check(home);
        Fetcher.Answer answer = fetcher.get(home, null, null);
        List<String> found = new ArrayList<>();
        for (String candidate : candidates(answer)) {
            try {
                if (!entries(URI.create(candidate)).isEmpty()) {
                    found.add(candidate);
                }
            } catch (FeedFault | RuntimeException | StackOverflowError e) {
                // not a feed: the next one
                continue;
            }
        }
        return found;
    }

    private List<String> candidates(Fetcher.Answer home) throws FeedFault {
        Set<String> all = new LinkedHashSet<>();
        try {
            Document page =
                    Jsoup.parse(
                            new ByteArrayInputStream(home.body()), null, home.address().toString());
            for (Element link :
                    page.select(
                            "link[rel~=(?i)alternate][type~=(?i)(rss|atom|xml)],"
                                    + " a[href~=(?i)(/rss|/feed|rss\\.xml)]")) {
                all.add(link.absUrl("href"));
            }
        } catch (IOException e) {
            throw new FeedFault("malformed", String.valueOf(e.getMessage()));
        }
        String root = home.address().getScheme() + "://" + home.address().getRawAuthority();
        try {
            rest();
            Fetcher.Answer answer = fetcher.get(URI.create(root + "/robots.txt"), null, null);
            new String(answer.body(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("(?i)sitemap:\\s*https?://\\S*news\\S*\\s*"))
                    .forEach(line -> all.add(line.substring(line.indexOf(':') + 1).strip()));
        } catch (FeedFault e) {
            // a site without one
            all.remove("");
        }
        USUAL.forEach(path -> all.add(root + path));
        all.removeIf(one -> !one.matches("(?i)https?://[^/\\s]+.*"));
        return all.stream().limit(MOST_CANDIDATES).toList();
    }

    private void rest() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        fetcher.close();
    }
}
