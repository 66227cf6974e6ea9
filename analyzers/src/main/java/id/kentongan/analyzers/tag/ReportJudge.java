package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.model.ReportReading;
import id.kentongan.analyzers.text.Tokens;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The learned model of incident reports of its years beside the rules; later ones are not shown to
 * it ({@link #isLate}). Narratives from the field are short and written in shorthand: the model
 * tells conflict from crime and finds the class of the dispute, the phrases that the rules met
 * choose the indicator inside the class. What is a right, prevention, denial, settlement or memory
 * stays what the rules found: no model makes it score.
 */
final class ReportJudge {

    /** The rules keep a verdict of calm, memory or denial from this confidence on. */
    private static final double RULES_SURE = 0.5;

    /** How far a phrase of the rules lifts its class in the eyes of the model. */
    private static final double CLASS_WEIGHT = 0.5;

    /** How far a phrase of the rules lifts its indicator inside the class. */
    private static final double PHRASE_WEIGHT = 0.6;

    /** A model knows the language of its years: so long after them it is not asked. */
    private static final int FRESH_YEARS = 15;

    private static final int MOST = 3;

    private static final Map<String, List<String>> CODES =
            Map.of(
                    "resource",
                    List.of(
                            "LND-01", "LND-02", "LND-03", "LND-04", "LND-05", "LND-06", "LND-07",
                            "LAB-01", "LAB-02", "LAB-03"),
                    "governance",
                    List.of("GOV-01", "GOV-02", "GOV-03", "GOV-04"),
                    "election",
                    List.of(
                            "ELC-01", "ELC-02", "ELC-03", "ELC-04", "ELC-05", "ELC-06", "ELC-07",
                            "ELC-08", "ELC-09", "ELC-10", "ELC-11", "ELC-12", "GOV-03"),
                    "identity",
                    List.of(
                            "IDN-01", "IDN-02", "IDN-03", "IDN-04", "COM-01", "COM-02", "COM-03",
                            "COM-05", "ORM-01", "ORM-04"),
                    "popular_justice",
                    List.of("COM-04", "ORM-02"),
                    ReportModel.SEPARATIST,
                    List.of("SEP-01", "SEP-02", "SEP-03"));

    /** Indicators whose events are no conflict of the classes that the model knows. */
    private static final List<String> OUTSIDE = List.of("SEP-04", "ORM-03");

    private static final List<String> CONTACT =
            List.of(
                    "lead:ACT",
                    "body:ACT",
                    "ESC-02",
                    "ESC-03",
                    "ESC-04",
                    "ESC-05",
                    "ESC-06",
                    "ESC-11",
                    "ESC-13");

    private final ReportModel model;
    private final Instant late;

    ReportJudge(ReportModel model) {
        this.model = model;
        this.late =
                model.lastDay()
                        .plusYears(FRESH_YEARS)
                        .plusDays(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
    }

    /** Whether {@code item} is from so long after the years of the model that it is not asked. */
    boolean isLate(Item item) {
        return !item.occurred().isBefore(late);
    }

    /**
     * A verdict in place of {@code rules}, or null to leave it; evidence stays that of the rules.
     */
    @Nullable Verdict judge(Item item, Tokens tokens, Features features, Verdict rules) {
        if (item.kind() != Item.Kind.INCIDENT || tokens.size() == 0 || holds(rules, features)) {
            return null;
        }
        boolean event = rules.status() == Status.INC || rules.status() == Status.THR;
        ReportReading reading =
                model.read(
                        tokens,
                        category -> StrictMath.exp(CLASS_WEIGHT * phrases(category, features)));
        double confidence = model.confidence(reading);
        if (!model.conflict(reading)) {
            boolean outside =
                    !rules.indicators().isEmpty() && OUTSIDE.contains(rules.indicators().get(0));
            return event && outside
                    ? null
                    : new Verdict(Status.NON, List.of(), 0, confidence, "report-model:no-conflict");
        }
        Status status =
                rules.status() == Status.THR && !contact(features) ? Status.THR : Status.INC;
        String category = model.category(reading);
        return new Verdict(
                status,
                indicators(category, reading, features, rules),
                Verdict.COMPUTE,
                confidence,
                "report-model:" + category);
    }

    /** How clearly phrases speak for a class, 0 to 1. */
    private static double phrases(String category, Features features) {
        double most = 0;
        for (String code : CODES.getOrDefault(category, List.of())) {
            most = Math.max(most, features.get(code));
        }
        return most / (1 + most);
    }

    /** Whether the verdict of the rules stands above the model. */
    private static boolean holds(Verdict rules, Features features) {
        return switch (rules.status()) {
            case PRO -> !contact(features);
            case PRV, RES, PST, HYP ->
                    rules.confidence() >= RULES_SURE || features.get("drill") > 0;
            case INC, THR, NON -> false;
        };
    }

    private static boolean contact(Features features) {
        for (String name : CONTACT) {
            if (features.get(name) > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> indicators(
            String category, ReportReading reading, Features features, Verdict rules) {
        List<String> codes = new ArrayList<>();
        codes.add(main(category, reading, features));
        for (String code : rules.indicators()) {
            if (codes.size() < MOST && !codes.contains(code)) {
                codes.add(code);
            }
        }
        return List.copyOf(codes);
    }

    /** The indicator of the class that phrases and model favour together. */
    private static String main(String category, ReportReading reading, Features features) {
        String best = "";
        double top = -1;
        for (String code : CODES.getOrDefault(category, List.of())) {
            double phrases = features.get(code);
            // the posts that people dispute outside elections are told by phrases alone
            double learned =
                    code.equals("GOV-03")
                            ? 0
                            : reading.codes().getOrDefault(category + ":" + code, 0.0);
            double score = learned + PHRASE_WEIGHT * phrases / (1 + phrases);
            if (score > top) {
                top = score;
                best = code;
            }
        }
        return best;
    }
}
