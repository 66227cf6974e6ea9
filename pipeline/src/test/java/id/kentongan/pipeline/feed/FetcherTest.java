package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetcherTest {

    private static final String HOST = "koran.contoh.example";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final List<String> hosts = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void openServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext(
                "/",
                exchange -> {
                    hosts.add(exchange.getRequestHeaders().getFirst("Host"));
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("halo!".getBytes(StandardCharsets.UTF_8));
                    exchange.close();
                });
        server.createContext(
                "/dua-gigabita",
                exchange -> {
                    boolean stated = exchange.getRequestURI().getPath().endsWith("/panjang");
                    exchange.sendResponseHeaders(200, stated ? 2L << 30 : 0);
                    byte[] zeros = new byte[1 << 16];
                    try (OutputStream out = exchange.getResponseBody()) {
                        for (long left = 2L << 30; left > 0; left -= zeros.length) {
                            out.write(zeros);
                            sent.addAndGet(zeros.length);
                        }
                    } finally {
                        exchange.close();
                    }
                });
        server.createContext(
                "/tetes",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('<');
                    exchange.getResponseBody().flush();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void closeServer() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndNamesTheHost() throws Exception {
        try (Fetcher fetcher = fetcher(true, name -> List.of(loopback()), LIMIT)) {
            assertThat(fetcher.get(at("/"), null, null).body()).hasSize(5);
        }

        assertThat(hosts).containsExactly(HOST + ":" + server.getAddress().getPort());
    }

    @Test
    void aNameThatLeadsInsideTheSecondTimeItIsAskedLeadsNowhere() {
        AtomicInteger questions = new AtomicInteger();
        Dns rebinding =
                name ->
                        questions.getAndIncrement() == 0
                                // set aside for documentation: nobody is there
                                ? List.of(InetAddress.getByName("203.0.113.7"))
                                : List.of(loopback());

        try (Fetcher fetcher = fetcher(false, rebinding, Duration.ofMillis(400))) {
            assertThatThrownBy(() -> fetcher.get(at("/"), null, null))
                    .isInstanceOf(FeedFault.class);
            assertThat(questions).as("asked once for one connection").hasValue(1);
            assertThatThrownBy(() -> fetcher.get(at("/"), null, null))
                    .hasMessageContaining("address-refused");
        }
        assertThat(hosts).isEmpty();
    }

    @Test
    void oneAddressInsideAmongSeveralRefusesTheName() {
        Dns mixed = name -> List.of(InetAddress.getByName("203.0.113.7"), loopback());

        try (Fetcher fetcher = fetcher(false, mixed, LIMIT)) {
            assertThatThrownBy(() -> fetcher.get(at("/"), null, null))
                    .hasMessageContaining("address-refused");
        }
        assertThat(hosts).isEmpty();
    }

    @Test
    void addressesWrittenAsNumbersAreCheckedToo() {
        try (Fetcher fetcher = fetcher(false, Dns.SYSTEM, LIMIT)) {
            for (String host : List.of("127.0.0.1", "2130706433", "0x7f.1", "[::1]", "localhost")) {
                URI address = URI.create("http://" + host + ":" + server.getAddress().getPort());
                assertThatThrownBy(() -> fetcher.get(address, null, null))
                        .as(host)
                        .isInstanceOf(FeedFault.class)
                        .hasMessageContaining("refused");
            }
        }
        assertThat(hosts).isEmpty();
    }

    @Test
    void anAnswerOfTwoGigabytesIsLeftWhereverItsLengthIsStated() {
        try (Fetcher fetcher = fetcher(true, name -> List.of(loopback()), LIMIT)) {
            for (String path : List.of("/dua-gigabita", "/dua-gigabita/panjang")) {
                assertThatThrownBy(() -> fetcher.get(at(path), null, null))
                        .hasMessageContaining("too-large");
            }
        }
        assertThat(sent.get()).isLessThan(64L << 20);
    }

    @Test
    void aServerThatDripsIsLeftAfterTheLimit() {
        Duration limit = Duration.ofMillis(400);
        try (Fetcher fetcher = fetcher(true, name -> List.of(loopback()), limit)) {
            assertThatThrownBy(() -> fetcher.get(at("/tetes"), null, null))
                    .hasMessageContaining("too-slow");
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    private static Fetcher fetcher(boolean allowPrivate, Dns dns, Duration limit) {
        return new Fetcher(new AddressGuard(allowPrivate, dns), limit);
    }

    private URI at(String path) {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort() + path);
    }
}
