package id.kentongan.analyzers.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * For each kabupaten/kota the nearest other centroids. {@link StrictMath} throughout, so that every
 * machine finds the same neighbours.
 */
final class Neighbours {

    private static final int MOST = 5;
    private static final double WITHIN_KM = 100;
    private static final double EARTH_RADIUS_KM = 6371.0088;

    private final Map<String, List<String>> byCode = new HashMap<>();

    private record Candidate(String code, double kilometres) {}

    Neighbours(List<Region> regencies) {
        for (Region region : regencies) {
            List<Candidate> near = new ArrayList<>();
            for (Region other : regencies) {
                double kilometres = kilometres(region, other);
                if (other != region && kilometres <= WITHIN_KM) {
                    near.add(new Candidate(other.code(), kilometres));
                }
            }
            near.sort(
                    Comparator.comparingDouble(Candidate::kilometres)
                            .thenComparing(Candidate::code));
            byCode.put(region.code(), near.stream().limit(MOST).map(Candidate::code).toList());
        }
    }

    List<String> of(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    /** Length of the great circle between two centroids. */
    static double kilometres(Region a, Region b) {
        double south = StrictMath.toRadians(a.latitude());
        double north = StrictMath.toRadians(b.latitude());
        double halfLat = StrictMath.sin((north - south) / 2);
        double halfLon = StrictMath.sin(StrictMath.toRadians(b.longitude() - a.longitude()) / 2);
        double h =
                halfLat * halfLat
                        + StrictMath.cos(south) * StrictMath.cos(north) * halfLon * halfLon;
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.sqrt(Math.min(1, h)));
    }
}
