package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Answers go to the topic {@code acks}, refusals to {@code audit}. */
public final class TopicAnswers implements Answers, AutoCloseable {

    private static final int SECONDS = 10;

    private final KafkaProducer<byte[], byte[]> producer;

    public TopicAnswers(Properties client) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.setProperty("acks", "all");
        settings.setProperty("max.block.ms", Integer.toString(SECONDS * 1000));
        producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void acknowledged(Ack ack) throws IOException {
        send(Topics.ACKS, ack.ackId(), ack);
    }

    @Override
    public void refused(AuditLine line) throws IOException {
        send(Topics.AUDIT, line.region(), line);
    }

    private void send(String topic, String key, Object value) throws IOException {
        try {
            producer.send(
                            new ProducerRecord<>(
                                    topic, key.getBytes(StandardCharsets.UTF_8), Json.bytes(value)))
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("topic " + topic + " did not take it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while answering", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
