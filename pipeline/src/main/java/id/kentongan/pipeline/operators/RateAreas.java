package id.kentongan.pipeline.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by province (or "00"): remembers the level of each member and lifts the rows of the area
 * itself to the highest of them; rows of members do not pass.
 */
final class RateAreas extends KeyedProcessFunction<String, RatedScore, RatedScore> {

    private static final long serialVersionUID = 1L;

    private transient MapState<Long, List<RatedScore>> waiting;
    private transient MapState<String, Map<String, Integer>> levels;

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(TypeInformation.of(RatedScore.class))));
        levels =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "levels",
                                        Types.STRING,
                                        Types.MAP(Types.STRING, Types.INT)));
    }

    @Override
    public void processElement(RatedScore rated, Context context, Collector<RatedScore> out)
            throws Exception {
        long at =
                Math.max(
                        InstantOrder.millis(rated.score().time()),
                        context.timerService().currentWatermark() + 1);
        List<RatedScore> same = waiting.get(at);
        List<RatedScore> next = same == null ? new ArrayList<>() : new ArrayList<>(same);
        next.add(rated);
        waiting.put(at, next);
        context.timerService().registerEventTimeTimer(at);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RatedScore> out)
            throws Exception {
        List<RatedScore> due = waiting.get(timestamp);
        if (due == null) {
            return;
        }
        waiting.remove(timestamp);
        String key = context.getCurrentKey();
        for (RatedScore rated : due) {
            if (!rated.score().region().equals(key)) {
                Map<String, Integer> before = levels.get(rated.score().family());
                Map<String, Integer> after = new TreeMap<>(before == null ? Map.of() : before);
                if (rated.alertLevel() == 0) {
                    after.remove(rated.score().region());
                } else {
                    after.put(rated.score().region(), rated.alertLevel());
                }
                levels.put(rated.score().family(), after);
            }
        }
        for (RatedScore rated : due) {
            if (rated.score().region().equals(key)) {
                int highest = rated.alertLevel();
                Map<String, Integer> members = levels.get(rated.score().family());
                if (members != null) {
                    for (int level : members.values()) {
                        highest = Math.max(highest, level);
                    }
                }
                out.collect(new RatedScore(rated.score(), highest, rated.coverage()));
            }
        }
    }
}
