package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what lies in the {@link Outbox} to the offices: one thread for each channel, so that a
 * channel that stalls holds up no other; failures are tried again with growing pauses and stay
 * visible in {@link Outbox#troubled}. At least once, always with the same id.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final long IDLE_MILLIS = 500;

    private static final long LAST_MILLIS = 2000;

    private final Outbox outbox;
    private final Backoff backoff;
    private final Clock clock;
    private final UnaryOperator<Notice> last;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    public Courier(Outbox outbox, Backoff backoff, Clock clock) {
        this(outbox, backoff, clock, UnaryOperator.identity());
    }

    /**
     * A courier.
     *
     * @param outbox what is to be carried
     * @param backoff when to try again
     * @param clock of the deliveries
     * @param last what is done to a notice just before it is sent, such as adding a signed link
     */
    public Courier(Outbox outbox, Backoff backoff, Clock clock, UnaryOperator<Notice> last) {
        this.last = last;
        this.outbox = outbox;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Starts one thread for each of {@code channels}. */
    public Courier start(List<Channel> channels) {
        for (Channel channel : channels) {
            Thread thread = new Thread(() -> work(channel), "courier-" + channel.name());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return this;
    }

    private void work(Channel channel) {
        try {
            while (closing.getCount() > 0) {
                if (!once(channel)) {
                    closing.await(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends all that is due through {@code channels}, one after the other; for bounded runs. */
    public void drain(List<Channel> channels) {
        for (Channel channel : channels) {
            while (once(channel)) {
                // the next one
            }
        }
    }

    /** Tries the next notice that is due; false when there is none. */
    boolean once(Channel channel) {
        Instant now = clock.instant();
        Optional<Delivery> due = outbox.due(channel.name(), now);
        if (due.isEmpty()) {
            return false;
        }
        Notice notice = due.get().notice();
        try {
            channel.send(last.apply(notice));
            outbox.sent(due.get(), clock.instant());
        } catch (DeliveryException e) {
            LOG.warn(
                    "notice {} for {} not delivered by {}: {}",
                    notice.noticeId(),
                    notice.office(),
                    channel.name(),
                    e.getMessage());
            outbox.failed(
                    due.get(),
                    String.valueOf(e.getMessage()),
                    e.retryable(),
                    backoff,
                    clock.instant());
        } catch (RuntimeException e) {
            LOG.error("channel {} is broken: {}", channel.name(), e.getClass().getName());
            outbox.failed(due.get(), e.getClass().getSimpleName(), true, backoff, clock.instant());
        }
        return true;
    }

    /** Lets what is being sent come to its end for a moment, so that it is not sent anew. */
    @Override
    public void close() {
        closing.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(LAST_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
        }
    }
}
