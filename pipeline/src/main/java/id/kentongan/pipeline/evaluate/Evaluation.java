package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.pipeline.replay.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Judges the scores of a replay against the truth at rolling origins, the Mondays of a period: did
 * a social conflict follow within 1, 2 or 4 weeks? Beside baselines, with intervals from draws of
 * whole regions, with every missed event and false alarm by cause. The result is a JSON tree, made
 * for {@link ReportPage} and the console alike.
 */
public final class Evaluation {

    /** The report for machines and for the console's page, in the directory that was asked for. */
    public static final String REPORT_JSON = "evaluation.json";

    /** The report for people, beside it. */
    public static final String REPORT_HTML = "evaluation.html";

    private static final int LEAST_ORIGINS = 12;
    private static final int[] HORIZONS = {4, 2, 1};
    private static final int[] DELAYS = {0, 1, 3, 7};
    private static final int[] TOPS = {5, 10, 20};
    private static final int LEAST_POSITIVES = 20;
    private static final int SHUFFLES = 20;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private final EvaluationRequest request;
    private final Truth truth;
    private final ScoreTable scores;
    private final List<OwnEvent> own;
    private final List<String> regions;

    private Evaluation(
            EvaluationRequest request,
            Truth truth,
            ScoreTable scores,
            List<OwnEvent> own,
            List<String> regions) {
        this.request = request;
        this.truth = truth;
        this.scores = scores;
        this.own = own;
        this.regions = regions;
    }

