package id.kentongan.pipeline.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import id.kentongan.pipeline.metrics.OwnMetrics;
import id.kentongan.pipeline.tls.TrustStore;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes points through the InfluxDB v2 write API: at least once, and since a point replaces
 * itself, as good as once. Points leave in batches ({@link Shipment}), always before a checkpoint
 * is acknowledged. What the store cannot take now is tried again, for as long as it takes: the job
 * waits instead of losing points. What it refuses for ever (a type conflict) is logged by
 * measurement, counted and left out, so that one bad point cannot stop the rest.
 */
public final class PointSink implements Sink<Point> {

    private static final long serialVersionUID = 1L;

    private final StoreTarget target;

    public PointSink(StoreTarget target) {
        this.target = target;
    }

    @Override
    public SinkWriter<Point> createWriter(WriterInitContext context) {
        return new Writer(
                Shipment.join(
                        target,
                        OwnMetrics.in(context.metricGroup()).counter("points_refused"),
                        OwnMetrics.in(context.metricGroup()).counter("points_retried")));
    }

    /** A client for {@code target}; also used to see whether it can be reached. */
    static InfluxDBClient client(StoreTarget target) {
        return InfluxDBClientFactory.create(
                InfluxDBClientOptions.builder()
                        .url(target.url())
                        .authenticateToken(target.token().toCharArray())
                        .org(target.organisation())
                        .bucket(target.bucket())
                        .okHttpClient(http(target))
                        .build());
    }

    /** How {@code target} is reached. */
    static OkHttpClient.Builder http(StoreTarget target) {
        OkHttpClient.Builder http =
                new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .readTimeout(Duration.ofSeconds(30))
                        .writeTimeout(Duration.ofSeconds(30));
        TrustStore trust = target.trust();
        if (trust != null) {
            http.sslSocketFactory(trust.context().getSocketFactory(), trust.manager());
        }
        return http;
    }

    private static final class Writer implements SinkWriter<Point> {

        private final Shipment shipment;

        Writer(Shipment shipment) {
            this.shipment = shipment;
        }

        @Override
        public void write(Point point, Context context) throws InterruptedException {
            shipment.add(point);
        }

        @Override
        public void flush(boolean endOfInput) throws InterruptedException {
            shipment.flush();
        }

        @Override
        public void close() {
            shipment.leave();
        }
    }
}
