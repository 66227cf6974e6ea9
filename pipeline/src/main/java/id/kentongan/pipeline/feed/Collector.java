package id.kentongan.pipeline.feed;

import id.kentongan.pipeline.record.FeedHealth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Polls the feeds that are due: hosts side by side, the feeds and pages of one host one after the
 * other with a pause. Articles lie in an {@link Outbox} until the consumer has them and that is
 * remembered, so that a crash repeats the same bytes rather than loses; ids are made of the
 * address, so that a repetition counts once.
 */
public final class Collector implements AutoCloseable {

    private static final int THREADS = 64;

    private static final int TEASER = 400;

    private static final int MOST_PAGES = 4;

    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(6);

    private final List<Feed> feeds;
    private final FeedState state;
    private final Outbox outbox;
    private final Settings settings;
    private final Clock clock;
    private final Fetcher fetcher;
    private final Robots robots;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CompletionService<Visit> visits = new ExecutorCompletionService<>(threads);
    private final Set<String> busy = new HashSet<>();

    /**
     * How to poll.
     *
     * @param state file that survives restarts; the outbox lies beside it
     * @param allowPrivate whether addresses inside may be asked
     * @param pause between two requests to one host
     * @param limit for one answer
     */
    public record Settings(Path state, boolean allowPrivate, Duration pause, Duration limit) {}

    /** Takes articles over; when it returns they have arrived. */
    @FunctionalInterface
    public interface Taker {
        void take(String outlet, List<byte[]> articles) throws IOException;
    }

    private Collector(
            List<Feed> feeds, FeedState state, Settings settings, AddressGuard guard, Clock clock) {
        this.feeds = List.copyOf(feeds);
        this.state = state;
        this.settings = settings;
        this.clock = clock;
        this.fetcher = new Fetcher(guard, settings.limit());
        this.robots = new Robots(fetcher, clock);
        this.outbox = new Outbox(beside(settings.state()));
    }

    private static Path beside(Path state) {
        return state.resolveSibling(state.getFileName() + ".outbox");
    }

    /** A collector over {@code feeds}. */
    public static Collector open(List<Feed> feeds, Settings settings, Clock clock)
            throws IOException {
        return new Collector(
                feeds,
                FeedState.open(settings.state()),
                settings,
                new AddressGuard(settings.allowPrivate()),
                clock);
    }

    /**
     * Polls every feed that is due once and waits for all of them.
     *
     * @return what each of them brought, in order of the list
     * @throws IOException if articles could not be handed over; those are tried again
     */
    public List<Polled> poll(Taker taker) throws IOException {
        return poll(taker, null);
    }

    /**
     * Polls every feed that is due and returns after {@code patience} at the latest (null: when all
     * have answered). Hosts that have not answered by then go on meanwhile and are told next time:
     * they hold nobody.
     *
     * @return what came in, in order of the list
     * @throws IOException if articles could not be handed over; those are tried again
     */
    public List<Polled> poll(Taker taker, @Nullable Duration patience) throws IOException {
        handOverWhatWasLeft(taker);
        due().forEach(
                        (host, its) -> {
                            Map<String, FeedState.Memory> before = new HashMap<>();
                            its.forEach(feed -> before.put(feed.url(), state.of(feed)));
                            busy.add(host);
                            visits.submit(() -> new Visit(host, host(its, before)));
                        });
        long end = patience == null ? Long.MAX_VALUE : System.nanoTime() + patience.toNanos();
        Map<String, Polled> polled = new HashMap<>();
        while (!busy.isEmpty()) {
            Visit visit = next(patience == null ? Long.MAX_VALUE : end - System.nanoTime());
            if (visit == null) {
                break;
            }
            busy.remove(visit.host());
            handOver(visit.results(), taker);
            visit.results().forEach(one -> polled.put(one.polled().feed().url(), one.polled()));
        }
        state.save();
        return feeds.stream().map(Feed::url).filter(polled::containsKey).map(polled::get).toList();
    }

    /** How the outlets of {@code polled} fare with all of their feeds. */
    public List<FeedHealth> health(List<Polled> polled) {
        Map<String, Integer> articles = new TreeMap<>();
        polled.forEach(
                one -> articles.merge(one.feed().outlet(), one.articles().size(), Integer::sum));
        List<FeedHealth> all = new ArrayList<>();
        articles.forEach(
                (outlet, brought) -> {
                    List<Feed> its =
                            feeds.stream().filter(feed -> feed.outlet().equals(outlet)).toList();
                    List<String> faults = new ArrayList<>();
                    for (Feed feed : its) {
                        String fault = state.of(feed).fault();
                        if (fault != null) {
                            faults.add(fault);
                        }
                    }
                    all.add(FeedHealth.of(outlet, clock.instant(), its.size(), brought, faults));
                });
        return all;
    }

    private Map<String, List<Feed>> due() {
        Map<String, List<Feed>> hosts = new LinkedHashMap<>();
        long now = clock.instant().getEpochSecond();
        for (Feed feed : feeds) {
            String host = String.valueOf(URI.create(feed.url()).getRawAuthority());
            if (state.of(feed).due() <= now && !busy.contains(host)) {
                hosts.computeIfAbsent(host, none -> new ArrayList<>()).add(feed);
            }
        }
        return hosts;
    }

    /** The same bytes as before the crash or the refusal, before anything is read anew. */
    private void handOverWhatWasLeft(Taker taker) throws IOException {
        for (Outbox.Letter letter : outbox.letters()) {
            FeedState.Memory memory = state.of(letter.feed());
            if (!memory.seen().contains(letter.id())) {
                taker.take(letter.outlet(), List.of(letter.line()));
                state.put(letter.feed(), memory.sent(letter.id()));
            }
        }
        state.save();
        outbox.clear();
    }

    private void handOver(List<Result> results, Taker taker) throws IOException {
        List<Outbox.Letter> letters = new ArrayList<>();
        for (Result result : results) {
            Polled polled = result.polled();
            for (int i = 0; i < polled.articles().size(); i++) {
                letters.add(
                        new Outbox.Letter(
                                polled.feed().url(),
                                polled.feed().outlet(),
                                polled.ids().get(i),
                                polled.articles().get(i)));
            }
        }
        if (!letters.isEmpty()) {
            outbox.put(letters);
            for (Result result : results) {
                if (!result.polled().articles().isEmpty()) {
                    taker.take(result.polled().feed().outlet(), result.polled().articles());
                }
            }
        }
        results.forEach(one -> state.put(one.polled().feed().url(), one.memory()));
        if (!letters.isEmpty()) {
            state.save();
            outbox.clear();
        }
    }

    private record Result(Polled polled, FeedState.Memory memory) {}

    private record Visit(String host, List<Result> results) {}

    private @Nullable Visit next(long nanos) throws IOException {
        try {
            Future<Visit> done = visits.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return done == null ? null : done.get();
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
                results.add(failed(feed, memory, e));
            } catch (RuntimeException | StackOverflowError e) {
                // whatever a feed does to a parser, it does to itself alone
                results.add(
                        failed(
                                feed,
                                memory,
                                new FeedFault("malformed", e.getClass().getSimpleName())));
            }
        }
        return results;
    }

    private Result failed(Feed feed, FeedState.Memory memory, FeedFault fault) {
        String told = fault.getMessage();
        return new Result(
                new Polled(feed, List.of(), List.of(), told, List.of(), false),
                memory.failed(told, retry(feed, memory, fault)));
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
            String id = ArticleLine.id(feed.outlet(), entry);
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
        return ArticleLine.of(
                feed, id, published.toString(), now, entry.title(), body, entry.link());
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
        fetcher.close();
    }
}
