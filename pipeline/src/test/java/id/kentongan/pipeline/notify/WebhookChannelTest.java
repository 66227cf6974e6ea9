package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookChannelTest {

    private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch stall = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/",
                exchange -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                    signatures.add(exchange.getRequestHeaders().getFirst("X-Kentongan-Signature"));
                    int answer = answers.isEmpty() ? 200 : answers.remove(0);
                    if (answer == 0) {
                        try {
                            stall.await(20, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    exchange.sendResponseHeaders(answer == 0 ? 200 : answer, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        stall.countDown();
        server.stop(0);
    }

    @Test
    void signsTheBodyAndSendsTheKey() throws Exception {
        channel("generic").send(Alerts.notice("n1", "hook", 2));

        JsonNode body = new ObjectMapper().readTree(bodies.get(0));
        assertThat(body.path("text").asText())
                .isEqualTo("*SIAGA* (naik dari Normal)\n\"Apa\": sengketa lahan.");
        assertThat(keys).containsExactly("n1");
        assertThat(signatures)
                .containsExactly(
                        "sha256=" + new Signature("rahasia-untuk-uji-coba").of(bodies.get(0)));
    }

    @Test
    void shipsBodiesForTelegramAndWhatsApp() throws Exception {
        channel("telegram").send(Alerts.notice("n1", "hook", 2));
        channel("whatsapp-cloud").send(Alerts.notice("n1", "hook", 2));

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(bodies.get(0)).path("chat_id").asText())
                .isEqualTo("konsel@contoh.id");
        assertThat(json.readTree(bodies.get(1)).path("text").path("body").asText())
                .startsWith("*SIAGA*");
    }

    @Test
    void aServerThatFailsStallsAndAnswers500GetsItInTheEndWithTheSameKey(@TempDir Path directory)
            throws Exception {
        answers.addAll(List.of(500, 0, 503, 200));
        Outbox outbox = Outbox.open(directory);
        outbox.offer(Alerts.notice("n1", "hook", 2));
        Steps clock = new Steps();
        Courier courier = new Courier(outbox, Backoff.STANDARD, clock);
        WebhookChannel hook = channel("generic");

        List<Delivery.State> states = new ArrayList<>();
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(courier.once(hook)).isTrue();
            states.add(outbox.all().get(0).state());
            if (attempt < 3) {
                assertThat(outbox.troubled()).hasSize(1);
                assertThat(outbox.troubled().get(0).lastError()).isNotBlank();
            }
            clock.now = clock.now.plus(Duration.ofHours(1));
        }

        assertThat(states)
                .containsExactly(
                        Delivery.State.PENDING,
                        Delivery.State.PENDING,
                        Delivery.State.PENDING,
                        Delivery.State.SENT);
        assertThat(keys).containsOnly("n1").hasSize(4);
        assertThat(outbox.troubled()).isEmpty();
    }

    @Test
    void aRefusalIsNotTriedAgainAndStaysVisible(@TempDir Path directory) throws Exception {
        answers.add(403);
        Outbox outbox = Outbox.open(directory);
        outbox.offer(Alerts.notice("n1", "hook", 2));
        Courier courier = new Courier(outbox, Backoff.STANDARD, new Steps());

        courier.once(channel("generic"));

        assertThat(outbox.troubled())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Delivery.State.FAILED));
    }

    @Test
    void aCrashForgetsNothingAndSendsNothingAnew(@TempDir Path directory) throws Exception {
        Outbox first = Outbox.open(directory);
        first.offer(Alerts.notice("n1", "hook", 2));
        first.offer(Alerts.notice("n2", "hook", 3));
        new Courier(first, Backoff.STANDARD, new Steps()).once(channel("generic"));

        Outbox second = Outbox.open(directory);
        second.offer(Alerts.notice("n1", "hook", 2));
        second.offer(Alerts.notice("n2", "hook", 3));
        Courier courier = new Courier(second, Backoff.STANDARD, new Steps());
        WebhookChannel hook = channel("generic");
        while (courier.once(hook)) {
            assertThat(keys.size()).isLessThan(5);
        }

        // the gravest first, each once
        assertThat(keys).containsExactly("n2", "n1");
    }

    @Test
    void aChannelThatStallsHoldsUpNoOther(@TempDir Path directory) throws Exception {
        Outbox outbox = Outbox.open(directory);
        outbox.offer(Alerts.notice("slow-1", "slow", 3));
        outbox.offer(Alerts.notice("fast-1", "fast", 1));
        CountDownLatch delivered = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Channel slow = named("slow", notice -> never.await(30, TimeUnit.SECONDS));
        Channel fast = named("fast", notice -> delivered.countDown());
        try (Courier courier = new Courier(outbox, Backoff.STANDARD, new Steps())) {
            courier.start(List.of(slow, fast));
            assertThat(delivered.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refusesATemplateWithAnUnknownPlaceholder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BodyTemplate.of("{\"a\": \"{{nama}}\"}", "kirim.json"))
                .withMessageContaining("kirim.json")
                .withMessageContaining("{{nama}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BodyTemplate.of("{\"a\": {{text}}}", "kirim.json"))
                .withMessageContaining("does not become JSON");
    }

    @Test
    void aSecretThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> new Signature("pendek")).hasMessageContaining("16 characters");
    }

    private interface Body {
        void send(id.kentongan.analyzers.office.Notice notice) throws InterruptedException;
    }

    private static Channel named(String name, Body body) {
        return new Channel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void send(id.kentongan.analyzers.office.Notice notice) throws DeliveryException {
                try {
                    body.send(notice);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw DeliveryException.tryAgain("stopped");
                }
            }
        };
    }

    private WebhookChannel channel(String template) {
        return new WebhookChannel(
                "hook",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                BodyTemplate.shipped(template),
                new Signature("rahasia-untuk-uji-coba"),
                Map.of(),
                Duration.ofMillis(700));
    }

    /** A clock that stands still until it is set. */
    private static final class Steps extends Clock {
        private Instant now = Alerts.NOON;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
