package id.kentongan.dashboards.serve;

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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends decisions to the topics {@code acks} and {@code reviews}, where the job reads them. */
public final class TopicDesk implements Desk, AutoCloseable {

    private static final int SECONDS = 10;

    private final KafkaProducer<byte[], byte[]> producer;

    private TopicDesk(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** A desk at the brokers of {@code client}. */
    public static TopicDesk open(Properties client) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.putIfAbsent("acks", "all");
        settings.putIfAbsent("delivery.timeout.ms", String.valueOf(SECONDS * 1000));
        settings.putIfAbsent("request.timeout.ms", String.valueOf(SECONDS * 500));
        settings.putIfAbsent("max.block.ms", String.valueOf(SECONDS * 1000));
        return new TopicDesk(
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @Override
    public void acknowledge(Ack ack) {
        send(Topics.ACKS, ack.alertId(), Json.bytes(ack));
    }

    @Override
    public void review(Review review) {
        send(Topics.REVIEWS, review.region(), Json.bytes(review));
    }

    private void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new StoreUnavailable("Kafka does not take the decision", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
