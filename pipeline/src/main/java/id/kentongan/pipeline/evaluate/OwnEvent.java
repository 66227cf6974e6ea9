package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the evaluation needs of a line of {@code events.jsonl}.
 *
 * @param region where
 * @param family of the main indicator
 * @param status INC, THR, ...
 * @param severity 0 to 4
 * @param known when it was first known
 */
record OwnEvent(String region, String family, String status, int severity, Instant known) {

    private static final int LINE_LIMIT = 4_000_000;

    /** Reads the events of a replay; none when the file is not there. */
    static List<OwnEvent> read(Path file) throws IOException {
        List<OwnEvent> events = new ArrayList<>();
        if (!Files.exists(file)) {
            return events;
        }
        try (LineSource lines = LineSource.open(file, LINE_LIMIT)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                JsonNode node = Json.read(line, JsonNode.class);
                events.add(
                        new OwnEvent(
                                node.path("region").asText(),
                                node.path("family").asText(),
                                node.path("status").asText(),
                                node.path("severity").asInt(),
                                Instant.parse(node.path("firstKnown").asText())));
            }
        }
        return events;
    }

    /**
     * The day before whose end it was known: what is known at midnight belongs to the day before.
     */
    LocalDate day() {
        return LocalDate.ofInstant(known.minusNanos(1), ZoneOffset.UTC);
    }

    /** Whether it happened and was hostile. */
    boolean hostile() {
        return (status.equals("INC") || status.equals("RES")) && severity > 0;
    }

    /** Whether it counts as the event that a Siaga warns of. */
    boolean serious() {
        return hostile() && severity >= 2;
    }
}
