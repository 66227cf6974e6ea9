package id.kentongan.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.config.Settings;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.topology.SafeDefaults;
import java.util.Map;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

/**
 * How many tasks a live job has, and ways between them. Each of either costs processor time every
 * second whether there is work or not; who adds one should know why.
 */
class WaysTest {

    private static StreamGraph graph() throws Exception {
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, SafeDefaults.job())) {
            EarlyWarningJob.attach(
                    env,
                    Settings.read(null, Map.of("KENTONGAN_KAFKA", "127.0.0.1:1")),
                    StoreTarget.questdb("http://127.0.0.1:1"));
            return env.getStreamGraph();
        }
    }

    @Test
    void areFew() throws Exception {
        int tasks = 0;
        int ways = 0;
        for (JobVertex vertex : graph().getJobGraph().getVertices()) {
            tasks += vertex.getParallelism();
            ways +=
                    vertex.getParallelism()
                            * vertex.getProducedDataSets().stream()
                                    .mapToInt(set -> set.getConsumers().size())
                                    .sum();
        }
        assertThat(tasks).isLessThanOrEqualTo(43);
        assertThat(ways).isLessThanOrEqualTo(90);
    }

    @Test
    void gatherOnlyWhatIsToldForEachItem() throws Exception {
        assertThat(
                        graph().getStreamNodes().stream()
                                .filter(node -> node.getBufferTimeout() != 0)
                                .map(node -> node.getOperatorName()))
                .contains("Tag items", "Revise items", "Findings to morning")
                .doesNotContain("Decide levels", "Take events", "Pin events to their place");
    }
}
