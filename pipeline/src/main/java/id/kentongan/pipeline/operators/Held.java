package id.kentongan.pipeline.operators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/**
 * Keyed state of operators that have few keys (regions, provinces, sources), held in memory as
 * values and written to the state itself only when a checkpoint is taken: a value that changes a
 * hundred times between two checkpoints is written out once, and none is read twice. What a
 * checkpoint holds is the same as if every change had been written at once.
 *
 * <p>Bounded: beyond {@link #KEYS} keys the one that was not used for longest is written and let go
 * until it is used again. Belongs to one {@link HoldingOperator}; not thread-safe.
 */
public final class Held {

    /** Keys of one operator that are held at once; there are 552 regions. */
    static final int KEYS = 4_000;

    private final Supplier<Object> current;

    private final Consumer<Object> select;

    private final List<Shelf<?>> shelves = new ArrayList<>();

    /**
     * For one operator.
     *
     * @param current key that its state stands at
     * @param select moves it to another key
     */
    Held(Supplier<Object> current, Consumer<Object> select) {
        this.current = current;
        this.select = select;
    }

    /** The current key. */
    String key() {
        return (String) current.get();
    }

    /** Writes what changed. */
    void write() throws Exception {
        for (Shelf<?> shelf : shelves) {
            shelf.writeAll();
        }
    }

    /** One value for each key, as {@code state} keeps it. */
    public <T> Value<T> value(ValueState<T> state) {
        return new Value<>(this, state);
    }

    /** One table for each key, as {@code state} keeps it. */
    <K, V> Table<K, V> table(MapState<K, V> state) {
        return new Table<>(this, state);
    }

    /**
     * What is held of one state by key.
     *
     * @param <C> content of one key
     */
    abstract static class Shelf<C> {

        private final Held held;

        private final Map<Object, Slot<C>> slots = new LinkedHashMap<>(16, 0.75f, true);

        Shelf(Held held) {
            this.held = held;
            held.shelves.add(this);
        }

        private static final class Slot<C> {
            private final C content;
            private boolean changed;

            Slot(C content) {
                this.content = content;
            }
        }

        /** Reads the content of the current key. */
        abstract C read() throws Exception;

        /** Writes the content of the current key. */
        abstract void write(C content) throws Exception;

        /** The content of the current key. */
        final C content() throws Exception {
            return slot().content;
        }

        /** The content of the current key, which the caller is about to change. */
        final C changing() throws Exception {
            Slot<C> slot = slot();
            slot.changed = true;
            return slot.content;
        }

        private Slot<C> slot() throws Exception {
            Object key = held.current.get();
            Slot<C> slot = slots.get(key);
            if (slot == null) {
                slot = new Slot<>(read());
                slots.put(key, slot);
                if (slots.size() > KEYS) {
                    letGo(key);
                }
            }
            return slot;
        }

        private void letGo(Object current) throws Exception {
            Iterator<Map.Entry<Object, Slot<C>>> oldest = slots.entrySet().iterator();
            Map.Entry<Object, Slot<C>> one = oldest.next();
            if (one.getValue().changed) {
                held.select.accept(one.getKey());
                write(one.getValue().content);
                held.select.accept(current);
            }
            oldest.remove();
        }

        private void writeAll() throws Exception {
            for (Map.Entry<Object, Slot<C>> entry : slots.entrySet()) {
                Slot<C> slot = entry.getValue();
                if (slot.changed) {
                    held.select.accept(entry.getKey());
                    write(slot.content);
                    slot.changed = false;
                }
            }
        }
    }

    /**
     * One value for each key.
     *
     * @param <T> of the value
     */
    public static final class Value<T> {

        /** A place for a value, which may be none. */
        private static final class Box<T> {
            private @Nullable T value;
        }

        private final Shelf<Box<T>> shelf;

        Value(Held held, ValueState<T> state) {
            this.shelf =
                    new Shelf<>(held) {
                        @Override
                        Box<T> read() throws Exception {
                            Box<T> box = new Box<>();
                            box.value = state.value();
                            return box;
                        }

                        @Override
                        void write(Box<T> box) throws Exception {
                            if (box.value == null) {
                                state.clear();
                            } else {
                                state.update(box.value);
                            }
                        }
                    };
        }

        /** The value of the current key, or null. */
        public @Nullable T value() throws Exception {
            return shelf.content().value;
        }

        /** Sets the value of the current key. */
        public void update(@Nullable T value) throws Exception {
            if (value != shelf.content().value) {
                shelf.changing().value = value;
            }
        }
    }

    /**
     * One table for each key.
     *
     * @param <K> of its keys
     * @param <V> of its values
     */
    static final class Table<K, V> {

        private record Rows<K, V>(Map<K, V> all, Set<K> changed) {}

        private final Shelf<Rows<K, V>> shelf;

        Table(Held held, MapState<K, V> state) {
            this.shelf =
                    new Shelf<>(held) {
                        @Override
                        Rows<K, V> read() throws Exception {
                            Rows<K, V> rows = new Rows<>(new HashMap<>(), new HashSet<>());
                            for (Map.Entry<K, V> row : state.entries()) {
                                rows.all.put(row.getKey(), row.getValue());
                            }
                            return rows;
                        }

                        @Override
                        void write(Rows<K, V> rows) throws Exception {
                            for (K key : rows.changed) {
                                state.put(key, rows.all.get(key));
                            }
                            rows.changed.clear();
                        }
                    };
        }

        @Nullable V get(K key) throws Exception {
            return shelf.content().all.get(key);
        }

        void put(K key, V value) throws Exception {
            Rows<K, V> rows = shelf.changing();
            rows.all.put(key, value);
            rows.changed.add(key);
        }

        /** All rows of the current key; not to be changed. */
        Map<K, V> all() throws Exception {
            return shelf.content().all;
        }
    }
}
