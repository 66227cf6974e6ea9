package id.kentongan.pipeline.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An input that could not be read, with the reason; restricted, because it holds what was sent.
 *
 * @param topic Kafka topic, or {@code file}
 * @param position where in it; empty for files, whose lines have no lasting place
 * @param arrival when it reached us, null for files
 * @param id identity as far as it could be read
 * @param reason code of {@code pipeline.json.Reason}
 * @param detail the same for people
 * @param size bytes as sent
 * @param digest hex hash of the bytes as sent
 * @param raw at most the first {@link #KEPT} bytes
 */
public record DeadLetter(
        String topic,
        String position,
        @Nullable Instant arrival,
        @Nullable String id,
        String reason,
        String detail,
        int size,
        String digest,
        byte[] raw) {

    /** How many bytes of a refused input are kept. */
    public static final int KEPT = 64 * 1024;

    /** Fills what an older savepoint does not know. */
    public DeadLetter {
        topic = topic == null ? "" : topic;
        position = position == null ? "" : position;
        reason = reason == null ? "" : reason;
        detail = detail == null ? "" : detail;
        digest = digest == null ? "" : digest;
        raw = raw == null ? new byte[0] : raw;
    }

    /** The same without its place: lines of a file have no lasting one. */
    public DeadLetter inFile() {
        return new DeadLetter("file", "", null, id, reason, detail, size, digest, raw);
    }
}
