package id.kentongan.pipeline.train;

import id.kentongan.analyzers.finding.Status;
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
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Makes the table of points for field reports of today ({@code status/field-weights.txt}) from
 * labelled ones: what officers write in shorthand is read as news without a headline, and the table
 * says what has to be added to the points of news. Deterministic.
 */
public final class FieldTraining {

    /** A few hundred reports move what thousands of articles taught only where they agree. */
    private static final double PULL = 3;

    private static final double FAMILY_PULL = 1;

    private static final int LEAST = 100;

    private static final int FOLDS = 5;

    private static final int STATUSES = Status.values().length;

    private static final int FAMILIES = NewsModel.FAMILIES.size();

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

    private final List<LabelledArticle> reports;
    private final List<String> names = NewsTraining.learned();
    private final int[][] rows;
    private final double[][] values;
    private final double[][] given;

    /** Values as families hear them: what is not for them is 0 and gets no points. */
    private final double[][] heard;

    private FieldTraining(List<LabelledArticle> reports) {
        this.reports = reports;
        rows = new int[reports.size()][];
        values = new double[reports.size()][];
        given = new double[reports.size()][STATUSES];
        heard = new double[reports.size()][];
        for (int i = 0; i < rows.length; i++) {
            Features seen = reports.get(i).features();
            rows[i] =
                    IntStream.range(0, names.size())
                            .filter(f -> seen.get(Features.index(names.get(f))) != 0)
                            .toArray();
            values[i] =
                    IntStream.of(rows[i])
                            .mapToDouble(f -> seen.get(Features.index(names.get(f))))
                            .toArray();
            heard[i] = values[i].clone();
            for (int k = 0; k < heard[i].length; k++) {
                if (!NewsTraining.isForFamilies(names.get(rows[i][k]))) {
                    heard[i][k] = 0;
                }
            }
            for (Status status : Status.values()) {
                given[i][status.ordinal()] = seen.get(Features.index("score:" + status));
            }
        }
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
    private double[] fit(IntPredicate seen, boolean families) {
        int[] all =
                IntStream.range(0, reports.size())
                        .filter(i -> seen.test(i) && (!families || family(i) >= 0))
                        .toArray();
        int labels = families ? FAMILIES : STATUSES;
        double[] pull = new double[names.size() * labels];
        Arrays.fill(pull, families ? FAMILY_PULL : PULL);
        double[] weights = new double[all.length];
        Arrays.fill(weights, 1);
        return new SoftmaxFit(
                        IntStream.of(all).mapToObj(i -> rows[i]).toArray(int[][]::new),
                        IntStream.of(all)
                                .mapToObj(i -> families ? heard[i] : values[i])
                                .toArray(double[][]::new),
                        IntStream.of(all)
                                .map(i -> families ? family(i) : reports.get(i).status().ordinal())
                                .toArray(),
                        weights,
                        pull,
                        labels,
                        IntStream.of(all)
                                .mapToObj(i -> families ? familiesGiven(i) : given[i])
                                .toArray(double[][]::new))
                .fit();
    }

    private int family(int i) {
        return NewsModel.FAMILIES.indexOf(String.valueOf(reports.get(i).family()));
    }

    private double[] familiesGiven(int i) {
        return Objects.requireNonNull(reports.get(i).families());
    }

    private Map<String, String> heldOut() {
        int[] right = new int[4];
        int topical = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            double[] points = fit(i -> fold(reports.get(i).id()) != left, false);
            double[] families = fit(i -> fold(reports.get(i).id()) != left, true);
            for (int i = 0; i < rows.length; i++) {
                if (fold(reports.get(i).id()) != left) {
                    continue;
                }
                int gold = reports.get(i).status().ordinal();
                right[0] += best(given[i]) == gold ? 1 : 0;
                right[1] += best(sum(given[i], rows[i], values[i], points)) == gold ? 1 : 0;
                if (family(i) >= 0) {
                    topical++;
                    double[] before = familiesGiven(i);
                    right[2] += best(before) == family(i) ? 1 : 0;
                    right[3] += best(sum(before, rows[i], heard[i], families)) == family(i) ? 1 : 0;
                }
            }
        }
        Map<String, String> figures = new TreeMap<>();
        figures.put("status as news", share(right[0], reports.size()));
        figures.put("status", share(right[1], reports.size()));
        figures.put("family as news", share(right[2], topical));
        figures.put("family", share(right[3], topical));
        return figures;
    }

    private static int best(double[] points) {
        int best = 0;
        for (int k = 1; k < points.length; k++) {
            best = points[k] > points[best] ? k : best;
        }
        return best;
    }

    private static double[] sum(double[] given, int[] row, double[] value, double[] points) {
        double[] sum = given.clone();
        for (int s = 0; s < sum.length; s++) {
            sum[s] += points[points.length - sum.length + s];
            for (int k = 0; k < row.length; k++) {
                sum[s] += value[k] * points[row[k] * sum.length + s];
            }
        }
        return sum;
    }

    private String table() {
        double[] statuses = fit(i -> true, false);
        double[] families = fit(i -> true, true);
        StringBuilder out = new StringBuilder(HEAD);
        NewsTraining.row(
                out,
                Weights.BIAS,
                NewsTraining.cells(statuses, statuses.length - STATUSES, NewsTraining.LABELS, 0)
                        + NewsTraining.cells(
                                families, families.length - FAMILIES, NewsModel.FAMILIES, 0));
        for (int f = 0; f < names.size(); f++) {
            NewsTraining.row(
                    out,
                    names.get(f),
                    NewsTraining.cells(
                                    statuses,
                                    f * STATUSES,
                                    NewsTraining.LABELS,
                                    NewsTraining.SMALLEST)
                            + NewsTraining.cells(
                                    families,
                                    f * FAMILIES,
                                    NewsModel.FAMILIES,
                                    NewsTraining.SMALLEST));
        }
        return out.toString();
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
