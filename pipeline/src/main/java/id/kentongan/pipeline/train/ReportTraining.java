package id.kentongan.pipeline.train;

import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.model.TextModel;
import id.kentongan.analyzers.model.WordFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Trains the model of incident reports on a period and nothing else. Thresholds and the calibration
 * of the confidence come from the later half of the period, read by models of what came before, as
 * the model is meant to be used.
 */
public final class ReportTraining {

    private static final int QUARTERS = 4;

    /** Fewer documents than this teach nothing. */
    private static final int LEAST = 100;

    private static final int LEAST_OF_CODE = 5;

    private final TrainingRequest request;
    private final TrainingSet set;
    private final Vocabulary vocabulary;
    private final LinearFit.Document[] documents;
    private final List<String> outputs;

    private ReportTraining(TrainingRequest request, TrainingSet set) {
        this.request = request;
        this.set = set;
        vocabulary =
                Vocabulary.of(
                        set.reports(),
                        ProperNames.ofReports(
                                set.reports().stream().map(LabelledReport::tokens).toList()));
        documents =
                set.reports().stream().map(vocabulary::document).toArray(LinearFit.Document[]::new);
        outputs = outputs();
    }

    /**
     * Trains.
     *
     * @throws TrainingRefused when the files or the period do not serve
     */
    public static TrainedModel run(TrainingRequest request) throws TrainingRefused {
        TrainingSet set = TrainingSet.read(request);
        if (set.reports().size() < LEAST) {
            throw new TrainingRefused(
                    "only "
                            + set.reports().size()
                            + " labelled reports with text between "
                            + request.from()
                            + " and "
                            + request.to()
                            + "; at least "
                            + LEAST
                            + " are needed");
        }
        long conflicts =
                set.reports().stream().filter(report -> conflict(report.category())).count();
        if (conflicts == 0 || conflicts == set.reports().size()) {
            throw new TrainingRefused(
                    "the labels between "
                            + request.from()
                            + " and "
                            + request.to()
                            + " hold only one kind; conflict and other reports are needed");
        }
        return new ReportTraining(request, set).train();
    }

    private TrainedModel train() {
        List<HeldOut> heldOut = heldOut();
        Decision decision = Decision.choose(heldOut);
        LinearFit.Weights[] fitted = fit(IntStream.range(0, documents.length).toArray());
        TextModel model = model(fitted, decision);
        return new TrainedModel(model.render(), report(decision, heldOut));
    }

