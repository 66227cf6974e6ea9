package id.kentongan.pipeline.operators;

import id.kentongan.analyzers.risk.Area;
import id.kentongan.analyzers.risk.AreaMember;
import id.kentongan.analyzers.risk.RiskModel;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.analyzers.risk.Surroundings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by province: adds to each row of its regions what their surroundings remembered at the last
 * midnight, passes them on, and emits the row of the province.
 */
final class ScoreProvinces extends HoldingFunction<RiskScore, RiskScore> {

    private static final long serialVersionUID = 1L;

    private final Scoring.Settings settings;
    private transient RiskModel risk;
    private transient Waiting<RiskScore> waiting;
    private transient Held.Table<String, List<Double>> near;
    private transient Held.Table<String, Map<String, AreaMember>> members;

    ScoreProvinces(Scoring.Settings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        risk = settings.riskModel();
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", RiskScore.class);
        near =
                held().table(
                                getRuntimeContext()
                                        .getMapState(
                                                new MapStateDescriptor<>(
                                                        "near",
                                                        Types.STRING,
                                                        Types.LIST(Types.DOUBLE))));
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
    public void processElement(RiskScore row, Context context, Collector<RiskScore> out)
            throws Exception {
        waiting.add(row, row.time(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RiskScore> out)
            throws Exception {
        List<RiskScore> due = waiting.take(timestamp);
        if (due.isEmpty()) {
            return;
        }
        for (RiskScore row : due) {
            if (row.midnight() && row.family().equals(RiskScore.ALL)) {
                near.put(row.region(), row.near());
            }
        }
        Map<String, List<Double>> known = near.all();
        Map<String, Map<String, AreaMember>> changed = new TreeMap<>();
        for (RiskScore row : due) {
            RiskScore scored = row;
            if (row.family().equals(RiskScore.ALL)) {
                double[] mean = Surroundings.of(row.region(), known);
                scored = row.near(risk, mean[0], mean[1]);
            }
            if (scored.region().length() > context.getCurrentKey().length()) {
                out.collect(scored);
            }
            Map<String, AreaMember> family = changed.get(row.family());
            if (family == null) {
                Map<String, AreaMember> before = members.get(row.family());
                family = before == null ? new HashMap<>() : new HashMap<>(before);
                changed.put(row.family(), family);
            }
            family.put(row.region(), AreaMember.of(scored));
        }
        boolean midnight = Math.floorMod(timestamp, InstantOrder.DAY) == 0;
        for (String family : new TreeSet<>(changed.keySet())) {
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
