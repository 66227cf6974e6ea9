package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.event.ItemSightings;
import id.kentongan.analyzers.event.Sighting;
import id.kentongan.analyzers.finding.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ReviseItemsTest {

    private static final Instant START = Instant.parse("2026-01-04T00:00:00Z");

    @Test
    void ofTwoVersionsOfOneInstantTheGreaterDigestPasses() throws Exception {
        var harness = harness(1_000, null);
        for (String digest : List.of("b", "c", "a")) {
            harness.processElement(item("one", digest, 5, "11.01"), 0);
        }
        harness.processElement(item("one", "d", 9, "11.02"), 0);
        harness.processWatermark(millis(8));

        assertThat(harness.extractOutputValues()).extracting(Sighting::digest).containsExactly("c");

        harness.processElement(item("one", "c", 9, "11.01"), 0);
        harness.processWatermark(millis(9));

        assertThat(harness.extractOutputValues())
                .extracting(one -> one.digest() + one.region() + one.retract())
                .containsExactly("c11.01false", "c11.01true", "d11.02false");
        harness.close();
    }

    /** More items than are held at once; ended and begun again now and then. */
    @Test
    void keepsWhatIsLetGoAndWhatACheckpointHolds() throws Exception {
        List<String> undisturbed = run(100_000, false);

        assertThat(undisturbed).hasSizeGreaterThan(1_000);
        assertThat(run(100_000, true)).isEqualTo(undisturbed);
        assertThat(run(7, false)).isEqualTo(undisturbed);
        assertThat(run(7, true)).isEqualTo(undisturbed);
    }

    private static List<String> run(int held, boolean restarts) throws Exception {
        Random dice = new Random(5);
        List<String> told = new ArrayList<>();
        var harness = harness(held, null);
        for (int step = 0; step < 60; step++) {
            for (int i = 0; i < 40; i++) {
                ItemSightings item =
                        item(
                                "item" + dice.nextInt(300),
                                "digest" + dice.nextInt(4),
                                // some are late, some wait for several steps
                                step * 10 + dice.nextInt(40) - 5,
                                "11.0" + dice.nextInt(3));
                harness.processElement(item, millis(0));
            }
            harness.processWatermark(millis(step * 10));
            // instants come in their order, items of one instant in any
            // items of one instant come in any order
            harness.extractOutputValues().stream()
                    .map(one -> one.itemId() + one.digest() + one.region() + one.retract())
                    .sorted()
                    .forEach(told::add);
            harness.getOutput().clear();
            if (restarts && step % 3 == 1) {
                OperatorSubtaskState state = harness.snapshot(step, step);
                // what comes after the checkpoint is lost with the process
                harness.processElement(item("item1", "lost", step * 10 + 1, "11.01"), millis(0));
                harness.processWatermark(millis(step * 10 + 9));
                harness.close();
                harness = harness(held, state);
                harness.processWatermark(millis(step * 10));
            }
        }
        // all is forgotten, in the state too
        harness.processWatermark(millis(ReviseItems.KEPT_DAYS * 86_400 + 10_000));
        harness.snapshot(100, 100);
        assertThat(harness.numKeyedStateEntries()).isZero();
        harness.close();
        return told;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, ItemSightings, Sighting> harness(
            int held, OperatorSubtaskState state) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<String, ItemSightings, Sighting>(
                        new HoldingOperator<>(new ReviseItems(held)),
                        ItemSightings::itemId,
                        Types.STRING);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static long millis(int second) {
        return START.plusSeconds(second).toEpochMilli();
    }

    private static ItemSightings item(String id, String digest, int second, String region) {
        Instant known = START.plusSeconds(second);
        return new ItemSightings(id, digest, known, List.of(sighting(id, digest, known, region)));
    }

    private static Sighting sighting(String id, String digest, Instant known, String region) {
        return new Sighting(
                id,
                0,
                digest,
                known,
                known,
                region,
                "COM",
                List.of("COM-01"),
                Status.INC,
                2,
                null,
                null,
                null,
                null,
                "news:kabar",
                0.6,
                false,
                0.8,
                1,
                null,
                null,
                "NEWS",
                false,
                false,
                new long[0],
                false,
                false,
                "v");
    }
}
