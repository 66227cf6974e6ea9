package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.indicator.Indicator;
import id.kentongan.analyzers.indicator.Indicators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the indicators of a finding, main first. */
final class Topics {

    private static final double LEAST = 0.9;
    private static final int MOST = 3;

    private record Scored(String code, double score) {}

    private Topics() {}

    static List<String> choose(Features features, Status status) {
        if (status == Status.NON) {
            return List.of();
        }
        List<Scored> all = new ArrayList<>();
        int at = Features.FIRST_INDICATOR;
        for (Indicator indicator : Indicators.standard().all()) {
            double value = features.get(at++);
            if (value > 0 && !indicator.isMarker()) {
                double score = value * specificity(indicator.code(), status);
                all.add(new Scored(indicator.code(), score));
            }
        }
        all.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::code));
        List<String> codes = new ArrayList<>();
        double first = all.isEmpty() ? 0 : all.get(0).score();
        for (Scored scored : all) {
            boolean enough = scored.score() >= LEAST && scored.score() >= first * 0.3;
            if (codes.size() < MOST && (enough || codes.isEmpty() && needsTopic(status))) {
                codes.add(scored.code());
            }
        }
        if (codes.isEmpty() && needsTopic(status)) {
            codes.add(status == Status.PRO ? "GOV-01" : "COM-01");
        }
        return List.copyOf(codes);
    }

    private static boolean needsTopic(Status status) {
        return status == Status.INC
                || status == Status.THR
                || status == Status.PRO
                || status == Status.RES;
    }

    /** Broad topics give way to the particular ones found beside them. */
    private static double specificity(String code, Status status) {
        return switch (code) {
            // meetings speak of "konflik sosial" without naming a dispute
            case "COM-01" -> status == Status.PRV ? 0.35 : 1;
            case "GOV-01" -> 0.6;
            case "LND-01", "IDN-04", "ELC-09" -> 0.8;
            default -> 1;
        };
    }
}
