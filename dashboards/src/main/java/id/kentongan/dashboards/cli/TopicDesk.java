package id.kentongan.dashboards.cli;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.dashboards.console.Desk;
import id.kentongan.dashboards.store.StoreUnavailable;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Decisions of people go to the topics {@code reviews} and {@code acks}. */
final class TopicDesk implements Desk, AutoCloseable {

    private static final int SECONDS = 10;

    private final KafkaProducer<byte[], byte[]> producer;

    TopicDesk(Properties client) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("acks", "all");
        settings.setProperty("max.block.ms", Integer.toString(SECONDS * 1000));
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void acknowledge(Ack ack) {
        send(Topics.ACKS, ack.ackId(), ack);
    }

    @Override
    public void review(Review review) {
        send(Topics.REVIEWS, review.reviewId(), review);
    }

    @Override
    public void report(String source, byte[] line) {
        send(Topics.INCIDENT_REPORTS, source, line);
    }

    private void send(String topic, String key, Object value) {
        send(topic, key, Json.bytes(value));
    }

    private void send(String topic, String key, byte[] line) {
        try {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), line))
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StoreUnavailable("the decision could not be recorded in " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while recording a decision", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
