package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Notices on disk, one file each, so that nothing is forgotten by a crash and nothing that was sent
 * is sent anew after it. A notice offered twice is kept once. Safe for several threads of one
 * process.
 */
public final class Outbox {

    /** A notice that is older than this when it is first seen helps nobody any more. */
    static final Duration LATEST = Duration.ofDays(7);

    /** How long what is done with is remembered; longer than a topic is read back. */
    static final Duration KEPT = Duration.ofDays(60);

    private final Path directory;
    private final Map<String, Delivery> deliveries = new TreeMap<>();

    private Outbox(Path directory) {
        this.directory = directory;
    }

    /** Opens the outbox in {@code directory}, making it if need be. */
    public static Outbox open(Path directory) throws IOException {
        Files.createDirectories(directory);
        Outbox outbox = new Outbox(directory);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                Delivery delivery = Json.read(Files.readAllBytes(file), Delivery.class);
                outbox.deliveries.put(delivery.notice().noticeId(), delivery);
            }
        }
        return outbox;
    }

    /**
     * Takes a notice at {@code now}; false when it is known already. One that comes too late to
     * help is kept as failed, so that it is seen and not sent.
     */
    public synchronized boolean offer(Notice notice, Instant now) {
        if (!notice.time().plus(LATEST).isBefore(now)) {
            return offer(notice);
        }
        if (deliveries.containsKey(notice.noticeId()) || notice.time().plus(KEPT).isBefore(now)) {
            return false;
        }
        keep(
                new Delivery(
                        notice,
                        Delivery.State.FAILED,
                        1,
                        notice.time().toString(),
                        null,
                        "older than " + LATEST.toDays() + " days when it was first seen"));
        return false;
    }

    /** Whether {@code noticeId} is known. */
    public synchronized boolean knows(String noticeId) {
        return deliveries.containsKey(noticeId);
    }

    /** Forgets what was done with long before {@code now}; gives how many. */
    public synchronized int tidy(Instant now) throws IOException {
        List<String> old =
                deliveries.values().stream()
                        .filter(one -> one.state() != Delivery.State.PENDING)
                        .filter(one -> one.notice().time().plus(KEPT).isBefore(now))
                        .map(one -> one.notice().noticeId())
                        .toList();
        for (String id : old) {
            Files.deleteIfExists(directory.resolve(fileName(id)));
            deliveries.remove(id);
        }
        return old.size();
    }

    /** Takes a notice; false when it is known already. */
    public synchronized boolean offer(Notice notice) {
        if (deliveries.containsKey(notice.noticeId())) {
            return false;
        }
        keep(new Delivery(notice, Delivery.State.PENDING, 0, notice.time().toString(), null, null));
        return true;
    }

    /**
     * The next notice of {@code channel} that is due at {@code now}: the gravest, then the oldest.
     */
    synchronized Optional<Delivery> due(String channel, Instant now) {
        return deliveries.values().stream()
                .filter(one -> one.state() == Delivery.State.PENDING)
                .filter(one -> one.notice().channel().equals(channel))
                .filter(one -> !Instant.parse(one.notBefore()).isAfter(now))
                .min(
                        Comparator.comparingInt((Delivery one) -> -one.notice().level())
                                .thenComparing(one -> one.notice().time())
                                .thenComparing(one -> one.notice().noticeId()));
    }

    synchronized void sent(Delivery delivery, Instant now) {
        keep(
                new Delivery(
                        delivery.notice(),
                        Delivery.State.SENT,
                        delivery.failures(),
                        delivery.notBefore(),
                        now.toString(),
                        null));
    }

    synchronized void failed(
            Delivery delivery, String error, boolean retryable, Backoff backoff, Instant now) {
        int failures = delivery.failures() + 1;
        boolean over = !retryable || backoff.spent(failures);
        keep(
                new Delivery(
                        delivery.notice(),
                        over ? Delivery.State.FAILED : Delivery.State.PENDING,
                        failures,
                        now.plus(backoff.after(failures)).toString(),
                        null,
                        error));
    }

    /** What is not delivered although it was tried: for the console and for health checks. */
    public synchronized List<Delivery> troubled() {
        return deliveries.values().stream()
                .filter(one -> one.state() != Delivery.State.SENT && one.failures() > 0)
                .toList();
    }

    /** What was not delivered, whether it was tried or not, in order of id. */
    public synchronized List<Delivery> undelivered() {
        return deliveries.values().stream()
                .filter(one -> one.state() != Delivery.State.SENT)
                .toList();
    }

    /** How many stand at {@code state}. */
    public synchronized long count(Delivery.State state) {
        return deliveries.values().stream().filter(one -> one.state() == state).count();
    }

    /** All that is known, in order of id. */
    public synchronized List<Delivery> all() {
        return new ArrayList<>(deliveries.values());
    }

    private void keep(Delivery delivery) {
        String id = delivery.notice().noticeId();
        Path file = directory.resolve(fileName(id));
        Path fresh = directory.resolve(fileName(id) + ".new");
        try {
            Files.write(fresh, Json.bytes(delivery));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the outbox cannot be written: " + file, e);
        }
        deliveries.put(id, delivery);
    }

    private static String fileName(String id) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
