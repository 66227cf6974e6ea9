package id.kentongan.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.WritePrecision;
import id.kentongan.pipeline.config.LoopbackPorts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {

    @TempDir private Path directory;

    @Test
    void dropsWholeMonthsOfTextAndNothingElse() throws Exception {
        int port = LoopbackPorts.free();
        try (EmbeddedStore store = EmbeddedStore.start(directory, port);
                InfluxDBClient client = PointSink.client(StoreTarget.questdb(store.url()))) {
            List<String> lines = new java.util.ArrayList<>();
            for (String day : List.of("2025-01-31", "2025-02-01", "2025-02-20", "2025-03-01")) {
                Instant time = Instant.parse(day + "T12:00:00Z");
                lines.add(
                        Point.of(Series.FINDING, Map.of("id", day), Map.of("text", "Bentrok"), time)
                                .line());
                lines.add(
                        Point.of(
                                        Series.ACK,
                                        Map.of("id", day, "region", "62.02"),
                                        Map.of("alert", "a"),
                                        time)
                                .line());
            }
            client.getWriteApiBlocking().writeRecords(WritePrecision.MS, lines);
            store.await(Series.FINDING);
            store.await(Series.ACK);

            store.forget(Series.FINDING, Instant.parse("2025-01-30T00:00:00Z"));
            assertThat(ids(store, Series.FINDING)).hasSize(4);

            store.forget(Series.FINDING, Instant.parse("2025-02-25T00:00:00Z"));
            store.await(Series.FINDING);
            assertThat(ids(store, Series.FINDING))
                    .containsExactly("2025-02-01", "2025-02-20", "2025-03-01");

            store.forget(Series.FINDING, Instant.parse("2030-01-01T00:00:00Z"));
            store.await(Series.FINDING);
            assertThat(ids(store, Series.FINDING)).isEmpty();
            assertThat(ids(store, Series.ACK)).hasSize(4);
        }
    }

    private static List<String> ids(EmbeddedStore store, Series series) throws Exception {
        return store
                .reader()
                .query("select id from " + series.measurement() + " order by timestamp")
                .stream()
                .map(row -> String.valueOf(row.get("id")))
                .toList();
    }
}
