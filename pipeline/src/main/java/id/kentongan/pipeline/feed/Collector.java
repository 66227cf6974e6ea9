package id.kentongan.pipeline.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Polls the feeds that are due: hosts side by side, the feeds and pages of one host one after the
 * other with a pause. Articles are noted as sent only after the consumer has taken them, so that a
 * crash repeats rather than loses; ids are made of the address, so that a repetition counts once.
 */
public final class Collector implements AutoCloseable {

    private static final int THREADS = 24;

    private static final int TEASER = 400;

    private static final int MOST_PAGES = 4;

    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(6);

    private final List<Feed> feeds;
    private final FeedState state;
    private final Settings settings;
    private final Clock clock;
    private final Fetcher fetcher;
    private final Robots robots;
    private final ObjectMapper mapper = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /**
     * How to poll.
     *
     * @param state file that survives restarts
     * @param allowPrivate whether addresses inside may be asked
     * @param pause between two requests to one host
     * @param limit for one answer
     */
    public record Settings(Path state, boolean allowPrivate, Duration pause, Duration limit) {}

    /** Takes articles over; when it returns they have arrived. */
    @FunctionalInterface
    public interface Taker {
        void take(Polled polled) throws IOException;
    }

    private Collector(List<Feed> feeds, FeedState state, Settings settings, Clock clock) {
        this.feeds = List.copyOf(feeds);
        this.state = state;
        this.settings = settings;
        this.clock = clock;
        this.fetcher = new Fetcher(new AddressGuard(settings.allowPrivate()), settings.limit());
        this.robots = new Robots(fetcher);
    }

    /** A collector over {@code feeds}. */
    public static Collector open(List<Feed> feeds, Settings settings, Clock clock)
            throws IOException {
        return new Collector(feeds, FeedState.open(settings.state()), settings, clock);
    }

    /**
     * Polls every feed that is due once.
     *
     * @return what each of them brought, in order of the list
     * @throws IOException if articles could not be handed over; those are tried again
     */
    public List<Polled> poll(Taker taker) throws IOException {
        Map<String, List<Feed>> hosts = new HashMap<>();
        Instant now = clock.instant();
        for (Feed feed : feeds) {
            if (state.of(feed).due() <= now.getEpochSecond()) {
                hosts.computeIfAbsent(
                                String.valueOf(URI.create(feed.url()).getRawAuthority()),
                                host -> new ArrayList<>())
                        .add(feed);
            }
        }
        List<Future<List<Result>>> running = new ArrayList<>();
        for (List<Feed> host : hosts.values()) {
            Map<String, FeedState.Memory> before = new HashMap<>();
            host.forEach(feed -> before.put(feed.url(), state.of(feed)));
            running.add(threads.submit(() -> host(host, before)));
        }
        Map<String, Polled> polled = new HashMap<>();
        for (Future<List<Result>> one : running) {
            for (Result result : await(one)) {
                if (!result.polled().articles().isEmpty()) {
                    taker.take(result.polled());
                }
                state.put(result.polled().feed(), result.memory());
                polled.put(result.polled().feed().url(), result.polled());
            }
        }
        state.save();
        List<Polled> out = new ArrayList<>();
        for (Feed feed : feeds) {
            Polled one = polled.get(feed.url());
            if (one != null) {
                out.add(one);
            }
        }
        return out;
    }

    private record Result(Polled polled, FeedState.Memory memory) {}