    /**
     * Readings by models that know only what came before: the third quarter by a model of the first
     * half, the last quarter by a model of the three before it.
     */
    private List<HeldOut> heldOut() {
        int[] byDay =
                IntStream.range(0, documents.length)
                        .boxed()
                        .sorted(
                                Comparator.comparing((Integer i) -> set.reports().get(i).day())
                                        .thenComparing(i -> set.reports().get(i).id()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        List<HeldOut> all = new ArrayList<>();
        for (int quarter = 2; quarter < QUARTERS; quarter++) {
            int known = byDay.length * quarter / QUARTERS;
            int end = byDay.length * (quarter + 1) / QUARTERS;
            int[] seen = Arrays.copyOf(byDay, known);
            ReportModel model =
                    ReportModel.parse("earlier", model(fit(seen), Decision.NEUTRAL).render());
            for (int i = known; i < end; i++) {
                LabelledReport report = set.reports().get(byDay[i]);
                all.add(new HeldOut(report.category(), model.read(report.tokens())));
            }
        }
        return List.copyOf(all);
    }

    private TextModel model(LinearFit.Weights[] fitted, Decision decision) {
        double[][] weights = new double[vocabulary.names().size()][fitted.length];
        double[] bias = new double[fitted.length];
        for (int k = 0; k < fitted.length; k++) {
            bias[k] = (float) fitted[k].bias();
            for (int row = 0; row < weights.length; row++) {
                weights[row][k] = fitted[k].weight()[row];
            }
        }
        return TextModel.of(header(decision), outputs, bias, vocabulary.names(), weights);
    }

    private Map<String, String> header(Decision decision) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("kind", "reports");
        header.put("features", String.valueOf(WordFeatures.VERSION));
        header.put("from", request.from().toString());
        header.put("to", request.to().toString());
        header.put("data", set.hash());
        header.put("documents", String.valueOf(documents.length));
        header.put("conflict-from", decimal(decision.thresholds().conflict()));
        header.put("social-from", decimal(decision.thresholds().social()));
        header.put("social-share", decimal(decision.thresholds().share()));
        header.put("confidence-bias", decimal(decision.confidenceBias()));
        header.put("confidence-slope", decimal(decision.confidenceSlope()));
        return header;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private List<String> outputs() {
        List<String> all = new ArrayList<>();
        all.add(ReportModel.CONFLICT);
        all.add(ReportModel.SOCIAL_CONFLICT);
        all.addAll(ReportModel.CLASSES);
        TreeMap<String, Integer> codes = new TreeMap<>();
        for (LabelledReport report : set.reports()) {
            if (!report.code().isEmpty()) {
                codes.merge(
                        ReportModel.CODE + report.category() + ":" + report.code(),
                        1,
                        Integer::sum);
            }
        }
        codes.forEach(
                (code, count) -> {
                    if (count >= LEAST_OF_CODE) {
                        all.add(code);
                    }
                });
        return List.copyOf(all);
    }

    /** One output after the other of the documents {@code seen}; outputs do not know each other. */
    private LinearFit.Weights[] fit(int[] seen) {
        return IntStream.range(0, outputs.size())
                .parallel()
                .mapToObj(k -> fit(outputs.get(k), seen))
                .toArray(LinearFit.Weights[]::new);
    }

    private LinearFit.Weights fit(String output, int[] seen) {
        int[] of =
                output.startsWith(ReportModel.CODE)
                        ? IntStream.of(seen)
                                .filter(
                                        i ->
                                                output.startsWith(
                                                        ReportModel.CODE
                                                                + set.reports().get(i).category()
                                                                + ":"))
                                .toArray()
                        : seen;
        LinearFit.Document[] chosen = new LinearFit.Document[of.length];
        boolean[] positive = new boolean[of.length];
        for (int i = 0; i < of.length; i++) {
            LinearFit.Document document = documents[of[i]];
            chosen[i] =
                    output.startsWith(ReportModel.CODE)
                            ? document.only(vocabulary::isStem)
                            : document;
            positive[i] = is(output, set.reports().get(of[i]));
        }
        return LinearFit.fit(chosen, positive, vocabulary.names().size());
    }

    private static boolean is(String output, LabelledReport report) {
        if (output.equals(ReportModel.CONFLICT)) {
            return conflict(report.category());
        }
        if (output.equals(ReportModel.SOCIAL_CONFLICT)) {
            return social(report.category());
        }
        if (output.startsWith(ReportModel.CODE)) {
            return output.endsWith(":" + report.code());
        }
        return output.equals(report.category());
    }

    static boolean conflict(String category) {
        return social(category) || category.equals(ReportModel.SEPARATIST);
    }

    static boolean social(String category) {
        return ReportModel.SOCIAL.contains(category) || category.equals("other");
    }

    private TrainingReport report(Decision decision, List<HeldOut> heldOut) {
        TreeMap<String, Integer> categories = new TreeMap<>();
        TreeMap<String, Integer> years = new TreeMap<>();
        for (LabelledReport report : set.reports()) {
            categories.merge(report.category(), 1, Integer::sum);
            years.merge(report.day().substring(0, 4), 1, Integer::sum);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("solver", "liblinear L2R_LR over naive Bayes log ratios");
        settings.put("cost", String.valueOf(LinearFit.COST));
        settings.put("least documents of a word", String.valueOf(Vocabulary.DOCUMENTS));
        settings.put("least documents of a piece", String.valueOf(Vocabulary.PIECE_DOCUMENTS));
        settings.put("least provinces", String.valueOf(Vocabulary.PROVINCES));
        settings.put(
                "held out", "third and last quarter, each read by a model of what came before");
        settings.put("feature reader", String.valueOf(WordFeatures.VERSION));
        return new TrainingReport(
                "reports",
                request.from().toString(),
                request.to().toString(),
                set.hash(),
                documents.length,
                set.withoutText(),
                categories,
                years,
                vocabulary.names().size(),
                outputs,
                settings,
                decision.figures(heldOut));
    }
}
