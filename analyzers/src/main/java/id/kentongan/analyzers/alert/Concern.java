package id.kentongan.analyzers.alert;

import java.time.Instant;

/**
 * A conflict that people named before it happened, in a prevention or hypothetical text: shown on
 * the watch list, never part of a score.
 *
 * @param region Kemendagri code
 * @param indicator code named
 * @param lastKnown when it was last named
 * @param mentions how many items named it
 */
public record Concern(String region, String indicator, Instant lastKnown, int mentions) {

    /** For how many days a concern stays on the list. */
    static final int DAYS = 180;
}
