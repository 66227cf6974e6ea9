package id.kentongan.pipeline.train;

import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.model.NewsModel;
import id.kentongan.analyzers.status.Weights;
import id.kentongan.analyzers.tag.Features;
import id.kentongan.analyzers.tag.Tagger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Makes the table of points for field reports of today ({@code status/field-weights.txt}) from
 * labelled ones: what officers write in shorthand is read as the body of an article is, and the
 * table says what has to be added to the points of news. Deterministic.
 */
public final class FieldTraining {

    /** A few hundred reports move what thousands of articles taught only where they agree. */
    private static final double PULL = 3;

    private static final double FAMILY_PULL = 1;

    private static final int LEAST = 100;

    private static final int FOLDS = 5;

    private static final String HEAD =
            """
            # Field reports of today: what each feature says beyond what it says in news (weights.txt).
            # Made by kentongan train --field (docs/quality.md, Field reports); do not edit by hand.
            """;

    /**
     * The finished table.
     *
     * @param points text of {@code field-weights.txt}
     * @param reports read
     * @param figures of reports that the fit had not seen
     */
    public record Result(String points, int reports, Map<String, String> figures) {}

    /**
     * What points are learned for: statuses, or families.
     *
     * @param labels their names
     * @param pull of the points to zero
     * @param gold label of each report, -1 where it has none
     * @param values of the features of each report, as these labels hear them
     * @param given points of each report that news gives
     */
    private record Aim(
            List<String> labels, double pull, int[] gold, double[][] values, double[][] given) {}

    private final List<LabelledArticle> reports;
    private final List<String> names = NewsTraining.learned();
    private final int[][] rows;
    private final Aim statuses;
    private final Aim families;

    private FieldTraining(List<LabelledArticle> reports) {
        this.reports = reports;
        int count = reports.size();
        rows = new int[count][];
        statuses =
                new Aim(
                        NewsTraining.LABELS,
                        PULL,
                        reports.stream().mapToInt(one -> one.status().ordinal()).toArray(),
                        new double[count][],
                        new double[count][]);
        families =
                new Aim(
                        NewsModel.FAMILIES,
                        FAMILY_PULL,
                        reports.stream()
                                .mapToInt(
                                        one ->
                                                NewsModel.FAMILIES.indexOf(
                                                        String.valueOf(one.family())))
                                .toArray(),
                        new double[count][],
                        new double[count][]);
        for (int i = 0; i < count; i++) {
            Features seen = reports.get(i).features();
            rows[i] =
                    IntStream.range(0, names.size())
                            .filter(f -> seen.get(Features.index(names.get(f))) != 0)
                            .toArray();
            statuses.values[i] = values(rows[i], seen, name -> true);
            families.values[i] = values(rows[i], seen, NewsTraining::isForFamilies);
            statuses.given[i] =
                    NewsTraining.LABELS.stream()
                            .mapToDouble(status -> seen.get(Features.index("score:" + status)))
                            .toArray();
            families.given[i] = Objects.requireNonNull(reports.get(i).families());
        }
    }

    /** What is not heard is 0 and gets no points. */
    private double[] values(int[] row, Features seen, Predicate<String> heard) {
        return IntStream.of(row)
                .mapToObj(names::get)
                .mapToDouble(name -> heard.test(name) ? seen.get(Features.index(name)) : 0)
                .toArray();
    }

    /**
     * Fits the table.
     *
     * @param texts field reports, JSON lines; items of other kinds are left out
     * @param labels of the same ids, one file for each of {@code texts}
     * @throws TrainingRefused when the files do not serve
     */
    public static Result run(List<Path> texts, List<Path> labels) throws TrainingRefused {
        ArticleReader reader = new ArticleReader(Item.Kind.INCIDENT, Tagger.readingReportsAsNews());
        List<LabelledArticle> reports = new ArrayList<>();
        for (int k = 0; k < texts.size(); k++) {
            reports.addAll(reader.read(texts.get(k), labels.get(k), 1));
        }
        for (LabelledArticle report : reports) {
            if (report.families() == null) {
                throw new TrainingRefused(
                        report.id()
                                + " happened on "
                                + report.day()
                                + ": the table is for reports of today, not for those that the"
                                + " model of reports reads");
            }
        }
        if (reports.size() < LEAST) {
            throw new TrainingRefused(
                    "only "
                            + reports.size()
                            + " labelled field reports; at least "
                            + LEAST
                            + " are needed");
        }
        FieldTraining training = new FieldTraining(reports);
        Map<String, String> figures = training.heldOut();
        return new Result(training.table(), reports.size(), figures);
    }

