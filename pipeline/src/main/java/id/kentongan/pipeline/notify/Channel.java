package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;

/**
 * One way to reach an office. Called by one thread at a time; must return or throw in bounded time.
 */
public interface Channel {

    /** Name under which offices refer to it. */
    String name();

    /**
     * Sends {@code notice}; sending it twice must be harmless for who gets it, thanks to its id.
     *
     * @throws DeliveryException when it could not be handed over
     */
    void send(Notice notice) throws DeliveryException;
}
