package id.kentongan.pipeline.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the outputs of a replay say about what a scenario planted.
 *
 * @param highest kabupaten and kota by the highest score of the whole play, highest first
 * @param standings one for each planted escalation, in the order of the truth file
 */
public record Outcome(List<Height> highest, List<Standing> standings) {

    /** Ranks up to this one are looked at by a duty desk every day. */
    public static final int DESK = 10;

    /**
     * The highest score of one region.
     *
     * @param region Kemendagri code
     * @param day the day before the midnight at which it stood
     * @param score as in {@code scores.csv}
     * @param level highest alert level of the whole play, 0 to 3
     */
    public record Height(String region, LocalDate day, double score, int level) {}

    /**
     * How one planted escalation stood out.
     *
     * @param planted what the truth file says
     * @param rankAtPeak rank among kabupaten and kota in the first row after the peak; 0 if none
     * @param bestRank best rank from start to the first row after the peak; 0 if none
     * @param level highest alert level from start to end, 0 to 3
     * @param warned first rise of its level from its start to the evening of its end, or null
     * @param warnedHours hours from that rise to the evening of the peak day, 0 if there was none
     */
    public record Standing(
            PlantedEscalation planted,
            int rankAtPeak,
            int bestRank,
            int level,
            @Nullable Instant warned,
            long warnedHours) {

        /** Whether a duty desk that looks at the first ten and at every alert has seen it. */
        public boolean standsOut() {
            return (rankAtPeak > 0 && rankAtPeak <= DESK) || (warned != null && warnedHours >= 0);
        }
    }

    private record Row(String region, double score, int level) {}

    /**
     * Reads {@code scores.csv} and {@code alerts.jsonl} in {@code replay}.
     *
     * @throws IOException if they cannot be read
     */
    public static Outcome read(Path replay, List<PlantedEscalation> truth) throws IOException {
        TreeMap<Instant, List<Row>> days = rows(replay.resolve("scores.csv"));
        Map<String, List<JsonNode>> alerts = alerts(replay.resolve("alerts.jsonl"));
        Map<String, Height> heights = new HashMap<>();
        days.forEach(
                (time, rows) -> {
                    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC).minusDays(1);
                    for (Row row : rows) {
                        Height known = heights.get(row.region());
                        int level = Math.max(row.level(), known == null ? 0 : known.level());
                        heights.put(
                                row.region(),
                                known == null || row.score() > known.score()
                                        ? new Height(row.region(), day, row.score(), level)
                                        : new Height(
                                                row.region(), known.day(), known.score(), level));
                    }
                });
        for (Map.Entry<String, List<JsonNode>> entry : alerts.entrySet()) {
            int level = entry.getValue().stream().mapToInt(Outcome::to).max().orElse(0);
            heights.computeIfPresent(
                    entry.getKey(),
                    (region, at) ->
                            new Height(region, at.day(), at.score(), Math.max(level, at.level())));
        }
        List<Height> highest =
                heights.values().stream()
                        .sorted(
                                Comparator.comparingDouble(Height::score)
                                        .reversed()
                                        .thenComparing(Height::region))
                        .toList();
        List<Standing> standings =
                truth.stream()
                        .map(
                                planted ->
                                        standing(
                                                planted,
                                                days,
                                                alerts.getOrDefault(planted.region(), List.of())))
                        .toList();
        return new Outcome(highest, standings);
    }

    private static Standing standing(
            PlantedEscalation planted, TreeMap<Instant, List<Row>> days, List<JsonNode> alerts) {
        Instant start = midnight(planted.start());
        Instant afterPeak = midnight(planted.peak().plusDays(1));
        Instant end = midnight(planted.end().plusDays(1));
        int best = 0;
        int level = 0;
        for (Map.Entry<Instant, List<Row>> day : days.subMap(start, true, end, true).entrySet()) {
            int rank = rank(day.getValue(), planted.region());
            if (rank > 0 && !day.getKey().isAfter(afterPeak)) {
                best = best == 0 ? rank : Math.min(best, rank);
            }
            for (Row row : day.getValue()) {
                level =
                        row.region().equals(planted.region())
                                ? Math.max(level, row.level())
                                : level;
            }
        }
        Instant warned = null;
        for (JsonNode alert : alerts) {
            Instant time = Instant.parse(alert.path("time").asText());
            String family = alert.path("family").asText();
            if (time.isBefore(start)
                    || !time.isBefore(end)
                    || !(family.equals(planted.family()) || family.equals("ALL"))
                    || to(alert) <= level(alert.path("from"))) {
                continue;
            }
            level = Math.max(level, to(alert));
            warned = warned == null || time.isBefore(warned) ? time : warned;
        }
        return new Standing(
                planted,
                rank(days.getOrDefault(afterPeak, List.of()), planted.region()),
                best,
                level,
                warned,
                warned == null ? 0 : Duration.between(warned, afterPeak).toHours());
    }

    /** Rank of {@code region} by score; equal scores share the better rank; 0 without a score. */
    private static int rank(List<Row> rows, String region) {
        double own = 0;
        for (Row row : rows) {
            own = row.region().equals(region) ? row.score() : own;
        }
        if (own <= 0) {
            return 0;
        }
        int rank = 1;
        for (Row row : rows) {
            rank += row.score() > own ? 1 : 0;
        }
        return rank;
    }

    private static TreeMap<Instant, List<Row>> rows(Path scores) throws IOException {
        TreeMap<Instant, List<Row>> days = new TreeMap<>();
        List<String> lines = Files.readAllLines(scores, StandardCharsets.UTF_8);
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] cell = line.split(",", -1);
            if (cell[1].length() == 5) {
                days.computeIfAbsent(Instant.parse(cell[0]), time -> new ArrayList<>())
                        .add(
                                new Row(
                                        cell[1],
                                        Double.parseDouble(cell[2]),
                                        Integer.parseInt(cell[4])));
            }
        }
        return days;
    }

    private static Map<String, List<JsonNode>> alerts(Path file) throws IOException {
        Map<String, List<JsonNode>> out = new HashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode alert = mapper.readTree(line);
            out.computeIfAbsent(alert.path("region").asText(), region -> new ArrayList<>())
                    .add(alert);
        }
        return out;
    }

    private static int to(JsonNode alert) {
        return level(alert.path("to"));
    }

    private static int level(JsonNode level) {
        if (level.isNumber()) {
            return level.asInt();
        }
        return Math.max(0, List.of("NORMAL", "WASPADA", "SIAGA", "AWAS").indexOf(level.asText()));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
