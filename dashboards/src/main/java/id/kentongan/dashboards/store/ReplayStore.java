package id.kentongan.dashboards.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import id.kentongan.pipeline.evaluate.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens the directory a replay wrote: {@code scores.csv} must be there; {@code features.csv} (for
 * the breakdown), {@code events.jsonl}, {@code alerts.jsonl} and the report of {@code evaluate} are
 * read where they are.
 */
public final class ReplayStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplayStore() {}

    /**
     * Reads {@code directory} once.
     *
     * @throws IOException with a message for people when it is not the directory of a replay
     */
    public static ConsoleStore open(Path directory) throws IOException {
        Path scores = directory.resolve("scores.csv");
        if (!Files.isRegularFile(scores)) {
            throw new IOException(
                    directory + " holds no scores.csv: name the --out directory of a replay");
        }
        List<Event> events = events(directory.resolve("events.jsonl"));
        Map<String, Boolean> simulated = new HashMap<>();
        events.forEach(event -> simulated.put(event.id(), event.simulated()));
        Path report = directory.resolve(Evaluation.REPORT_JSON);
        List<Risk> risks = risks(scores);
        return new MemoryStore(
                new MemoryStore.Contents(
                        risks,
                        List.of(),
                        events,
                        List.of(),
                        alerts(directory.resolve("alerts.jsonl"), simulated),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Files.isRegularFile(report) ? Files.readString(report) : null),
                Inputs.read(directory.resolve("features.csv"), risks));
    }

    private static List<Risk> risks(Path file) throws IOException {
        List<Risk> risks = new ArrayList<>();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Map<String, Integer> column = new HashMap<>();
            String header = reader.readLine();
            String[] names = header == null ? new String[0] : header.split(",", -1);
            for (int i = 0; i < names.length; i++) {
                column.put(names[i].strip(), i);
            }
            for (String name : List.of("time", "region", "score", "alert_level")) {
                if (!column.containsKey(name)) {
                    throw new IOException(file + ": the column " + name + " is missing");
                }
            }
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String[] cell = line.split(",", -1);
                try {
                    String probability = cell(cell, column, "probability");
                    risks.add(
                            new Risk(
                                    Instant.parse(cell[column.get("time")]),
                                    cell[column.get("region")],
                                    "ALL",
                                    Double.parseDouble(cell[column.get("score")]),
                                    probability.isEmpty() ? null : Double.valueOf(probability),
                                    Integer.parseInt(cell[column.get("alert_level")]),
                                    cell(cell, column, "coverage"),
                                    null,
                                    0,
                                    0,
                                    null));
                } catch (RuntimeException e) {
                    throw new IOException(file + " line " + number + ": not a score row");
                }
            }
        }
        return risks;
    }

    private static String cell(String[] cells, Map<String, Integer> column, String name) {
        Integer index = column.get(name);
        return index == null || index >= cells.length ? "" : cells[index];
    }

    private static List<Event> events(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        for (JsonNode node : lines(file)) {
            List<String> indicators = strings(node.path("indicators"));
            events.add(
                    new Event(
                            node.path("eventId").asText(),
                            time(node, "firstKnown").orElse(Instant.EPOCH),
                            time(node, "lastKnown").orElse(null),
                            node.path("region").asText(""),
                            node.path("family").asText(""),
                            indicators,
                            node.path("status").asText(""),
                            node.path("severity").asInt(),
                            number(node, "killedMin"),
                            number(node, "killedMax"),
                            number(node, "injuredMin"),
                            number(node, "injuredMax"),
                            node.path("newsrooms").isArray()
                                    ? node.path("newsrooms").size()
                                    : node.path("newsrooms").asInt(),
                            node.hasNonNull("district") ? node.get("district").asText() : null,
                            node.path("headline").asText(""),
                            strings(node.path(node.has("itemIds") ? "itemIds" : "items")),
                            node.path("simulated").asBoolean()));
        }
        return events;
    }

    private static List<Alert> alerts(Path file, Map<String, Boolean> simulated)
            throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode node : lines(file)) {
            List<String> events = strings(node.path("events"));
            alerts.add(
                    new Alert(
                            node.path("alertId").asText(),
                            time(node, "time").orElse(Instant.EPOCH),
                            node.path("region").asText(""),
                            node.path("family").asText("ALL"),
                            LevelNames.ordinal(node.path("from").asText("0")),
                            LevelNames.ordinal(node.path("to").asText("0")),
                            node.path("reason").asText(""),
                            events,
                            node.path("confirmed").asBoolean(),
                            node.path("title").asText(""),
                            node.path("text").asText(""),
                            node.path("outlook").asText(""),
                            node.path("simulated").asBoolean()
                                    || events.stream()
                                            .anyMatch(id -> simulated.getOrDefault(id, false))));
        }
        return alerts;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    try {
                        nodes.add(JSON.readTree(line));
                    } catch (IOException e) {
                        throw new IOException(file + " line " + number + ": not JSON", e);
                    }
                }
            }
        }
        return nodes;
    }

    private static Optional<Instant> time(JsonNode node, String name) {
        return node.hasNonNull(name)
                ? Optional.of(Instant.parse(node.get(name).asText()))
                : Optional.empty();
    }

    private static @Nullable Integer number(JsonNode node, String name) {
        return node.hasNonNull(name) ? Integer.valueOf(node.get(name).asInt()) : null;
    }

    private static List<String> strings(JsonNode node) {
        List<String> values = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(value -> values.add(value.asText()));
        } else if (node.isTextual() && !node.asText().isEmpty()) {
            values.addAll(List.of(node.asText().split("[,;]")));
        }
        return values;
    }
}
