package id.kentongan.pipeline.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.Topics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The courier at a real broker: at least once, with the same key, over restarts. */
class CourierServiceIT {

    private static final int NOTICES = 40;

    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private CountDownLatch told = new CountDownLatch(NOTICES);

    @Test
    void aRestartSendsNothingAnewAndADeadChannelHoldsUpNoOther(@TempDir Path directory)
            throws Exception {
        HttpServer server = server();
        Path offices = Files.createDirectories(directory.resolve("kantor"));
        Path cap = directory.resolve("cap");
        Files.writeString(
                offices.resolve("channels.tsv"),
                "kait\twebhook\thttp://127.0.0.1:"
                        + server.getAddress().getPort()
                        + "/\tgeneric\n"
                        + "mati\twebhook\thttp://127.0.0.1:"
                        + LoopbackPorts.free()
                        + "/\tgeneric\n"
                        + "cap\tcap\t"
                        + cap
                        + "\t\tkentongan@contoh.id\n");
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(
                        directory.resolve("kafka"),
                        LoopbackPorts.free(),
                        LoopbackPorts.free(),
                        -1)) {
            broker.create(List.of(Topics.NOTICES, Topics.ALERTS), 2, Map.of());
            Properties kafka = new Properties();
            kafka.setProperty("bootstrap.servers", broker.bootstrap());
            Path data = directory.resolve("data");
            send(kafka, 0, NOTICES);

            try (CourierService courier = start(offices, kafka, data)) {
                assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(courier.unreadable()).isLessThanOrEqualTo(1);
            }
            told = new CountDownLatch(1);
            send(kafka, NOTICES, NOTICES + 1);
            try (CourierService courier = start(offices, kafka, data)) {
                assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
                assertThat(courier.outbox().troubled())
                        .isNotEmpty()
                        .allMatch(one -> one.notice().channel().equals("mati"));
            }
        } finally {
            server.stop(0);
        }

        Set<String> expected = new HashSet<>();
        for (int i = 0; i <= NOTICES; i++) {
            expected.add("n" + i);
        }
        assertThat(new HashSet<>(keys)).isEqualTo(expected);
        assertThat(keys).hasSize(NOTICES + 1);
        try (var files = Files.list(cap)) {
            assertThat(files).hasSize(1);
        }
    }

    private static CourierService start(Path offices, Properties kafka, Path data)
            throws IOException {
        return CourierService.start(
                OfficeDirectory.read(offices).checked(Map.of()),
                Map.of(),
                kafka,
                "courier-test",
                data,
                UnaryOperator.identity(),
                Clock.fixed(Alerts.NOON.plus(Duration.ofHours(1)), ZoneOffset.UTC));
    }

    /** Notices from {@code from} on; the first batch also holds an alert and a broken message. */
    private static void send(Properties kafka, int from, int to) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                Notice notice = Alerts.notice("n" + i, "kait", i == NOTICES ? 0 : 2);
                producer.send(message(Topics.NOTICES, notice.noticeId(), Json.bytes(notice)));
                Notice dead = Alerts.notice("m" + i, "mati", 3);
                producer.send(message(Topics.NOTICES, dead.noticeId(), Json.bytes(dead)));
            }
            if (from == 0) {
                producer.send(message(Topics.NOTICES, "x", "{".getBytes(StandardCharsets.UTF_8)));
                producer.send(
                        message(
                                Topics.ALERTS,
                                "74.05/LND",
                                Json.bytes(
                                        Alerts.change(
                                                Level.NORMAL, Level.SIAGA, Alerts.NOON, false))));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> message(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                    told.countDown();
                });
        server.start();
        return server;
    }
}
