package id.kentongan.pipeline.fit;

import id.kentongan.analyzers.risk.Feature;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.pipeline.evaluate.Truth;
import id.kentongan.pipeline.evaluate.TruthEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fits the weights of the score: rows of the Mondays of a training period, outcome = a social
 * conflict in that region within 28 days, all of it inside the period. Weights are never negative;
 * features that add nothing are left out of the model.
 */
public final class RiskFit {

    private static final int HORIZON_DAYS = 28;

    private static final int LEAST_POSITIVES = 20;

    private static final double HIGHEST = 90;

    /**
     * Strong on purpose: the tags of the training years come from a text model that was fitted on
     * them, so freshest memory looks surer than it will be. All features are logarithms of days or
     * cases, so plain weights are penalised alike. See docs/decisions/0020-risk-weights.md.
     */
    private static final double RIDGE = 0.035;

    /** Weights below this share of the largest add nothing that anyone could see. */
    private static final double NEGLIGIBLE = 0.02;

    /**
     * Policy, not fit: a death counts more than a shove, also where history says that frequency
     * alone ranks regions, and contributions that elections feed count more around the count (the
     * training years know no calendar). Logits per unit of the feature.
     */
    private static final Map<Feature, Double> POLICY =
            new EnumMap<>(
                    Map.of(
                            Feature.LOAD_FAST, 0.05,
                            Feature.LOAD_MEDIUM, 0.05,
                            Feature.STAGE, 0.2));

    /**
     * Inputs that add nothing once the tags of the training years are held out too (weight 0, no
     * better ranking of 2000 from 1998-99): published, but not part of the score.
     */
    private static final Set<Feature> NOT_IN_SCORE = EnumSet.of(Feature.SURPRISE, Feature.BUILD_UP);

    private RiskFit() {}

    /**
     * What was fitted.
     *
     * @param text of the model file
     * @param rows region-weeks used
     * @param positives of them with a conflict within 28 days
     */
    public record Fitted(String text, int rows, int positives) {}

