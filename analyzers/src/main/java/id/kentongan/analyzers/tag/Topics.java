package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.model.NewsModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the indicators of a finding, main first. For news the learned model says which family the
 * dispute belongs to, the phrases which indicator inside it; for reports the phrases alone.
 */
final class Topics {

    private static final double LEAST = 0.9;
    private static final int MOST = 3;

    /** From this probability on the second family is named too, if a phrase speaks for it. */
    private static final double SECOND = 0.08;

    /** From this probability on the second family is named although no phrase speaks for it. */
    private static final double LIKELY = 0.12;

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::code);

    /** Codes of the indicators by number, "" for a marker. */
    private static final String[] CODES =
            Indicators.standard().all().stream()
                    .map(indicator -> indicator.isMarker() ? "" : indicator.code())
                    .toArray(String[]::new);

    private record Scored(String code, double score) {}

    private Topics() {}

    /**
     * @param said points of the learned model for each family, or null without one
     */
    static List<String> choose(Features features, Status status, double @Nullable [] said) {
        if (status == Status.NON) {
            return List.of();
        }
        List<Scored> all = scored(features, status);
        List<String> codes = new ArrayList<>();
        if (said != null) {
            byFamily(all, status, said, codes);
        }
        double first = all.isEmpty() ? 0 : all.get(0).score();
        for (Scored scored : all) {
            boolean enough = scored.score() >= LEAST && scored.score() >= first * 0.3;
            boolean wanted = enough || codes.isEmpty() && needsTopic(status);
            if (codes.size() < MOST && wanted && !codes.contains(scored.code())) {
                codes.add(scored.code());
            }
        }
        if (codes.isEmpty() && needsTopic(status)) {
            codes.add(status == Status.PRO ? "GOV-01" : "COM-01");
        }
        return List.copyOf(codes);
    }

    private static List<Scored> scored(Features features, Status status) {
        List<Scored> all = new ArrayList<>();
        for (int number = 0; number < CODES.length; number++) {
            double value = features.get(Features.FIRST_INDICATOR + number);
            if (value > 0 && !CODES[number].isEmpty()) {
                all.add(new Scored(CODES[number], value * specificity(CODES[number], status)));
            }
        }
        all.sort(BEST_FIRST);
        return all;
    }

    /** The best indicator of the likeliest family, and of the next where it is likely enough. */
    private static void byFamily(
            List<Scored> all, Status status, double[] said, List<String> codes) {
        int families = NewsModel.FAMILIES.size();
        double[] share = new double[families];
        double sum = 0;
        int first = 0;
        for (int k = 0; k < families; k++) {
            share[k] = StrictMath.exp(said[k]);
            sum += share[k];
            first = share[k] > share[first] ? k : first;
        }
        int second = first == 0 ? 1 : 0;
        for (int k = 0; k < families; k++) {
            second = k != first && share[k] > share[second] ? k : second;
        }
        // a meeting names what it worries about in so many words, or not at all
        boolean topical = status != Status.PRV;
        double least = topical ? 0 : LEAST;
        String main = best(all, NewsModel.FAMILIES.get(first), least);
        if (main != null) {
            codes.add(main);
        } else if (topical) {
            codes.add(broadest(NewsModel.FAMILIES.get(first)));
        }
        if (!codes.isEmpty() && share[second] >= SECOND * sum) {
            String other = best(all, NewsModel.FAMILIES.get(second), least);
            if (other != null) {
                codes.add(other);
            } else if (topical && share[second] >= LIKELY * sum) {
                codes.add(broadest(NewsModel.FAMILIES.get(second)));
            }
        }
    }

    private static @Nullable String best(List<Scored> all, String family, double least) {
        for (Scored scored : all) {
            if (scored.code().startsWith(family) && scored.score() >= least) {
                return scored.code();
            }
        }
        return null;
    }

    /** The indicator that says least beyond its family. */
    private static String broadest(String family) {
        return switch (family) {
            case "ELC" -> "ELC-02";
            case "IDN" -> "IDN-04";
            default -> family + "-01";
        };
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
