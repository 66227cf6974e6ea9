package id.kentongan.dashboards.serve;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import id.kentongan.analyzers.knowledge.Knowledge;
import id.kentongan.pipeline.notify.LifeSigns;
import id.kentongan.pipeline.store.Point;
import id.kentongan.pipeline.store.Series;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs of life of the job, which go to InfluxDB and not through a topic: the newest is kept in the
 * store of the console, so that its pages know when the system has stopped.
 */
public final class JobSigns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobSigns.class);

    private static final long SECONDS = 30;

    private final LifeSigns signs;
    private final String job;
    private final InfluxDBClient store;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "job-signs");
                        thread.setDaemon(true);
                        return thread;
                    });

    private @Nullable Instant told;

    private JobSigns(LifeSigns signs, String job, String store) {
        this.signs = signs;
        this.job = job;
        this.store = InfluxDBClientFactory.create(store, "none".toCharArray(), "none", "none");
    }

    /**
     * Looks at once and then every half minute.
     *
     * @param signs of the job
     * @param job name under which the console shows them
     * @param store address of the console's QuestDB
     */
    public static JobSigns watch(LifeSigns signs, String job, String store) {
        JobSigns watch = new JobSigns(signs, job, store);
        watch.look();
        watch.clock.scheduleWithFixedDelay(watch::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    /** One look. */
    synchronized void look() {
        Instant newest = signs.newest();
        if (newest == null || newest.equals(told)) {
            return;
        }
        Point point =
                Point.of(
                        Series.PIPELINE_HEALTH,
                        Map.of("job", job),
                        Map.of(Series.VERSION, Knowledge.version()),
                        newest);
        try {
            store.getWriteApiBlocking().writeRecord(WritePrecision.MS, point.line());
            told = newest;
        } catch (InfluxException e) {
            LOG.warn("a sign of life of the job is not kept: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        store.close();
    }
}
