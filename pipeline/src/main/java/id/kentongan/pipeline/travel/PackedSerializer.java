package id.kentongan.pipeline.travel;

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
}
