package id.kentongan.pipeline.train;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One logistic output over sparse documents. Features are weighed by how much more common they are
 * in one class than in the other (naive Bayes log ratio) before the regression, which suits short
 * texts with many rare words.
 */
final class LinearFit {

    /** Weight of the fit against the size of the weights. */
    static final double COST = 3;

    private static final double TOLERANCE = 0.01;

    private static final double SMOOTHING = 1;

    static {
        Linear.setDebugOutput(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    private LinearFit() {}

    /**
     * Weights of one output.
     *
     * @param weight by feature
     * @param bias of the output
     */
    record Weights(double[] weight, double bias) {}

    /**
     * A text as features.
     *
     * @param rows features, ascending
     * @param values of these features
     */
    record Document(int[] rows, double[] values) {

        /** The same text, reduced to some of its features. */
        Document only(IntPredicate wanted) {
            int[] kept =
                    IntStream.range(0, rows.length).filter(k -> wanted.test(rows[k])).toArray();
            return new Document(
                    IntStream.of(kept).map(k -> rows[k]).toArray(),
                    IntStream.of(kept).mapToDouble(k -> values[k]).toArray());
        }
    }

    /** Fits the output that tells {@code positive} documents from the others. */
    static Weights fit(Document[] documents, boolean[] positive, int features) {
        int count = 0;
        for (boolean is : positive) {
            count += is ? 1 : 0;
        }
        if (count == 0 || count == positive.length) {
            return new Weights(new double[features], count == 0 ? -6 : 6);
        }
        double[] ratio = ratio(documents, positive, features);
        Problem problem = new Problem();
        problem.l = documents.length;
        problem.n = features + 1;
        problem.bias = 1;
        problem.y = new double[documents.length];
        problem.x = new Feature[documents.length][];
        for (int i = 0; i < documents.length; i++) {
            problem.y[i] = positive[i] ? 1 : -1;
            problem.x[i] = nodes(documents[i], ratio, features);
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR, COST, TOLERANCE);
        parameter.setRandom(new Random(0));
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] raw = model.getFeatureWeights();
        double[] weight = new double[features];
        for (int k = 0; k < features; k++) {
            weight[k] = sign * raw[k] * ratio[k];
        }
        return new Weights(weight, sign * raw[features]);
    }

    private static Feature[] nodes(Document document, double[] ratio, int features) {
        int size = document.rows().length;
        Feature[] nodes = new Feature[size + 1];
        for (int k = 0; k < size; k++) {
            int row = document.rows()[k];
            nodes[k] = new FeatureNode(row + 1, document.values()[k] * ratio[row]);
        }
        nodes[size] = new FeatureNode(features + 1, 1);
        return nodes;
    }

    private static double[] ratio(Document[] documents, boolean[] positive, int features) {
        double[] in = new double[features];
        double[] out = new double[features];
        for (int i = 0; i < documents.length; i++) {
            double[] count = positive[i] ? in : out;
            for (int row : documents[i].rows()) {
                count[row]++;
            }
        }
        double allIn = 0;
        double allOut = 0;
        for (int k = 0; k < features; k++) {
            allIn += in[k] + SMOOTHING;
            allOut += out[k] + SMOOTHING;
        }
        double[] ratio = new double[features];
        for (int k = 0; k < features; k++) {
            ratio[k] =
                    StrictMath.log((in[k] + SMOOTHING) / allIn / ((out[k] + SMOOTHING) / allOut));
        }
        return ratio;
    }
}
