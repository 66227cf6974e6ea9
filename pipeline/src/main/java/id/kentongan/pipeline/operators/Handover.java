package id.kentongan.pipeline.operators;

/**
 * How long what an operator tells tasks of other threads may be gathered before they are woken. A
 * thread for each receiver looks as often whether there is something.
 */
public final class Handover {

    /**
     * Of operators that tell something for nearly each item: waking somebody for each would cost
     * more than what is told. In milliseconds.
     */
    public static final long GATHERED = 50;

    /**
     * Of all others in a live job: what they tell comes all at once, when the watermark passes an
     * instant.
     */
    public static final long AT_ONCE = 0;

    private Handover() {}
}
