package id.kentongan.analyzers.corpus;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The figures of the maintainers' yardstick for news ({@code eval_tags.py}) over pairs of label and
 * finding.
 */
final class Figures {

    private static final Set<String> HOT = Set.of("INC", "THR");

    /** Classes with fewer labels are not in the mean. */
    private static final int LEAST = 10;

    private final List<Pair> pairs;

    /** A label and what the tagger says. */
    record Pair(LabelledText gold, Finding tagged) {

        String status() {
            return tagged.status().name();
        }

        int distance() {
            return Math.abs(tagged.severity() - gold.severity());
        }
    }

    Figures(List<Pair> pairs) {
        this.pairs = pairs;
    }

    double relevantF1() {
        return f1(pair -> pair.gold().relevant(), pair -> pair.tagged().relevant());
    }

    double incidentF1() {
        return statusF1("INC");
    }

    double trapsSuppressed() {
        return share(
                pair -> !HOT.contains(pair.gold().status()), pair -> !HOT.contains(pair.status()));
    }

    double statusAccuracy() {
        return share(pair -> true, pair -> pair.gold().status().equals(pair.status()));
    }

    double statusMacroF1() {
        List<Double> values = new ArrayList<>();
        for (Status status : Status.values()) {
            if (pairs.stream().filter(p -> p.gold().status().equals(status.name())).count()
                    >= LEAST) {
                values.add(statusF1(status.name()));
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    double mainGroupInFirstTwo() {
        return share(
                pair -> pair.gold().relevant() && !pair.gold().indicators().isEmpty(),
                pair ->
                        pair.tagged().indicators().stream()
                                .limit(2)
                                .map(code -> code.substring(0, 3))
                                .toList()
                                .contains(pair.gold().indicators().get(0).substring(0, 3)));
    }

    double regionExact() {
        return share(
                pair ->
                        Set.of("INC", "THR", "PRO", "RES").contains(pair.gold().status())
                                && pair.gold().region() != null
                                && pair.gold().region().contains("."),
                pair -> Objects.equals(pair.gold().region(), pair.tagged().region()));
    }

    double severityExact() {
        return share(pair -> pair.gold().status().equals("INC"), pair -> pair.distance() == 0);
    }

    double severityError() {
        return pairs.stream()
                .filter(pair -> pair.gold().status().equals("INC"))
                .mapToInt(Pair::distance)
                .average()
                .orElse(0);
    }

    private double statusF1(String status) {
        return f1(
                pair -> pair.gold().status().equals(status), pair -> pair.status().equals(status));
    }

    private double share(Predicate<Pair> among, Predicate<Pair> right) {
        List<Pair> all = pairs.stream().filter(among).toList();
        return all.isEmpty() ? 0 : (double) all.stream().filter(right).count() / all.size();
    }

    private double f1(Predicate<Pair> gold, Predicate<Pair> tagged) {
        double both = pairs.stream().filter(gold.and(tagged)).count();
        double either =
                pairs.stream().filter(gold).count()
                        + (double) pairs.stream().filter(tagged).count();
        return either == 0 ? 0 : 2 * both / either;
    }
}
