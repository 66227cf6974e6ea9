package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.RegionRules;
import id.kentongan.analyzers.alert.RegionWatch;
import id.kentongan.analyzers.alert.WatchInput;
import id.kentongan.analyzers.finding.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldWatchesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:20:00Z");

    private static final String REGION = "74.05";

    /** Tells the cases of its region after one more, none for an empty text. */
    private static final class Cases extends HoldingFunction<String, String> {

        private static final long serialVersionUID = 1L;

        private transient HeldWatches watches;

        @Override
        public void open(OpenContext context) {
            watches = new HeldWatches(held(), getRuntimeContext());
        }

        @Override
        public void processElement(String id, Context context, Collector<String> out)
                throws Exception {
            RegionRules.Draft now = watches.changing();
            Instant time = Instant.ofEpochMilli(context.timestamp());
            RegionRules.standard()
                    .at(
                            now,
                            time,
                            id.isEmpty() ? List.of() : List.of(WatchInput.of(time, one(id, time))));
            List.of("a", "b", "c", "d").stream()
                    .filter(event -> now.find(event) != null)
                    .forEach(out::collect);
        }
    }

    /** Keeps a memory as versions up to 30 November 2026 did, or tells what is kept. */
    private static final class Whole extends KeyedProcessFunction<String, String, String> {

        private static final long serialVersionUID = 1L;

        private transient ValueState<RegionWatch> watch;

        private transient MapState<String, Case> single;

        @Override
        public void open(OpenContext context) {
            watch =
                    getRuntimeContext()
                            .getState(new ValueStateDescriptor<>("watch", RegionWatch.class));
            single =
                    getRuntimeContext()
                            .getMapState(
                                    new MapStateDescriptor<>(
                                            "watch-cases",
                                            Types.STRING,
                                            TypeInformation.of(Case.class)));
        }

        @Override
        public void processElement(String id, Context context, Collector<String> out)
                throws Exception {
            if (id.isEmpty()) {
                watch.value().cases().keySet().forEach(out::collect);
                single.keys().forEach(event -> out.collect("single " + event));
                return;
            }
            RegionWatch before = watch.value() == null ? RegionWatch.of(REGION) : watch.value();
            Instant time = Instant.ofEpochMilli(context.timestamp());
            watch.update(
                    RegionRules.standard()
                            .at(before, time, List.of(WatchInput.of(time, one(id, time))))
                            .watch());
        }
    }

    private static Case one(String id, Instant time) {
        return new Case(
                id,
                "COM",
                List.of("COM-01"),
                Status.INC,
                2,
                time,
                time,
                time,
                2,
                0.9,
                List.of("Warta"),
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                1,
                false);
    }

    @Test
    void takesOverAWholeMemoryAndKeepsItsCasesOneByOneFromThenOn() throws Exception {
        OperatorSubtaskState state;
        try (var before = whole(null)) {
            before.processElement("a", at(0));
            before.processElement("b", at(9));
            state = before.snapshot(1, 0);
        }
        try (var now = cases(state)) {
            now.processElement("c", at(10));
            assertThat(now.extractOutputValues()).containsExactly("a", "b", "c");
            state = now.snapshot(2, 0);
        }
        assertThat(kept(state)).containsExactlyInAnyOrder("single a", "single b", "single c");
        try (var now = cases(state)) {
            // the first of them has grown old by now
            now.processElement("d", at(30));
            assertThat(now.extractOutputValues()).containsExactly("b", "c", "d");
            state = now.snapshot(3, 0);
        }
        assertThat(kept(state)).containsExactlyInAnyOrder("single b", "single c", "single d");
        try (var now = cases(state)) {
            now.processElement("", at(30));
            assertThat(now.extractOutputValues()).containsExactly("b", "c", "d");
        }
    }

    private static Set<String> kept(OperatorSubtaskState state) throws Exception {
        try (var reader = whole(state)) {
            reader.processElement("", at(0));
            return Set.copyOf(reader.extractOutputValues());
        }
    }

    private static long at(int day) {
        return NOON.plus(Duration.ofDays(day)).toEpochMilli();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, String> cases(
            @Nullable OperatorSubtaskState state) throws Exception {
        return opened(
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new HoldingOperator<>(new Cases()), id -> REGION, Types.STRING),
                state);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, String> whole(
            @Nullable OperatorSubtaskState state) throws Exception {
        return opened(
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new Whole()), id -> REGION, Types.STRING),
                state);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, String> opened(
            KeyedOneInputStreamOperatorTestHarness<String, String, String> harness,
            @Nullable OperatorSubtaskState state)
            throws Exception {
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }
}
