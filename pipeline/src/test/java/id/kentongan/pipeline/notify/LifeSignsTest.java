package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import id.kentongan.pipeline.store.StoreTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LifeSignsTest {

    @Test
    void readsTheNewestSignAndTheirNumberOutOfAnInfluxThatAnswersBothQuestions() throws Exception {
        AtomicReference<String> answer = new AtomicReference<>("{\"results\":[{},{}]}");
        HttpServer influx =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        influx.createContext(
                "/query",
                exchange -> {
                    byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        influx.start();
        try {
            LifeSigns signs =
                    LifeSigns.influx(
                            StoreTarget.questdb(
                                    "http://127.0.0.1:" + influx.getAddress().getPort()));
            assertThat(signs.signs()).isNull();

            answer.set(
                    "{\"results\":[{\"series\":[{\"values\":[[\"2026-03-02T04:00:00Z\",0]]}]},"
                            + "{\"series\":[{\"values\":[[\"1970-01-01T00:00:00Z\",17]]}]}]}");
            assertThat(signs.signs())
                    .isEqualTo(new LifeSigns.Signs(Instant.parse("2026-03-02T04:00:00Z"), 17));
        } finally {
            influx.stop(0);
        }
    }
}
