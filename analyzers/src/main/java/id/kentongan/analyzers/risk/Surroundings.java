package id.kentongan.analyzers.risk;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The unrest around a region: mean of what its nearest neighbours in the province remember. Only
 * neighbours that were ever heard of count, because silence is not calm.
 */
public final class Surroundings {

    /** Neighbours that count. */
    static final int NEAREST = 5;

    private static final double EARTH_KM = 6371;

    private static final Map<String, List<String>> NEAREST_FIRST = nearestFirst();

    private Surroundings() {}

    /**
     * Means over the nearest members.
     *
     * @param region whose surroundings
     * @param members what each member of the province remembers (1 week, 8 weeks), by code
     * @return the two means; zeros when no other member is known
     */
    public static double[] of(String region, Map<String, List<Double>> members) {
        double fast = 0;
        double medium = 0;
        int count = 0;
        for (String other : NEAREST_FIRST.getOrDefault(region, List.of())) {
            List<Double> member = members.get(other);
            if (member != null && count < NEAREST) {
                fast += member.get(0);
                medium += member.get(1);
                count++;
            }
        }
        return count == 0 ? new double[2] : new double[] {fast / count, medium / count};
    }

    private static Map<String, List<String>> nearestFirst() {
        Map<String, List<Region>> provinces = new TreeMap<>();
        for (Region region : Regions.standard().regencies()) {
            provinces.computeIfAbsent(region.province(), code -> new ArrayList<>()).add(region);
        }
        Map<String, List<String>> nearest = new TreeMap<>();
        for (List<Region> province : provinces.values()) {
            for (Region centre : province) {
                List<Region> others = new ArrayList<>(province);
                others.remove(centre);
                others.sort(
                        Comparator.<Region>comparingDouble(other -> distance(centre, other))
                                .thenComparing(Region::code));
                nearest.put(centre.code(), others.stream().map(Region::code).toList());
            }
        }
        return nearest;
    }

    /** Great-circle distance in kilometres. */
    static double distance(Region one, Region other) {
        double latitudes = StrictMath.toRadians(other.latitude() - one.latitude());
        double longitudes = StrictMath.toRadians(other.longitude() - one.longitude());
        double half =
                StrictMath.pow(StrictMath.sin(latitudes / 2), 2)
                        + StrictMath.cos(StrictMath.toRadians(one.latitude()))
                                * StrictMath.cos(StrictMath.toRadians(other.latitude()))
                                * StrictMath.pow(StrictMath.sin(longitudes / 2), 2);
        return 2 * EARTH_KM * StrictMath.asin(StrictMath.sqrt(half));
    }
}
