package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges the alerts of a replay. A Siaga is true when an incident of severity 2 or more follows in
 * that region and family within 28 days (own events), false otherwise; beside it stands whether a
 * social conflict of the truth followed in the region. One alert matches one event. Every missed
 * event and every false alarm is listed with its cause.
 */
final class AlarmJudge {

    private static final int LINE_LIMIT = 4_000_000;
    private static final Duration REACH = Duration.ofDays(28);
    private static final double QUARTER_DAYS = 365.25 / 4;

    private final EvaluationRequest request;
    private final Truth truth;
    private final List<OwnEvent> own;
    private final Grid grid;
    private final Instant from;
    private final Instant to;

    AlarmJudge(EvaluationRequest request, Truth truth, List<OwnEvent> own, Grid grid) {
        this.request = request;
        this.truth = truth;
        this.own = own;
        this.grid = grid;
        this.from = midnight(request.from());
        this.to = midnight(request.to().plusWeeks(1));
    }

    /** One rise to Siaga or above. */
    private record Rise(String region, String family, Instant at, String level) {}

    /** What the product said of an item. */
    private record Said(String status, @Nullable String region, int severity) {}

    ObjectNode judge() throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Path file = request.scores().resolve("alerts.jsonl");
        if (!Files.exists(file)) {
            node.put("notTested", "no alerts.jsonl beside scores.csv");
            return node;
        }
        List<Rise> rises = rises(file);
        Map<String, Said> said = said(request.scores().resolve("findings.jsonl"));
        List<OwnEvent> serious =
                own.stream()
                        .filter(OwnEvent::serious)
                        .sorted(Comparator.comparing(OwnEvent::known))
                        .toList();
        ArrayNode falseAlarms = JsonNodeFactory.instance.arrayNode();
        List<Double> leads = new ArrayList<>();
        boolean[] taken = new boolean[serious.size()];
        int matched = 0;
        int confirmedByTruth = 0;
        for (Rise rise : rises) {
            boolean conflict = followed(rise);
            confirmedByTruth += conflict ? 1 : 0;
            int match = next(serious, taken, rise);
            if (match >= 0) {
                taken[match] = true;
                matched++;
                leads.add(Duration.between(rise.at(), serious.get(match).known()).toHours() / 24.0);
            } else {
                ObjectNode row = falseAlarms.addObject();
                row.put("time", rise.at().toString());
                row.put("region", rise.region());
                row.put("family", rise.family());
                row.put("level", rise.level());
                row.put(
                        "cause",
                        conflict
                                ? "conflict followed, in another family or below severity 2"
                                : "nothing followed within 28 days");
            }
        }
        double days = ChronoUnit.DAYS.between(request.from(), request.to()) + 7;
        double regions = grid.regions().size();
        node.put("rises", rises.size());
        node.put("followedByOwnIncident", matched);
        node.put("followedByTruth", confirmedByTruth);
        node.put(
                "falsePer100RegionsAndQuarter",
                round((rises.size() - matched) / (regions / 100) / (days / QUARTER_DAYS)));
        node.put(
                "falseByTruthPer100RegionsAndQuarter",
                round((rises.size() - confirmedByTruth) / (regions / 100) / (days / QUARTER_DAYS)));
        node.put("falsePerDeskAndWeek", round((rises.size() - matched) / (days / 7)));
        leads.sort(Comparator.naturalOrder());
        node.put("medianLeadDays", leads.isEmpty() ? null : round(leads.get(leads.size() / 2)));
        missed(node, rises, said);
        node.set("falseAlarms", falseAlarms);
        return node;
    }

    private void missed(ObjectNode node, List<Rise> rises, Map<String, Said> said) {
        Map<String, List<Rise>> byRegion = new HashMap<>();
        for (Rise rise : rises) {
            byRegion.computeIfAbsent(rise.region(), key -> new ArrayList<>()).add(rise);
        }
        Map<String, Instant> firstHeard = new HashMap<>();
        for (OwnEvent event : own) {
            firstHeard.merge(
                    event.region(),
                    event.known(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        Map<String, Integer> causes = new TreeMap<>();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int conflicts = 0;
        int caught = 0;
        for (TruthEvent event : truth.events()) {
            Instant start = midnight(event.start());
            if (!event.social() || start.isBefore(from) || !start.isBefore(to)) {
                continue;
            }
            conflicts++;
            boolean warned = false;
            boolean late = false;
            for (Rise rise : byRegion.getOrDefault(event.region(), List.of())) {
                if (!rise.at().isAfter(start)) {
                    warned |= !rise.at().plus(REACH).isBefore(start);
                } else {
                    late |= !rise.at().isAfter(start.plus(Duration.ofDays(7)));
                }
            }
            if (warned) {
                caught++;
                continue;
            }
            String cause = cause(event, said, firstHeard, start, late);
            causes.merge(cause, 1, Integer::sum);
            ObjectNode row = list.addObject();
            row.put("day", event.start().toString());
            row.put("region", event.region());
            row.put("family", event.family());
            row.put("id", event.id());
            row.put("cause", cause);
        }
        node.put("conflicts", conflicts);
        node.put("conflictsWarnedOf", caught);
        ObjectNode summary = node.putObject("missedByCause");
        causes.forEach(summary::put);
        node.set("missedEvents", list);
    }

    private static String cause(
            TruthEvent event,
            Map<String, Said> said,
            Map<String, Instant> firstHeard,
            Instant start,
            boolean late) {
        Instant heard = firstHeard.get(event.region());
        if (heard == null || heard.isAfter(start.plus(REACH))) {
            return "no coverage";
        }
        Said finding = event.id() == null ? null : said.get(event.id());
        if (finding != null && !finding.status().equals("INC") && !finding.status().equals("THR")) {
            return "not tagged";
        }
        if (finding != null && !event.region().equals(finding.region())) {
            return "wrong place";
        }
        return late ? "too late" : "below threshold";
    }

    private boolean followed(Rise rise) {
        LocalDate day = LocalDate.ofInstant(rise.at(), ZoneOffset.UTC);
        return truth.events().stream()
                .anyMatch(
                        event ->
                                event.social()
                                        && event.region().equals(rise.region())
                                        && !event.end().isBefore(day)
                                        && !event.start().isAfter(day.plusDays(28)));
    }

    private static int next(List<OwnEvent> serious, boolean[] taken, Rise rise) {
        for (int i = 0; i < serious.size(); i++) {
            OwnEvent event = serious.get(i);
            if (!taken[i]
                    && event.region().equals(rise.region())
                    && event.family().equals(rise.family())
                    && event.known().isAfter(rise.at())
                    && !event.known().isAfter(rise.at().plus(REACH))) {
                return i;
            }
        }
        return -1;
    }

    private List<Rise> rises(Path file) throws IOException {
        List<Rise> rises = new ArrayList<>();
        try (LineSource lines = LineSource.open(file, LINE_LIMIT)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                JsonNode node = Json.read(line, JsonNode.class);
                Instant at = Instant.parse(node.path("time").asText());
                boolean rise = high(node.path("to").asText()) && !high(node.path("from").asText());
                if (rise
                        && node.path("region").asText().length() > 2
                        && !at.isBefore(from)
                        && at.isBefore(to)) {
                    rises.add(
                            new Rise(
                                    node.path("region").asText(),
                                    node.path("family").asText(),
                                    at,
                                    node.path("to").asText()));
                }
            }
        }
        rises.sort(
                Comparator.comparing(Rise::at)
                        .thenComparing(Rise::region)
                        .thenComparing(Rise::family));
        return rises;
    }

    private static boolean high(String level) {
        return level.equals("SIAGA")
                || level.equals("AWAS")
                || level.equals("2")
                || level.equals("3");
    }

    private static Map<String, Said> said(Path file) throws IOException {
        Map<String, Said> said = new HashMap<>();
        if (!Files.exists(file)) {
            return said;
        }
        try (LineSource lines = LineSource.open(file, LINE_LIMIT)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                JsonNode node = Json.read(line, JsonNode.class);
                said.put(
                        node.path("id").asText(),
                        new Said(
                                node.path("status").asText(),
                                node.path("region").asText(null),
                                node.path("severity").asInt()));
            }
        }
        return said;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
