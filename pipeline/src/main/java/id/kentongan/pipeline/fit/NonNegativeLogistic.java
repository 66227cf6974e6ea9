package id.kentongan.pipeline.fit;

/**
 * Logistic regression whose weights never fall below given bounds, with a ridge on plain inputs:
 * cyclic coordinate descent with Newton steps. Deterministic: the same rows in the same order give
 * the same bits on every machine.
 */
final class NonNegativeLogistic {

    private static final int SWEEPS = 400;
    private static final double ENOUGH = 1e-9;

    private NonNegativeLogistic() {}

    /**
     * A fitted model.
     *
     * @param weights one per column, at least the bound
     * @param intercept of the logit
     */
    record Fit(double[] weights, double intercept) {}

    /**
     * Fits.
     *
     * @param columns inputs by column, all of one length
     * @param outcome whether it happened, by row
     * @param offset added to the logit of each row, not fitted
     * @param bounds least weight by column, at least 0
     * @param ridge penalty per row on squared weights; the columns share one unit
     */
    static Fit fit(
            double[][] columns, boolean[] outcome, double[] offset, double[] bounds, double ridge) {
        int rows = outcome.length;
        int count = columns.length;
        double[] scale = new double[count];
        for (int j = 0; j < count; j++) {
            scale[j] = deviation(columns[j]);
        }
        double[] weights = bounds.clone();
        int positive = 0;
        for (boolean one : outcome) {
            positive += one ? 1 : 0;
        }
        double rate = Math.min(Math.max((positive + 0.5) / (rows + 1.0), 1e-6), 1 - 1e-6);
        double intercept = StrictMath.log(rate / (1 - rate));
        double[] logit = new double[rows];
        for (int i = 0; i < rows; i++) {
            logit[i] = intercept + offset[i];
            for (int j = 0; j < count; j++) {
                logit[i] += weights[j] * columns[j][i];
            }
        }
        double[] chance = new double[rows];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (int j = -1; j < count; j++) {
                double slope = 0;
                double curve = 1e-12;
                for (int i = 0; i < rows; i++) {
                    chance[i] = 1 / (1 + StrictMath.exp(-logit[i]));
                    double input = j < 0 ? 1 : columns[j][i];
                    if (input != 0) {
                        slope += (chance[i] - (outcome[i] ? 1 : 0)) * input;
                        curve += chance[i] * (1 - chance[i]) * input * input;
                    }
                }
                if (j >= 0) {
                    double penalty = 2 * ridge * rows;
                    slope += penalty * weights[j];
                    curve += penalty;
                }
                double step = -slope / curve;
                if (j >= 0) {
                    step = Math.max(step, bounds[j] - weights[j]);
                    weights[j] += step;
                } else {
                    intercept += step;
                }
                if (step != 0) {
                    for (int i = 0; i < rows; i++) {
                        logit[i] += step * (j < 0 ? 1 : columns[j][i]);
                    }
                }
                moved = Math.max(moved, Math.abs(step) * (j < 0 ? 1 : scale[j]));
            }
            if (moved < ENOUGH) {
                break;
            }
        }
        return new Fit(weights, intercept);
    }

    private static double deviation(double[] column) {
        double mean = 0;
        for (double value : column) {
            mean += value / column.length;
        }
        double square = 0;
        for (double value : column) {
            square += (value - mean) * (value - mean) / column.length;
        }
        return Math.sqrt(square);
    }
}
