package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedCheckTest {

    private static final String RSS =
            "<rss version=\"2.0\"><channel><title>t</title><link>/</link><description>d</description>"
                    + "<item><title>Judul</title><link>/a</link><pubDate>Mon, 02 Mar 2026 08:00:00"
                    + " +0700</pubDate></item></channel></rss>";

    private static final Map<String, String> PAGES =
            Map.of(
                    "/",
                    "<html><head><link rel=alternate type=application/rss+xml href=/umpan/utama>"
                            + "</head><body><a href=/rss/daerah>RSS</a><a href=/berita>x</a>"
                            + "<a href=/rss/rusak>RSS</a></body></html>",
                    "/umpan/utama",
                    RSS,
                    "/rss/daerah",
                    RSS,
                    "/rss/rusak",
                    "<html>bukan umpan</html>",
                    "/kosong",
                    RSS.replaceAll("<item>.*</item>", ""),
                    "/robots.txt",
                    "User-agent: *\nDisallow: /feed\n",
                    "/feed",
                    RSS,
                    "/rss.xml",
                    RSS);

    private final StoppedClock clock = new StoppedClock();
    private HttpServer server;

    @BeforeEach
    void openSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext(
                "/",
                exchange -> {
                    String page = PAGES.get(exchange.getRequestURI().getPath());
                    byte[] body = String.valueOf(page).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void closeSite() {
        server.stop(0);
    }

    @Test
    void findsTheFeedsOfASiteThatWorkAndKeepsToItsRobotsRules() throws FeedFault {
        try (FeedCheck check = check(true)) {
            assertThat(check.find(URI.create(site("/"))))
                    .containsExactly(site("/umpan/utama"), site("/rss/daerah"), site("/rss.xml"));
        }
    }

    @Test
    void saysOfEachFeedHowItFares() throws IOException {
        List<Feed> feeds =
                List.of(feed("/umpan/utama"), feed("/tidak-ada"), feed("/kosong"), feed("/feed"));
        try (FeedCheck check = check(true)) {
            List<FeedCheck.Health> health = check.check(feeds);

            assertThat(health).extracting(FeedCheck.Health::feed).isEqualTo(feeds);
            assertThat(health.get(0).fault()).isNull();
            assertThat(health.get(0).newest()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
            assertThat(health.get(1).fault()).startsWith("status-404");
            assertThat(health.get(2).fault()).startsWith("empty");
            assertThat(health.get(3).fault()).startsWith("robots-refuse");
        }
    }

    @Test
    void asksNoAddressInside() {
        try (FeedCheck check = check(false)) {
            assertThatThrownBy(() -> check.find(URI.create(site("/"))))
                    .hasMessageContaining("address-refused");
        }
    }

    private FeedCheck check(boolean allowPrivate) {
        return FeedCheck.open(allowPrivate, Duration.ofSeconds(20), Duration.ofMillis(1), clock);
    }

    private Feed feed(String path) {
        return new Feed(site(path), "Koran", null, null, 0, null);
    }

    private String site(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
