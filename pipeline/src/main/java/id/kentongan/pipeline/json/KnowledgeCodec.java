package id.kentongan.pipeline.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.knowledge.Bundle;
import id.kentongan.pipeline.record.KnowledgeRelease;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Releases of knowledge as messages: {@code {"type":"knowledge","from":"2026-03-01T00:00:00Z",
 * "hash":"…","files":{"indicator/LND-02.txt":"…"}}}.
 */
public final class KnowledgeCodec {

    /**
     * How long after its arrival a release takes effect at the earliest: by then every part of a
     * job has it. What is stated earlier is moved to then: the past is not read anew.
     */
    public static final Duration LEAD = Duration.ofSeconds(30);

    private KnowledgeCodec() {}

    /** The message for {@code bundle} from {@code from} on. */
    public static byte[] encode(Instant from, Bundle bundle) {
        ObjectNode message = Json.object(Map.of());
        message.put("type", "knowledge");
        message.put("from", from.toString());
        message.put("hash", bundle.hash());
        message.putPOJO("files", new TreeMap<>(bundle.files()));
        return Json.bytes(message);
    }

    /**
     * The release in {@code message}, whose bundle reads without error; its examples are not tried.
     *
     * @param arrival when the topic got it, null where that is not recorded
     * @throws IllegalArgumentException with the reason, and file and line where one is at fault
     */
    public static KnowledgeRelease decode(byte[] message, @Nullable Instant arrival) {
        JsonNode json = read(message);
        if (!json.path("type").asText().equals("knowledge") || !json.path("files").isObject()) {
            throw new IllegalArgumentException("no release of knowledge: type or files missing");
        }
        Instant from = from(json.path("from").asText());
        Map<String, String> files = new TreeMap<>();
        json.path("files")
                .properties()
                .forEach(
                        file -> {
                            if (!file.getValue().isTextual()) {
                                throw new IllegalArgumentException(file.getKey() + ": no text");
                            }
                            files.put(file.getKey(), file.getValue().asText());
                        });
        Bundle bundle = Bundle.of(files);
        if (!json.path("hash").asText().equals(bundle.hash())) {
            throw new IllegalArgumentException("the files do not have the stated hash");
        }
        Instant earliest = arrival == null ? from : arrival.plus(LEAD);
        return new KnowledgeRelease(from.isBefore(earliest) ? earliest : from, Map.copyOf(files));
    }

    private static JsonNode read(byte[] message) {
        try {
            return Json.read(message, JsonNode.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("no release of knowledge: no JSON", e);
        }
    }

    private static Instant from(String stated) {
        try {
            return OffsetDateTime.parse(stated).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no release of knowledge: from is no time", e);
        }
    }
}
