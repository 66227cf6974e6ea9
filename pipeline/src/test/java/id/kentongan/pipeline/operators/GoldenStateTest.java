package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.RegionWatch;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.alert.Surge;
import id.kentongan.analyzers.coverage.Habit;
import id.kentongan.analyzers.event.CaseChange;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.RegionCases;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.office.DeskState;
import id.kentongan.analyzers.risk.AreaMember;
import id.kentongan.analyzers.risk.RegionMemory;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State as an earlier version wrote it must be read by this one, with every component it had. The
 * files of {@code state-1} were written by the version of 22 November 2026 with {@link #main} and
 * are never written again: a later version adds a directory beside them.
 */
class GoldenStateTest {

    private static final String DIRECTORY = "state-1/";

    /** What operators keep by key. */
    static List<Class<?>> kept() {
        return List.of(
                Alert.class,
                AreaMember.class,
                CaseChange.class,
                DeskMessage.class,
                DeskState.class,
                Habit.class,
                HeardOf.class,
                ItemSightings.class,
                ItemVersion.class,
                RatedScore.class,
                RegionCases.class,
                RegionMemory.class,
                RegionWatch.class,
                Review.class,
                RiskScore.class,
                Sighting.class,
                Surge.class,
                WatchMessage.class);
    }

    @ParameterizedTest
    @MethodSource("kept")
    void readsWhatAnEarlierVersionKept(Class<?> type) throws IOException {
        JsonNode before = Json.read(resource(type, ".json"), JsonNode.class);

        Object restored = restore(type, resource(type, ".bin"));

        holds(Json.read(Json.bytes(restored), JsonNode.class), before, type.getSimpleName());
    }

    private static <T> Object restore(Class<T> type, byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        TypeSerializerSnapshot<T> written =
                TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
                        in, GoldenStateTest.class.getClassLoader());
        TypeSerializer<T> current = serializer(type);
        TypeSerializerSchemaCompatibility<T> verdict =
                current.snapshotConfiguration().resolveSchemaCompatibility(written);
        assertThat(verdict.isIncompatible()).as(type.getSimpleName()).isFalse();
        TypeSerializer<T> reader =
                verdict.isCompatibleAfterMigration()
                        ? written.restoreSerializer()
                        : verdict.isCompatibleWithReconfiguredSerializer()
                                ? verdict.getReconfiguredSerializer()
                                : current;
        return reader.deserialize(in);
    }

    /** Every member that was written is still there with its value; new ones may stand beside. */
    private static void holds(JsonNode now, JsonNode before, String path) {
        if (before.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> i = before.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> member = i.next();
                String inner = path + '.' + member.getKey();
                assertThat(now.has(member.getKey())).as(inner).isTrue();
                holds(now.path(member.getKey()), member.getValue(), inner);
            }
        } else if (before.isArray()) {
            assertThat(now.size()).as(path).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                holds(now.path(i), before.path(i), path + '[' + i + ']');
            }
        } else {
            assertThat(now).as(path).isEqualTo(before);
        }
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        return TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
    }

    private static byte[] resource(Class<?> type, String suffix) throws IOException {
        String name = DIRECTORY + type.getSimpleName() + suffix;
        try (InputStream in = GoldenStateTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    /** Writes the files of a new version into the directory {@code args[0]}. */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (Class<?> type : kept()) {
            Object value = sample(type, type, type.getSimpleName());
            Files.write(directory.resolve(type.getSimpleName() + ".bin"), bytes(type, value));
            Files.write(directory.resolve(type.getSimpleName() + ".json"), Json.bytes(value));
        }
    }

    private static <T> byte[] bytes(Class<T> type, Object value) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        DataOutputSerializer out = new DataOutputSerializer(1 << 12);
        TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
                out, serializer.snapshotConfiguration());
        serializer.serialize(type.cast(value), out);
        return out.getCopyOfBuffer();
    }

    /** A value with something in every component. */
    private static Object sample(Class<?> raw, Type type, String name)
            throws ReflectiveOperationException {
        if (raw == String.class) {
            return name;
        }
        if (raw == Instant.class) {
            return Instant.parse("2024-11-27T05:06:07.008Z");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return true;
        }
        if (raw == int.class || raw == Integer.class) {
            return 3;
        }
        if (raw == long.class || raw == Long.class) {
            return 5_000_000_000L;
        }
        if (raw == double.class || raw == Double.class) {
            return 1.5;
        }
        if (raw == long[].class) {
            return new long[] {1, 2, 3};
        }
        if (raw == double[].class) {
            return new double[] {0.25, 0.5};
        }
        if (raw == byte[].class) {
            return new byte[] {1, 2};
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[raw.getEnumConstants().length - 1];
        }
        if (raw == List.class || raw == Set.class) {
            Object one = inner(type, 0, name);
            return raw == List.class ? List.of(one) : Set.of(one);
        }
        if (raw == Map.class) {
            return Map.of(inner(type, 0, name), inner(type, 1, name));
        }
        if (!raw.isRecord()) {
            throw new IllegalStateException(name + ": no sample of " + raw);
        }
        RecordComponent[] components = raw.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = sample(types[i], components[i].getGenericType(), components[i].getName());
        }
        Constructor<?> constructor = raw.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object inner(Type type, int index, String name)
            throws ReflectiveOperationException {
        Type inner = ((ParameterizedType) type).getActualTypeArguments()[index];
        Class<?> raw =
                inner instanceof ParameterizedType nested
                        ? (Class<?>) nested.getRawType()
                        : (Class<?>) inner;
        return sample(raw, inner, name);
    }
}
