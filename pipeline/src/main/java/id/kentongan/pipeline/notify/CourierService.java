package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The courier of a running system: reads {@code notices} and {@code alerts}, keeps them in a {@link
 * Mailroom}, and delivers them beside the job. A message of the topics counts as read only after it
 * lies on disk; what was sent is remembered there, so a restart sends nothing anew.
 */
public final class CourierService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CourierService.class);

    private static final Duration POLL = Duration.ofMillis(500);

    private final Mailroom room;
    private final Courier courier;
    private final List<Channel> channels;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Clock clock;
    private final AtomicLong unreadable = new AtomicLong();
    private final Thread thread;
    private volatile boolean open = true;

    private CourierService(
            Mailroom room,
            Courier courier,
            List<Channel> channels,
            KafkaConsumer<byte[], byte[]> consumer,
            Clock clock) {
        this.room = room;
        this.courier = courier;
        this.channels = channels;
        this.consumer = consumer;
        this.clock = clock;
        this.thread = new Thread(this::run, "courier");
    }

    /**
     * Starts it.
     *
     * @param office the checked files of the office
     * @param environment with the secrets of the channels
     * @param kafka settings of the Kafka client
     * @param group consumer group; it remembers how far the topics were read
     * @param data directory that remembers what was delivered
     * @param last what is done to a notice just before it is sent
     * @param clock of the deliveries
     */
    public static CourierService start(
            OfficeDirectory office,
            Map<String, String> environment,
            Properties kafka,
            String group,
            Path data,
            UnaryOperator<Notice> last,
            Clock clock)
            throws IOException {
        Mailroom room = Mailroom.open(data, office.files());
        room.outbox().tidy(clock.instant());
        List<Channel> channels = Channels.open(office, environment, kafka);
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.setProperty("group.id", group);
        settings.setProperty("isolation.level", "read_committed");
        settings.setProperty("enable.auto.commit", "false");
        settings.setProperty("auto.offset.reset", "earliest");
        CourierService service =
                new CourierService(
                        room,
                        new Courier(room.outbox(), Backoff.STANDARD, clock, last),
                        channels,
                        new KafkaConsumer<>(
                                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                        clock);
        service.courier.start(channels);
        service.thread.setDaemon(true);
        service.thread.start();
        return service;
    }

    /** What is to be delivered and what was. */
    public Outbox outbox() {
        return room.outbox();
    }

    /** Whether another alert has taken the place of {@code alertId}. */
    public boolean closed(String alertId) {
        return room.closed(alertId);
    }

    /** Messages of the topics that were no notice and no alert. */
    public long unreadable() {
        return unreadable.get();
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.NOTICES, Topics.ALERTS));
            while (open) {
                try {
                    turn();
                } catch (WakeupException | InterruptException e) {
                    open = false;
                } catch (KafkaException e) {
                    LOG.warn("Kafka does not answer: {}; trying again", e.getClass().getName());
                } catch (IOException | java.io.UncheckedIOException e) {
                    // not on disk: read it again
                    LOG.error("the courier cannot write: {}; trying again", e.getMessage());
                    rewind();
                }
            }
        }
    }

    private void turn() throws IOException {
        boolean any = false;
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            any = true;
            take(message);
        }
        if (any) {
            consumer.commitSync();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) throws IOException {
        Notice notice = null;
        Alert alert = null;
        try {
            if (message.value() == null) {
                throw new IOException("empty");
            }
            if (message.topic().equals(Topics.NOTICES)) {
                notice = Json.read(message.value(), Notice.class);
            } else {
                alert = Json.read(message.value(), Alert.class);
            }
        } catch (IOException e) {
            unreadable.incrementAndGet();
            LOG.warn(
                    "message {}@{} of {} is no notice and no alert",
                    message.partition(),
                    message.offset(),
                    message.topic());
        }
        if (notice != null) {
            room.take(notice, clock.instant());
        }
        if (alert != null) {
            room.take(alert, clock.instant());
        }
    }

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

    @Override
    public void close() {
        open = false;
        consumer.wakeup();
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        courier.close();
        for (Channel channel : channels) {
            if (channel instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.warn("channel {} did not close", channel.name());
                }
            }
        }
    }
}
