package id.kentongan.pipeline.feed;

/** What is wrong with a feed or page: a stable word and a detail for people. */
public final class FeedFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private final long retryAfterSeconds;

    FeedFault(String reason, String detail) {
        this(reason, detail, 0);
    }

    FeedFault(String reason, String detail, long retryAfterSeconds) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Such as {@code redirect-loop}, {@code too-large}, {@code malformed}. */
    public String reason() {
        return reason;
    }

    /** Seconds the server wants to be left alone; 0 if it does not say. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
