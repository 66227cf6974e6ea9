package id.kentongan.pipeline.travel;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.scenario.PressWire;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What arrives is what was sent, component by component. */
class TravellingTest {

    private static final String[] TEXTS = {
        "",
        "Bentrok di Sampit",
        "caf\u00e9 \u00ff",
        "\u2013 \u201ckata\u201d \ud83d\ude00",
        "half a pair \ud83d",
        "\udc00",
        "\u0000\n\"\\",
        "x".repeat(48),
        "x".repeat(49),
        "\u00e9".repeat(3_000),
        "?".repeat(60) + "\u2013",
        "warga ".repeat(20_000)
    };

    @Test
    void valuesOfEveryKindArriveAsTheyWere() throws Exception {
        TypeSerializer<Item> items = serializer(Travelling.items());
        TypeSerializer<TaggedItem> tagged = serializer(Travelling.taggedItems());
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            Item item = (Item) any(Item.class, random);
            assertThat(sent(item, items)).isEqualTo(item);
            TaggedItem found = (TaggedItem) any(TaggedItem.class, random);
            assertThat(sent(found, tagged)).usingRecursiveComparison().isEqualTo(found);
            arrives(ItemSightings.class, Travelling.itemSightings(), random);
            arrives(Sighting.class, Travelling.sightings(), random);
            arrives(CaseChange.class, Travelling.changes(), random);
            arrives(Event.class, Travelling.events(), random);
        }
    }

    private static <T> void arrives(Class<T> of, TypeInformation<T> type, Random random)
            throws ReflectiveOperationException, IOException {
        T value = of.cast(any(of, random));
        assertThat(sent(value, serializer(type))).usingRecursiveComparison().isEqualTo(value);
    }

    @Test
    void articlesArriveAsTheyWereFound() throws Exception {
        TypeSerializer<TaggedItem> tagged = serializer(Travelling.taggedItems());
        PressWire wire = PressWire.press(3, LocalDate.parse("2026-11-30"), Long.MAX_VALUE, 120);
        Tagger tagger = Tagger.standard();
        for (int i = 0; i < 200; i++) {
            Item item = Objects.requireNonNull(ItemDecoder.standard().decode(wire.next()).item());
            Finding finding = tagger.tag(item);
            TaggedItem found = new TaggedItem(item, finding, Sightings.of(item, finding));
            assertThat(sent(found, tagged)).usingRecursiveComparison().isEqualTo(found);
        }
    }

    @Test
    void whatIsCopiedWithoutBeingReadArrivesToo() throws Exception {
        TypeSerializer<Item> items = serializer(Travelling.items());
        DataOutputSerializer first = new DataOutputSerializer(16);
        DataOutputSerializer second = new DataOutputSerializer(16);
        Item one = (Item) any(Item.class, new Random(1));
        Item other = (Item) any(Item.class, new Random(2));
        items.serialize(one, first);
        items.serialize(other, first);
        DataInputDeserializer in = new DataInputDeserializer(first.getCopyOfBuffer());
        items.copy(in, second);
        items.copy(in, second);

        assertThat(in.available()).isZero();
        DataInputDeserializer copied = new DataInputDeserializer(second.getCopyOfBuffer());
        assertThat(items.deserialize(copied)).isEqualTo(one);
        assertThat(items.deserialize(copied)).isEqualTo(other);
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <T> T sent(T value, TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T read = serializer.duplicate().deserialize(in);
        assertThat(in.available()).isZero();
        return read;
    }

    private static Object any(Type type, Random random) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(any(list.getActualTypeArguments()[0], random));
            }
            return values;
        }
        Class<?> of = (Class<?>) type;
        if (of.isEnum()) {
            return of.getEnumConstants()[random.nextInt(of.getEnumConstants().length)];
        }
        if (of.isRecord()) {
            RecordComponent[] components = of.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                boolean nothing =
                        components[i].getAnnotatedType().getAnnotations().length > 0
                                && random.nextInt(3) == 0;
                values[i] = nothing ? null : any(components[i].getGenericType(), random);
            }
            Constructor<?> made = of.getDeclaredConstructor(types);
            return made.newInstance(values);
        }
        if (of == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        if (of == int.class || of == Integer.class) {
            return random.nextInt() >> random.nextInt(32);
        }
        if (of == long.class) {
            return random.nextLong() >> random.nextInt(64);
        }
        if (of == boolean.class) {
            return random.nextBoolean();
        }
        if (of == double.class) {
            return random.nextGaussian();
        }
        if (of == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt() * 3L, random.nextInt(1_000_000_000));
        }
        if (of == long[].class) {
            long[] numbers = new long[random.nextInt(70)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextLong();
            }
            return numbers;
        }
        throw new IllegalArgumentException("no sample of " + type);
    }
}