    /**
     * Fits.
     *
     * @param features {@code features.csv} of a replay
     * @param truth what happened
     * @param from first day of the training period
     * @param to its last day; every outcome ends on or before it
     * @throws IOException with one line for people
     */
    public static Fitted fit(Path features, Truth truth, LocalDate from, LocalDate to)
            throws IOException {
        LocalDate known = truth.last().plusDays(HORIZON_DAYS);
        if (known.isBefore(to)) {
            throw new IOException(
                    "the truth ends on "
                            + truth.last()
                            + ", long before --to "
                            + to
                            + ": what followed is not known; end the training period earlier");
        }
        Map<String, NavigableSet<LocalDate>> conflicts = new HashMap<>();
        for (TruthEvent event : truth.events()) {
            if (event.social() && !event.start().isAfter(to)) {
                conflicts
                        .computeIfAbsent(event.region(), region -> new TreeSet<>())
                        .add(event.start());
            }
        }
        List<double[]> inputs = new ArrayList<>();
        List<Boolean> outcomes = new ArrayList<>();
        read(features, from, to, conflicts, inputs, outcomes);
        int rows = inputs.size();
        int positives = (int) outcomes.stream().filter(one -> one).count();
        if (rows == 0) {
            throw new IOException(
                    "no Monday of "
                            + from
                            + " to "
                            + to
                            + " with 28 days of outcome stands in "
                            + features);
        }
        if (positives < LEAST_POSITIVES || positives == rows) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%d of %d region-weeks saw a conflict: too few to fit; choose a longer"
                                    + " period",
                            positives,
                            rows));
        }
        return fitted(features, truth, from, to, inputs, outcomes, positives);
    }

    private static Fitted fitted(
            Path features,
            Truth truth,
            LocalDate from,
            LocalDate to,
            List<double[]> inputs,
            List<Boolean> outcomes,
            int positives)
            throws IOException {
        int rows = inputs.size();
        boolean[] outcome = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            outcome[i] = outcomes.get(i);
        }
        double[] offset = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (Map.Entry<Feature, Double> policy : POLICY.entrySet()) {
                offset[i] += policy.getValue() * inputs.get(i)[policy.getKey().ordinal()];
            }
        }
        List<Feature> fittable =
                Arrays.stream(Feature.values())
                        .filter(one -> !POLICY.containsKey(one) && !NOT_IN_SCORE.contains(one))
                        .toList();
        double[] fit =
                NonNegativeLogistic.fit(
                                columns(inputs, fittable, 0, rows),
                                outcome,
                                offset,
                                new double[fittable.size()],
                                RIDGE)
                        .weights();
        double largest = Arrays.stream(fit).max().orElse(0);
        Map<Feature, Double> weights = new EnumMap<>(POLICY);
        for (int j = 0; j < fit.length; j++) {
            if (fit[j] >= largest * NEGLIGIBLE && fit[j] > 0) {
                weights.put(fittable.get(j), fit[j]);
            }
        }
        double highest = 0;
        double[] raw = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (Map.Entry<Feature, Double> weight : weights.entrySet()) {
                raw[i] += weight.getValue() * inputs.get(i)[weight.getKey().ordinal()];
            }
            highest = Math.max(highest, raw[i]);
        }
        double scale = HIGHEST / highest;
        for (int i = 0; i < rows; i++) {
            raw[i] *= scale;
        }
        NonNegativeLogistic.Fit probability =
                NonNegativeLogistic.fit(
                        new double[][] {raw}, outcome, new double[rows], new double[] {1e-6}, 0);
        StringBuilder terms = new StringBuilder();
        weights.forEach(
                (feature, weight) -> terms.append(line("term", feature.label(), weight * scale)));
        terms.append(line("probability", "intercept", probability.intercept()));
        terms.append(line("probability", "slope", probability.weights()[0]));
        StringBuilder text = new StringBuilder();
        text.append(
                "# Weights of the score. Written by `kentongan fit`; do not edit: fit again.\n");
        fact(text, "format", RiskModel.FORMAT);
        fact(text, "hash", hash(terms.toString().getBytes(StandardCharsets.UTF_8)));
        fact(text, "from", from.toString());
        fact(text, "to", to.toString());
        fact(text, "truth", truth.source());
        fact(text, "features-hash", hash(features));
        fact(text, "rows", Integer.toString(rows));
        fact(text, "positives", Integer.toString(positives));
        text.append(terms);
        RiskModel.parse(text.toString());
        return new Fitted(text.toString(), rows, positives);
    }

    private static double[][] columns(
            List<double[]> inputs, List<Feature> features, int from, int to) {
        double[][] columns = new double[features.size()][to - from];
        for (int j = 0; j < columns.length; j++) {
            for (int i = from; i < to; i++) {
                columns[j][i - from] = inputs.get(i)[features.get(j).ordinal()];
            }
        }
        return columns;
    }

    private static void read(
            Path features,
            LocalDate from,
            LocalDate to,
            Map<String, NavigableSet<LocalDate>> conflicts,
            List<double[]> inputs,
            List<Boolean> outcomes)
            throws IOException {
        LocalDate last = to.minusDays(HORIZON_DAYS - 1L);
        try (BufferedReader lines = Files.newBufferedReader(features, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            String wanted = "time,region," + String.join(",", Feature.labels());
            if (!wanted.equals(header)) {
                throw new IOException(
                        features + ": not the features.csv of this version; replay again");
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = line.indexOf(',');
                LocalDate day = LocalDate.parse(line.substring(0, Math.min(10, comma)));
                if (day.getDayOfWeek() != DayOfWeek.MONDAY
                        || day.isBefore(from)
                        || day.isAfter(last)) {
                    continue;
                }
                String[] cell = line.split(",", -1);
                if (cell[1].length() <= 2) {
                    continue;
                }
                double[] row = new double[Feature.values().length];
                for (int j = 0; j < row.length; j++) {
                    row[j] = Double.parseDouble(cell[j + 2]);
                }
                inputs.add(row);
                NavigableSet<LocalDate> days = conflicts.get(cell[1]);
                LocalDate next = days == null ? null : days.ceiling(day);
                outcomes.add(next != null && next.isBefore(day.plusDays(HORIZON_DAYS)));
            }
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + features, e);
        }
    }

    private static String line(String key, String name, double value) {
        return key + '\t' + name + '\t' + String.format(Locale.ROOT, "%.10f", value) + '\n';
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append("fact\t").append(name).append('\t').append(value).append('\n');
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha().digest(bytes)).substring(0, 12);
    }

    private static String hash(Path file) throws IOException {
        MessageDigest sha = sha();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha.digest()).substring(0, 12);
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
