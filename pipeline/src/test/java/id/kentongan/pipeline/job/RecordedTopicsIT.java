package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.files.Spool;
import id.kentongan.pipeline.files.SpoolSink;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.output.Lines;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import id.kentongan.pipeline.testing.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live job at a real broker, restarted once in the middle; then its input topics, recorded, are
 * replayed from files: the scores and alerts are those that were sent.
 */
class RecordedTopicsIT {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final List<String> REGIONS = List.of("62.07", "74.05", "32.13", "81.01");

    /** Region of the last report, of which nothing was heard before. */
    private static final String LAST = "13.71";

    @TempDir private Path directory;

    private int made;

    @Test
    void recordedTopicsGiveTheScoresAndAlertsThatWereSent() throws Exception {
        try (EmbeddedBroker broker =
                EmbeddedBroker.start(
                        directory.resolve("kafka"),
                        LoopbackPorts.free(),
                        LoopbackPorts.free(),
                        -1)) {
            broker.create(Topics.IN, 2, Map.of("message.timestamp.type", "LogAppendTime"));
            broker.create(Topics.OUT, 1, Map.of());
            Settings settings =
                    Settings.read(null, Map.of())
                            .with(Key.KAFKA_SERVERS, broker.bootstrap())
                            .with(Key.KAFKA_GROUP, "recorded");
            try (TopicWriter writer =
                    TopicWriter.open(
                            settings.kafkaClient(),
                            List.of(
                                    Topics.INCIDENT_REPORTS,
                                    Topics.NEWS_ARTICLES,
                                    Topics.REVIEWS))) {
                try (Running job = start(settings)) {
                    send(writer, 40);
                    Awaitility.await("a first alert")
                            .atMost(LONGEST)
                            .until(() -> !read(broker, Topics.ALERTS).isEmpty());
                    judge(writer, broker);
                }
                send(writer, 20);
                try (Running job = start(settings)) {
                    send(writer, 20);
                    String last = "lapor-" + made;
                    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
                    put(writer, Topics.INCIDENT_REPORTS, last, report(last, LAST, now));
                    Awaitility.await("the scores after the last report")
                            .atMost(LONGEST)
                            .until(() -> scoredAfter(broker, known(broker, last)));
                }
            }
            compare(broker);
        }
    }

    private void compare(EmbeddedBroker broker) throws IOException {
        Path recording = directory.resolve("recording.jsonl");
        Instant cut = record(broker, recording);
        Path spool = Files.createDirectories(directory.resolve("scores"));
        Path out = directory.resolve("out");
        Replay.run(
                new ReplayRequest(
                        List.of(recording),
                        out,
                        null,
                        null,
                        Set.of(),
                        null,
                        List.of(),
                        2,
                        List.of(),
                        null,
                        true),
                outputs ->
                        outputs.scores()
                                .sinkTo(
                                        new SpoolSink<RatedScore>(
                                                spool,
                                                "scores",
                                                row -> Lines.ratedScore(row),
                                                row -> Lines.ratedScore(row)))
                                .uid("all-scores")
                                .name("All scores"));

        Set<String> scores = new TreeSet<>();
        Spool.sorted(
                SpoolSink.written(spool, "scores"),
                spool,
                entry -> scores.add(new String(entry.value(), StandardCharsets.UTF_8)));
        assertThat(until(cut, scores)).isEqualTo(until(cut, texts(broker, Topics.RISK_SCORES)));
        assertThat(until(cut, texts(broker, Topics.RISK_SCORES))).hasSizeGreaterThan(40);
        Set<String> alerts = new TreeSet<>(Files.readAllLines(out.resolve("alerts.jsonl")));
        assertThat(until(cut, alerts)).isEqualTo(until(cut, texts(broker, Topics.ALERTS)));
        assertThat(texts(broker, Topics.ALERTS)).hasSizeGreaterThan(3);
        assertThat(texts(broker, Topics.ALERTS)).anyMatch(alert -> alert.contains("corrected"));
        assertThat(new TreeSet<>(Files.readAllLines(out.resolve("findings.jsonl"))))
                .isEqualTo(texts(broker, Topics.FINDINGS))
                .anyMatch(finding -> finding.contains("\"late\""))
                .anyMatch(finding -> finding.contains("\"future-date\""));
        alertsBearTheInstantOfWhatRaisedThem(broker);
    }

    /**
     * An alert is of the very instant at which its newest report was known, not of a lateness
     * later.
     */
    private static void alertsBearTheInstantOfWhatRaisedThem(EmbeddedBroker broker)
            throws IOException {
        Set<String> known = new TreeSet<>();
        for (JsonNode finding : read(broker, Topics.FINDINGS)) {
            known.add(finding.path("known").asText());
        }
        for (JsonNode alert : read(broker, Topics.ALERTS)) {
            if (alert.path("reason").asText().equals("heat")) {
                assertThat(known).contains(alert.path("time").asText());
            }
        }
    }

