package id.kentongan.pipeline.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Points of classes from examples: a regression whose every weight is pulled to zero by its own
 * strength, found by a quasi-Newton descent from zero. Same input, same points, bit for bit.
 */
final class SoftmaxFit {

    private static final int MEMORY = 10;
    private static final int MOST_STEPS = 300;
    private static final double FLAT = 1e-3;

    private final int[][] rows;
    private final double[][] values;
    private final int[] gold;
    private final double[] weights;
    private final double[] pull;
    private final int classes;

    /**
     * @param rows features of each example
     * @param values of these features
     * @param gold class of each example
     * @param weights how much each example counts
     * @param pull strength of the pull to zero, by feature and class
     * @param classes number of classes
     */
    SoftmaxFit(
            int[][] rows,
            double[][] values,
            int[] gold,
            double[] weights,
            double[] pull,
            int classes) {
        this.rows = rows;
        this.values = values;
        this.gold = gold;
        this.weights = weights;
        this.pull = pull;
        this.classes = classes;
    }

    private record Step(double[] move, double[] turn, double scale) {}

    /** Weights by feature and class, then one bias for each class. */
    double[] fit() {
        return fit(new double[rows.length][classes]);
    }

    /**
     * The same, where each example has points before anything is learned.
     *
     * @param given points of each example by class
     */
    double[] fit(double[][] given) {
        double[] at = new double[pull.length + classes];
        double[] slope = new double[at.length];
        double loss = loss(at, slope, given);
        Deque<Step> memory = new ArrayDeque<>();
        for (int step = 0; step < MOST_STEPS && norm(slope) > FLAT; step++) {
            double[] direction = direction(slope, memory);
            double fall = dot(direction, slope);
            if (fall >= 0) {
                memory.clear();
                direction = scaled(slope, -1);
                fall = dot(direction, slope);
            }
            double length = memory.isEmpty() ? 1 / Math.max(1, norm(slope)) : 1;
            double[] next = new double[at.length];
            double[] nextSlope = new double[at.length];
            double nextLoss = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < 40; halving++) {
                for (int i = 0; i < at.length; i++) {
                    next[i] = at[i] + length * direction[i];
                }
                nextLoss = loss(next, nextSlope, given);
                if (nextLoss <= loss + 1e-4 * length * fall) {
                    break;
                }
                length /= 2;
            }
            if (!(nextLoss < loss)) {
                break;
            }
            double[] move = minus(next, at);
            double[] turn = minus(nextSlope, slope);
            double scale = dot(move, turn);
            if (scale > 1e-12) {
                if (memory.size() == MEMORY) {
                    memory.removeFirst();
                }
                memory.addLast(new Step(move, turn, scale));
            }
            at = next;
            slope = nextSlope;
            loss = nextLoss;
        }
        return at;
    }

    private double loss(double[] at, double[] slope, double[][] given) {
        double loss = 0;
        for (int i = 0; i < pull.length; i++) {
            loss += 0.5 * pull[i] * at[i] * at[i];
            slope[i] = pull[i] * at[i];
        }
        for (int c = 0; c < classes; c++) {
            slope[pull.length + c] = 0;
        }
        double[] score = new double[classes];
        for (int n = 0; n < rows.length; n++) {
            for (int c = 0; c < classes; c++) {
                score[c] = at[pull.length + c] + given[n][c];
            }
            for (int k = 0; k < rows[n].length; k++) {
                for (int c = 0; c < classes; c++) {
                    score[c] += values[n][k] * at[rows[n][k] * classes + c];
                }
            }
            double most = score[0];
            for (double s : score) {
                most = Math.max(most, s);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                score[c] = StrictMath.exp(score[c] - most);
                sum += score[c];
            }
            loss -= weights[n] * StrictMath.log(score[gold[n]] / sum + 1e-300);
            for (int c = 0; c < classes; c++) {
                score[c] = weights[n] * (score[c] / sum - (c == gold[n] ? 1 : 0));
                slope[pull.length + c] += score[c];
            }
            for (int k = 0; k < rows[n].length; k++) {
                for (int c = 0; c < classes; c++) {
                    slope[rows[n][k] * classes + c] += values[n][k] * score[c];
                }
            }
        }
        return loss;
    }

    private static double[] direction(double[] slope, Deque<Step> memory) {
        double[] direction = scaled(slope, -1);
        double[] share = new double[memory.size()];
        int k = memory.size();
        for (Iterator<Step> all = memory.descendingIterator(); all.hasNext(); ) {
            Step step = all.next();
            k--;
            share[k] = dot(step.move(), direction) / step.scale();
            add(direction, step.turn(), -share[k]);
        }
        if (!memory.isEmpty()) {
            Step last = memory.getLast();
            double stretch = last.scale() / dot(last.turn(), last.turn());
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= stretch;
            }
        }
        for (Step step : memory) {
            double back = dot(step.turn(), direction) / step.scale();
            add(direction, step.move(), share[k++] - back);
        }
        return direction;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static double[] scaled(double[] a, double times) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = times * a[i];
        }
        return out;
    }
}
