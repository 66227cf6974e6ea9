package id.kentongan.analyzers.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fitted weights of the score: {@code score = sum of weight x feature}, {@code probability =
 * logistic(intercept + slope x score)}. Written by {@code fit}, read here; lines of {@code
 * key<TAB>name<TAB>value}. Immutable.
 */
public final class RiskModel {

    /** Version of the file format; a file of another version is refused. */
    public static final String FORMAT = "kentongan-risk-model-1";

    private static final String RESOURCE = "risk-model.tsv";

    private static final RiskModel STANDARD = load();

    private final Map<String, String> facts;
    private final List<Term> terms;
    private final double intercept;
    private final double slope;

    private RiskModel(Map<String, String> facts, List<Term> terms, double intercept, double slope) {
        this.facts = facts;
        this.terms = terms;
        this.intercept = intercept;
        this.slope = slope;
    }

    /**
     * One summand.
     *
     * @param feature input
     * @param weight at least 0
     */
    public record Term(Feature feature, double weight) {}

    /** The model that ships with the project. */
    public static RiskModel standard() {
        return STANDARD;
    }

    /** The summands in the order of the file. */
    public List<Term> terms() {
        return terms;
    }

    /** What the file says about its origin: period, data hash, format. */
    public Map<String, String> facts() {
        return facts;
    }

    /** Identity of the fit, for outputs. */
    public String hash() {
        return facts.getOrDefault("hash", "unknown");
    }

    /** The model as a file of this format: what {@link #parse} reads back to an equal model. */
    public String text() {
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) -> line(text, "fact", name, value));
        for (Term term : terms) {
            line(text, "term", term.feature().label(), Double.toString(term.weight()));
        }
        line(text, "probability", "intercept", Double.toString(intercept));
        line(text, "probability", "slope", Double.toString(slope));
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String name, String value) {
        text.append(key).append('\t').append(name).append('\t').append(value).append('\n');
    }

    /** The same model without memories of half a year and longer, for ablations. */
    public RiskModel withoutSlow() {
        Map<String, String> changed = new TreeMap<>(facts);
        changed.put("without", "slow");
        return new RiskModel(
                Collections.unmodifiableMap(changed),
                terms.stream().filter(term -> !term.feature().slow()).toList(),
                intercept,
                slope);
    }

    /** Score and parts of features in the order of {@link Feature}; parts largest first. */
    public Scored score(List<Double> features) {
        List<RiskPart> parts = new ArrayList<>();
        double score = 0;
        for (Term term : terms) {
            double value = features.get(term.feature().ordinal());
            double points = value * term.weight();
            score += points;
            if (points > 0) {
                parts.add(new RiskPart(term.feature().label(), value, term.weight(), points));
            }
        }
        parts.sort(
                Comparator.comparingDouble(RiskPart::points)
                        .reversed()
                        .thenComparing(RiskPart::name));
        return new Scored(score, probability(score), List.copyOf(parts));
    }

    /** A score with its parts and probability. */
    public record Scored(double score, double probability, List<RiskPart> parts) {}

    /** Probability of a social conflict within 28 days at this score. */
    public double probability(double score) {
        return 1 / (1 + StrictMath.exp(-(intercept + slope * score)));
    }

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException with one line for people when it is no model of this version
     */
    public static RiskModel parse(String text) {
        Map<String, String> facts = new TreeMap<>();
        List<Term> terms = new ArrayList<>();
        double intercept = 0;
        double slope = 0;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.charAt(0) == '#') {
                continue;
            }
            String[] cell = line.strip().split("\t", -1);
            if (cell.length != 3) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "risk model, line %d: key, name and value wanted",
                                number));
            }
            switch (cell[0]) {
                case "fact" -> facts.put(cell[1], cell[2]);
                case "term" ->
                        terms.add(new Term(feature(cell[1], number), number(cell[2], number)));
                case "probability" -> {
                    if (cell[1].equals("intercept")) {
                        intercept = number(cell[2], number);
                    } else {
                        slope = number(cell[2], number);
                    }
                }
                default ->
                        throw new IllegalArgumentException(
                                String.format(
                                        Locale.ROOT,
                                        "risk model, line %d: unknown key %s",
                                        number,
                                        cell[0]));
            }
        }
        if (!FORMAT.equals(facts.get("format"))) {
            throw new IllegalArgumentException(
                    "risk model: format "
                            + facts.getOrDefault("format", "missing")
                            + " is not "
                            + FORMAT
                            + "; fit it again with `kentongan fit`");
        }
        for (Term term : terms) {
            if (!(term.weight() >= 0)) {
                throw new IllegalArgumentException(
                        "risk model: negative weight of " + term.feature().label());
            }
        }
        return new RiskModel(
                Collections.unmodifiableMap(facts), List.copyOf(terms), intercept, slope);
    }

    private static Feature feature(String label, int line) {
        return Feature.of(label)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        String.format(
                                                Locale.ROOT,
                                                "risk model, line %d: unknown feature %s",
                                                line,
                                                label)));
    }

    private static double number(String cell, int line) {
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message below
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "risk model, line %d: not a number: %s", line, cell));
    }

    private static RiskModel load() {
        try (InputStream in = RiskModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
