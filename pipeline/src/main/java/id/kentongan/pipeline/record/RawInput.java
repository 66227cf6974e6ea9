package id.kentongan.pipeline.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they came, before anything is understood.
 *
 * @param topic Kafka topic or name of the file
 * @param position where in it: {@code partition@offset} or the number of the line
 * @param at event time of the stream: when it arrived, in files from when it is known
 * @param arrival when it reached us as far as that is recorded; null in files
 * @param bytes the input itself
 */
public record RawInput(
        String topic, String position, Instant at, @Nullable Instant arrival, byte[] bytes) {

    /** Fills what an older savepoint does not know. */
    public RawInput {
        topic = topic == null ? "" : topic;
        position = position == null ? "" : position;
        at = at == null ? Instant.EPOCH : at;
        bytes = bytes == null ? new byte[0] : bytes;
    }
}
