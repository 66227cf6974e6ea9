package id.kentongan.analyzers.coverage;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who in a province has not reported.
 *
 * @param province Kemendagri code
 * @param reported regions with at least one item or nil report in the last seven days
 * @param silent regions heard of before but not in the last seven days
 * @param never regions never heard of
 */
public record Compliance(
        String province, List<String> reported, List<String> silent, List<String> never) {

    /** The view of {@code province} from the newest coverage of each region. */
    public static Compliance of(String province, Map<String, Coverage> newest) {
        List<String> reported = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (Region region : Regions.standard().regencies()) {
            if (!region.province().equals(province)) {
                continue;
            }
            Coverage coverage = newest.get(region.code());
            if (coverage == null) {
                never.add(region.code());
            } else if (coverage.items7d() > 0 && !coverage.silent()) {
                reported.add(region.code());
            } else {
                silent.add(region.code());
            }
        }
        return new Compliance(
                province, List.copyOf(reported), List.copyOf(silent), List.copyOf(never));
    }

    /** Share of regions that reported, 0 to 1. */
    public double share() {
        int all = reported.size() + silent.size() + never.size();
        return all == 0 ? 0 : reported.size() / (double) all;
    }
}
