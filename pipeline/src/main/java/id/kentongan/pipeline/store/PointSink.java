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

    private final boolean ofInstants;

    private PointSink(StoreTarget target, boolean ofInstants) {
        this.target = target;
        this.ofInstants = ofInstants;
    }

    /** For points that come at any time. */
    public PointSink(StoreTarget target) {
        this(target, false);
    }

    /** For points that come all at once when an instant has passed; they leave sooner. */
    public static PointSink ofInstants(StoreTarget target) {
        return new PointSink(target, true);
    }

    @Override
    public SinkWriter<Point> createWriter(WriterInitContext context) {
        return new Writer(
                Shipment.join(
                        target,
                        OwnMetrics.in(context.metricGroup()).counter("points_refused"),
                        OwnMetrics.in(context.metricGroup()).counter("points_retried")),
                ofInstants);
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

        private final boolean ofInstants;

        /** The last point of this sink, as the shipment counts. */
        private long last;

        Writer(Shipment shipment, boolean ofInstants) {
            this.shipment = shipment;
            this.ofInstants = ofInstants;
        }

        @Override
        public void write(Point point, Context context) throws InterruptedException {
            last = shipment.add(point, ofInstants);
        }

        @Override
        public void flush(boolean endOfInput) throws InterruptedException {
            shipment.flush(last);
        }

        @Override
        public void close() {
            shipment.leave();
        }
    }
}
