package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.LevelMachine;
import id.kentongan.analyzers.alert.LevelState;
import id.kentongan.analyzers.alert.PlainWords;
import id.kentongan.analyzers.alert.RegionRules;
import id.kentongan.analyzers.alert.Thresholds;
import id.kentongan.analyzers.alert.WatchInput;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.office.OfficeFiles;
import id.kentongan.analyzers.risk.RiskScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by region: applies all that became known at one instant to the memory of the region, passes
 * the scores on with their level, and tells changes of level by the side output {@link #ALERTS}.
 */
final class DecideLevels extends HoldingFunction<WatchMessage, RatedScore> {

    private static final long serialVersionUID = 1L;

    static final OutputTag<Alert> ALERTS =
            new OutputTag<>("alerts") {
                private static final long serialVersionUID = 1L;
            };

    private static final Comparator<RiskScore> BY_FAMILY =
            Comparator.comparing(RiskScore::family)
                    .thenComparing(RiskScore::midnight)
                    .thenComparingDouble(RiskScore::score);

    private final Thresholds thresholds;
    private final OfficeFiles files;
    private transient RegionRules rules;
    private transient Waiting<WatchMessage> waiting;
    private transient HeldWatches watches;
    private transient Held.Value<String> coverage;

    DecideLevels(Thresholds thresholds, OfficeFiles files) {
        this.thresholds = thresholds;
        this.files = files;
    }

    @Override
    public void open(OpenContext context) {
        rules = new RegionRules(thresholds, files.triggers(), files.cards(), PlainWords.standard());
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", WatchMessage.class);
        watches = new HeldWatches(held(), getRuntimeContext());
        coverage =
                held().value(
                                getRuntimeContext()
                                        .getState(
                                                new ValueStateDescriptor<>(
                                                        "coverage", Types.STRING)));
    }

    @Override
    public void processElement(WatchMessage message, Context context, Collector<RatedScore> out)
            throws Exception {
        waiting.add(message, message.at(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RatedScore> out)
            throws Exception {
        List<WatchMessage> due = waiting.take(timestamp);
        List<WatchInput> inputs = new ArrayList<>();
        List<RiskScore> scores = new ArrayList<>();
        Coverage heard = null;
        for (WatchMessage message : due) {
            if (message.coverage() != null
                    && (heard == null || !message.coverage().time().isBefore(heard.time()))) {
                heard = message.coverage();
            }
            if (message.score() != null) {
                scores.add(message.score());
            }
            if (message.input() != null) {
                inputs.add(message.input());
            }
        }
        if (heard != null) {
            coverage.update(heard.besideScore());
        }
        RegionRules.Draft watch = watches.changing();
        rules.at(watch, Instant.ofEpochMilli(timestamp), inputs)
                .forEach(alert -> context.output(ALERTS, alert));
        scores.sort(BY_FAMILY);
        if (!scores.isEmpty()) {
            String now = coverage.value();
            for (RiskScore score : scores) {
                out.collect(
                        new RatedScore(
                                score,
                                watch.level(score.family()).ordinal(),
                                now == null ? score.coverage() : now));
            }
        }
        wakeWhenCalm(watch, timestamp, context);
    }

    /** Time alone lets a level fall: 48 hours after it went below its threshold. */
    private static void wakeWhenCalm(
            RegionRules.Draft now, long timestamp, OnTimerContext context) {
        for (LevelState level : now.states()) {
            Instant below = level.belowSince();
            if (below != null) {
                long calm = InstantOrder.millis(below.plus(LevelMachine.CALM));
                if (calm > timestamp) {
                    context.timerService().registerEventTimeTimer(calm);
                }
            }
        }
    }
}
