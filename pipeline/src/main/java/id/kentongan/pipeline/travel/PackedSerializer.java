package id.kentongan.pipeline.travel;

import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.item.Item;
import id.kentongan.pipeline.record.TaggedItem;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as its length in bytes and what a {@link Packer} makes of it. One for each thread.
 *
 * @param <T> what is written
 */
public abstract class PackedSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Packer packer;

    private transient @Nullable Unpacker unpacker;

    private transient byte @Nullable [] copied;

    abstract void pack(T value, Packer out);

    abstract T unpack(Unpacker in);

    @Override
    public abstract PackedSerializer<T> duplicate();

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        Packer to = packer;
        if (to == null) {
            to = new Packer();
            packer = to;
        }
        to.clear();
        pack(value, to);
        out.writeInt(to.length());
        out.write(to.bytes(), 0, to.length());
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        Unpacker from = unpacker;
        if (from == null) {
            from = new Unpacker();
            unpacker = from;
        }
        int length = in.readInt();
        in.readFully(from.room(length), 0, length);
        return unpack(from);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public final void copy(DataInputView in, DataOutputView out) throws IOException {
        int length = in.readInt();
        byte[] bytes = copied;
        if (bytes == null || bytes.length < length) {
            bytes = new byte[length];
            copied = bytes;
        }
        in.readFully(bytes, 0, length);
        out.writeInt(length);
        out.write(bytes, 0, length);
    }

    @Override
    public final T copy(T from) {
        return from;
    }

    @Override
    public final T copy(T from, T reuse) {
        return from;
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    @Override
    public final @Nullable T createInstance() {
        return null;
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode();
    }

    /** Items. */
    public static final class OfItems extends PackedSerializer<Item> {

        private static final long serialVersionUID = 1L;

        @Override
        void pack(Item value, Packer out) {
            PackedItems.pack(value, out);
        }

        @Override
        Item unpack(Unpacker in) {
            return PackedItems.item(in);
        }

        @Override
        public OfItems duplicate() {
            return new OfItems();
        }

        @Override
        public TypeSerializerSnapshot<Item> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says which serializer it was. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<Item> {
            public Snapshot() {
                super(OfItems::new);
            }
        }
    }

    /** Items with what was found in them. */
    public static final class OfTaggedItems extends PackedSerializer<TaggedItem> {

        private static final long serialVersionUID = 1L;

        @Override
        void pack(TaggedItem value, Packer out) {
            PackedItems.pack(value, out);
        }

        @Override
        TaggedItem unpack(Unpacker in) {
            return PackedItems.tagged(in);
        }

        @Override
        public OfTaggedItems duplicate() {
            return new OfTaggedItems();
        }

        @Override
        public TypeSerializerSnapshot<TaggedItem> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says which serializer it was. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<TaggedItem> {
            public Snapshot() {
                super(OfTaggedItems::new);
            }
        }
    }

    /** Sightings of items. */
    public static final class OfItemSightings extends PackedSerializer<ItemSightings> {

        private static final long serialVersionUID = 1L;

        @Override
        void pack(ItemSightings value, Packer out) {
            PackedEvents.pack(value, out);
        }

        @Override
        ItemSightings unpack(Unpacker in) {
            return PackedEvents.sightings(in);
        }

        @Override
        public OfItemSightings duplicate() {
            return new OfItemSightings();
        }

        @Override
        public TypeSerializerSnapshot<ItemSightings> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says which serializer it was. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<ItemSightings> {
            public Snapshot() {
                super(OfItemSightings::new);
            }
        }
    }

    /** Single sightings. */
    public static final class OfSightings extends PackedSerializer<Sighting> {

        private static final long serialVersionUID = 1L;

        @Override
        void pack(Sighting value, Packer out) {
            PackedEvents.pack(value, out);
        }

        @Override
        Sighting unpack(Unpacker in) {
            return PackedEvents.sighting(in);
        }

        @Override
        public OfSightings duplicate() {
            return new OfSightings();
        }

        @Override
        public TypeSerializerSnapshot<Sighting> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says which serializer it was. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sighting> {
            public Snapshot() {
                super(OfSightings::new);
            }
        }
    }

    /** What items changed in regions. */
    public static final class OfChanges extends PackedSerializer<CaseChange> {

        private static final long serialVersionUID = 1L;

        @Override
        void pack(CaseChange value, Packer out) {
            PackedEvents.pack(value, out);
        }

        @Override
        CaseChange unpack(Unpacker in) {
            return PackedEvents.change(in);
        }

        @Override
        public OfChanges duplicate() {
            return new OfChanges();
        }

        @Override
        public TypeSerializerSnapshot<CaseChange> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says which serializer it was. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseChange> {
            public Snapshot() {
                super(OfChanges::new);
            }
        }
    }

    /** Events. */
    public static final class OfEvents extends PackedSerializer<Event> {

        private static final long serialVersionUID = 1L;

        @Override
        void pack(Event value, Packer out) {
            PackedEvents.pack(value, out);
        }

        @Override
        Event unpack(Unpacker in) {
            return PackedEvents.event(in);
        }

        @Override
        public OfEvents duplicate() {
            return new OfEvents();
        }

        @Override
        public TypeSerializerSnapshot<Event> snapshotConfiguration() {
            return new Snapshot();
        }

        /** Says which serializer it was. */
        public static final class Snapshot extends SimpleTypeSerializerSnapshot<Event> {
            public Snapshot() {
                super(OfEvents::new);
            }
        }
    }
}
