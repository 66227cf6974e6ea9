package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.event.ItemSightings;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by item: its versions that wait for their instants, one for each. Held in memory: many come
 * and go between two checkpoints, and those never reach the state.
 */
final class WaitingItems {

    /** What waits for one instant. */
    private static final class Place {
        private @Nullable ItemSightings version;

        /** Whether the state has one, this or another. */
        private boolean written;

        private boolean changed;

        Place(@Nullable ItemSightings version) {
            this.version = version;
            this.written = version != null;
        }
    }

    private final MapState<Long, ItemSightings> state;

    private final Held.Shelf<Map<Long, Place>> shelf;

    WaitingItems(Held held, RuntimeContext context) {
        MapState<Long, ItemSightings> waiting =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "waiting", Types.LONG, TypeInformation.of(ItemSightings.class)));
        this.state = waiting;
        this.shelf =
                new Held.Shelf<>(held) {
                    @Override
                    Map<Long, Place> read() {
                        // each instant is looked up when it is asked for
                        return new HashMap<>(2);
                    }

                    @Override
                    void write(Map<Long, Place> places) throws Exception {
                        WaitingItems.write(places, waiting);
                    }
                };
    }

    private static void write(Map<Long, Place> places, MapState<Long, ItemSightings> state)
            throws Exception {
        Iterator<Map.Entry<Long, Place>> rest = places.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<Long, Place> one = rest.next();
            Place place = one.getValue();
            ItemSightings version = place.version;
            if (version == null) {
                if (place.written) {
                    state.remove(one.getKey());
                }
                rest.remove();
            } else if (place.changed) {
                state.put(one.getKey(), version);
                place.written = true;
                place.changed = false;
            }
        }
    }

    private Place place(Map<Long, Place> places, long at) throws Exception {
        Place place = places.get(at);
        if (place == null) {
            place = new Place(state.get(at));
            places.put(at, place);
        }
        return place;
    }

    /**
     * Lets {@code item} wait for {@code at}. Of two versions for one instant the greater digest
     * stays, whatever came first.
     */
    void add(ItemSightings item, long at) throws Exception {
        Place place = place(shelf.changing(), at);
        ItemSightings same = place.version;
        if (same == null || same.digest().compareTo(item.digest()) < 0) {
            place.version = item;
            place.changed = true;
        }
    }

    /** What waited for {@code at}, or null; it waits no longer. */
    @Nullable ItemSightings take(long at) throws Exception {
        Map<Long, Place> places = shelf.changing();
        Place place = place(places, at);
        ItemSightings version = place.version;
        place.version = null;
        if (!place.written) {
            places.remove(at);
        }
        return version;
    }
}
