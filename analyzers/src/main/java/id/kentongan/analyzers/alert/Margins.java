package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.knowledge.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How close the last election of the head of a region was: shown, never part of a score. */
public final class Margins {

    private static final Margins STANDARD = load();

    private final Map<String, Margin> byRegion;

    private Margins(Map<String, Margin> byRegion) {
        this.byRegion = byRegion;
    }

    /**
     * One result.
     *
     * @param pairs of candidates
     * @param points by which the winner was ahead, percentage points
     */
    public record Margin(int pairs, double points) {}

    /** The results that ship with the project. */
    public static Margins standard() {
        return STANDARD;
    }

    /** The result of {@code region}, where it is known. */
    public Optional<Margin> find(String region) {
        return Optional.ofNullable(byRegion.get(region));
    }

    private static Margins load() {
        Map<String, Margin> byRegion = new HashMap<>();
        for (Table.Row row : Table.resource(Margins.class, "margins.tsv", 3)) {
            if (!row.cell(0).equals("version")) {
                byRegion.put(
                        row.cell(0),
                        new Margin(Integer.parseInt(row.cell(1)), Double.parseDouble(row.cell(2))));
            }
        }
        return new Margins(Map.copyOf(byRegion));
    }
}
