package id.kentongan.pipeline.train;

import id.kentongan.analyzers.model.ReportModel;
import id.kentongan.analyzers.model.ReportReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * From when on a reading counts, and how its sureness becomes a probability of being right.
 *
 * @param thresholds from when on a reading counts
 * @param confidenceBias of the calibration
 * @param confidenceSlope of the calibration
 */
record Decision(ReportModel.Thresholds thresholds, double confidenceBias, double confidenceSlope) {

    static final Decision NEUTRAL = new Decision(new ReportModel.Thresholds(0.5, 0.5, 1), 0, 1);

    private static final int ROUNDS = 200;

    private static final double NEAR = 0.002;

    /** The thresholds with the best F1 on held-out reports, then the calibration under them. */
    static Decision choose(List<HeldOut> heldOut) {
        return new Decision(best(heldOut), 0, 1).calibrate(heldOut);
    }

    /** Middle of all thresholds that come near the best sum of both F1. */
    private static ReportModel.Thresholds best(List<HeldOut> heldOut) {
        List<ReportModel.Thresholds> all = new ArrayList<>();
        for (int conflict = 30; conflict <= 50; conflict += 2) {
            for (int social = 24; social <= 50; social += 2) {
                for (int share = 6; share <= 10; share++) {
                    all.add(
                            new ReportModel.Thresholds(
                                    conflict / 100.0, social / 100.0, share / 10.0));
                }
            }
        }
        double[] value = new double[all.size()];
        double top = 0;
        for (int k = 0; k < value.length; k++) {
            Decision decision = new Decision(all.get(k), 0, 1);
            value[k] =
                    f1(heldOut, HeldOut::social, one -> decision.social(one.reading()))
                            + f1(
                                    heldOut,
                                    HeldOut::conflict,
                                    one -> decision.conflict(one.reading()));
            top = Math.max(top, value[k]);
        }
        double[] sum = new double[4];
        for (int k = 0; k < value.length; k++) {
            if (value[k] >= top - NEAR) {
                sum[0] += all.get(k).conflict();
                sum[1] += all.get(k).social();
                sum[2] += all.get(k).share();
                sum[3]++;
            }
        }
        return new ReportModel.Thresholds(
                rounded(sum[0] / sum[3]), rounded(sum[1] / sum[3]), rounded(sum[2] / sum[3]));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    static double f1(List<HeldOut> all, Predicate<HeldOut> is, Predicate<HeldOut> said) {
        int hit = 0;
        int wrong = 0;
        for (HeldOut one : all) {
            boolean gold = is.test(one);
            boolean told = said.test(one);
            hit += gold && told ? 1 : 0;
            wrong += gold != told ? 1 : 0;
        }
        return hit == 0 ? 0 : 2.0 * hit / (2.0 * hit + wrong);
    }

    /** Logistic calibration by a few Newton steps. */
    private Decision calibrate(List<HeldOut> heldOut) {
        double a = 0;
        double b = 1;
        double[] x = new double[heldOut.size()];
        boolean[] right = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            ReportReading reading = heldOut.get(i).reading();
            double sure = Math.min(0.999, Math.max(0.001, sureness(reading)));
            x[i] = StrictMath.log(sure / (1 - sure));
            right[i] = HeldOut.shown(category(reading)).equals(heldOut.get(i).shown());
        }
        for (int round = 0; round < ROUNDS; round++) {
            double ga = 0;
            double gb = 0;
            double haa = 1e-6;
            double hab = 0;
            double hbb = 1e-6;
            for (int i = 0; i < x.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(a + b * x[i])));
                double error = (right[i] ? 1 : 0) - p;
                ga += error;
                gb += error * x[i];
                double w = p * (1 - p);
                haa += w;
                hab += w * x[i];
                hbb += w * x[i] * x[i];
            }
            double det = haa * hbb - hab * hab;
            double stepA = (ga * hbb - gb * hab) / det;
            double stepB = (gb * haa - ga * hab) / det;
            a += stepA;
            b += stepB;
            if (Math.abs(stepA) + Math.abs(stepB) < 1e-9) {
                break;
            }
        }
        return new Decision(thresholds, a, b);
    }

    private boolean social(ReportReading reading) {
        return ReportModel.social(reading, thresholds);
    }

    private boolean conflict(ReportReading reading) {
        return ReportModel.conflict(reading, thresholds);
    }

    private String category(ReportReading reading) {
        return ReportModel.category(reading, thresholds);
    }

    private double sureness(ReportReading reading) {
        return ReportModel.sureness(reading, thresholds);
    }

    /** Figures of this decision on held-out reports. */
    Map<String, Double> figures(List<HeldOut> heldOut) {
        Map<String, Double> figures = new LinkedHashMap<>();
        put(figures, "conflict F1", f1(heldOut, HeldOut::conflict, one -> conflict(one.reading())));
        put(figures, "social F1", f1(heldOut, HeldOut::social, one -> social(one.reading())));
        double sum = 0;
        int count = 0;
        for (String name : ReportModel.CLASSES) {
            String shown = HeldOut.shown(name);
            if (name.equals("other") || name.equals("law_enforcement")) {
                continue;
            }
            double f =
                    f1(
                            heldOut,
                            one -> one.shown().equals(shown),
                            one -> HeldOut.shown(category(one.reading())).equals(shown));
            put(figures, shown + " F1", f);
            sum += f;
            count++;
        }
        put(figures, "category macro-F1", sum / count);
        double error = 0;
        for (HeldOut one : heldOut) {
            double p = confidence(one.reading());
            boolean right = HeldOut.shown(category(one.reading())).equals(one.shown());
            error += (p - (right ? 1 : 0)) * (p - (right ? 1 : 0));
        }
        put(figures, "confidence Brier", error / heldOut.size());
        return figures;
    }

    private double confidence(ReportReading reading) {
        double sure = Math.min(0.999, Math.max(0.001, sureness(reading)));
        return 1
                / (1
                        + StrictMath.exp(
                                -(confidenceBias
                                        + confidenceSlope * StrictMath.log(sure / (1 - sure)))));
    }

    private static void put(Map<String, Double> figures, String name, double value) {
        figures.put(name, Math.round(value * 10_000) / 10_000.0);
    }
}
