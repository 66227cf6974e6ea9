package id.kentongan.pipeline.operators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by province (or "00"): remembers the level of each member and lifts the rows of the area
 * itself to the highest of them; rows of members do not pass.
 */
final class RateAreas extends HoldingFunction<RatedScore, RatedScore> {

    private static final long serialVersionUID = 1L;

    private transient Waiting<RatedScore> waiting;
    private transient Held.Table<String, Map<String, Integer>> levels;

    @Override
    public void open(OpenContext context) {
        waiting = Waiting.state(held(), getRuntimeContext(), "waiting", RatedScore.class);
        levels =
                held().table(
                                getRuntimeContext()
                                        .getMapState(
                                                new MapStateDescriptor<>(
                                                        "levels",
                                                        Types.STRING,
                                                        Types.MAP(Types.STRING, Types.INT))));
    }

    @Override
    public void processElement(RatedScore rated, Context context, Collector<RatedScore> out)
            throws Exception {
        waiting.add(rated, rated.score().time(), context.timerService());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<RatedScore> out)
            throws Exception {
        List<RatedScore> due = waiting.take(timestamp);
        if (due.isEmpty()) {
            return;
        }
        String key = context.getCurrentKey();
        Map<String, Map<String, Integer>> read = new HashMap<>();
        for (RatedScore rated : due) {
            String family = rated.score().family();
            Map<String, Integer> members = read.get(family);
            if (members == null) {
                Map<String, Integer> before = levels.get(family);
                members = new TreeMap<>(before == null ? Map.of() : before);
                read.put(family, members);
            }
            if (!rated.score().region().equals(key) && note(rated, members)) {
                levels.put(family, members);
            }
        }
        for (RatedScore rated : due) {
            if (rated.score().region().equals(key)) {
                int highest = rated.alertLevel();
                for (int level : read.get(rated.score().family()).values()) {
                    highest = Math.max(highest, level);
                }
                out.collect(new RatedScore(rated.score(), highest, rated.coverage()));
            }
        }
    }

    /** Remembers the level of a member; false if it was known. */
    private static boolean note(RatedScore rated, Map<String, Integer> members) {
        Integer before =
                rated.alertLevel() == 0
                        ? members.remove(rated.score().region())
                        : members.put(rated.score().region(), rated.alertLevel());
        return (before == null ? 0 : before) != rated.alertLevel();
    }
}