    /** Points by feature and label, then the biases. */
    private double[] fit(Aim aim, IntPredicate seen) {
        int[] all =
                IntStream.range(0, rows.length)
                        .filter(i -> seen.test(i) && aim.gold[i] >= 0)
                        .toArray();
        double[] pull = new double[names.size() * aim.labels.size()];
        Arrays.fill(pull, aim.pull);
        double[] weights = new double[all.length];
        Arrays.fill(weights, 1);
        return new SoftmaxFit(
                        IntStream.of(all).mapToObj(i -> rows[i]).toArray(int[][]::new),
                        IntStream.of(all).mapToObj(i -> aim.values[i]).toArray(double[][]::new),
                        IntStream.of(all).map(i -> aim.gold[i]).toArray(),
                        weights,
                        pull,
                        aim.labels.size())
                .fit(IntStream.of(all).mapToObj(i -> aim.given[i]).toArray(double[][]::new));
    }

    private Map<String, String> heldOut() {
        Map<String, String> figures = new TreeMap<>();
        heldOut("status", statuses, figures);
        heldOut("family", families, figures);
        return figures;
    }

    private void heldOut(String name, Aim aim, Map<String, String> figures) {
        int all = 0;
        int before = 0;
        int after = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            double[] points = fit(aim, i -> fold(reports.get(i).id()) != left);
            for (int i = 0; i < rows.length; i++) {
                if (fold(reports.get(i).id()) == left && aim.gold[i] >= 0) {
                    all++;
                    before += best(aim.given[i]) == aim.gold[i] ? 1 : 0;
                    after += best(sum(aim, i, points)) == aim.gold[i] ? 1 : 0;
                }
            }
        }
        figures.put(name + " as news", share(before, all));
        figures.put(name, share(after, all));
    }

    private static int best(double[] points) {
        int best = 0;
        for (int k = 1; k < points.length; k++) {
            best = points[k] > points[best] ? k : best;
        }
        return best;
    }

    private double[] sum(Aim aim, int i, double[] points) {
        double[] sum = aim.given[i].clone();
        for (int s = 0; s < sum.length; s++) {
            sum[s] += points[points.length - sum.length + s];
            for (int k = 0; k < rows[i].length; k++) {
                sum[s] += aim.values[i][k] * points[rows[i][k] * sum.length + s];
            }
        }
        return sum;
    }

    private String table() {
        double[] status = fit(statuses, i -> true);
        double[] family = fit(families, i -> true);
        StringBuilder out = new StringBuilder(HEAD);
        NewsTraining.row(
                out,
                Weights.BIAS,
                cells(statuses, status, names.size(), 0)
                        + cells(families, family, names.size(), 0));
        for (int f = 0; f < names.size(); f++) {
            NewsTraining.row(
                    out,
                    names.get(f),
                    cells(statuses, status, f, NewsTraining.SMALLEST)
                            + cells(families, family, f, NewsTraining.SMALLEST));
        }
        return out.toString();
    }

    /** Points of feature {@code f}; the biases stand behind those of the last. */
    private static String cells(Aim aim, double[] points, int f, double smallest) {
        return NewsTraining.cells(points, f * aim.labels.size(), aim.labels, smallest);
    }

    private static String share(int count, int all) {
        return String.format(Locale.ROOT, "%.3f", count / (double) Math.max(1, all));
    }

    private static int fold(String id) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % FOLDS);
    }
}
