package id.kentongan.pipeline.job;

/**
 * That one input was read.
 *
 * @param refused whether it became a dead letter
 * @param late whether it was behind its time
 * @param known when it counts from, epoch milliseconds; 0 for a dead letter
 */
public record HealthSign(boolean refused, boolean late, long known) {

    /** That the job lives although nothing was read. */
    static final HealthSign ALIVE = new HealthSign(false, false, -1);

    boolean read() {
        return known >= 0;
    }
}
