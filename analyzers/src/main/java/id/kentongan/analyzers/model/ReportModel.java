package id.kentongan.analyzers.model;

import id.kentongan.analyzers.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The model of incident reports: conflict or crime, social or separatist, of which class, and which
 * indicator fits inside the class. Two readings are averaged: one output that asks for conflict as
 * such, and one for each class. Immutable and safe for use by several threads.
 */
public final class ReportModel {

    /** The model that ships: fitted on 1997-2000, so that every later figure is honest. */
    public static final String RESOURCE = "reports.model";

    /** Classes of social conflict. */
    public static final List<String> SOCIAL =
            List.of("resource", "governance", "election", "identity", "popular_justice");

    /** The class of separatist and armed conflict. */
    public static final String SEPARATIST = "separatist";

    /** All classes that are told apart; the last three are no conflict of a known class. */
    public static final List<String> CLASSES =
            List.of(
                    "resource",
                    "governance",
                    "election",
                    "identity",
                    "popular_justice",
                    SEPARATIST,
                    "other",
                    "law_enforcement",
                    "crime");

    /** Output that asks for conflict of any kind, and for social conflict. */
    public static final String CONFLICT = "conflict";

    public static final String SOCIAL_CONFLICT = "social";

    /** Prefix of the outputs for indicators, such as {@code code:identity:IDN-02}. */
    public static final String CODE = "code:";

    /**
     * From when on a reading counts.
     *
     * @param conflict probability from which a report is conflict
     * @param social probability from which a report is social conflict
     * @param share of the probability of separatist conflict that social conflict must reach
     */
    public record Thresholds(double conflict, double social, double share) {}

    private final TextModel model;
    private final int conflict;
    private final int social;
    private final int[] classes;
    private final Thresholds thresholds;
    private final double confidenceBias;
    private final double confidenceSlope;

    private ReportModel(TextModel model) {
        this.model = model;
        conflict = model.outputs().indexOf(CONFLICT);
        social = model.outputs().indexOf(SOCIAL_CONFLICT);
        classes = CLASSES.stream().mapToInt(model.outputs()::indexOf).toArray();
        thresholds =
                new Thresholds(
                        number("conflict-from"), number("social-from"), number("social-share"));
        confidenceBias = number("confidence-bias");
        confidenceSlope = number("confidence-slope");
    }

    /** The model that ships with the project. */
    public static ReportModel standard() {
        return Standard.MODEL;
    }

    /**
     * The model in a file.
     *
     * @throws IllegalArgumentException when it is none, of another version or damaged
     */
    public static ReportModel parse(String name, String content) {
        TextModel model = TextModel.parse(name, content);
        if (!model.header("kind").equals("reports")) {
            throw new IllegalArgumentException(name + " is not a model of incident reports");
        }
        return new ReportModel(model);
    }

    /** The linear model behind it. */
    public TextModel model() {
        return model;
    }

    private double number(String key) {
        return Double.parseDouble(model.header(key));
    }

    /** The reading of one narrative. */
    public ReportReading read(Tokens tokens) {
        double[] sums = model.sums(tokens);
        double[] of = new double[CLASSES.size()];
        double total = 0;
        for (int k = 0; k < of.length; k++) {
            of[k] = probability(sums[classes[k]]);
            total += of[k];
        }
        double allSocial = 0;
        double best = -1;
        String category = SOCIAL.get(0);
        Map<String, Double> categories = new LinkedHashMap<>();
        for (int k = 0; k < of.length; k++) {
            double share = of[k] / total;
            String name = CLASSES.get(k);
            if (SOCIAL.contains(name)) {
                allSocial += share;
                if (share > best) {
                    best = share;
                    category = name;
                }
            } else if (name.equals("other")) {
                allSocial += share;
            }
            categories.put(name, share);
        }
        double separatist = categories.getOrDefault(SEPARATIST, 0.0);
        double asConflict = (probability(sums[conflict]) + allSocial + separatist) / 2;
        double asSocial = (probability(sums[social]) + allSocial) / 2;
        return new ReportReading(
                asConflict, asSocial, separatist, category, categories, codes(sums));
    }

    private Map<String, Double> codes(double[] sums) {
        Map<String, Double> codes = new LinkedHashMap<>();
        for (int k = 0; k < sums.length; k++) {
            String output = model.outputs().get(k);
            if (output.startsWith(CODE)) {
                codes.put(output.substring(CODE.length()), probability(sums[k]));
            }
        }
        return codes;
    }

    /**
     * The reading of one narrative in the light of phrases that the rules met.
     *
     * @param favour factor for each class that phrases speak for; 1 for the others
     */
    public ReportReading read(Tokens tokens, ToDoubleFunction<String> favour) {
        return read(tokens).favour(favour);
    }

    /** Last day of the period the model was fitted on. */
    public LocalDate lastDay() {
        return LocalDate.parse(model.header("to"));
    }

    /** Whether {@code reading} counts as conflict. */
    public boolean conflict(ReportReading reading) {
        return conflict(reading, thresholds);
    }

    /** Whether {@code reading} counts as conflict under these thresholds. */
    public static boolean conflict(ReportReading reading, Thresholds thresholds) {
        return reading.conflict() >= thresholds.conflict() || social(reading, thresholds);
    }

    /** Whether {@code reading} counts as social conflict under these thresholds. */
    public static boolean social(ReportReading reading, Thresholds thresholds) {
        return reading.social() >= thresholds.share() * reading.separatist()
                && (reading.social() >= thresholds.social()
                        || reading.conflict() >= thresholds.conflict());
    }

    /** The class that {@code reading} falls in, or {@code crime} when it is no conflict. */
    public String category(ReportReading reading) {
        return category(reading, thresholds);
    }

    /** The class that {@code reading} falls in under these thresholds. */
    public static String category(ReportReading reading, Thresholds thresholds) {
        if (social(reading, thresholds)) {
            return reading.category();
        }
        return conflict(reading, thresholds) ? SEPARATIST : "crime";
    }

    /** How sure the reading is of its class before calibration. */
    public static double sureness(ReportReading reading, Thresholds thresholds) {
        if (!conflict(reading, thresholds)) {
            return 1 - reading.conflict();
        }
        if (!social(reading, thresholds)) {
            return reading.separatist();
        }
        double all = 0;
        for (String name : SOCIAL) {
            all += reading.categories().getOrDefault(name, 0.0);
        }
        double share = reading.categories().getOrDefault(reading.category(), 0.0);
        return reading.social() * (all == 0 ? 0 : share / all);
    }

    /** Estimated probability that status and class are right. */
    public double confidence(ReportReading reading) {
        double sure = Math.min(0.999, Math.max(0.001, sureness(reading, thresholds)));
        double logit = StrictMath.log(sure / (1 - sure));
        return probability(confidenceBias + confidenceSlope * logit);
    }

    private static double probability(double sum) {
        return 1 / (1 + StrictMath.exp(-sum));
    }

    /** Loaded when first asked for. */
    private static final class Standard {

        static final ReportModel MODEL = load();

        private static ReportModel load() {
            try (InputStream in = ReportModel.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("resource missing: model/" + RESOURCE);
                }
                return parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
