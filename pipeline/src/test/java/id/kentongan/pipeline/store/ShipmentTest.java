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
        one.add(point("a"));
        other.add(point("b"));
        one.add(point("c"));
        one.flush();
        one.leave();
        other.leave();

        assertThat(requests).containsExactly("a\nb\nc\n");
    }

    @Test
    void sendsWithoutBeingAskedAfterAWhile() throws InterruptedException {
        Shipment shipment = join();
        shipment.add(point("a"));
        while (requests.isEmpty()) {
            Thread.sleep(10);
        }
        shipment.leave();

        assertThat(requests).containsExactly("a\n");
    }

    @Test
    void triesAgainWhatTheStoreDoesNotTakeNow() throws InterruptedException {
        unwilling.set(2);
        Shipment shipment = join();
        shipment.add(point("a"));
        shipment.add(point("b"));
        shipment.flush();
        shipment.leave();

        assertThat(requests).containsExactly("a\nb\n");
        assertThat(retried.getCount()).isEqualTo(4);
    }

    @Test
    void leavesOutWhatTheStoreRefusesForEver() throws InterruptedException {
        Shipment shipment = join();
        for (String line : List.of("a", "bad,x", "b", "c")) {
            shipment.add(point(line));
        }
        shipment.flush();
        shipment.leave();

        assertThat(String.join("", requests)).isEqualTo("a\nb\nc\n");
        assertThat(refused.getCount()).isEqualTo(1);
    }

    @Test
    void isANewOneAfterTheLastHasLeft() throws InterruptedException {
        unwilling.set(Integer.MAX_VALUE);
        Shipment before = join();
        before.add(point("lost with its job"));
        before.leave();
        unwilling.set(0);
        Shipment after = join();
        after.add(point("a"));
        after.flush();
        after.leave();

        assertThat(after).isNotSameAs(before);
        assertThat(requests).containsExactly("a\n");
    }
}
