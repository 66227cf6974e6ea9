package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.risk.Area;
import id.kentongan.analyzers.risk.AreaMember;
import id.kentongan.analyzers.risk.RiskScore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/** Keyed by province (or "00"): keeps the newest row of each member and emits their roll-up. */
final class RollUp extends HoldingFunction<RiskScore, RiskScore> {

    private static final long serialVersionUID = 1L;

    private transient Waiting<RiskScore> waiting;
    private transient Held.Table<String, Map<String, AreaMember>> members;

    @Override
    public void open(OpenContext context) {
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", RiskScore.class);
        members =
                held().table(
                                getRuntimeContext()
                                        .getMapState(
                                                new MapStateDescriptor<>(
                                                        "members",
                                                        Types.STRING,
                                                        Types.MAP(
                                                                Types.STRING,
                                                                TypeInformation.of(
                                                                        AreaMember.class)))));
    }

    @Override
    public void processElement(RiskScore score, Context context, Collector<RiskScore> out)
            throws Exception {
        waiting.add(score, score.time(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RiskScore> out)
            throws Exception {
        List<RiskScore> due = waiting.take(timestamp);
        if (due.isEmpty()) {
            return;
        }
        Map<String, Map<String, AreaMember>> changed = new TreeMap<>();
        for (RiskScore score : due) {
            Map<String, AreaMember> family = changed.get(score.family());
            if (family == null) {
                Map<String, AreaMember> before = members.get(score.family());
                family = new TreeMap<>(before == null ? Map.of() : before);
                changed.put(score.family(), family);
            }
            family.put(score.region(), AreaMember.of(score));
        }
        boolean midnight = Math.floorMod(timestamp, InstantOrder.DAY) == 0;
        for (String family : changed.keySet()) {
            members.put(family, changed.get(family));
            out.collect(
                    Area.rollUp(
                            context.getCurrentKey(),
                            family,
                            Instant.ofEpochMilli(timestamp),
                            midnight,
                            changed.get(family).values()));
        }
    }
}
