package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import id.kentongan.pipeline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of Kafka: one message for each notice, its id as key and as {@code Idempotency-Key}. */
final class TopicChannel implements Channel, AutoCloseable {

    private static final int SECONDS = 10;

    private final String name;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    TopicChannel(String name, String topic, Properties client) {
        this.name = name;
        this.topic = topic;
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("acks", "all");
        settings.setProperty("max.block.ms", Integer.toString(SECONDS * 1000));
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(Notice notice) throws DeliveryException {
        byte[] key = notice.noticeId().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, key, Json.bytes(notice));
        message.headers().add("Idempotency-Key", key);
        try {
            producer.send(message).get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw DeliveryException.tryAgain("topic " + topic + " did not take it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryException.tryAgain("stopped while sending");
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
