package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
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
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private static final double WEEK = 7;
    private static final String SIAGA = "SIAGA";
    private static final String AWAS = "AWAS";

    private final EvaluationRequest request;
    private final Truth truth;
    private final List<OwnEvent> own;
    private final List<OwnEvent> serious;
    private final Grid grid;
    private final Instant from;
    private final Instant to;

    AlarmJudge(EvaluationRequest request, Truth truth, List<OwnEvent> own, Grid grid) {
        this.request = request;
        this.truth = truth;
        this.own = own;
        this.serious =
                own.stream()
                        .filter(OwnEvent::serious)
                        .sorted(Comparator.comparing(OwnEvent::known))
                        .toList();
        this.grid = grid;
        this.from = midnight(request.from());
        this.to = midnight(request.to().plusWeeks(1));
    }

    /** One rise of a level. */
    private record Rise(String region, String family, Instant at, String from, String to) {

        boolean reaches(String level) {
            return rank(from) < rank(level) && rank(to) >= rank(level);
        }

        private static int rank(String level) {
            return switch (level) {
                case "WASPADA", "1" -> 1;
                case "SIAGA", "2" -> 2;
                case "AWAS", "3" -> 3;
                default -> 0;
            };
        }
    }

    /** What the product said of an item. */
    private record Said(String status, @Nullable String region, int severity) {}

    /** An alert with the own incident it matches; lead in days, negative for a false alarm. */
    private record Judged(Rise rise, double leadDays) {

        boolean right() {
            return leadDays >= 0;
        }
    }

    ObjectNode judge() throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Path file = request.scores().resolve("alerts.jsonl");
        if (!Files.exists(file)) {
            node.put("notTested", "tidak ada alerts.jsonl di samping scores.csv");
            return node;
        }
        List<Rise> all = rises(file);
        List<Rise> rises = all.stream().filter(rise -> rise.reaches(SIAGA)).toList();
        List<Judged> siaga = match(rises);
        Map<String, Said> said = said(request.scores().resolve("findings.jsonl"));
        long right = siaga.stream().filter(Judged::right).count();
        long confirmed = rises.stream().filter(this::followed).count();
        node.put("rises", rises.size());
        node.put("followedByOwnIncident", right);
        node.put("followedByTruth", confirmed);
        node.put("falsePer100RegionsAndQuarter", round(rate(rises.size() - right)));
        node.put("budgetPer100RegionsAndQuarter", request.siagaBudget());
        node.put("falseByTruthPer100RegionsAndQuarter", round(rate(rises.size() - confirmed)));
        node.put("falsePerDeskAndWeek", round((rises.size() - right) / (days() / WEEK)));
        node.put("alertsPerDeskAndWeek", round(rises.size() / (days() / WEEK)));
        double[] leads = leads(siaga);
        if (leads.length == 0) {
            node.putNull("medianLeadDays");
        } else {
            node.put("medianLeadDays", round(leads[leads.length / 2]));
        }
        missed(node, rises, said);
        ArrayNode wrong = falseAlarms(siaga, said);
        Map<String, Integer> causes = new TreeMap<>();
        wrong.forEach(row -> causes.merge(row.path("cause").asText(), 1, Integer::sum));
        ObjectNode byCause = node.putObject("falseByCause");
        causes.forEach(byCause::put);
        node.set("falseAlarms", wrong);
        ArrayNode levels = node.putArray("levels");
        level(levels.addObject().put("level", SIAGA), siaga);
        level(
                levels.addObject().put("level", AWAS),
                match(all.stream().filter(rise -> rise.reaches(AWAS)).toList()));
        ArrayNode families = node.putArray("families");
        for (String family :
                new TreeSet<>(rises.stream().map(Rise::family).collect(Collectors.toSet()))) {
            level(
                    families.addObject().put("family", family),
                    siaga.stream().filter(one -> one.rise().family().equals(family)).toList());
        }
        return node;
    }

    private double days() {
        return ChronoUnit.DAYS.between(request.from(), request.to()) + WEEK;
    }

    private double rate(double alarms) {
        return alarms * 100 / grid.regions().size() / (days() / QUARTER_DAYS);
    }

    /** In order of time each alert takes the next free incident of its region and family. */
    private List<Judged> match(List<Rise> rises) {
        boolean[] taken = new boolean[serious.size()];
        List<Judged> judged = new ArrayList<>();
        for (Rise rise : rises) {
            int match = next(taken, rise);
            double lead = -1;
            if (match >= 0) {
                taken[match] = true;
                lead = Duration.between(rise.at(), serious.get(match).known()).toMinutes() / 1440.0;
            }
            judged.add(new Judged(rise, lead));
        }
        return judged;
    }

    private static double[] leads(List<Judged> judged) {
        return judged.stream()
                .filter(Judged::right)
                .mapToDouble(Judged::leadDays)
                .sorted()
                .toArray();
    }

    /** Count, false alarms, precision and lead with intervals from draws of regions. */
    private void level(ObjectNode node, List<Judged> judged) {
        Map<String, List<Judged>> byRegion = new HashMap<>();
        for (Judged one : judged) {
            byRegion.computeIfAbsent(one.rise().region(), key -> new ArrayList<>()).add(one);
        }
        long right = judged.stream().filter(Judged::right).count();
        double[] leads = leads(judged);
        node.put("alerts", judged.size());
        node.put("false", judged.size() - right);
        List<Double> rates = new ArrayList<>();
        List<Double> precisions = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        Random random = new Random(3);
        List<String> regions = grid.regions();
        for (int draw = 0; draw < request.draws(); draw++) {
            List<Judged> drawn = new ArrayList<>();
            for (int i = 0; i < regions.size(); i++) {
                drawn.addAll(
                        byRegion.getOrDefault(
                                regions.get(random.nextInt(regions.size())), List.of()));
            }
            long good = drawn.stream().filter(Judged::right).count();
            rates.add(rate(drawn.size() - good));
            if (!drawn.isEmpty()) {
                precisions.add(good / (double) drawn.size());
            }
            double[] drawnLeads = leads(drawn);
            if (drawnLeads.length > 0) {
                medians.add(drawnLeads[drawnLeads.length / 2]);
            }
        }
        figure(node, "falsePer100RegionsAndQuarter", rate(judged.size() - right), rates);
        figure(
                node,
                "precision",
                judged.isEmpty() ? Double.NaN : right / (double) judged.size(),
                precisions);
        figure(
                node,
                "medianLeadDays",
                leads.length == 0 ? Double.NaN : leads[leads.length / 2],
                medians);
    }

    private static void figure(ObjectNode node, String name, double value, List<Double> draws) {
        if (Double.isFinite(value)) {
            node.put(name, round(value));
        } else {
            node.putNull(name);
        }
        double[] sorted = draws.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            node.putNull(name + "Low");
            node.putNull(name + "High");
        } else {
            node.put(name + "Low", round(sorted[(int) (0.025 * (sorted.length - 1))]));
            node.put(name + "High", round(sorted[(int) Math.ceil(0.975 * (sorted.length - 1))]));
        }
    }

    private ArrayNode falseAlarms(List<Judged> judged, Map<String, Said> said) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Judged one : judged) {
            if (one.right()) {
                continue;
            }
            Rise rise = one.rise();
            ObjectNode row = list.addObject();
            row.put("time", rise.at().toString());
            row.put("region", rise.region());
            row.put("regionName", name(rise.region()));
            row.put("family", rise.family());
            row.put("level", rise.to());
            row.put("cause", whyFalse(rise, said));
        }
        return list;
    }

    /** Why no incident of severity 2 or more of this region and family stands behind an alert. */
    private String whyFalse(Rise rise, Map<String, Said> said) {
        boolean same = false;
        boolean minor = false;
        boolean other = false;
        boolean later = false;
        boolean heard = false;
        for (OwnEvent event : own) {
            if (!event.region().equals(rise.region()) || !event.known().isAfter(rise.at())) {
                continue;
            }
            boolean within = !event.known().isAfter(rise.at().plus(REACH));
            boolean family = event.family().equals(rise.family());
            heard |= within;
            same |= within && family && event.serious();
            minor |= within && family && event.hostile();
            other |= within && !family && event.serious();
            later |=
                    !within
                            && family
                            && event.serious()
                            && !event.known().isAfter(rise.at().plus(REACH).plus(REACH));
        }
        if (same) {
            return "second alert for one event";
        }
        String misread = misread(rise, said);
        if (misread != null) {
            return misread;
        }
        if (minor) {
            return "conflict followed below severity 2";
        }
        if (other) {
            return "conflict followed in another family";
        }
        if (later) {
            return "conflict followed after 28 to 56 days";
        }
        return heard || reported(rise) ? "nothing followed within 28 days" : "no coverage";
    }

    /** A conflict of the truth that followed but was not tagged, or told of another region. */
    private @Nullable String misread(Rise rise, Map<String, Said> said) {
        LocalDate day = LocalDate.ofInstant(rise.at(), ZoneOffset.UTC);
        for (TruthEvent event : truth.events()) {
            if (!event.social()
                    || event.id() == null
                    || !event.region().equals(rise.region())
                    || !event.family().equals(rise.family())
                    || event.start().isBefore(day)
                    || event.start().isAfter(day.plusDays(REACH.toDays()))) {
                continue;
            }
            Said finding = said.get(event.id());
            if (finding != null && !finding.status().equals("INC")) {
                return "conflict followed, not tagged";
            }
            if (finding != null && !event.region().equals(finding.region())) {
                return "conflict followed, wrong place";
            }
        }
        return null;
    }

    /** Whether anything at all was reported of the region while the alert stood. */
    private boolean reported(Rise rise) {
        LocalDate day = LocalDate.ofInstant(rise.at(), ZoneOffset.UTC);
        return truth.events().stream()
                .anyMatch(
                        event ->
                                event.region().equals(rise.region())
                                        && !event.start().isBefore(day)
                                        && !event.start().isAfter(day.plusDays(REACH.toDays())));
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
            row.put("regionName", name(event.region()));
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

    private int next(boolean[] taken, Rise rise) {
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
                Rise rise =
                        new Rise(
                                node.path("region").asText(),
                                node.path("family").asText(),
                                at,
                                node.path("from").asText(),
                                node.path("to").asText());
                if ((rise.reaches(SIAGA) || rise.reaches(AWAS))
                        && node.path("region").asText().length() > 2
                        && !at.isBefore(from)
                        && at.isBefore(to)) {
                    rises.add(rise);
                }
            }
        }
        rises.sort(
                Comparator.comparing(Rise::at)
                        .thenComparing(Rise::region)
                        .thenComparing(Rise::family));
        return rises;
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

    private static String name(String region) {
        return Regions.standard().find(region).map(Region::name).orElse("");
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
