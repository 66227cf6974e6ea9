package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import java.util.ArrayList;
import java.util.List;

/** Finds the concerns that prevention and hypothetical texts name. */
public final class Concerns {

    private static final int KABUPATEN = 5;

    private Concerns() {}

    /**
     * The concerns of one item, at its own time; empty unless it is PRV or HYP about one kabupaten.
     */
    public static List<NamedConcern> of(Item item, Finding finding) {
        boolean named = finding.status() == Status.PRV || finding.status() == Status.HYP;
        String region = finding.region();
        if (!named || region == null || region.length() != KABUPATEN) {
            return List.of();
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
}
