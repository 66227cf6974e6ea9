package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.RegionCases;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.risk.Weights;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.scenario.PressWire;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class HeldTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** Adds a number to what its key has, waits, and tells the sum. */
    private static final class Sums extends HoldingFunction<Map.Entry<String, Integer>, String> {

        private static final long serialVersionUID = 1L;

        private transient Held.Value<Integer> sum;
        private transient Held.Table<String, Integer> count;
        private transient Waiting<Integer> waiting;

        @Override
        public void open(OpenContext context) {
            sum =
                    held().value(
                                    getRuntimeContext()
                                            .getState(
                                                    new ValueStateDescriptor<>("sum", Types.INT)));
            count =
                    held().table(
                                    getRuntimeContext()
                                            .getMapState(
                                                    new MapStateDescriptor<>(
                                                            "count", Types.STRING, Types.INT)));
            waiting = Waiting.state(held(), getRuntimeContext(), "waiting", Integer.class);
        }

        @Override
        public void processElement(
                Map.Entry<String, Integer> entry, Context context, Collector<String> out)
                throws Exception {
            waiting.add(
                    entry.getValue(),
                    Instant.ofEpochMilli(context.timestamp()),
                    context.timerService());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out)
                throws Exception {
            for (int one : waiting.take(timestamp)) {
                Integer before = sum.value();
                sum.update((before == null ? 0 : before) + one);
                String parity = one % 2 == 0 ? "even" : "odd";
                Integer counted = count.get(parity);
                count.put(parity, (counted == null ? 0 : counted) + 1);
            }
            out.collect(
                    context.getCurrentKey()
                            + " "
                            + timestamp
                            + " "
                            + sum.value()
                            + " "
                            + new TreeMap<>(count.all()));
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<
                    String, Map.Entry<String, Integer>, String>
            sums(OperatorSubtaskState state) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new HoldingOperator<>(new Sums()),
                        (Map.Entry<String, Integer> entry) -> entry.getKey(),
                        Types.STRING);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    /** More keys than are held at once; ended and begun again now and then. */
    @Test
    void keepsWhatIsLetGoAndWhatACheckpointHolds() throws Exception {
        List<String> undisturbed = runSums(false);

        assertThat(undisturbed).hasSizeGreaterThan(2 * Held.KEYS);
        assertThat(runSums(true)).isEqualTo(undisturbed);
    }

    private static List<String> runSums(boolean restarts) throws Exception {
        Random dice = new Random(8);
        List<String> told = new ArrayList<>();
        var harness = sums(null);
        for (int step = 0; step < 12; step++) {
            for (int i = 0; i < 2_000; i++) {
                int key = dice.nextInt(Held.KEYS + 2_000);
                harness.processElement(
                        Map.entry("key" + key, dice.nextInt(100)), step * 10 + dice.nextInt(25));
            }
            harness.processWatermark(step * 10L);
            told.addAll(harness.extractOutputValues().stream().sorted().toList());
            harness.getOutput().clear();
            if (restarts && step % 2 == 1) {
                OperatorSubtaskState state = harness.snapshot(step, step);
                // what comes after the checkpoint is lost with the process
                harness.processElement(Map.entry("key1", 1_000_000), step * 10L + 1);
                harness.processWatermark(step * 10L + 9);
                harness.close();
                harness = sums(state);
            }
        }
        harness.processWatermark(1_000);
        told.addAll(harness.extractOutputValues().stream().sorted().toList());
        harness.close();
        return told;
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Sighting, Review, Object> cases(
            TwoInputStreamOperator<Sighting, Review, ?> operator, OperatorSubtaskState state)
            throws Exception {
        @SuppressWarnings("unchecked")
        var harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        (TwoInputStreamOperator<Sighting, Review, Object>) operator,
                        Sighting::region,
                        Review::home,
                        Types.STRING);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static List<Sighting> sightings(int articles) {
        PressWire wire = PressWire.articles(4, LocalDate.of(2026, 1, 4), 1_000, 60);
        Tagger tagger = Tagger.standard();
        List<Sighting> all = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            Item item = Objects.requireNonNull(ItemDecoder.standard().decode(wire.next()).item());
            ItemSightings seen = Sightings.of(item, tagger.tag(item));
            for (Sighting one : seen.sightings()) {
                // an hour apart: cases open, grow and close
                all.add(one.knownFrom(START.plus(Duration.ofHours(i))));
            }
        }
        return all;
    }

    @Test
    void casesComeBackInTheirOrder() throws Exception {
        List<Sighting> all = sightings(2_500);
        List<Object> undisturbed = link(all, Integer.MAX_VALUE);

        assertThat(undisturbed).isNotEmpty();
        assertThat(link(all, 200)).isEqualTo(undisturbed);
    }

    private static List<Object> link(List<Sighting> all, int every) throws Exception {
        var harness = cases(new HoldingCoOperator<>(new LinkSightings(true, true)), null);
        List<Object> changes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            harness.processElement1(all.get(i), all.get(i).known().toEpochMilli());
            harness.processBothWatermarks(new Watermark(all.get(i).known().toEpochMilli()));
            if (i % every == every - 1) {
                changes.addAll(harness.extractOutputValues());
                OperatorSubtaskState state = harness.snapshot(i, i);
                harness.close();
                harness = cases(new HoldingCoOperator<>(new LinkSightings(true, true)), state);
            }
        }
        changes.addAll(harness.extractOutputValues());
        harness.close();
        return changes;
    }

    /** Keeps cases as versions up to 22 November 2026 did. */
    private static final class Whole
            extends KeyedCoProcessFunction<String, Sighting, Review, Object> {

        private static final long serialVersionUID = 1L;

        private transient ValueState<RegionCases> cases;

        @Override
        public void open(OpenContext context) {
            cases =
                    getRuntimeContext()
                            .getState(new ValueStateDescriptor<>("cases", RegionCases.class));
        }

        @Override
        public void processElement1(Sighting sighting, Context context, Collector<Object> out)
                throws Exception {
            RegionCases now =
                    cases.value() == null ? RegionCases.of(sighting.region()) : cases.value();
            RegionCases.Step step = now.apply(sighting, Weights.standard(), true, true);
            cases.update(step.next());
            step.changes().forEach(out::collect);
        }

        @Override
        public void processElement2(Review review, Context context, Collector<Object> out) {
            throw new IllegalStateException("nobody reviews here");
        }
    }

    @Test
    void casesOfAnEarlierVersionAreTakenOver() throws Exception {
        List<Sighting> all = sightings(1_200);
        int half = all.size() / 2;
        List<Object> undisturbed = link(all, Integer.MAX_VALUE);
        var before = cases(new KeyedCoProcessOperator<>(new Whole()), null);
        for (Sighting one : all.subList(0, half)) {
            before.processElement1(one, one.known().toEpochMilli());
        }
        List<Object> changes = new ArrayList<>(before.extractOutputValues());
        OperatorSubtaskState state = before.snapshot(1, 1);
        before.close();

        var now = cases(new HoldingCoOperator<>(new LinkSightings(true, true)), state);
        for (int i = half; i < all.size(); i++) {
            now.processElement1(all.get(i), all.get(i).known().toEpochMilli());
            now.processBothWatermarks(new Watermark(all.get(i).known().toEpochMilli()));
            if (i == half + 100) {
                changes.addAll(now.extractOutputValues());
                state = now.snapshot(2, 2);
                now.close();
                now = cases(new HoldingCoOperator<>(new LinkSightings(true, true)), state);
            }
        }
        changes.addAll(now.extractOutputValues());
        now.close();

        assertThat(changes).isEqualTo(undisturbed);
    }
}
