package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.risk.Area;
import id.kentongan.analyzers.risk.AreaMember;
import id.kentongan.analyzers.risk.RiskScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by province (or "00"): keeps the newest row of each member and emits their roll-up. */
final class RollUp extends KeyedProcessFunction<String, RiskScore, RiskScore> {

    private static final long serialVersionUID = 1L;

    private transient MapState<Long, List<RiskScore>> waiting;
    private transient MapState<String, Map<String, AreaMember>> members;

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(TypeInformation.of(RiskScore.class))));
        members =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "members",
                                        Types.STRING,
                                        Types.MAP(
                                                Types.STRING,
                                                TypeInformation.of(AreaMember.class))));
    }

    @Override
    public void processElement(RiskScore score, Context context, Collector<RiskScore> out)
            throws Exception {
        long at =
                Math.max(
                        InstantOrder.millis(score.time()),
                        context.timerService().currentWatermark() + 1);
        List<RiskScore> same = waiting.get(at);
        List<RiskScore> next = same == null ? new ArrayList<>() : new ArrayList<>(same);
        next.add(score);
        waiting.put(at, next);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RiskScore> out)
            throws Exception {
        List<RiskScore> due = waiting.get(timestamp);
        if (due == null) {
            return;
        }
        waiting.remove(timestamp);
        Set<String> families = new TreeSet<>();
        for (RiskScore score : due) {
            Map<String, AreaMember> before = members.get(score.family());
            Map<String, AreaMember> after = new TreeMap<>(before == null ? Map.of() : before);
            after.put(score.region(), AreaMember.of(score));
            members.put(score.family(), after);
            families.add(score.family());
        }
        boolean midnight = Math.floorMod(timestamp, InstantOrder.DAY) == 0;
        for (String family : families) {
            out.collect(
                    Area.rollUp(
                            context.getCurrentKey(),
                            family,
                            Instant.ofEpochMilli(timestamp),
                            midnight,
                            members.get(family).values()));
        }
    }
}
