package id.kentongan.pipeline.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.testing.Reports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job and the courier beside it, each in a process of its own at a real broker, are
 * killed again and again wherever they are. In the end the topics hold each alert and each notice
 * once, the same as without a kill; and each notice came to its channel at least once, always with
 * the same key and the same words, also what lay undelivered in the outbox when the courier died.
 */
class KilledSystemIT {

    private static final boolean LONG = System.getenv("KENTONGAN_FULL") != null;

    private static final int LINES = LONG ? 900 : 300;

    private static final int KILLS = LONG ? 14 : 2;

    private static final Duration PAUSE = Duration.ofMillis(LONG ? 40 : 20);

    private static final Duration AHEAD = Duration.ofHours(36);

    private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 6 : 1);

    private static final List<Stack.Entry> LOG = log();

    private static final Instant END = LOG.get(LOG.size() - 1).at();

    /** Five days of reports: what is older than a week when it is first seen is not sent. */
    private static List<Stack.Entry> log() {
        return Stack.log(Reports.lines(8 * LINES, 17).subList(0, LINES), AHEAD);
    }

    /** Topics whose messages must be the same, whatever was killed when. */
    private static final List<String> TOLD =
            List.of(Topics.ALERTS, Topics.NOTICES, Topics.AUDIT, Topics.EVENTS, Topics.RISK_SCORES);

    @TempDir private Path directory;

    /** What came to the hook: bodies by key, and the order of keys. */
    private record Hook(
            HttpServer server,
            Map<String, Set<String>> bodies,
            ConcurrentLinkedQueue<String> keys,
            AtomicBoolean closed,
            AtomicInteger refused)
            implements AutoCloseable {

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void aKillOfJobOrCourierAtAnyPointLosesNothingAndDoublesNothing() throws Exception {
        Map<String, List<String>> whole;
        Set<String> told;
        try (Hook hook = hook()) {
            whole = run("whole", hook, null);
            told = new TreeSet<>(hook.bodies().keySet());
            assertThat(hook.keys()).doesNotHaveDuplicates();
        }
        assertThat(whole.get(Topics.ALERTS)).hasSizeGreaterThan(5);
        assertThat(told).isEqualTo(forTheHook(whole)).hasSizeGreaterThan(20);

        try (Hook hook = hook()) {
            Map<String, List<String>> killed = run("killed", hook, new Random(20261129));

            assertThat(killed).isEqualTo(whole);
            assertThat(ids(killed, Topics.ALERTS, "alertId")).doesNotHaveDuplicates();
            assertThat(ids(killed, Topics.NOTICES, "noticeId")).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(hook.bodies().keySet())).isEqualTo(told);
            // sent again after a kill, a notice says the same under the same key
            assertThat(hook.bodies()).allSatisfy((key, said) -> assertThat(said).hasSize(1));
            System.out.printf(
                    "%d alerts, %d notices told by %d calls over %d kills%n",
                    killed.get(Topics.ALERTS).size(), told.size(), hook.keys().size(), KILLS);
        }
    }

    private Map<String, List<String>> run(String name, Hook hook, @Nullable Random dice)
            throws Exception {
        Path here = Files.createDirectories(directory.resolve(name));
        Path office = office(here, hook);
        try (Stack stack = Stack.start(here.resolve("stack"));
                Beside beside = new Beside(here, stack, office)) {
            beside.startJob();
            beside.startCourier();
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(() -> stack.produce(LOG, PAUSE));
            hook.closed().set(dice != null);
            for (int kill = 0; dice != null && kill < KILLS; kill++) {
                beside.awaitProgress();
                LockSupport.parkNanos(Duration.ofMillis(dice.nextInt(2_500)).toNanos());
                if (kill % 2 == 0 || dice.nextBoolean()) {
                    beside.killJob();
                }
                if (kill % 2 == 1 || dice.nextBoolean()) {
                    Awaitility.await("something to deliver")
                            .atMost(PATIENCE)
                            .until(() -> !hook.closed().get() || hook.refused().get() > 0);
                    beside.killCourier();
                    hook.closed().set(false);
                }
            }
            written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            stack.awaitRow(END.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS), PATIENCE);
            Map<String, List<String>> outcome = new TreeMap<>();
            for (String topic : TOLD) {
                List<String> values = new ArrayList<>(stack.read(topic));
                Collections.sort(values);
                outcome.put(topic, values);
            }
            Set<String> wanted = forTheHook(outcome);
            Awaitility.await("every notice at the hook; courier: " + beside.courierSaid())
                    .atMost(PATIENCE)
                    .until(() -> hook.bodies().keySet().containsAll(wanted));
            return outcome;
        }
    }

    private static Set<String> forTheHook(Map<String, List<String>> outcome) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode notice : nodes(outcome, Topics.NOTICES)) {
            if (notice.path("channel").asText().equals("kait")) {
                ids.add(notice.path("noticeId").asText());
            }
        }
        return ids;
    }

    private static List<String> ids(Map<String, List<String>> outcome, String topic, String field)
            throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode one : nodes(outcome, topic)) {
            ids.add(one.path(field).asText());
        }
        return ids;
    }

    private static List<JsonNode> nodes(Map<String, List<String>> outcome, String topic)
            throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : outcome.getOrDefault(topic, List.of())) {
            nodes.add(Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class));
        }
        return nodes;
    }

    /** One office for the whole country that is told everything by the hook. */
    private static Path office(Path here, Hook hook) throws IOException {
        Path office = Files.createDirectories(here.resolve("kantor"));
        Files.writeString(
                office.resolve("offices.tsv"),
                "piket\tPiket Contoh\tdesk\t00\tALL\tSIAGA\tkait\tpiket\tid\t+07:00\t00:00\t00:00\t10\t30\t1\t\n"
                        + "konsel\tKesbangpol Contoh\taction\t74.05\tALL\tWASPADA\tkait\tkonsel\tid\t+08:00\t22:00\t05:00\t15\t120\t2\tpusat\n"
                        + "pusat\tPusat Contoh\tinfo\t00\tALL\tWASPADA\tkait\tpusat\tid\t+07:00\t22:00\t05:00\t15\t120\t1\t\n");
        Files.writeString(
                office.resolve("channels.tsv"),
                "kait\twebhook\thttp://127.0.0.1:"
                        + hook.server().getAddress().getPort()
                        + "/\tgeneric\n");
        return office;
    }

    private static Hook hook() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Hook hook =
                new Hook(
                        server,
                        new ConcurrentHashMap<>(),
                        new ConcurrentLinkedQueue<>(),
                        new AtomicBoolean(),
                        new AtomicInteger());
        server.createContext(
                "/",
                exchange -> {
                    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    if (hook.closed().get()) {
                        hook.refused().incrementAndGet();
                        exchange.sendResponseHeaders(503, -1);
                        exchange.close();
                        return;
                    }
                    hook.keys().add(key);
                    hook.bodies()
                            .computeIfAbsent(key, one -> ConcurrentHashMap.newKeySet())
                            .add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        return hook;
    }

    /** Job and courier of one run. */
    private static final class Beside implements AutoCloseable {
        private final Path here;
        private final Stack stack;
        private final Path office;
        private final List<Program> running = new ArrayList<>();
        private @Nullable Program job;
        private @Nullable Program courier;

        Beside(Path here, Stack stack, Path office) {
            this.here = here;
            this.stack = stack;
            this.office = office;
        }

        void startJob() throws IOException {
            Map<String, String> settings = new HashMap<>(stack.settings(stack.storePort()));
            settings.put("KENTONGAN_OFFICES", office.toString());
            job =
                    start(
                            "job",
                            "640m",
                            settings,
                            JobProgram.class.getName(),
                            stack.checkpoints().toString());
        }

        void startCourier() throws IOException {
            courier =
                    start(
                            "courier",
                            "128m",
                            Map.of(),
                            CourierProgram.class.getName(),
                            stack.servers(),
                            office.toString(),
                            here.resolve("courier").toString(),
                            END.toString());
        }

        private Program start(
                String name, String heap, Map<String, String> environment, String... command)
                throws IOException {
            Program program =
                    Program.start(
                            here.resolve(name + ".log"),
                            heap,
                            Program.classPath(),
                            environment,
                            command);
            running.add(program);
            return program;
        }

        /** Waits until the job works: something more is committed, or all is. */
        void awaitProgress() {
            long before = stack.committed(Topics.FINDINGS);
            long all = LOG.stream().filter(one -> one.value().startsWith("{")).count();
            Awaitility.await("the job goes on")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(
                            () ->
                                    stack.committed(Topics.FINDINGS) > before
                                            || before > all * 9 / 10);
        }

        void killJob() throws Exception {
            Objects.requireNonNull(job).kill();
            startJob();
        }

        void killCourier() throws Exception {
            Objects.requireNonNull(courier).kill();
            startCourier();
        }

        String courierSaid() throws IOException {
            return Files.readString(here.resolve("courier.log"));
        }

        @Override
        public void close() throws InterruptedException {
            for (Program program : running) {
                program.close();
            }
        }
    }
}
