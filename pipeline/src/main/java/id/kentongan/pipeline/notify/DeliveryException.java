package id.kentongan.pipeline.notify;

/** A notice that could not be handed over, and whether it is worth another try. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    private DeliveryException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /** The other side is not there, slow or broken: try again. */
    public static DeliveryException tryAgain(String message) {
        return new DeliveryException(message, true);
    }

    /** The other side refuses it: a further try changes nothing. */
    public static DeliveryException refused(String message) {
        return new DeliveryException(message, false);
    }

    /** Whether it is worth another try. */
    public boolean retryable() {
        return retryable;
    }
}
