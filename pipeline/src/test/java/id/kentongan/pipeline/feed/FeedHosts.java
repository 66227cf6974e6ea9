package id.kentongan.pipeline.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Local hosts with ten feeds each: five that work, in five formats, and five that do not. */
final class FeedHosts implements AutoCloseable {

    /** Articles that one host has: RSS 3, Atom 1, sitemap 2, Windows charset 1, one twice 1. */
    static final int ARTICLES = 8;

    /** The kinds of feeds; the seventh drips. */
    static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    /** The kinds that answer at once, well or badly. */
    static final List<Integer> QUICK = List.of(0, 1, 2, 3, 4, 5, 6, 8, 9);

    static final String WORDS =
            "Warga dua dusun bersitegang soal batas kebun, camat memediasi kedua pihak. ".repeat(8);

    private static final byte[] BOMB = bomb();

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    final Map<String, AtomicInteger> asked = new TreeMap<>();
    final AtomicInteger notModified = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    FeedHosts(int hosts) throws IOException {
        for (int i = 0; i < hosts; i++) {
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

    @Override
    public void close() {
        end.countDown();
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    Collector collector(
            List<Integer> kinds, Path directory, boolean allowPrivate, Duration limit, Clock clock)
            throws IOException {
        List<Feed> feeds = new ArrayList<>();
        for (HttpServer server : servers) {
            for (int kind : kinds) {
                feeds.add(
                        new Feed(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/" + kind,
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
                        directory.resolve("state.json"), allowPrivate, Duration.ofMillis(5), limit),
                clock);
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
}