    /**
     * Reports and news of clashes, one after the other; some late, ahead, twice, changed, broken.
     */
    private void send(TopicWriter writer, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
            Instant stated =
                    switch (i % 10) {
                        case 3 -> now.minus(Duration.ofDays(2));
                        case 6 -> now.plus(Duration.ofDays(3));
                        case 8 -> now.minusSeconds(3);
                        default -> now;
                    };
            String id = "lapor-" + made;
            byte[] line =
                    i % 4 == 1
                            ? news(id, stated)
                            : report(id, REGIONS.get(made % REGIONS.size()), stated);
            String topic = i % 4 == 1 ? Topics.NEWS_ARTICLES : Topics.INCIDENT_REPORTS;
            put(writer, topic, id, line);
            if (i % 10 == 5) {
                put(writer, topic, id, line);
                String changed = new String(line, StandardCharsets.UTF_8).replace("tiga", "tujuh");
                put(writer, topic, id, changed.getBytes(StandardCharsets.UTF_8));
            }
            if (i % 10 == 7) {
                put(writer, topic, "x", "bukan json".getBytes(StandardCharsets.UTF_8));
            }
            made++;
        }
    }

    private static void put(TopicWriter writer, String topic, String key, byte[] line)
            throws IOException {
        writer.send(topic, key.getBytes(StandardCharsets.UTF_8), line);
        writer.flush();
    }

    private byte[] report(String id, String region, Instant stated) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("id", id);
        report.put("type", "incident");
        report.put("occurredAt", stated.toString());
        report.put("reportedAt", stated.toString());
        report.put("region", region);
        report.put(
                "text",
                "Bentrok antarwarga di Desa Contoh "
                        + made
                        + ", tiga orang luka dan rumah dibakar massa.");
        report.put("source", Map.of("id", "pos-" + made % 7, "kind", "official"));
        return Json.bytes(report);
    }

    private byte[] news(String id, Instant stated) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("id", id);
        article.put("type", "news");
        article.put("publishedAt", stated.toString());
        article.put("outlet", "Koran Contoh " + made % 3);
        article.put("title", "Bentrok Antarwarga di Konawe Selatan, Tiga Luka");
        article.put(
                "body",
                "ANDOOLO - Bentrok antarwarga pecah di Desa Contoh "
                        + made
                        + ", Kabupaten Konawe Selatan, tiga orang luka-luka.");
        return Json.bytes(article);
    }

    /**
     * All events of one region turn out not to have happened; one judgement is dated an hour ago.
     */
    private void judge(TopicWriter writer, EmbeddedBroker broker) throws IOException {
        int number = 0;
        Set<String> events = new TreeSet<>();
        for (JsonNode event : read(broker, Topics.EVENTS)) {
            if (event.path("region").asText().equals("62.07")) {
                events.add(event.path("eventId").asText());
            }
        }
        assertThat(events).isNotEmpty();
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        for (String event : events) {
            Review review =
                    new Review(
                            "r" + number,
                            number++ % 2 == 0 ? now : now.minus(Duration.ofHours(1)),
                            "piket-nasional",
                            Review.Action.DENY,
                            "62.07",
                            event,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "tidak terjadi");
            put(writer, Topics.REVIEWS, review.reviewId(), Json.bytes(review));
        }
        Awaitility.await("the level falls because people corrected it")
                .atMost(LONGEST)
                .until(
                        () ->
                                texts(broker, Topics.ALERTS).stream()
                                        .anyMatch(alert -> alert.contains("corrected")));
    }

    /** Writes the input topics as {@code kcat -C -J} does; gives the last arrival of a report. */
    private static Instant record(EmbeddedBroker broker, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        long last = 0;
        for (String topic : Topics.IN) {
            for (ConsumerRecord<byte[], byte[]> message :
                    TopicReader.messages(broker.bootstrap(), topic)) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("topic", topic);
                line.put("partition", message.partition());
                line.put("offset", message.offset());
                line.put("tstype", "logappend");
                line.put("ts", message.timestamp());
                line.put("broker", 1);
                line.put("key", new String(message.key(), StandardCharsets.UTF_8));
                line.put("payload", new String(message.value(), StandardCharsets.UTF_8));
                lines.add(Json.line(line));
                last = Math.max(last, message.timestamp());
            }
        }
        Files.write(file, lines);
        return Instant.ofEpochMilli(last);
    }

    private static @Nullable Instant known(EmbeddedBroker broker, String id) throws IOException {
        for (JsonNode finding : read(broker, Topics.FINDINGS)) {
            if (finding.path("id").asText().equals(id)) {
                return Instant.parse(finding.path("known").asText());
            }
        }
        return null;
    }

    private static boolean scoredAfter(EmbeddedBroker broker, @Nullable Instant known)
            throws IOException {
        if (known == null) {
            return false;
        }
        for (JsonNode row : read(broker, Topics.RISK_SCORES)) {
            if (row.path("region").asText().equals(LAST)
                    && row.path("time").asText().equals(known.toString())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> until(Instant cut, Set<String> lines) throws IOException {
        Set<String> kept = new TreeSet<>();
        for (String line : lines) {
            JsonNode node = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            if (!Instant.parse(node.path("time").asText()).isAfter(cut)) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static Set<String> texts(EmbeddedBroker broker, String topic) {
        Set<String> texts = new TreeSet<>();
        for (byte[] line : TopicReader.all(broker.bootstrap(), topic)) {
            texts.add(new String(line, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static List<JsonNode> read(EmbeddedBroker broker, String topic) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (byte[] line : TopicReader.all(broker.bootstrap(), topic)) {
            nodes.add(Json.read(line, JsonNode.class));
        }
        return nodes;
    }

    /** The job until it is closed; the next one goes on from its last checkpoint. */
    private record Running(StreamExecutionEnvironment env, JobClient job) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            // what was seen is committed, so a checkpoint holds it
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            job.cancel().get();
            env.close();
        }
    }

    private Running start(Settings settings) throws Exception {
        Configuration flink =
                LocalJob.configuration(directory.resolve("checkpoints"), Duration.ofMillis(500));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, flink);
        TopicOutput.attach(
                EarlyWarningJob.build(env, settings, OfficeFiles.standard()),
                settings.kafkaClient(),
                "recorded");
        return new Running(env, env.executeAsync("recorded"));
    }
}
