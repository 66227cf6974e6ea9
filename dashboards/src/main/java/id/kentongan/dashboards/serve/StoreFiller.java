package id.kentongan.dashboards.serve;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.analyzers.knowledge.Timeline;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.json.KnowledgeCodec;
import id.kentongan.pipeline.kafka.KnowledgeReader;
import id.kentongan.pipeline.kafka.Topics;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.output.Points;
import id.kentongan.pipeline.record.Arrival;
import id.kentongan.pipeline.record.FeedHealth;
import id.kentongan.pipeline.record.KnowledgeRelease;
import id.kentongan.pipeline.record.RawInput;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreReader;
import id.kentongan.pipeline.topology.TopologyOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a QuestDB from the topics. What the job wrote becomes points as the job itself would write
 * them; reports and news are tagged here once more, because their text stands only in the inputs.
 * Points replace themselves, so reading a message twice does no harm: offsets are committed only
 * after the store took the points.
 */
public final class StoreFiller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFiller.class);

    /** Name under which the filler shows among the jobs. */
    private static final String JOB = "konsol";

    private static final List<String> TOPICS =
            List.of(
                    Topics.INCIDENT_REPORTS,
                    Topics.NEWS_ARTICLES,
                    Topics.REVIEWS,
                    Topics.ACKS,
                    Topics.SOURCE_HEALTH,
                    Topics.EVENTS,
                    Topics.RISK_SCORES,
                    Topics.ALERTS);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final InfluxDBClient store;
    private final ItemDecoder decoder = ItemDecoder.standard();
    private final KnowledgeReader knowledge;
    private final Map<String, Tagger> taggers = new HashMap<>();
    private Timeline timeline = Timeline.shipped();
    private final AtomicLong unreadable = new AtomicLong();
    private long told;
    private final boolean nilOnly;
    private final StoreReader reader;
    private @Nullable Heardbook book;
    private final Thread thread;
    private volatile boolean open = true;

    /** What stands beside the score in a message of {@code risk-scores}. */
    record Beside(int alert_level, String coverage) {}

    private StoreFiller(
            KafkaConsumer<byte[], byte[]> consumer,
            KnowledgeReader knowledge,
            String address,
            boolean nilOnly) {
        this.knowledge = knowledge;
        this.consumer = consumer;
        this.store =
                InfluxDBClientFactory.create(
                        address, "none".toCharArray(), "kentongan", "kentongan");
        this.reader = new StoreReader(address);
        this.nilOnly = nilOnly;
        this.thread = new Thread(this::run, "store-filler");
    }

    /**
     * Starts to fill.
     *
     * @param client settings of the Kafka client
     * @param group consumer group; it remembers how far the store is filled
     * @param address of a QuestDB that holds the tables of {@code Series}
     */
    public static StoreFiller start(Properties client, String group, String address) {
        return start(client, group, address, false);
    }

    /**
     * Starts beside a job that writes the same store: only nil reports are taken, which the job
     * counts at midnight, so that they are seen at once.
     */
    public static StoreFiller ofNilReports(Properties client, String group, String address) {
        return start(client, group, address, true);
    }

    private static StoreFiller start(
            Properties client, String group, String address, boolean nilOnly) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("group.id", group);
        settings.setProperty("isolation.level", "read_committed");
        settings.setProperty("enable.auto.commit", "false");
        settings.putIfAbsent("auto.offset.reset", "earliest");
        settings.putIfAbsent("max.poll.records", "2000");
        StoreFiller filler =
                new StoreFiller(
                        new KafkaConsumer<>(
                                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                        KnowledgeReader.open(client),
                        address,
                        nilOnly);
        filler.thread.setDaemon(true);
        filler.thread.start();
        return filler;
    }

    /** Messages that were no such record; the job itself keeps them as dead letters. */
    public long unreadable() {
        return unreadable.get();
    }

    private void run() {
        try (consumer;
                knowledge) {
            consumer.subscribe(nilOnly ? List.of(Topics.INCIDENT_REPORTS) : TOPICS);
            while (open) {
                try {
                    turn();
                } catch (InfluxException | IOException e) {
                    LOG.warn("the store does not take points: {}; trying again", e.getMessage());
                    rewind();
                } catch (WakeupException | InterruptException e) {
                    open = false;
                } catch (KafkaException e) {
                    LOG.warn("Kafka does not answer: {}; trying again", e.getMessage());
                }
            }
        }
    }

    /** What an earlier run had counted. */
    private long known() throws IOException {
        for (Map<String, Object> row :
                reader.query(
                        "select dead_letters from pipeline_health where job = '"
                                + JOB
                                + "' order by timestamp desc limit 1")) {
            if (row.get("dead_letters") instanceof Number count) {
                return count.longValue();
            }
        }
        return 0;
    }

    private void turn() throws IOException {
        if (book == null) {
            book = Heardbook.read(reader);
            told = known();
            unreadable.set(told);
        }
        List<String> lines = new ArrayList<>();
        ConsumerRecords<byte[], byte[]> messages = consumer.poll(Duration.ofMillis(500));
        if (!messages.isEmpty()) {
            try {
                learn();
            } catch (KafkaException e) {
                rewind();
                throw e;
            }
        }
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            byte[] value = message.value();
            if (value != null) {
                try {
                    points(message, value).forEach(point -> lines.add(point.line()));
                } catch (IOException | IllegalArgumentException e) {
                    unreadable.incrementAndGet();
                }
            }
        }
        if (!nilOnly && unreadable.get() != told) {
            told = unreadable.get();
            lines.add(health(told).line());
        }
        if (!lines.isEmpty()) {
            WriteApiBlocking api = store.getWriteApiBlocking();
            api.writeRecords(WritePrecision.MS, lines);
            consumer.commitSync();
        }
    }

    /** What the job admits, by the same rule. */
    private void learn() {
        for (RawInput message : knowledge.read()) {
            try {
                KnowledgeRelease release =
                        KnowledgeCodec.decode(message.bytes(), message.arrival());
                Bundle bundle = Bundle.of(release.files());
                taggers.putIfAbsent(bundle.version(), Tagger.proven(bundle));
                timeline = timeline.with(release.from(), bundle);
            } catch (IllegalArgumentException e) {
                LOG.warn("a release of knowledge is refused: {}", e.getMessage());
            }
        }
    }

    /** The count of what could not be read, as a row of its own job. */
    private Point health(long count) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("dead_letters", count);
        fields.put(Series.VERSION, Knowledge.version());
        return Point.of(
                Series.PIPELINE_HEALTH,
                Map.of("job", JOB),
                fields,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** What was read but not written is read again. */
    private void rewind() {
        consumer.committed(consumer.assignment())
                .forEach(
                        (partition, offset) -> {
                            if (offset == null) {
                                consumer.seekToBeginning(List.of(partition));
                            } else {
                                consumer.seek(partition, offset);
                            }
                        });
    }

    private List<Point> points(ConsumerRecord<byte[], byte[]> message, byte[] value)
            throws IOException {
        return switch (message.topic()) {
            case Topics.EVENTS -> List.of(Points.event(Json.read(value, Event.class)));
            case Topics.ALERTS -> List.of(Points.alert(Json.read(value, Alert.class)));
            case Topics.RISK_SCORES -> score(value);
            case Topics.REVIEWS -> List.of(Points.review(Json.read(value, Review.class)));
            case Topics.ACKS -> List.of(Points.ack(Json.read(value, Ack.class)));
            case Topics.SOURCE_HEALTH -> List.of(Points.feeds(Json.read(value, FeedHealth.class)));
            default -> finding(value, Instant.ofEpochMilli(message.timestamp()));
        };
    }

    private static List<Point> score(byte[] value) throws IOException {
        RiskScore score = Json.read(value, RiskScore.class);
        Beside beside = Json.read(value, Beside.class);
        List<Point> points = new ArrayList<>(Points.parts(score));
        points.add(Points.risk(new RatedScore(score, beside.alert_level(), beside.coverage())));
        return points;
    }

    private List<Point> finding(byte[] value, Instant arrival) {
        Item item = decoder.decode(value).item();
        Heardbook heard = Objects.requireNonNull(book);
        if (item == null) {
            unreadable.incrementAndGet();
            return List.of();
        }
        if (item.kind() == Item.Kind.NIL) {
            return heard.heard(item, null);
        }
        if (nilOnly) {
            return List.of();
        }
        // the instant that decides is the one the job settles on
        Instant known = Arrival.settle(item, arrival, TopologyOptions.LIVE_LATENESS).known();
        Bundle bundle = timeline.at(known);
        Finding finding =
                taggers.computeIfAbsent(bundle.version(), none -> Tagger.over(bundle)).tag(item);
        List<Point> points = new ArrayList<>(heard.heard(item, finding));
        points.add(Points.finding(new TaggedItem(item, finding, Sightings.of(item, finding))));
        return points;
    }

    @Override
    public void close() {
        open = false;
        consumer.wakeup();
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }
}
