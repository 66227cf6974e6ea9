package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a text names beside an event: the concerns of prevention and hypothetical texts, and
 * what was already done about a happening, as its own report says.
 */
public final class Concerns {

    private static final int KABUPATEN = 5;

    private Concerns() {}

    /** What one item names, at its own time; empty unless it is about one kabupaten. */
    public static List<NamedConcern> of(Item item, Finding finding) {
        boolean named = finding.status() == Status.PRV || finding.status() == Status.HYP;
        String region = finding.region();
        if (region == null || region.length() != KABUPATEN) {
            return List.of();
        }
        if (!named) {
            return measures(item, finding, region);
        }
        List<NamedConcern> concerns = new ArrayList<>();
        for (String indicator : finding.indicators()) {
            if (indicator.length() == 6) {
                concerns.add(
                        new NamedConcern(
                                item.id(), new Concern(region, indicator, item.known(), 1)));
            }
        }
        return List.copyOf(concerns);
    }

    /** Whether it was named before it happened, and is not what was done about a happening. */
    public static boolean isConcern(Concern concern) {
        return concern.indicator().indexOf('/') < 0;
    }

    /** What was done about a happening of one family: {@code DEE-01/LND} and the like. */
    private static List<NamedConcern> measures(Item item, Finding finding, String region) {
        boolean happened =
                finding.status() == Status.INC
                        || finding.status() == Status.THR
                        || finding.status() == Status.RES;
        if (!happened || finding.indicators().isEmpty() || !finding.more().isEmpty()) {
            return List.of();
        }
        String family = finding.indicators().get(0).substring(0, 3);
        return finding.evidence().stream()
                .map(Evidence::role)
                .filter(Measures::known)
                .distinct()
                .sorted()
                .map(
                        role ->
                                new NamedConcern(
                                        item.id(),
                                        new Concern(
                                                region,
                                                Measures.key(role, family),
                                                item.known(),
                                                1)))
                .toList();
    }
}
