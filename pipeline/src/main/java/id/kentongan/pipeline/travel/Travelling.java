package id.kentongan.pipeline.travel;

import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.record.TaggedItem;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of a stream whose values travel packed. Not for state, which later versions must read.
 *
 * @param <T> what travels
 */
public final class Travelling<T> extends TypeInformation<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    private final PackedSerializer<T> serializer;

    private Travelling(Class<T> type, PackedSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    /** Of items. */
    public static TypeInformation<Item> items() {
        return new Travelling<>(Item.class, new PackedSerializer.OfItems());
    }

    /** Of items with what was found in them. */
    public static TypeInformation<TaggedItem> taggedItems() {
        return new Travelling<>(TaggedItem.class, new PackedSerializer.OfTaggedItems());
    }

    /** Of sightings of items. */
    public static TypeInformation<ItemSightings> itemSightings() {
        return new Travelling<>(ItemSightings.class, new PackedSerializer.OfItemSightings());
    }

    /** Of single sightings. */
    public static TypeInformation<Sighting> sightings() {
        return new Travelling<>(Sighting.class, new PackedSerializer.OfSightings());
    }

    /** Of what items changed in regions. */
    public static TypeInformation<CaseChange> changes() {
        return new Travelling<>(CaseChange.class, new PackedSerializer.OfChanges());
    }

    /** Of events. */
    public static TypeInformation<Event> events() {
        return new Travelling<>(Event.class, new PackedSerializer.OfEvents());
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public String toString() {
        return "packed " + type.getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Travelling<?> travelling && type == travelling.type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof Travelling<?>;
    }
}
