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
 * leave after {@link #LINGER}, or earlier when there are {@link #BATCH}, when one of the sinks
 * needs it, or with those of an instant ({@link #GATHER}).
 */
final class Shipment {

    private static final Logger LOG = LoggerFactory.getLogger(Shipment.class);

    /** Points that leave at once. */
    static final int BATCH = 5_000;

    static final Duration LINGER = Duration.ofMillis(500);

    /**
     * How long points linger that come all at once when an instant has passed. The rest of them has
     * come by then, so that what belongs together is one commit, half way to the next instant.
     */
    static final Duration GATHER = Duration.ofMillis(250);

    /**
     * What lies between two requests at least, unless a sink or the number of points asks. A little
     * less than between two instants, so that one that left late does not keep all later ones late.
     */
    static final Duration APART = Duration.ofMillis(480);

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

    /** Whether points of an instant are among {@link #lines}. */
    private boolean instant;

    /** Nanoseconds at which the first of them came. */
    private long instantSince;

    /** Nanoseconds at which points left last. */
    private long left = System.nanoTime();

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

    /**
     * Adds a point; waits while too many do.
     *
     * @param ofInstant whether it is one of those that come when an instant has passed
     * @return which one it is, for {@link #flush}
     */
    synchronized long add(Point point, boolean ofInstant) throws InterruptedException {
        check();
        while (lines.size() >= BATCH) {
            wait();
            check();
        }
        if (lines.isEmpty()) {
            since = System.nanoTime();
            notifyAll();
        }
        if (ofInstant && !instant) {
            instant = true;
            instantSince = System.nanoTime();
            notifyAll();
        }
        lines.add(point.utf8());
        added++;
        if (lines.size() == BATCH) {
            notifyAll();
        }
        return added;
    }

    /**
     * Returns when the point {@code upTo} and all before it are in the store or refused for ever.
     * What others added after it is not waited for: before a checkpoint each sink comes at its own
     * time, and most have nothing under way.
     */
    synchronized void flush(long upTo) throws InterruptedException {
        check();
        if (sent < upTo) {
            urgent = Math.max(urgent, upTo);
            notifyAll();
        }
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
            long now = System.nanoTime();
            long pause =
                    lines.isEmpty()
                            ? Long.MAX_VALUE
                            : pause(now - since, instant ? now - instantSince : -1, now - left);
            if (pause <= 0 || lines.size() >= BATCH || urgent > added - lines.size()) {
                List<byte[]> batch = lines;
                lines = new ArrayList<>();
                instant = false;
                left = System.nanoTime();
                notifyAll();
                return batch;
            }
            if (pause == Long.MAX_VALUE) {
                wait();
            } else {
                // rounded up: it would be asked again for the rest of a millisecond
                wait(pause / 1_000_000 + 1);
            }
        }
    }

    /**
     * Nanoseconds until points leave of themselves.
     *
     * @param waited how long the oldest of them has waited
     * @param instant how long the oldest of an instant has waited, negative where there is none
     * @param left how long ago points left last
     */
    static long pause(long waited, long instant, long left) {
        long linger = LINGER.toNanos() - waited;
        return instant < 0
                ? linger
                : Math.min(linger, Math.max(GATHER.toNanos() - instant, APART.toNanos() - left));
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
