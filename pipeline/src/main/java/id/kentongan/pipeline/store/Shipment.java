package id.kentongan.pipeline.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The points of all sinks in this process that write to one store, sent together by one thread: to
 * a store each table of each request is a commit, which costs as much as some hundred rows. They
 * leave after {@link #LINGER}, or earlier when there are {@link #BATCH}, or when one of the sinks
 * needs it.
 */
final class Shipment {

    private static final Logger LOG = LoggerFactory.getLogger(Shipment.class);

    /** Points that leave at once. */
    static final int BATCH = 5_000;

    static final Duration LINGER = Duration.ofMillis(500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final Map<StoreTarget, Shipment> OPEN = new HashMap<>();

    private final StoreTarget target;

    private final StoreWriter store;

    private final Counter refused;

    private final Counter retried;

    private final Thread thread = new Thread(this::run, "points");

    /** Sinks that use it; guarded by {@link #OPEN}. */
    private int users;

    private List<byte[]> lines = new ArrayList<>();

    /** Nanoseconds at which the oldest of {@link #lines} came. */
    private long since;

    private long added;

    private long sent;

    /** How many points may not wait any longer, counted from the first on. */
    private long urgent;

    private boolean closed;

    private @Nullable Throwable failure;

    private Shipment(StoreTarget target, Counter refused, Counter retried) {
        this.target = target;
        this.store = new StoreWriter(target);
        this.refused = refused;
        this.retried = retried;
        thread.setDaemon(true);
    }

    /**
     * Joins the shipment to {@code target}; each call asks for one of {@link #leave}.
     *
     * @param refused points that the store will never take
     * @param retried points that it did not take now; both count what is sent for all sinks
     */
    static Shipment join(StoreTarget target, Counter refused, Counter retried) {
        synchronized (OPEN) {
            Shipment shipment = OPEN.get(target);
            if (shipment == null) {
                shipment = new Shipment(target, refused, retried);
                shipment.thread.start();
                OPEN.put(target, shipment);
            }
            shipment.users++;
            return shipment;
        }
    }

    /** Who leaves last takes with it what was not sent. */
    void leave() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(target);
        }
        synchronized (this) {
            closed = true;
        }
        thread.interrupt();
    }

    /** Adds a point; waits while too many do. */
    synchronized void add(Point point) throws InterruptedException {
        check();
        while (lines.size() >= BATCH) {
            wait();
            check();
        }
        if (lines.isEmpty()) {
            since = System.nanoTime();
            notifyAll();
        }
        lines.add(point.utf8());
        added++;
        if (lines.size() == BATCH) {
            notifyAll();
        }
    }

    /** Returns when everything that was added before is in the store or refused for ever. */
    synchronized void flush() throws InterruptedException {
        long upTo = added;
        urgent = Math.max(urgent, upTo);
        notifyAll();
        while (sent < upTo) {
            check();
            wait();
        }
    }

    private void check() {
        if (failure != null) {
            throw new IllegalStateException("points can no longer be sent", failure);
        }
    }

    private void run() {
        try {
            while (true) {
                List<byte[]> batch = next();
                send(batch);
                synchronized (this) {
                    sent += batch.size();
                    notifyAll();
                }
            }
        } catch (InterruptedException e) {
            // the last sink has gone
            LOG.debug("no more points for {}", target);
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
        } finally {
            store.close();
        }
    }

    private synchronized List<byte[]> next() throws InterruptedException {
        while (true) {
            if (closed) {
                throw new InterruptedException();
            }
            long left =
                    lines.isEmpty() ? Long.MAX_VALUE : since + LINGER.toNanos() - System.nanoTime();
            if (left <= 0 || lines.size() >= BATCH || urgent > added - lines.size()) {
                List<byte[]> batch = lines;
                lines = new ArrayList<>();
                notifyAll();
                return batch;
            }
            if (left == Long.MAX_VALUE) {
                wait();
            } else {
                // rounded up: it would be asked again for the rest of a millisecond
                wait(left / 1_000_000 + 1);
            }
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
                synchronized (this) {
                    if (closed) {
                        throw new InterruptedException();
                    }
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
}
