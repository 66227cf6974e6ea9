package id.kentongan.pipeline.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures of forecasts, over outcomes (0 or 1) and scores or probabilities in the same order. Ties
 * count as one block, as in the maintainers' yardstick.
 */
final class Measures {

    private static final int BINS = 10;

    private Measures() {}

    /** Average precision; {@code NaN} without a positive. */
    static double averagePrecision(boolean[] outcome, double[] score) {
        int count = outcome.length;
        int[] order = order(score);
        double sum = 0;
        int hits = 0;
        int before = 0;
        for (int at = 0; at < count; at++) {
            hits += outcome[order[at]] ? 1 : 0;
            boolean end = at + 1 == count || score[order[at + 1]] != score[order[at]];
            if (end) {
                sum += (double) hits / (at + 1) * (hits - before);
                before = hits;
            }
        }
        return hits == 0 ? Double.NaN : sum / hits;
    }

    /** Area under the ROC curve; {@code NaN} without both outcomes. */
    static double auc(boolean[] outcome, double[] score) {
        int count = outcome.length;
        int[] order = order(score);
        double positives = 0;
        double rankSum = 0;
        int start = 0;
        while (start < count) {
            int end = start;
            int hits = 0;
            while (end < count && score[order[end]] == score[order[start]]) {
                hits += outcome[order[end]] ? 1 : 0;
                end++;
            }
            // ranks run from the lowest score; a block shares the mean of its ranks
            double rank = count - (start + end - 1) / 2.0;
            rankSum += rank * hits;
            positives += hits;
            start = end;
        }
        double negatives = count - positives;
        return (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /** Expected precision among the {@code k} highest, ties broken at random. */
    static double precisionAt(boolean[] outcome, double[] score, int k) {
        double[] sorted = score.clone();
        Arrays.sort(sorted);
        int among = Math.min(k, sorted.length);
        double cut = sorted[sorted.length - among];
        int sure = 0;
        int sureHits = 0;
        int tied = 0;
        int tiedHits = 0;
        for (int i = 0; i < score.length; i++) {
            if (score[i] > cut) {
                sure++;
                sureHits += outcome[i] ? 1 : 0;
            } else if (score[i] == cut) {
                tied++;
                tiedHits += outcome[i] ? 1 : 0;
            }
        }
        return (sureHits + (double) tiedHits / tied * (among - sure)) / among;
    }

    /** Mean squared error of probabilities. */
    static double brier(boolean[] outcome, double[] probability) {
        double sum = 0;
        for (int i = 0; i < outcome.length; i++) {
            double miss = probability[i] - (outcome[i] ? 1 : 0);
            sum += miss * miss;
        }
        return sum / outcome.length;
    }

    /**
     * One row of a reliability table.
     *
     * @param from lower bound of the bin
     * @param count forecasts in it
     * @param forecast their mean
     * @param observed share that came true
     */
    record Bin(double from, int count, double forecast, double observed) {}

    /** Ten equal bins of probability; empty ones are left out. */
    static List<Bin> reliability(boolean[] outcome, double[] probability) {
        int[] count = new int[BINS];
        double[] forecast = new double[BINS];
        double[] observed = new double[BINS];
        for (int i = 0; i < outcome.length; i++) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) (probability[i] * BINS)));
            count[bin]++;
            forecast[bin] += probability[i];
            observed[bin] += outcome[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (count[bin] > 0) {
                bins.add(
                        new Bin(
                                (double) bin / BINS,
                                count[bin],
                                forecast[bin] / count[bin],
                                observed[bin] / count[bin]));
            }
        }
        return bins;
    }

    /** Mean distance of forecast and observed share over the bins, weighted by their size. */
    static double calibrationError(List<Bin> bins) {
        double sum = 0;
        double total = 0;
        for (Bin bin : bins) {
            sum += Math.abs(bin.forecast() - bin.observed()) * bin.count();
            total += bin.count();
        }
        return sum / total;
    }

    /**
     * Murphy's decomposition over the bins: Brier = reliability - resolution + uncertainty, up to
     * the spread within bins.
     */
    static double[] decomposition(List<Bin> bins) {
        double total = 0;
        double hits = 0;
        for (Bin bin : bins) {
            total += bin.count();
            hits += bin.observed() * bin.count();
        }
        double rate = hits / total;
        double reliability = 0;
        double resolution = 0;
        for (Bin bin : bins) {
            double miss = bin.forecast() - bin.observed();
            double away = bin.observed() - rate;
            reliability += bin.count() * miss * miss / total;
            resolution += bin.count() * away * away / total;
        }
        return new double[] {reliability, resolution, rate * (1 - rate)};
    }

    /** Indices from the highest score to the lowest. */
    private static int[] order(double[] score) {
        Integer[] boxed = new Integer[score.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = i;
        }
        Arrays.sort(boxed, (one, other) -> Double.compare(score[other], score[one]));
        int[] order = new int[boxed.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = boxed[i];
        }
        return order;
    }
}
