package id.kentongan.pipeline.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A play for the demo: items in order of arrival, and the escalations planted among them.
 *
 * @param items raw lines, some broken on purpose
 * @param truth what was planted; empty where nobody says
 */
public record Scenario(List<byte[]> items, List<PlantedEscalation> truth) {

    /** File of the items in a scenario directory. */
    public static final String ITEMS = "items.jsonl";

    /** File of the planted escalations in a scenario directory. */
    public static final String TRUTH = "truth.jsonl";

    /** The scenario that ships with the project, the same on every run. */
    public static Scenario bundled() {
        ScenarioWriter writer = new ScenarioWriter(0);
        return new Scenario(writer.lines(), writer.truth());
    }

    /**
     * The same play with all dates moved by whole weeks, so that it ends at or before {@code day}.
     */
    public static Scenario endingBy(LocalDate day) {
        ScenarioWriter writer = new ScenarioWriter(ScenarioWriter.weeksUntil(day));
        return new Scenario(writer.lines(), writer.truth());
    }

    /**
     * The truth of a scenario directory; empty without a truth file.
     *
     * @throws IllegalArgumentException naming file and line that cannot be read
     */
    public static List<PlantedEscalation> readTruth(Path directory) throws IOException {
        Path file = directory.resolve(TRUTH);
        List<PlantedEscalation> out = new ArrayList<>();
        if (!Files.exists(file)) {
            return out;
        }
        ObjectMapper mapper = new ObjectMapper();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode node = mapper.readTree(line);
                out.add(
                        new PlantedEscalation(
                                text(node, "region"),
                                node.hasNonNull("family") ? text(node, "family") : "ALL",
                                day(node, "start"),
                                day(node, "peak"),
                                day(node, "end")));
            } catch (IOException | DateTimeException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        file + " line " + number + " is not a planted escalation: " + reason(e), e);
            }
        }
        return out;
    }

    /** Writes {@value #ITEMS} and {@value #TRUTH} into {@code directory}. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (OutputStream out = Files.newOutputStream(directory.resolve(ITEMS))) {
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            for (byte[] item : items) {
                buffer.write(item);
                buffer.write('\n');
            }
            buffer.writeTo(out);
        }
        StringBuilder lines = new StringBuilder();
        for (PlantedEscalation planted : truth) {
            lines.append("{\"region\":\"")
                    .append(planted.region())
                    .append("\",\"family\":\"")
                    .append(planted.family())
                    .append("\",\"start\":\"")
                    .append(planted.start())
                    .append("\",\"peak\":\"")
                    .append(planted.peak())
                    .append("\",\"end\":\"")
                    .append(planted.end())
                    .append("\"}\n");
        }
        Files.writeString(directory.resolve(TRUTH), lines.toString(), StandardCharsets.UTF_8);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.asText();
    }

    /** A day; of a date-time, its day as written. */
    private static LocalDate day(JsonNode node, String field) {
        String value = text(node, field);
        return LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value);
    }

    private static @Nullable String reason(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
