package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.pipeline.config.LoopbackPorts;
import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.config.Settings.Key;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.json.KnowledgeCodec;
import id.kentongan.pipeline.kafka.EmbeddedBroker;
import id.kentongan.pipeline.kafka.KnowledgeTopic;
import id.kentongan.pipeline.kafka.TopicWriter;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import id.kentongan.pipeline.testing.TopicReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running job at parallelism 2 on a real broker: a good bundle takes effect from its instant on,
 * a broken one changes nothing; the job is ended and started again in between; nothing is lost or
 * read twice, and a replay with the same bundle gives the same findings.
 */
@EnabledIfEnvironmentVariable(
        named = "KENTONGAN_FULL",
        matches = ".+",
        disabledReason = "takes half a minute and more: mvn -Plong verify runs it")
class KnowledgeReloadIT {

    private static final String NAME = "indicator/LND-02.txt";

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir private Path directory;

    private final List<byte[]> sent = new ArrayList<>();

    @Test
    void aChangedIndicatorTakesEffectFromItsInstantOnAndABrokenOneNever() throws Exception {
        Bundle changed =
                Bundle.of(
                        Map.of(
                                NAME,
                                shipped()
                                        + "phrase: geruduk petak semai\n"
                                        + "match: Warga geruduk petak semai perusahaan\n"));
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
                            .with(Key.KAFKA_GROUP, "reload");
            Instant effective;
            try (TopicWriter writer =
                    TopicWriter.open(settings.kafkaClient(), List.of(Topics.INCIDENT_REPORTS))) {
                try (Running job = start(settings)) {
                    send(writer, 60);
                    await(() -> findings(broker).size() >= 60);
                    publishBroken(settings);
                    Instant published =
                            KnowledgeTopic.publish(
                                    settings.kafkaClient(),
                                    KnowledgeCodec.encode(Instant.EPOCH, changed));
                    effective = published.plus(KnowledgeCodec.LEAD);
                    send(writer, 60);
                    await(() -> findings(broker).size() >= 120);
                    await(
                            () ->
                                    !TopicReader.all(broker.bootstrap(), Topics.DEAD_LETTERS)
                                            .isEmpty());
                }
                // while no job runs, the bundle takes effect and reports arrive
                await(() -> Instant.now().isAfter(effective));
                send(writer, 60);
                try (Running job = start(settings)) {
                    await(() -> findings(broker).size() >= 180);
                    send(writer, 60);
                    await(() -> findings(broker).size() >= 240);
                    await(() -> scored(broker, changed.version()));
                }
            }

            List<JsonNode> findings = findings(broker);
            eachItemOnceWithTheKnowledgeOfItsTime(findings, effective, changed);
            theBrokenOneIsToldOnce(broker);
            scoresSayWhatReadThem(broker, effective, changed);
            aReplayGivesTheSameFindings(findings, effective, changed);
        }
    }

    private static void eachItemOnceWithTheKnowledgeOfItsTime(
            List<JsonNode> findings, Instant effective, Bundle changed) {
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode finding : findings) {
            String id = finding.path("id").asText();
            assertThat(versions.put(id, finding.path("version").asText())).as(id).isNull();
            boolean later = !Instant.parse(id.split("_", 2)[1]).isBefore(effective);
            assertThat(finding.path("version").asText())
                    .as(id)
                    .isEqualTo(later ? changed.version() : Knowledge.version());
            assertThat(finding.path("indicators").toString().contains("LND-02"))
                    .as(id)
                    .isEqualTo(later);
        }
        assertThat(versions).hasSize(240);
        assertThat(versions.values())
                .filteredOn(version -> version.equals(changed.version()))
                .hasSizeBetween(120, 180);
    }

    private static void theBrokenOneIsToldOnce(EmbeddedBroker broker) throws IOException {
        List<byte[]> letters = TopicReader.all(broker.bootstrap(), Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        JsonNode letter = Json.read(letters.get(0), JsonNode.class);
        assertThat(letter.path("topic").asText()).isEqualTo(Topics.KNOWLEDGE);
        assertThat(letter.path("reason").asText()).isEqualTo("bad-knowledge");
        assertThat(letter.path("detail").asText()).matches(NAME + ":\\d+: unknown key 'frase'");
    }

    private static void scoresSayWhatReadThem(
            EmbeddedBroker broker, Instant effective, Bundle changed) throws IOException {
        Set<String> before = new TreeSet<>();
        Set<String> after = new TreeSet<>();
        for (byte[] line : TopicReader.all(broker.bootstrap(), Topics.RISK_SCORES)) {
            JsonNode row = Json.read(line, JsonNode.class);
            (Instant.parse(row.path("time").asText()).isBefore(effective) ? before : after)
                    .add(row.path("version").asText().split("/", 2)[0]);
        }
        assertThat(before).containsExactly(Knowledge.version());
        assertThat(after).contains(changed.version());
    }

    private void aReplayGivesTheSameFindings(List<JsonNode> live, Instant effective, Bundle changed)
            throws IOException {
        Path items = directory.resolve("items.jsonl");
        try (var out = Files.newOutputStream(items)) {
            for (byte[] line : sent) {
                out.write(line);
                out.write('\n');
            }
        }
        Path out = directory.resolve("replayed");
        Replay.run(
                new ReplayRequest(
                        List.of(items),
                        out,
                        null,
                        null,
                        Set.of(),
                        null,
                        List.of(KnowledgeCodec.encode(effective, changed)),
                        2));

        Set<String> replayed = new TreeSet<>(Files.readAllLines(out.resolve("findings.jsonl")));
        Set<String> said = new TreeSet<>();
        live.forEach(finding -> said.add(finding.toString()));
        assertThat(said).isEqualTo(replayed);
    }

    private static boolean scored(EmbeddedBroker broker, String version) {
        return TopicReader.all(broker.bootstrap(), Topics.RISK_SCORES).stream()
                .anyMatch(row -> new String(row, StandardCharsets.UTF_8).contains(version));
    }

    private static void publishBroken(Settings settings) throws IOException {
        byte[] good = KnowledgeCodec.encode(Instant.EPOCH, Bundle.of(Map.of(NAME, shipped())));
        String broken =
                new String(good, StandardCharsets.UTF_8)
                        .replace("topic: sawit;", "frase: sawit;")
                        .replace("\\ntopic: sawit", "\\nfrase: sawit");
        KnowledgeTopic.publish(settings.kafkaClient(), broken.getBytes(StandardCharsets.UTF_8));
    }

    /** Reports one after the other, in the topic when they say that they were made. */
    private void send(TopicWriter writer, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
            String id = "lapor-" + sent.size() + "_" + now;
            byte[] line =
                    Json.bytes(
                            Map.of(
                                    "id",
                                    id,
                                    "type",
                                    "incident",
                                    "occurredAt",
                                    now.toString(),
                                    "reportedAt",
                                    now.toString(),
                                    "region",
                                    "62.07",
                                    "text",
                                    "Warga geruduk petak semai milik perusahaan, satu orang"
                                            + " luka dan dua gubuk dibakar massa. Nomor "
                                            + i,
                                    "source",
                                    Map.of("id", "pos-" + i % 7, "kind", "official")));
            sent.add(line);
            writer.send(Topics.INCIDENT_REPORTS, id.getBytes(StandardCharsets.UTF_8), line);
            writer.flush();
        }
    }

    private static List<JsonNode> findings(EmbeddedBroker broker) {
        List<JsonNode> findings = new ArrayList<>();
        for (byte[] line : TopicReader.all(broker.bootstrap(), Topics.FINDINGS)) {
            try {
                findings.add(Json.read(line, JsonNode.class));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return findings;
    }

    /** The job until it is closed; the next one goes on from its last checkpoint. */
    private record Running(StreamExecutionEnvironment env, JobClient job) implements AutoCloseable {

        @Override
        public void close() throws Exception {
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
                "reload");
        return new Running(env, env.executeAsync("reload"));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(300_000_000);
        }
    }

    private static String shipped() {
        try (InputStream in =
                KnowledgeReloadIT.class.getResourceAsStream("/id/kentongan/analyzers/" + NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
