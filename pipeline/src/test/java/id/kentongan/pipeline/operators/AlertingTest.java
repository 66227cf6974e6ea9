package id.kentongan.pipeline.operators;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Case;
import id.kentongan.analyzers.alert.Concern;
import id.kentongan.analyzers.alert.LevelState;
import id.kentongan.analyzers.alert.NamedConcern;
import id.kentongan.analyzers.alert.RegionWatch;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.alert.ScoreReading;
import id.kentongan.analyzers.alert.Surge;
import id.kentongan.analyzers.alert.WatchInput;
import id.kentongan.analyzers.coverage.Coverage;
import id.kentongan.analyzers.coverage.Habit;
import id.kentongan.analyzers.coverage.Heard;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.office.AuditLine;
import id.kentongan.analyzers.office.DeskState;
import id.kentongan.analyzers.office.Notice;
import id.kentongan.analyzers.office.OpenAlert;
import id.kentongan.analyzers.risk.RiskScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertingTest {

    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            classes = {
                Ack.class,
                Alert.class,
                Case.class,
                Concern.class,
                AuditLine.class,
                Coverage.class,
                DeskMessage.class,
                DeskState.class,
                Notice.class,
                OpenAlert.class,
                Surge.class,
                Habit.class,
                Heard.class,
                HeardOf.class,
                LevelState.class,
                NamedConcern.class,
                RatedScore.class,
                RegionWatch.class,
                Review.class,
                ScoreReading.class,
                WatchInput.class,
                WatchMessage.class
            })
    void travelsWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void tellsTheSameAtAnyParallelismAndInAnyOrder() throws Exception {
        List<Event> events = events();
        List<String> one = run(events, 1);
        Collections.shuffle(events, new Random(7));

        assertThat(one).hasSizeGreaterThan(4);
        assertThat(run(events, 2)).isEqualTo(one);
    }

    private static List<String> run(List<Event> events, int parallelism) throws Exception {
        Configuration configuration =
                new Configuration()
                        .set(PipelineOptions.GENERIC_TYPES, false)
                        .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                        .set(JobManagerOptions.BIND_HOST, "127.0.0.1")
                        .set(TaskManagerOptions.BIND_HOST, "127.0.0.1")
                        .set(RestOptions.BIND_ADDRESS, "127.0.0.1")
                        .set(RestOptions.BIND_PORT, "0");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        DataStream<Event> stream =
                env.fromData(events)
                        .uid("events")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Event>forBoundedOutOfOrderness(
                                                Duration.ofDays(400))
                                        .withTimestampAssigner(
                                                (event, at) -> event.changed().toEpochMilli()))
                        .uid("times");
        Alerting.Outputs outputs =
                Alerting.attach(
                        new Alerting.Inputs(
                                stream,
                                List.of(none(env, RiskScore.class)),
                                none(env, Heard.class),
                                none(env, NamedConcern.class),
                                none(env, Review.class)),
                        Alerting.Settings.replay(START.plus(Duration.ofDays(60))));
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<Alert> alerts =
                outputs.alerts().executeAndCollect("alerting-test")) {
            alerts.forEachRemaining(alert -> rows.add(alert.toString()));
        }
        Collections.sort(rows);
        return rows;
    }

    private static <T> DataStream<T> none(StreamExecutionEnvironment env, Class<T> type) {
        String name = type.getSimpleName();
        return env.fromData(0)
                .uid("no-" + name)
                .flatMap(
                        (Integer zero, org.apache.flink.util.Collector<T> out) -> {
                            // nothing of this kind comes in
                        })
                .returns(type)
                .uid("none-" + name);
    }

    private static List<Event> events() {
        List<Event> events = new ArrayList<>();
        String[] regions = {"62.02", "62.01", "62", "11.08"};
        for (int i = 0; i < 80; i++) {
            Instant known = START.plus(Duration.ofHours(6 + 7L * (i / 2)));
            String region = regions[i % regions.length];
            String indicator = i % 3 == 0 ? "LND-02" : "COM-01";
            int severity = 1 + i % 4;
            events.add(
                    new Event(
                            "e" + i,
                            region,
                            indicator.substring(0, 3),
                            List.of(indicator),
                            i % 5 == 0 ? Status.THR : Status.INC,
                            severity,
                            known,
                            known,
                            known,
                            null,
                            null,
                            null,
                            null,
                            2,
                            List.of("Warta", "Kabar Timur"),
                            2,
                            List.of("i" + i),
                            0.9,
                            false,
                            (long) (1_800_000 * Math.pow(2, severity - 1)),
                            null,
                            null,
                            false,
                            false,
                            false,
                            true,
                            known,
                            "v"));
        }
        return events;
    }
}
