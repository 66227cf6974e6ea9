package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.kentongan.pipeline.json.ItemDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {

    private static final int HOSTS = 20;
    private static final String WORDS =
            "Warga dua dusun bersitegang soal batas kebun, camat memediasi kedua pihak. ".repeat(8);

    private static final byte[] BOMB = bomb();

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, AtomicInteger> asked = new TreeMap<>();
    private final AtomicInteger notModified = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    /** The tests that need no crowd use few, so that those who drip are waited for only briefly. */
    private int hosts = 2;

    private final List<byte[]> taken = new ArrayList<>();
    private final StoppedClock clock = new StoppedClock();

    @TempDir private Path directory;

    @BeforeEach
    void openHosts() throws IOException {
        for (int i = 0; i < HOSTS; i++) {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            AtomicInteger now = new AtomicInteger();
            server.createContext(
                    "/",
                    exchange -> {
                        mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
                        try {
                            synchronized (asked) {
                                asked.computeIfAbsent(
                                                exchange.getRequestURI().getPath(),
                                                path -> new AtomicInteger())
                                        .incrementAndGet();
                            }
                            answer(exchange);
                        } finally {
                            now.decrementAndGet();
                            exchange.close();
                        }
                    });
            server.setExecutor(threads);
            server.start();
            servers.add(server);
        }
    }

    @AfterEach
    void closeHosts() {
        end.countDown();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    @Test
    void bringsEveryArticleOnceFromTwoHundredFeedsAndTellsTheFaultsOfEach() throws IOException {
        hosts = HOSTS;
        long started = System.nanoTime();
        List<Polled> polled = poll();

        assertThat(polled).hasSize(200);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(1));
        Map<String, Integer> faults = new TreeMap<>();
        polled.stream()
                .filter(one -> one.fault() != null)
                .forEach(one -> faults.merge(one.fault().split(":", 2)[0], 1, Integer::sum));
        assertThat(faults)
                .isEqualTo(
                        new TreeMap<>(
                                Map.of(
                                        "malformed", HOSTS,
                                        "redirect-loop", HOSTS,
                                        "status-429", HOSTS,
                                        "too-slow", HOSTS,
                                        "too-large", HOSTS)));
        // RSS 3, Atom 1, sitemap 2, Windows charset 1, twice the same guid 1: in each host
        assertThat(taken).hasSize(8 * hosts);
        Set<String> ids = new HashSet<>();
        for (byte[] line : taken) {
            assertThat(ItemDecoder.standard().decode(line).item()).isNotNull();
            JsonNode item = new ObjectMapper().readTree(line);
            assertThat(ids.add(item.path("id").asText())).isTrue();
            assertThat(Instant.parse(item.path("publishedAt").asText()))
                    .isBeforeOrEqualTo(clock.instant());
        }
        // the answer to a client that has given up may overlap with the next request
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void readsPagesWhereTheFeedHasOnlyTitlesAndOtherCharsets() throws IOException {
        poll();

        List<JsonNode> items = new ArrayList<>();
        for (byte[] line : taken) {
            items.add(new ObjectMapper().readTree(line));
        }
        assertThat(items)
                .filteredOn(item -> item.path("title").asText().startsWith("Peta"))
                .hasSize(2 * hosts)
                .allMatch(item -> item.path("body").asText().equals(WORDS.strip()));
        assertThat(items)
                .filteredOn(item -> item.path("title").asText().equals("Café – désa"))
                .hasSize(hosts);
    }

    @Test
    void asksAgainOnlyWhatIsDueAndBringsNothingTwice() throws IOException {
        poll();
        int before = taken.size();
        int refusing = asked.get("/6").get();
        clock.forward(Duration.ofMinutes(20));

        poll();

        assertThat(taken).hasSize(before);
        assertThat(notModified.get()).isEqualTo(hosts);
        assertThat(asked.get("/6").get()).as("Retry-After is kept").isEqualTo(refusing);
    }

    @Test
    void repeatsWhatCouldNotBeHandedOver() throws IOException {
        try (Collector collector = collector(true)) {
            assertThatIOException()
                    .isThrownBy(
                            () ->
                                    collector.poll(
                                            polled -> {
                                                throw new IOException("Kafka refused a line");
                                            }));
        }

        poll();

        assertThat(taken).hasSize(8 * hosts);
    }

    @Test
    void refusesAddressesInsideUnlessTheyAreAllowed() throws IOException {
        try (Collector collector = collector(false)) {
            assertThat(collector.poll(polled -> {}))
                    .allMatch(polled -> String.valueOf(polled.fault()).contains("address-refused"));
        }
        assertThat(asked).isEmpty();
    }

    private List<Polled> poll() throws IOException {
        try (Collector collector = collector(true)) {
            return collector.poll(polled -> taken.addAll(polled.articles()));
        }
    }

    private Collector collector(boolean allowPrivate) throws IOException {
        List<Feed> feeds = new ArrayList<>();
        for (HttpServer server : servers.subList(0, hosts)) {
            for (int kind = 0; kind < 10; kind++) {
                feeds.add(
                        new Feed(
                                address(server) + "/" + kind,
                                "Koran " + server.getAddress().getPort() + "-" + kind,
                                null,
                                "62",
                                0,
                                null));
            }
        }
        return Collector.open(
                feeds,
                new Collector.Settings(
                        directory.resolve("state.json"),
                        allowPrivate,
                        Duration.ofMillis(5),
                        Duration.ofSeconds(hosts == HOSTS ? 10 : 5)),
                clock);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/0" -> {
                if ("\"satu\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    notModified.incrementAndGet();
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
                exchange.getResponseHeaders().set("ETag", "\"satu\"");
                send(exchange, rss(item("a", "A"), item("b", "B"), item("c", "C")));
            }
            case "/1" ->
                    send(
                            exchange,
                            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><entry>"
                                    + "<id>urn:1</id><title>Atom</title><link href=\"/atom/1\"/>"
                                    + "<updated>2026-03-02T01:00:00Z</updated><content type=\"html\">"
                                    + "&lt;p&gt;"
                                    + WORDS
                                    + "&lt;/p&gt;</content></entry></feed>");
            case "/2" ->
                    send(
                            exchange,
                            "<urlset xmlns:news=\"n\"><url><loc>/hal/1</loc><news:news>"
                                    + "<news:title>Peta 1</news:title><news:publication_date>"
                                    + "2026-03-02T08:00:00+07:00</news:publication_date></news:news>"
                                    + "</url><url><loc>/hal/2</loc><news:news><news:title>Peta 2"
                                    + "</news:title></news:news></url></urlset>");
            case "/hal/1", "/hal/2" ->
                    send(
                            exchange,
                            "<html><body><nav><p>Menu dengan kata-kata yang panjang sekali</p></nav>"
                                    + "<figure><p>x</p><figcaption>Foto: warga berkumpul di balai"
                                    + " desa</figcaption></figure><div class=isi><p>"
                                    + WORDS
                                    + "</p><p>Baca juga: <a href=x>Harga cabai naik</a></p></div>"
                                    + "<aside><p>Terpopuler pekan ini</p></aside></body></html>");
            case "/3" -> {
                exchange.getResponseHeaders().set("Content-Type", "text/xml");
                send(
                        exchange,
                        ("<?xml version=\"1.0\" encoding=\"windows-1252\"?>"
                                        + rss(item("w", "Café – désa")))
                                .getBytes(Charset.forName("windows-1252")));
            }
            case "/4" -> send(exchange, "<rss><channel><item><title>putus");
            case "/5" -> {
                exchange.getResponseHeaders().set("Location", "/5");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/6" -> {
                exchange.getResponseHeaders().set("Retry-After", "3600");
                exchange.sendResponseHeaders(429, -1);
            }
            case "/7" -> drip(exchange);
            case "/8" -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                send(exchange, BOMB);
            }
            case "/9" ->
                    send(
                            exchange,
                            rss(
                                    item("z", "Ganda").replace("2026", "2031"),
                                    item("z", "Ganda").replace("2026", "2031")));
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    /** One byte, then nothing until the test is over. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write('<');
            out.flush();
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String rss(String... items) {
        return "<rss version=\"2.0\"><channel><title>t</title><link>/</link><description>d"
                + "</description>"
                + String.join("", items)
                + "</channel></rss>";
    }

    private static String item(String guid, String title) {
        return "<item><guid isPermaLink=\"false\">"
                + guid
                + "</guid><link>/berita/"
                + guid
                + "</link><title>"
                + title
                + "</title><pubDate>Mon, 02 Mar 2026 08:00:00 +0700</pubDate><description>"
                + WORDS
                + "</description></item>";
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        send(exchange, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static final class StoppedClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T10:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
