package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.RegionRules;
import id.kentongan.analyzers.alert.RegionWatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * What the alert rules remember of regions, held in memory. In the state each fresh event has an
 * entry of its own, so that one more does not write all others again.
 */
final class HeldWatches {

    /**
     * The memory of one region.
     *
     * @param now as it stands
     * @param whole events that the state does not have as entries yet
     */
    private record Kept(RegionRules.Draft now, Set<String> whole) {}

    private final Held.Shelf<Kept> shelf;

    HeldWatches(Held held, RuntimeContext context) {
        MapState<String, Case> single =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "watch-cases", Types.STRING, TypeInformation.of(Case.class)));
        ValueState<RegionWatch> rest =
                context.getState(new ValueStateDescriptor<>("watch", RegionWatch.class));
        this.shelf =
                new Held.Shelf<>(held) {
                    @Override
                    Kept read() throws Exception {
                        return HeldWatches.read(held.key(), single, rest);
                    }

                    @Override
                    void write(Kept kept) throws Exception {
                        HeldWatches.write(kept, single, rest);
                    }
                };
    }

    private static Kept read(
            String region, MapState<String, Case> single, ValueState<RegionWatch> rest)
            throws Exception {
        RegionWatch watch = rest.value();
        if (watch == null) {
            return new Kept(new RegionRules.Draft(RegionWatch.of(region)), new HashSet<>());
        }
        if (!watch.cases().isEmpty()) {
            // as versions up to 30 November 2026 kept them; entries beside them are older, of a
            // version that was left for such a one
            single.clear();
            return new Kept(new RegionRules.Draft(watch), new HashSet<>(watch.cases().keySet()));
        }
        Map<String, Case> cases = new HashMap<>();
        for (Map.Entry<String, Case> one : single.entries()) {
            cases.put(one.getKey(), one.getValue());
        }
        return new Kept(new RegionRules.Draft(watch.with(cases)), new HashSet<>());
    }

    private static void write(
            Kept kept, MapState<String, Case> single, ValueState<RegionWatch> rest)
            throws Exception {
        Set<String> changed = kept.now.takeChanged();
        changed.addAll(kept.whole);
        kept.whole.clear();
        for (String eventId : changed) {
            Case one = kept.now.find(eventId);
            if (one == null) {
                single.remove(eventId);
            } else {
                single.put(eventId, one);
            }
        }
        rest.update(kept.now.withoutCases());
    }

    /** The memory of the current region, which the caller is about to change. */
    RegionRules.Draft changing() throws Exception {
        return shelf.changing().now;
    }
}
