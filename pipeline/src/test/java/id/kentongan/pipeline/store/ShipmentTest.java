package id.kentongan.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShipmentTest {

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private final AtomicInteger unwilling = new AtomicInteger();

    private final Counter refused = new SimpleCounter();

    private final Counter retried = new SimpleCounter();

    private HttpServer server;

    private StoreTarget target;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String lines =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    int status = 204;
                    if (unwilling.getAndDecrement() > 0) {
                        status = 503;
                    } else if (lines.contains("bad")) {
                        status = 400;
                    } else {
                        requests.add(lines);
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        target = StoreTarget.questdb("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Point point(String line) {
        return new Point(line.getBytes(StandardCharsets.UTF_8));
    }

    private Shipment join() {
        return Shipment.join(target, refused, retried);
    }

    @Test
    void sendsThePointsOfAllSinksTogetherAndInTheirOrder() throws InterruptedException {
        Shipment one = join();
        Shipment other = join();
        one.add(point("a"), false);
        other.add(point("b"), false);
        one.flush(one.add(point("c"), false));
        one.leave();
        other.leave();

        assertThat(requests).containsExactly("a\nb\nc\n");
    }

    @Test
    void sendsWithoutBeingAskedAfterAWhile() throws InterruptedException {
        Shipment shipment = join();
        shipment.add(point("a"), false);
        while (requests.isEmpty()) {
            Thread.sleep(10);
        }
        shipment.leave();

        assertThat(requests).containsExactly("a\n");
    }

    /** Milliseconds until points leave, see {@link Shipment#pause}. */
    private static long pause(long waited, long instant, long left) {
        return Shipment.pause(waited * 1_000_000, instant * 1_000_000, left * 1_000_000)
                / 1_000_000;
    }

    @Test
    void lingersForOthers() {
        assertThat(pause(0, -1, 100)).isEqualTo(500);
        assertThat(pause(300, -1, 9_000)).isEqualTo(200);
    }

    @Test
    void leavesSoonWithThePointsOfAnInstant() {
        assertThat(pause(0, 0, 500)).isEqualTo(250);
        assertThat(pause(200, 100, 500)).isEqualTo(150);
        assertThat(pause(400, 0, 500)).isEqualTo(100);
    }

    @Test
    void leavesNotMoreOftenForThePointsOfAnInstant() {
        assertThat(pause(100, 100, 110)).isEqualTo(370);
        assertThat(pause(250, 250, 250)).isEqualTo(230);
    }

    @Test
    void sendsThePointsOfAnInstantWithWhatLingers() throws InterruptedException {
        Shipment shipment = join();
        shipment.add(point("a"), false);
        shipment.add(point("b"), true);
        shipment.add(point("c"), false);
        while (requests.isEmpty()) {
            Thread.sleep(10);
        }
        shipment.leave();

        assertThat(requests).containsExactly("a\nb\nc\n");
    }

    @Test
    void waitsForNothingThatOthersAddedLater() throws InterruptedException {
        Shipment shipment = join();
        long mine = shipment.add(point("a"), false);
        shipment.flush(mine);
        unwilling.set(Integer.MAX_VALUE);
        shipment.add(point("of somebody else"), false);
        shipment.flush(mine);
        shipment.leave();

        assertThat(requests).containsExactly("a\n");
    }

    @Test
    void triesAgainWhatTheStoreDoesNotTakeNow() throws InterruptedException {
        unwilling.set(2);
        Shipment shipment = join();
        shipment.add(point("a"), false);
        shipment.flush(shipment.add(point("b"), false));
        shipment.leave();

        assertThat(requests).containsExactly("a\nb\n");
        assertThat(retried.getCount()).isEqualTo(4);
    }

    @Test
    void leavesOutWhatTheStoreRefusesForEver() throws InterruptedException {
        Shipment shipment = join();
        long last = 0;
        for (String line : List.of("a", "bad,x", "b", "c")) {
            last = shipment.add(point(line), false);
        }
        shipment.flush(last);
        shipment.leave();

        assertThat(String.join("", requests)).isEqualTo("a\nb\nc\n");
        assertThat(refused.getCount()).isEqualTo(1);
    }

    @Test
    void isANewOneAfterTheLastHasLeft() throws InterruptedException {
        unwilling.set(Integer.MAX_VALUE);
        Shipment before = join();
        before.add(point("lost with its job"), false);
        before.leave();
        unwilling.set(0);
        Shipment after = join();
        after.flush(after.add(point("a"), false));
        after.leave();

        assertThat(after).isNotSameAs(before);
        assertThat(requests).containsExactly("a\n");
    }
}