    private static List<Result> await(Future<List<Result>> running) throws IOException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IOException("a feed broke the collector: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while polling", e);
        }
    }

    private List<Result> host(List<Feed> host, Map<String, FeedState.Memory> before) {
        List<Result> results = new ArrayList<>();
        for (Feed feed : host) {
            if (!results.isEmpty()) {
                pause();
            }
            FeedState.Memory memory = before.getOrDefault(feed.url(), FeedState.Memory.NONE);
            try {
                results.add(one(feed, memory));
            } catch (FeedFault e) {
                results.add(
                        new Result(
                                new Polled(
                                        feed,
                                        List.of(),
                                        List.of(),
                                        e.getMessage(),
                                        List.of(),
                                        false),
                                memory.failed(e.getMessage(), retry(feed, memory, e))));
            }
        }
        return results;
    }

    /** What the server asks for, else the interval doubled with each failure. */
    private Instant retry(Feed feed, FeedState.Memory memory, FeedFault fault) {
        Duration wait = Duration.ofMinutes((long) feed.minutes() << Math.min(8, memory.failures()));
        wait = wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
        Duration asked = Duration.ofSeconds(fault.retryAfterSeconds());
        return clock.instant().plus(asked.compareTo(wait) > 0 ? asked : wait);
    }

    private Result one(Feed feed, FeedState.Memory memory) throws FeedFault {
        URI address = URI.create(feed.url());
        robots.check(address);
        Fetcher.Answer answer = fetcher.get(address, memory.etag(), memory.modified());
        Instant now = clock.instant();
        Instant next = now.plus(Duration.ofMinutes(feed.minutes()));
        if (answer.unchanged()) {
            return new Result(
                    new Polled(feed, List.of(), List.of(), null, List.of(), true),
                    memory.after(answer, List.of(), now, next));
        }
        List<byte[]> articles = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> pageFaults = new ArrayList<>();
        Set<String> seen = new HashSet<>(memory.seen());
        for (Entry entry : FeedParser.parse(answer.body(), answer.type(), answer.address())) {
            String id = id(feed, entry);
            if (!entry.title().isEmpty() && seen.add(id)) {
                articles.add(article(feed, entry, id, now, pageFaults));
                ids.add(id);
            }
        }
        return new Result(
                new Polled(feed, articles, ids, null, pageFaults, false),
                memory.after(answer, ids, now, next));
    }

    private byte[] article(
            Feed feed, Entry entry, String id, Instant now, List<String> pageFaults) {
        String body = entry.text();
        if (feed.readsPages() && body.length() < TEASER && !entry.link().isEmpty()) {
            try {
                String whole = page(URI.create(entry.link()));
                body = whole.length() > body.length() ? whole : body;
            } catch (FeedFault | IllegalArgumentException e) {
                pageFaults.add(entry.link() + " " + e.getMessage());
            }
        }
        // a clock that runs ahead over there does not make news of tomorrow
        Instant published =
                entry.published() == null || entry.published().isAfter(now)
                        ? now
                        : entry.published();
        ObjectNode item = mapper.createObjectNode();
        item.put("id", id);
        item.put("type", "news");
        item.put("publishedAt", published.toString());
        item.put("fetchedAt", now.toString());
        item.put("outlet", feed.outlet());
        if (feed.group() != null) {
            item.put("group", feed.group());
        }
        item.put("title", entry.title());
        item.put("body", body);
        item.put("url", entry.link());
        if (feed.region() != null) {
            item.put("region", feed.region());
        }
        return item.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String page(URI first) throws FeedFault {
        List<String> texts = new ArrayList<>();
        Set<String> read = new HashSet<>();
        URI at = first;
        while (at != null && read.size() < MOST_PAGES && read.add(at.toString())) {
            robots.check(at);
            pause();
            Fetcher.Answer answer = fetcher.get(at, null, null);
            Document page = parse(answer);
            List<String> further = PageText.furtherPages(page);
            texts.add(PageText.article(page));
            at =
                    further.isEmpty() || !sameHost(first, further.get(0))
                            ? null
                            : URI.create(further.get(0));
        }
        texts.removeIf(String::isEmpty);
        return String.join("\n", texts);
    }

    private static boolean sameHost(URI one, String other) {
        try {
            return String.valueOf(one.getHost()).equals(URI.create(other).getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Document parse(Fetcher.Answer answer) throws FeedFault {
        String type = answer.type();
        int at = type.toLowerCase(java.util.Locale.ROOT).indexOf("charset=");
        String charset = at < 0 ? null : type.substring(at + 8).replaceAll("[\"';\\s].*$", "");
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(answer.body()),
                    charset != null && known(charset) ? charset : null,
                    answer.address().toString());
        } catch (IOException e) {
            throw new FeedFault("malformed", String.valueOf(e.getMessage()));
        }
    }

    private static boolean known(String charset) {
        try {
            return java.nio.charset.Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same article of the same outlet has the same id, whatever its address is decked with. */
    private static String id(Feed feed, Entry entry) {
        String address =
                entry.link()
                        .replaceFirst("#.*$", "")
                        .replaceFirst("[?&](?:utm_|fbclid|gclid|source=rss).*$", "")
                        .replaceFirst("^https?://(?:www\\.|m\\.)?", "")
                        .replaceFirst("/$", "");
        String identity = feed.outlet() + "\n" + (address.isEmpty() ? entry.key() : address);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return "feed-" + HexFormat.of().formatHex(hash).substring(0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.pause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
