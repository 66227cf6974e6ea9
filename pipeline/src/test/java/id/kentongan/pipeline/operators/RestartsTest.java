package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.alert.Thresholds;
import id.kentongan.analyzers.alert.WatchInput;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.DayBook;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OfficeFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The alerting operators over kills and restores at random points: what is committed with
 * checkpoints is told exactly once, what left before a kill has the same identity when it comes
 * again, and the audit trail does not depend on either.
 */
class RestartsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final Duration LATENESS = Duration.ofHours(6);

    private static final String[] REGIONS = {"74.05", "74.02", "62.02"};

    private static final OfficeFiles FILES =
            new OfficeFiles(
                    Map.of(
                            "offices.tsv",
                            office("piket", "desk", "00", "SIAGA", "")
                                    + office("konsel", "action", "74.05", "WASPADA", "sultra")
                                    + office("sultra", "action", "74", "WASPADA", "")
                                    + office("kotim", "action", "62.02", "WASPADA", "")));

    /** One thing that happens to the operators: an input, or time that has passed. */
    private record Step(@Nullable WatchMessage watch, @Nullable DeskMessage desk, long watermark) {}

    @ParameterizedTest
    @ValueSource(classes = {DayBook.class, DayBook.Entry.class})
    void theBookOfTheMorningTravelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aKillAtAnyPointTellsEachAlertOnceAndLeavesTheSameTrail(long seed) throws Exception {
        List<Step> steps = steps(inputs(seed), new Random(seed));
        Told whole = new Told();
        try (Pair pair = new Pair(null)) {
            for (Step step : steps) {
                pair.apply(step, whole);
            }
        }
        assertThat(whole.alerts).hasSizeGreaterThan(3);
        assertThat(whole.audit).hasSizeGreaterThan(10);

        Random dice = new Random(seed * 31);
        Told committed = new Told();
        Set<String> sent = new HashSet<>();
        Told open = new Told();
        Pair pair = new Pair(null);
        State checkpoint = pair.snapshot();
        int at = 0;
        for (int i = 0; i < steps.size(); i++) {
            pair.apply(steps.get(i), open);
            sent.addAll(open.notices);
            int fate = dice.nextInt(12);
            if (fate == 0) {
                checkpoint = pair.snapshot();
                committed.add(open);
                open = new Told();
                at = i + 1;
            } else if (fate == 1 && i > at) {
                // killed: what was not committed is taken back, and the inputs come again
                pair.close();
                pair = new Pair(checkpoint);
                open = new Told();
                i = at - 1;
            }
        }
        pair.close();
        committed.add(open);

        assertThat(committed.alerts).isEqualTo(whole.alerts);
        assertThat(committed.notices).isEqualTo(whole.notices);
        assertThat(committed.audit).isEqualTo(whole.audit);
        assertThat(committed.alerts).doesNotHaveDuplicates();
        assertThat(committed.notices).doesNotHaveDuplicates();
        assertThat(sent).isEqualTo(new HashSet<>(whole.notices));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lateArrivalWithinTheLatenessChangesNothing(long seed) throws Exception {
        Told inOrder = play(steps(inputs(seed), null));
        Told late = play(steps(inputs(seed), new Random(seed)));

        assertThat(late.alerts).isEqualTo(inOrder.alerts);
        assertThat(sorted(late.audit)).isEqualTo(sorted(inOrder.audit));
        assertThat(sorted(late.notices)).isEqualTo(sorted(inOrder.notices));
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static Told play(List<Step> steps) throws Exception {
        Told told = new Told();
        try (Pair pair = new Pair(null)) {
            for (Step step : steps) {
                pair.apply(step, told);
            }
        }
        return told;
    }

    /** Events, a few reviews and acknowledgements of forty days, in order of time. */
    private static List<Object> inputs(long seed) {
        Random dice = new Random(seed);
        List<Object> inputs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant at = START.plus(Duration.ofMinutes(dice.nextInt(40 * 24 * 60)));
            String region = REGIONS[dice.nextInt(REGIONS.length)];
            String indicator = dice.nextBoolean() ? "LND-02" : "COM-01";
            inputs.add(
                    new WatchMessage(
                            region,
                            at,
                            WatchInput.of(
                                    at,
                                    happening("e" + i, indicator, 1 + dice.nextInt(4), at, dice)),
                            null,
                            null));
            if (dice.nextInt(6) == 0) {
                Review review = review("r" + i, region, "e" + dice.nextInt(i + 1), at, dice);
                inputs.add(
                        new WatchMessage(region, review.time(), WatchInput.of(review), null, null));
                inputs.add(DeskMessage.of(review));
            }
            if (dice.nextInt(3) == 0) {
                Instant time = at.plus(Duration.ofMinutes(dice.nextInt(200)));
                String alertId = Alert.id(region, indicator.substring(0, 3), at, Level.SIAGA);
                inputs.add(
                        DeskMessage.of(
                                new Ack("k" + i, time, alertId, "konsel", "phone", null, null)));
            }
        }
        inputs.sort(Comparator.comparing(RestartsTest::time));
        return inputs;
    }

    private static Instant time(Object input) {
        if (input instanceof WatchMessage message) {
            return message.at();
        }
        return ((DeskMessage) input).at();
    }

    /**
     * Inputs as steps with a watermark every few hours; with {@code dice} they arrive in any order
     * that the lateness allows.
     */
    private static List<Step> steps(List<Object> inputs, @Nullable Random dice) {
        List<Map.Entry<Instant, Object>> arrivals = new ArrayList<>();
        for (Object input : inputs) {
            Duration delay =
                    dice == null
                            ? Duration.ZERO
                            : Duration.ofMinutes(dice.nextInt((int) LATENESS.toMinutes()));
            arrivals.add(Map.entry(time(input).plus(delay), input));
        }
        Collections.sort(arrivals, Map.Entry.comparingByKey());
        List<Step> steps = new ArrayList<>();
        Instant last = START;
        for (Map.Entry<Instant, Object> arrival : arrivals) {
            while (Duration.between(last, arrival.getKey()).compareTo(Duration.ofHours(3)) > 0) {
                last = last.plus(Duration.ofHours(3));
                steps.add(new Step(null, null, last.minus(LATENESS).toEpochMilli()));
            }
            if (arrival.getValue() instanceof WatchMessage message) {
                steps.add(new Step(message, null, 0));
            } else {
                steps.add(new Step(null, (DeskMessage) arrival.getValue(), 0));
            }
        }
        for (int hour = 0; hour < 24 * 60; hour += 3) {
            steps.add(new Step(null, null, last.plus(Duration.ofHours(hour)).toEpochMilli()));
        }
        return steps;
    }

    /** What left the two operators, in order. */
    private static final class Told {
        private final List<String> alerts = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private final List<String> audit = new ArrayList<>();

        void add(Told more) {
            alerts.addAll(more.alerts);
            notices.addAll(more.notices);
            audit.addAll(more.audit);
        }
    }

    private record State(OperatorSubtaskState levels, OperatorSubtaskState desk) {}

    /** {@link DecideLevels} and {@link DispatchAlerts}, one after the other as in the topology. */
    private static final class Pair implements AutoCloseable {
        private final KeyedOneInputStreamOperatorTestHarness<String, WatchMessage, RatedScore>
                levels;
        private final KeyedOneInputStreamOperatorTestHarness<String, DeskMessage, Notice> desk;
        private int alertsSeen;
        private int noticesSeen;
        private int auditSeen;
        private long snapshots;

        Pair(@Nullable State state) throws Exception {
            levels =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new HoldingOperator<>(new DecideLevels(Thresholds.standard(), FILES)),
                            WatchMessage::region,
                            Types.STRING);
            desk =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new HoldingOperator<>(new DispatchAlerts(FILES.routing())),
                            DeskMessage::region,
                            Types.STRING);
            levels.setup();
            desk.setup();
            if (state != null) {
                levels.initializeState(state.levels());
                desk.initializeState(state.desk());
            }
            levels.open();
            desk.open();
        }

        State snapshot() throws Exception {
            snapshots++;
            return new State(levels.snapshot(snapshots, 0), desk.snapshot(snapshots, 0));
        }

        void apply(Step step, Told told) throws Exception {
            if (step.watch() != null) {
                levels.processElement(step.watch(), step.watch().at().toEpochMilli());
            } else if (step.desk() != null) {
                desk.processElement(step.desk(), step.desk().at().toEpochMilli());
            } else {
                levels.processWatermark(step.watermark());
                for (Alert alert : fresh(levels, DecideLevels.ALERTS, alertsSeen)) {
                    alertsSeen++;
                    told.alerts.add(alert.toString());
                    desk.processElement(DeskMessage.of(alert), alert.time().toEpochMilli());
                }
                desk.processWatermark(step.watermark());
                List<Notice> notices = desk.extractOutputValues();
                for (; noticesSeen < notices.size(); noticesSeen++) {
                    told.notices.add(notices.get(noticesSeen).toString());
                }
                for (AuditLine line : fresh(desk, DispatchAlerts.AUDIT, auditSeen)) {
                    auditSeen++;
                    told.audit.add(line.toString());
                }
            }
        }

        private static <T> List<T> fresh(
                KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness,
                OutputTag<T> tag,
                int seen) {
            Queue<StreamRecord<T>> all = harness.getSideOutput(tag);
            return all == null
                    ? List.of()
                    : all.stream().skip(seen).map(StreamRecord::getValue).toList();
        }

        @Override
        public void close() throws Exception {
            levels.close();
            desk.close();
        }
    }

    private static Case happening(
            String id, String indicator, int severity, Instant known, Random dice) {
        return new Case(
                id,
                indicator.substring(0, 3),
                List.of(indicator),
                dice.nextInt(4) == 0 ? Status.THR : Status.INC,
                severity,
                known,
                known,
                known,
                severity,
                0.9,
                dice.nextBoolean() ? List.of("Kabar Timur", "Warta") : List.of("Warta"),
                dice.nextInt(3) == 0,
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

    private static Review review(String id, String region, String event, Instant at, Random dice) {
        Review.Action[] actions = {
            Review.Action.CONFIRM, Review.Action.DENY, Review.Action.LOWER, Review.Action.OUTCOME
        };
        Review.Action action = actions[dice.nextInt(actions.length)];
        Instant time = at.plus(Duration.ofMinutes(dice.nextInt(600)));
        return new Review(
                id,
                time,
                dice.nextInt(4) == 0 ? "kotim" : "piket",
                action,
                region,
                event,
                Alert.id(region, "COM", at, Level.SIAGA),
                action == Review.Action.LOWER ? Level.WASPADA : null,
                null,
                null,
                null,
                null,
                null,
                null,
                action == Review.Action.OUTCOME ? Review.Outcome.BENAR : null,
                "uji");
    }

    private static String office(
            String id, String role, String region, String lowest, String above) {
        return String.join(
                        "\t",
                        id,
                        "Kantor " + id,
                        role,
                        region,
                        "ALL",
                        lowest,
                        "arsip",
                        id,
                        "id",
                        "+08:00",
                        "22:00",
                        "05:00",
                        "15",
                        "120",
                        "2",
                        above)
                + "\n";
    }
}
