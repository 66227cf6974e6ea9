package id.kentongan.pipeline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.AnswerDecoder;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * One message of an input topic of a live run, with the time at which the broker got it. Read from
 * lines as {@code kcat -C -J} writes them: JSON objects with {@code topic}, {@code partition},
 * {@code offset}, {@code ts} (milliseconds) and {@code payload}.
 *
 * @param topic it came from
 * @param partition of it
 * @param offset in the partition
 * @param arrival time stamp of the message
 * @param bytes the message
 */
record RecordedMessage(String topic, int partition, long offset, Instant arrival, byte[] bytes) {

    /** A message of the largest size, written with escapes. */
    private static final int LONGEST = 8 * ItemDecoder.MAX_BYTES;

    private static final Set<String> TOPICS = Set.copyOf(Topics.IN);

    /** What is done with a message. */
    @FunctionalInterface
    interface Taker {
        void take(RecordedMessage message) throws IOException;
    }

    /**
     * Hands on every message of {@code file}.
     *
     * @throws IOException with one line for people naming the line that is no message
     */
    static void read(Path file, Taker taker) throws IOException {
        try (LineSource source = LineSource.open(file, LONGEST)) {
            int number = 0;
            for (byte[] line = source.next(); line != null; line = source.next()) {
                number++;
                taker.take(of(line, file, number));
            }
        }
    }

    private static RecordedMessage of(byte[] line, Path file, int number) throws IOException {
        JsonNode node;
        try {
            node = Json.read(line, JsonNode.class);
        } catch (IOException e) {
            throw new IOException(said(file, number, "no JSON"), e);
        }
        if (node == null || !node.path("ts").isIntegralNumber() || !node.has("payload")) {
            throw new IOException(said(file, number, "topic, ts and payload are needed"));
        }
        String topic = node.path("topic").asText();
        if (!TOPICS.contains(topic)) {
            throw new IOException(
                    said(file, number, "topic '" + topic + "' is none of " + Topics.IN));
        }
        return new RecordedMessage(
                topic,
                node.path("partition").asInt(),
                node.path("offset").asLong(),
                Instant.ofEpochMilli(node.path("ts").asLong()),
                node.path("payload").asText("").getBytes(StandardCharsets.UTF_8));
    }

    private static String said(Path file, int number, String why) {
        return file + " line " + number + " is no recorded message: " + why + " (kcat -C -J)";
    }

    /** Its place among messages of one instant and topic: in the order of the broker. */
    String place() {
        return String.format(Locale.ROOT, "%05d@%020d", partition, offset);
    }

    /** Whether it is a readable answer of people or of a feed, and neither report nor article. */
    boolean isAnswer(AnswerDecoder decoder) {
        return switch (topic) {
            case Topics.REVIEWS -> decoder.review(bytes).value() != null;
            case Topics.ACKS -> decoder.ack(bytes).value() != null;
            case Topics.SOURCE_HEALTH -> decoder.health(bytes).value() != null;
            default -> false;
        };
    }
}
