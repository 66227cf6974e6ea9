package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.event.CaseBook;
import id.kentongan.analyzers.event.OpenCase;
import id.kentongan.analyzers.event.RegionCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The cases of regions, held in memory. In the state each case has an entry of its own, numbered in
 * the order of the list, so that one more case does not write all others again.
 */
final class HeldCases {

    /** The cases of one region and what the state has of them. */
    private static final class Kept {
        private final CaseBook now;
        private List<Long> places;
        private List<OpenCase> written;
        private boolean whole;

        Kept(RegionCases now, boolean whole, List<Long> places, List<OpenCase> written) {
            this.now = CaseBook.of(now);
            this.whole = whole;
            this.places = places;
            this.written = written;
        }
    }

    private final Held.Shelf<Kept> shelf;

    HeldCases(Held held, RuntimeContext context) {
        MapState<Long, OpenCase> single =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "open-cases", Types.LONG, TypeInformation.of(OpenCase.class)));
        // as versions up to 22 November 2026 kept them
        ValueState<RegionCases> whole =
                context.getState(new ValueStateDescriptor<>("cases", RegionCases.class));
        this.shelf =
                new Held.Shelf<>(held) {
                    @Override
                    Kept read() throws Exception {
                        return HeldCases.read(held.key(), single, whole);
                    }

                    @Override
                    void write(Kept kept) throws Exception {
                        HeldCases.write(kept, single, whole);
                    }
                };
    }

    private static Kept read(
            String region, MapState<Long, OpenCase> single, ValueState<RegionCases> whole)
            throws Exception {
        RegionCases before = whole.value();
        if (before != null) {
            return new Kept(before, true, List.of(), List.of());
        }
        TreeMap<Long, OpenCase> cases = new TreeMap<>();
        for (Map.Entry<Long, OpenCase> one : single.entries()) {
            cases.put(one.getKey(), one.getValue());
        }
        List<OpenCase> inOrder = List.copyOf(cases.values());
        return new Kept(
                new RegionCases(region, inOrder), false, List.copyOf(cases.keySet()), inOrder);
    }

    private static void write(
            Kept kept, MapState<Long, OpenCase> single, ValueState<RegionCases> whole)
            throws Exception {
        List<OpenCase> cases = kept.now.cases().cases();
        List<Long> places = new ArrayList<>(cases.size());
        long last = kept.places.isEmpty() ? -1 : kept.places.get(kept.places.size() - 1);
        int from = 0;
        for (OpenCase one : cases) {
            int at = from;
            while (at < kept.written.size()
                    && !kept.written.get(at).eventId().equals(one.eventId())) {
                at++;
            }
            for (; from < at; from++) {
                single.remove(kept.places.get(from));
            }
            if (at < kept.written.size()) {
                places.add(kept.places.get(at));
                if (kept.written.get(at) != one) {
                    single.put(kept.places.get(at), one);
                }
                from++;
            } else {
                // from here on all are new: what follows in the state was removed
                last++;
                places.add(last);
                single.put(last, one);
            }
        }
        for (; from < kept.written.size(); from++) {
            single.remove(kept.places.get(from));
        }
        if (kept.whole) {
            whole.clear();
            kept.whole = false;
        }
        kept.places = places;
        kept.written = cases;
    }

    /** The cases of the current region, which the caller is about to change. */
    CaseBook changing() throws Exception {
        return shelf.changing().now;
    }
}
