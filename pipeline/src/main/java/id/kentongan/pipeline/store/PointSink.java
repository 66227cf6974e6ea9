package id.kentongan.pipeline.store;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import id.kentongan.pipeline.metrics.OwnMetrics;
import id.kentongan.pipeline.tls.TrustStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes points through the InfluxDB v2 write API: at least once, and since a point replaces
 * itself, as good as once. Points leave in batches, at the latest after {@link #LINGER} and always
 * before a checkpoint is acknowledged. What the store cannot take now is tried again, for as long
 * as it takes: the job waits instead of losing points. What it refuses for ever (a type conflict)
 * is logged by measurement, counted and left out, so that one bad point cannot stop the rest.
 */
public final class PointSink implements Sink<Point> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(PointSink.class);

    private static final int BATCH = 5_000;

    private static final Duration LINGER = Duration.ofMillis(500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final StoreTarget target;

    public PointSink(StoreTarget target) {
        this.target = target;
    }

    @Override
    public SinkWriter<Point> createWriter(WriterInitContext context) {
        return new Writer(
                target,
                context.getProcessingTimeService(),
                OwnMetrics.in(context.metricGroup()).counter("points_refused"),
                OwnMetrics.in(context.metricGroup()).counter("points_retried"));
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

        private final StoreWriter store;

        private final List<byte[]> lines = new ArrayList<>();

        private final ProcessingTimeService clock;

        private final Counter refused;

        private final Counter retried;

        private boolean timed;

        Writer(StoreTarget target, ProcessingTimeService clock, Counter refused, Counter retried) {
            this.store = new StoreWriter(target);
            this.clock = clock;
            this.refused = refused;
            this.retried = retried;
        }

        @Override
        public void write(Point point, Context context) throws IOException, InterruptedException {
            lines.add(point.utf8());
            if (lines.size() >= BATCH) {
                flush(false);
            } else if (!timed) {
                timed = true;
                clock.registerTimer(
                        clock.getCurrentProcessingTime() + LINGER.toMillis(),
                        time -> {
                            timed = false;
                            flush(false);
                        });
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            if (!lines.isEmpty()) {
                List<byte[]> batch = new ArrayList<>(lines);
                lines.clear();
                send(batch);
            }
        }

        private void send(List<byte[]> batch) throws InterruptedException {
            Duration pause = FIRST_PAUSE;
            while (true) {
                try {
                    store.write(batch);
                    return;
                } catch (IOException e) {
                    if (e instanceof StoreWriter.NotTaken answer
                            && answer.meaning() == StoreAnswer.REFUSED) {
                        refuse(batch, answer);
                        return;
                    }
                    retried.inc(batch.size());
                    LOG.warn(
                            "the store does not take points ({}); trying again in {} ms",
                            e.getMessage(),
                            pause.toMillis());
                    Thread.sleep(pause.toMillis());
                    pause =
                            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                                    ? LONGEST_PAUSE
                                    : pause.multipliedBy(2);
                }
            }
        }

        /** Finds the bad line by halving; the good ones are written. */
        private void refuse(List<byte[]> batch, IOException why) throws InterruptedException {
            if (batch.size() == 1) {
                refused.inc();
                String line = new String(batch.get(0), StandardCharsets.UTF_8);
                LOG.error(
                        "the store refuses a point of {}: {}",
                        line.substring(0, Math.max(0, line.indexOf(','))),
                        why.getMessage());
                return;
            }
            int half = batch.size() / 2;
            send(batch.subList(0, half));
            send(batch.subList(half, batch.size()));
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
