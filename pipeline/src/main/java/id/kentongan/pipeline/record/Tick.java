package id.kentongan.pipeline.record;

import java.time.Instant;

/**
 * That time has passed, although nothing may have arrived.
 *
 * @param at what time it is
 */
public record Tick(Instant at) {

    /** Fills what an older savepoint does not know. */
    public Tick {
        at = at == null ? Instant.EPOCH : at;
    }
}
