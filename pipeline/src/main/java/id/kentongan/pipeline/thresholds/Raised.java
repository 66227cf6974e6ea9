package id.kentongan.pipeline.thresholds;

import id.kentongan.analyzers.alert.Level;
import java.time.Instant;

/**
 * A level that rose.
 *
 * @param time when
 * @param region where
 * @param family of what
 * @param from level before
 * @param to level after
 */
record Raised(Instant time, String region, String family, Level from, Level to) {

    /** Whether {@code level} was reached by it. */
    boolean reaches(Level level) {
        return from.compareTo(level) < 0 && to.compareTo(level) >= 0;
    }
}
