package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.FurtherEvent;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.risk.Weights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits what the tagger says about one item into sightings, one for each event and region. */
public final class Sightings {

    /** Part of the sighting that an event leaves in the region of its cause. */
    static final int CAUSE = 1000;

    private static final double CAUSE_PLACE = 0.5;

    private Sightings() {}

    /**
     * The sightings of {@code item}. Every item with a region gives at least one, also when nothing
     * happened, because it shows that the region is heard of; without a region there are none.
     */
    public static ItemSightings of(Item item, Finding finding) {
        return new ItemSightings(item.id(), item.digest(), item.known(), list(item, finding));
    }

    private static List<Sighting> list(Item item, Finding finding) {
        if (item.kind() == Item.Kind.NIL) {
            return List.of();
        }
        List<Sighting> sightings = new ArrayList<>();
        String home = item.kind() == Item.Kind.INCIDENT ? item.region() : null;
        String region = finding.region() != null ? finding.region() : home;
        boolean placed =
                RegionCases.kept(finding.status())
                        || finding.more().stream()
                                .anyMatch(more -> RegionCases.kept(more.status()));
        // only what becomes a case is ever compared with other texts
        long[] sketch = placed ? Sketch.of(item.text()) : new long[0];
        if (region != null) {
            sightings.add(
                    sighting(
                            item,
                            finding,
                            0,
                            region,
                            1,
                            finding.status(),
                            finding.indicators(),
                            finding.severity(),
                            finding.killed(),
                            finding.killedMax(),
                            finding.injured(),
                            finding.injuredMax(),
                            sketch));
        }
        String cause = finding.causeRegion();
        if (cause != null && !cause.equals(region) && !cause.equals(Regions.NATIONAL)) {
            sightings.add(
                    sighting(
                            item,
                            finding,
                            CAUSE,
                            cause,
                            CAUSE_PLACE,
                            finding.status(),
                            finding.indicators(),
                            finding.severity(),
                            finding.killed(),
                            finding.killedMax(),
                            finding.injured(),
                            finding.injuredMax(),
                            sketch));
        }
        int part = 0;
        for (FurtherEvent more : finding.more()) {
            part++;
            String where = more.region() != null ? more.region() : region;
            if (where == null) {
                continue;
            }
            sightings.add(
                    sighting(
                            item,
                            finding,
                            part,
                            where,
                            1,
                            more.status(),
                            more.indicators(),
                            more.severity(),
                            more.killed(),
                            more.killed(),
                            more.injured(),
                            more.injured(),
                            sketch));
        }
        return List.copyOf(sightings);
    }

    private static Sighting sighting(
            Item item,
            Finding finding,
            int part,
            String region,
            double place,
            Status status,
            List<String> indicators,
            int severity,
            @Nullable Integer killedMin,
            @Nullable Integer killedMax,
            @Nullable Integer injuredMin,
            @Nullable Integer injuredMax,
            long[] sketch) {
        String family = indicators.isEmpty() ? "" : indicators.get(0).substring(0, 3);
        return new Sighting(
                item.id(),
                part,
                item.digest(),
                item.known(),
                item.occurred(),
                region,
                Weights.isFamily(family) ? family : "",
                List.copyOf(indicators),
                status,
                severity,
                killedMin,
                killedMax != null ? killedMax : killedMin,
                injuredMin,
                injuredMax != null ? injuredMax : injuredMin,
                Newsrooms.standard().of(item),
                reliability(item),
                item.kind() == Item.Kind.INCIDENT && item.verified(),
                finding.confidence(),
                place,
                part == 0 ? StatedPlace.district(region, finding.district()) : null,
                part == 0 ? StatedPlace.village(region, finding.village()) : null,
                item.kind().name(),
                item.kind() == Item.Kind.NEWS && item.text().isBlank(),
                dated(finding),
                sketch,
                item.simulated() || finding.simulated(),
                false,
                finding.version());
    }

    private static boolean dated(Finding finding) {
        return finding.evidence().stream()
                .map(Evidence::role)
                .anyMatch(role -> role.equals("ESC-08") || role.equals("ESC-09"));
    }

    private static double reliability(Item item) {
        Weights weights = Weights.standard();
        if (item.kind() == Item.Kind.INCIDENT) {
            return weights.reliability(
                    item.verified()
                            ? "verified"
                            : item.source().kind().equals("citizen") ? "citizen" : "unverified");
        }
        return switch (item.source().kind()) {
            case "official" -> weights.reliability("official");
            case "citizen" -> weights.reliability("citizen");
            default -> weights.reliability("media");
        };
    }
}
