package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;

/** Names of regions as people read them. */
final class Names {

    private static final Regions REGIONS = Regions.standard();

    private Names() {}

    /** Official name, {@code Indonesia} for the nation, or the code itself when unknown. */
    static String region(String code) {
        return code.equals(Regions.NATIONAL)
                ? "Indonesia"
                : REGIONS.find(code).map(Region::name).orElse(code);
    }

    /** The name with {@code Kab.} for {@code Kabupaten}. */
    static String brief(String code) {
        String name = region(code);
        return name.startsWith("Kabupaten ") ? "Kab. " + name.substring(10) : name;
    }

    /** Name of the province a region lies in; empty for provinces and the nation. */
    static String province(String code) {
        return code.length() > 2 ? region(code.substring(0, 2)) : "";
    }

    static Words.Zone zone(String code) {
        return Ask.zone(REGIONS.find(code).orElse(null));
    }
}
