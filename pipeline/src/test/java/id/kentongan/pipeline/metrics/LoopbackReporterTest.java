package id.kentongan.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.config.LoopbackPorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LoopbackReporterTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Counts and takes its time, as an operator of ours does. */
    private static final class Counting extends RichMapFunction<Long, Long> {

        private static final long serialVersionUID = 1L;

        private transient Counter odd;

        private transient Durations took;

        @Override
        public void open(OpenContext context) {
            var group = getRuntimeContext().getMetricGroup();
            odd = OwnMetrics.in(group, "reason", "a\"b").counter("dead_letters");
            took = OwnMetrics.in(group).histogram("tag_seconds", new Durations());
            OwnMetrics.in(group).gauge("sources_silent", () -> 3);
        }

        @Override
        public Long map(Long value) throws Exception {
            if (value % 2 == 1) {
                odd.inc();
            }
            took.update(value < 90 ? 20 : 5_000);
            if (value == 99) {
                Thread.sleep(4_000);
            }
            return value;
        }
    }

    @Test
    void showsWhatAJobCountsInTheFormOfPrometheus() throws Exception {
        int port = LoopbackPorts.free();
        Configuration flink = new Configuration();
        LoopbackReporterFactory.configure(flink, port);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, flink)) {
            env.fromSequence(0, 99)
                    .map(new Counting())
                    .returns(Long.class)
                    .name("Menghitung")
                    .sinkTo(new DiscardingSink<>());
            env.executeAsync();
            URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(
                            () ->
                                    assertThat(get(address))
                                            .contains(
                                                    "# TYPE kentongan_dead_letters_total counter\n",
                                                    "kentongan_dead_letters_total{operator=\"Menghitung\","
                                                            + "reason=\"a\\\"b\",subtask=\"0\"} 50\n",
                                                    "# TYPE kentongan_tag_seconds histogram\n",
                                                    "subtask=\"0\",le=\"1.6E-5\"} 0\n",
                                                    "subtask=\"0\",le=\"3.2E-5\"} 90\n",
                                                    "subtask=\"0\",le=\"0.004096\"} 90\n",
                                                    "subtask=\"0\",le=\"0.008192\"} 100\n",
                                                    "subtask=\"0\",le=\"+Inf\"} 100\n",
                                                    "kentongan_tag_seconds_sum{operator=\"Menghitung\","
                                                            + "subtask=\"0\"} 0.0518\n",
                                                    "kentongan_sources_silent{operator=\"Menghitung\","
                                                            + "subtask=\"0\"} 3\n",
                                                    "kentongan_job_num_restarts")
                                            .doesNotContain("numRecords", "num_records"));
        }
    }

    @Test
    void tellsQuantilesAsFarAsBucketsDo() {
        Durations durations = new Durations();
        for (int i = 1; i <= 1_000; i++) {
            durations.update(i);
        }
        durations.update(-5);

        assertThat(durations.getCount()).isEqualTo(1_001);
        assertThat(durations.getStatistics().getQuantile(0.5)).isEqualTo(512);
        assertThat(durations.getStatistics().getQuantile(0.99)).isEqualTo(1_024);
        assertThat(durations.getStatistics().getMax()).isEqualTo(1_024);
        assertThat(durations.sum()).isEqualTo(500_500);
        durations.update(Long.MAX_VALUE / 2);
        assertThat(durations.in(Durations.BUCKETS - 1)).isEqualTo(1);
    }

    private static String get(URI address) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