    /**
     * Evaluates.
     *
     * @throws IOException with one line for people when it cannot be judged
     */
    public static ObjectNode run(EvaluationRequest request) throws IOException {
        LocalDate from = request.from();
        LocalDate to = request.to();
        if (from.getDayOfWeek() != DayOfWeek.MONDAY || to.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IOException("--from and --to must be Mondays, the origins of the forecasts");
        }
        if (to.isBefore(from)) {
            throw new IOException("the period is empty: --to " + to + " is before --from " + from);
        }
        LocalDate trainTo = request.trainTo() == null ? from : request.trainTo();
        if (trainTo.isAfter(from)) {
            throw new IOException(
                    "training and judged period overlap: trained to "
                            + trainTo
                            + ", judged from "
                            + from);
        }
        refuseTrained(request);
        Truth truth = TruthReader.read(request.truth());
        int origins = (int) (java.time.temporal.ChronoUnit.WEEKS.between(from, to) + 1);
        if (origins < LEAST_ORIGINS) {
            throw new IOException(
                    origins
                            + " origins between "
                            + from
                            + " and "
                            + to
                            + "; at least "
                            + LEAST_ORIGINS
                            + " Mondays are needed");
        }
        Set<LocalDate> days = new HashSet<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusWeeks(1)) {
            for (int delay : DELAYS) {
                days.add(day.minusDays(delay));
            }
        }
        ScoreTable scores = ScoreTable.read(request.scores().resolve("scores.csv"), days);
        List<OwnEvent> own = OwnEvent.read(request.scores().resolve("events.jsonl"));
        TreeSet<String> regions = new TreeSet<>(truth.regionsBefore(to.plusWeeks(HORIZONS[0])));
        if (!truth.exhaustive()) {
            regions.addAll(scores.regions());
        }
        return new Evaluation(request, truth, scores, own, List.copyOf(regions)).report(trainTo);
    }

    /** The weights that a replay was scored with must not know the judged outcomes. */
    private static void refuseTrained(EvaluationRequest request) throws IOException {
        RiskModel model = PartsCheck.model(request.scores());
        if (model == null) {
            return;
        }
        String from = model.facts().getOrDefault("from", "");
        String to = model.facts().getOrDefault("to", "");
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        LocalDate last = request.to().plusWeeks(HORIZONS[0]);
        if (!LocalDate.parse(to).isBefore(request.from()) && !LocalDate.parse(from).isAfter(last)) {
            throw new IOException(
                    "training and judged period overlap: the risk model of this replay was fitted"
                            + " on "
                            + from
                            + " to "
                            + to
                            + "; judge other days, or replay with a model of other days");
        }
    }

    private ObjectNode report(LocalDate trainTo) throws IOException {
        Grid grid = new Grid(truth, regions, request.from(), request.to(), HORIZONS[0]);
        double[][] product = table(grid, 0, false);
        refuseGaps(grid);
        int[] all = IntStream.range(0, regions.size()).toArray();
        boolean[] outcome = grid.outcomes(all, Grid.Cells.ALL);
        int positives = count(outcome);
        if (positives == 0) {
            throw new IOException("no social conflict in the judged period: nothing to rank");
        }
        Map<String, double[][]> baselines = Baselines.of(grid, own);
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode untested = report.putArray("notTested");
        ObjectNode headline = report.putObject("headline");
        line(headline, "kentongan", grid, product);
        report.set("alarms", new AlarmJudge(request, truth, own, grid).judge());
        PartsCheck parts = PartsCheck.of(request.scores());
        if (parts == null) {
            untested.add(
                    "apakah setiap skor sama dengan jumlah bagiannya: tidak ada features.csv dan "
                            + Replay.RISK_MODEL
                            + " di samping scores.csv");
        } else {
            report.set("parts", parts.json());
        }
        ObjectNode task = report.putObject("task");
        task.put("truth", truth.source());
        task.put("from", request.from().toString());
        task.put("to", request.to().toString());
        task.put("trainedTo", trainTo.toString());
        task.put("origins", grid.mondays().size());
        task.put("regions", regions.size());
        task.put("cells", outcome.length);
        task.put("positive", positives);
        task.put("withoutRegion", truth.unlocated());
        origins(report, grid, product);
        ArrayNode table = report.putArray("baselines");
        line(table.addObject(), "kentongan", grid, product);
        baselines.forEach((name, scored) -> line(table.addObject(), name, grid, scored));
        bootstrap(report, grid, product, baselines);
        probability(report, grid, trainTo, all, outcome);
        horizons(report, untested);
        delays(report, grid);
        families(report);
        negative(report, grid, product, all, outcome);
        ablations(report, grid);
        untested(report, untested, grid);
        return report;
    }

    private void refuseGaps(Grid grid) throws IOException {
        if (!truth.exhaustive()) {
            return;
        }
        int lost = 0;
        for (int r = 0; r < regions.size(); r++) {
            for (int m = 0; m < grid.mondays().size(); m++) {
                if (grid.seen(r, m) && scores.at(grid.mondays().get(m), regions.get(r)) == null) {
                    lost++;
                }
            }
        }
        if (lost > 0) {
            throw new IOException(
                    lost
                            + " region-weeks have no row in scores.csv although the region had been"
                            + " reported; replay the whole period from the first report on");
        }
    }

    private double[][] table(Grid grid, int delay, boolean probability) {
        return table(scores, grid, delay, probability);
    }

    private double[][] table(ScoreTable from, Grid grid, int delay, boolean probability) {
        double[][] table = new double[regions.size()][grid.mondays().size()];
        for (int r = 0; r < table.length; r++) {
            for (int m = 0; m < table[r].length; m++) {
                ScoreTable.Row row =
                        from.at(grid.mondays().get(m).minusDays(delay), regions.get(r));
                table[r][m] =
                        row == null
                                ? (probability ? Double.NaN : 0)
                                : probability ? row.probability() : row.score();
            }
        }
        return table;
    }

    private void line(ObjectNode node, String name, Grid grid, double[][] table) {
        int[] all = IntStream.range(0, regions.size()).toArray();
        boolean[] outcome = grid.outcomes(all, Grid.Cells.ALL);
        double[] values = grid.values(table, all, Grid.Cells.ALL);
        node.put("name", name);
        put(node, "ap", Measures.averagePrecision(outcome, values));
        put(node, "auc", Measures.auc(outcome, values));
        for (int top : TOPS) {
            put(node, "p" + top, precision(grid, table, all, top));
        }
        boolean[] onset = grid.outcomes(all, Grid.Cells.ONSET);
        double[] onsetValues = grid.values(table, all, Grid.Cells.ONSET);
        put(node, "onsetAp", Measures.averagePrecision(onset, onsetValues));
        put(node, "onsetAuc", Measures.auc(onset, onsetValues));
        put(
                node,
                "ongoingAp",
                Measures.averagePrecision(
                        grid.outcomes(all, Grid.Cells.ONGOING),
                        grid.values(table, all, Grid.Cells.ONGOING)));
    }

    /** Each Monday by itself: how many regions saw a conflict, and how many of the ten highest. */
    private void origins(ObjectNode report, Grid grid, double[][] product) {
        ArrayNode table = report.putArray("origins");
        for (int m = 0; m < grid.mondays().size(); m++) {
            boolean[] outcome = new boolean[regions.size()];
            double[] values = new double[regions.size()];
            for (int r = 0; r < regions.size(); r++) {
                outcome[r] = grid.outcome(r, m);
                values[r] = product[r][m];
            }
            ObjectNode row = table.addObject();
            row.put("day", grid.mondays().get(m).toString());
            row.put("positive", count(outcome));
            put(row, "ap", Measures.averagePrecision(outcome, values));
            for (int top : TOPS) {
                put(row, "p" + top, Measures.precisionAt(outcome, values, top));
            }
        }
    }

    private double precision(Grid grid, double[][] table, int[] chosen, int top) {
        double sum = 0;
        for (int m = 0; m < grid.mondays().size(); m++) {
            boolean[] outcome = new boolean[chosen.length];
            double[] values = new double[chosen.length];
            for (int i = 0; i < chosen.length; i++) {
                outcome[i] = grid.outcome(chosen[i], m);
                values[i] = table[chosen[i]][m];
            }
            sum += Measures.precisionAt(outcome, values, top);
        }
        return sum / grid.mondays().size();
    }

    private void bootstrap(
            ObjectNode report, Grid grid, double[][] product, Map<String, double[][]> baselines) {
        List<String> names =
                List.of(
                        Baselines.OWN_DECAYED,
                        "decayed counts of own events, 8 weeks",
                        "decayed counts of own events, 52 weeks",
                        "decayed counts of the truth, 26 weeks");
        Random random = new Random(1);
        List<Double> ap = new ArrayList<>();
        List<Double> onset = new ArrayList<>();
        List<Double> auc = new ArrayList<>();
        List<Double> top = new ArrayList<>();
        Map<String, List<Double>> ahead = new TreeMap<>();
        Map<String, List<Double>> aheadOnset = new TreeMap<>();
        for (int draw = 0; draw < request.draws(); draw++) {
            int[] chosen = new int[regions.size()];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = random.nextInt(regions.size());
            }
            boolean[] outcome = grid.outcomes(chosen, Grid.Cells.ALL);
            boolean[] quiet = grid.outcomes(chosen, Grid.Cells.ONSET);
            double mine =
                    Measures.averagePrecision(
                            outcome, grid.values(product, chosen, Grid.Cells.ALL));
            double mineOnset =
                    Measures.averagePrecision(
                            quiet, grid.values(product, chosen, Grid.Cells.ONSET));
            ap.add(mine);
            onset.add(mineOnset);
            auc.add(Measures.auc(outcome, grid.values(product, chosen, Grid.Cells.ALL)));
            top.add(precision(grid, product, chosen, TOPS[1]));
            for (String name : names) {
                double[][] table = baselines.getOrDefault(name, product);
                ahead.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(
                                mine
                                        - Measures.averagePrecision(
                                                outcome,
                                                grid.values(table, chosen, Grid.Cells.ALL)));
                aheadOnset
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(
                                mineOnset
                                        - Measures.averagePrecision(
                                                quiet,
                                                grid.values(table, chosen, Grid.Cells.ONSET)));
            }
        }
        ObjectNode node = report.putObject("bootstrap");
        node.put("draws", request.draws());
        node.put("cluster", "region");
        interval(node, "ap", ap);
        interval(node, "onsetAp", onset);
        interval(node, "auc", auc);
        interval(node, "p10", top);
        ArrayNode table = node.putArray("kentonganMinusBaseline");
        for (String name : names) {
            for (String measure : List.of("ap", "onsetAp")) {
                List<Double> values =
                        (measure.equals("ap") ? ahead : aheadOnset).getOrDefault(name, List.of());
                ObjectNode row = table.addObject();
                row.put("baseline", name);
                row.put("measure", measure);
                put(row, "mean", mean(values));
                put(row, "low", quantile(values, LOW));
                put(row, "high", quantile(values, HIGH));
                put(
                        row,
                        "betterInShareOfDraws",
                        values.stream().filter(value -> value > 0).count()
                                / (double) Math.max(1, values.size()));
            }
        }
    }

    private void probability(
            ObjectNode report, Grid grid, LocalDate trainTo, int[] all, boolean[] outcome) {
        double rate = grid.rateBefore(trainTo);
        double[] stated = grid.values(table(scores, grid, 0, true), all, Grid.Cells.ALL);
        double fallback = Double.isNaN(rate) ? 0 : rate;
        double[] probability = new double[stated.length];
        double[] pooled = new double[stated.length];
        for (int i = 0; i < stated.length; i++) {
            probability[i] = Double.isNaN(stated[i]) ? fallback : stated[i];
            pooled[i] = fallback;
        }
        List<Measures.Bin> bins = Measures.reliability(outcome, probability);
        double[] parts = Measures.decomposition(bins);
        ObjectNode node = report.putObject("probability");
        double brier = Measures.brier(outcome, probability);
        put(node, "brier", brier);
        put(node, "pooledTrainingRate", rate);
        put(node, "skill", 1 - brier / Measures.brier(outcome, pooled));
        put(node, "calibrationError", Measures.calibrationError(bins));
        put(node, "reliability", parts[0]);
        put(node, "resolution", parts[1]);
        put(node, "uncertainty", parts[2]);
        put(node, "withinBins", brier - (parts[0] - parts[1] + parts[2]));
        ArrayNode table = node.putArray("table");
        for (Measures.Bin bin : bins) {
            ObjectNode row = table.addObject();
            put(row, "from", bin.from());
            row.put("forecasts", bin.count());
            put(row, "forecast", bin.forecast());
            put(row, "observed", bin.observed());
        }
    }

    private void horizons(ObjectNode report, ArrayNode untested) {
        ArrayNode table = report.putArray("horizons");
        for (int weeks : HORIZONS) {
            Grid grid = new Grid(truth, regions, request.from(), request.to(), weeks);
            int[] all = IntStream.range(0, regions.size()).toArray();
            if (count(grid.outcomes(all, Grid.Cells.ALL)) == 0) {
                untested.add("jangka " + weeks + " minggu: tidak ada konflik");
                continue;
            }
            ObjectNode row = table.addObject();
            row.put("weeks", weeks);
            line(row, "kentongan", grid, table(grid, 0, false));
            row.put("positive", count(grid.outcomes(all, Grid.Cells.ALL)));
            double[][] own26 = Baselines.of(grid, own).get(Baselines.OWN_DECAYED);
            if (own26 != null) {
                put(
                        row,
                        "apOfDecayedCounts",
                        Measures.averagePrecision(
                                grid.outcomes(all, Grid.Cells.ALL),
                                grid.values(own26, all, Grid.Cells.ALL)));
            }
        }
    }

    private void delays(ObjectNode report, Grid grid) {
        ArrayNode table = report.putArray("delayed");
        for (int delay : DELAYS) {
            ObjectNode row = table.addObject();
            row.put("days", delay);
            line(row, "reports " + delay + " days later", grid, table(grid, delay, false));
        }
    }

    private void families(ObjectNode report) {
        ArrayNode table = report.putArray("families");
        TreeSet<String> families = new TreeSet<>();
        truth.events().stream()
                .filter(TruthEvent::social)
                .map(TruthEvent::family)
                .filter(family -> !family.isEmpty())
                .forEach(families::add);
        for (String family : families) {
            Truth only =
                    new Truth(
                            truth.source(),
                            truth.exhaustive(),
                            truth.events().stream()
                                    .map(
                                            event ->
                                                    new TruthEvent(
                                                            event.id(),
                                                            event.region(),
                                                            event.family(),
                                                            event.start(),
                                                            event.end(),
                                                            event.social()
                                                                    && event.family()
                                                                            .equals(family)))
                                    .toList(),
                            truth.unlocated());
            Grid grid = new Grid(only, regions, request.from(), request.to(), HORIZONS[0]);
            int[] all = IntStream.range(0, regions.size()).toArray();
            boolean[] outcome = grid.outcomes(all, Grid.Cells.ALL);
            ObjectNode row = table.addObject();
            row.put("family", family);
            row.put("positive", count(outcome));
            put(row, "baseRate", count(outcome) / (double) outcome.length);
            if (count(outcome) >= LEAST_POSITIVES) {
                double[] values = grid.values(table(grid, 0, false), all, Grid.Cells.ALL);
                double[][] counts = Baselines.decayed(grid, own, family);
                put(row, "ap", Measures.averagePrecision(outcome, values));
                put(
                        row,
                        "apOfDecayedCounts",
                        Measures.averagePrecision(
                                outcome, grid.values(counts, all, Grid.Cells.ALL)));
                put(row, "auc", Measures.auc(outcome, values));
            } else {
                row.putNull("ap");
                row.putNull("apOfDecayedCounts");
                row.putNull("auc");
            }
        }
    }

    private void negative(
            ObjectNode report, Grid grid, double[][] product, int[] all, boolean[] outcome) {
        Random random = new Random(2);
        boolean[] onset = grid.outcomes(all, Grid.Cells.ONSET);
        List<Double> ap = new ArrayList<>();
        List<Double> auc = new ArrayList<>();
        List<Double> onsetAp = new ArrayList<>();
        List<Double> top = new ArrayList<>();
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            int[] other = all.clone();
            for (int i = other.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = other[i];
                other[i] = other[j];
                other[j] = swap;
            }
            double[][] strangers = new double[product.length][];
            for (int r = 0; r < product.length; r++) {
                strangers[r] = product[other[r]];
            }
            double[] values = grid.values(strangers, all, Grid.Cells.ALL);
            ap.add(Measures.averagePrecision(outcome, values));
            auc.add(Measures.auc(outcome, values));
            onsetAp.add(
                    Measures.averagePrecision(
                            onset, grid.values(strangers, all, Grid.Cells.ONSET)));
            top.add(precision(grid, strangers, all, TOPS[1]));
        }
        ObjectNode node = report.putObject("negativeControl");
        node.put("what", "scores of another region, mean of " + SHUFFLES + " shuffles");
        double chance = count(outcome) / (double) outcome.length;
        put(node, "ap", mean(ap));
        put(node, "chanceAp", chance);
        put(node, "highestAp", ap.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        put(node, "auc", mean(auc));
        put(node, "onsetAp", mean(onsetAp));
        put(node, "chanceOnsetAp", count(onset) / (double) Math.max(1, onset.length));
        put(node, "p10", mean(top));
        put(node, "chanceP10", chance);
    }

    private void ablations(ObjectNode report, Grid grid) throws IOException {
        ArrayNode table = report.putArray("ablations");
        if (!request.ablations().isEmpty()) {
            line(table.addObject(), "kentongan", grid, table(grid, 0, false));
        }
        Set<LocalDate> days = new HashSet<>(grid.mondays());
        for (Map.Entry<String, Path> ablation : request.ablations().entrySet()) {
            ScoreTable without = ScoreTable.read(ablation.getValue().resolve("scores.csv"), days);
            line(
                    table.addObject(),
                    "without " + ablation.getKey(),
                    grid,
                    table(without, grid, 0, false));
        }
    }

    private void untested(ObjectNode report, ArrayNode untested, Grid grid) {
        if (request.ablations().isEmpty()) {
            untested.add(
                    "tanpa salah satu bagian: tidak ada putar ulang yang diberikan (--without"
                            + " NAMA=DIR)");
        }
        if (own.isEmpty()) {
            untested.add(
                    "pembanding dari kejadian sendiri: tidak ada events.jsonl di samping"
                            + " scores.csv");
        }
        if (truth.unlocated() > 0) {
            untested.add(truth.unlocated() + " catatan kebenaran tanpa kabupaten atau kota");
        }
        if (!truth.exhaustive()) {
            untested.add(
                    "wilayah yang tidak dilaporkan siapa pun: kebenaran hanya memuat kejadian,"
                            + " sehingga yang tenang dan yang tidak terliput tampak sama");
        }
        LocalDate end = request.to().plusWeeks(HORIZONS[0]);
        if (truth.last().isBefore(end.minusWeeks(1))) {
            untested.add(
                    "apa yang terjadi setelah "
                            + truth.last()
                            + ": kebenaran berakhir di sana, padahal minggu terakhir dinilai sampai "
                            + end
                            + "; angka minggu-minggu terakhir terlalu rendah");
        }
        if (grid.mondays().get(0).getYear() < 2022) {
            untested.add("indeks resmi: belum ada yang terbit untuk tahun-tahun itu");
        }
        if (!report.path("alarms").path("notTested").isMissingNode()) {
            untested.add("peringatan: " + report.path("alarms").path("notTested").asText());
        }
        untested.add(
                "tahun, provinsi, dan sumber di luar kebenaran ini; skor tiap keluarga (angka per"
                        + " keluarga mengurutkan menurut skor gabungan); tahapan pemilihan di luar"
                        + " jangkauan kalender");
    }

    private static int count(boolean[] outcome) {
        int count = 0;
        for (boolean one : outcome) {
            count += one ? 1 : 0;
        }
        return count;
    }

    private static void interval(ObjectNode node, String name, List<Double> values) {
        ObjectNode interval = node.putObject(name);
        put(interval, "mean", mean(values));
        put(interval, "low", quantile(values, LOW));
        put(interval, "high", quantile(values, HIGH));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Linear between the neighbouring ranks. */
    private static double quantile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double at = share * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.size() - 1, below + 1);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, Math.round(value * 1e6) / 1e6);
        } else {
            node.putNull(name);
        }
    }
}
