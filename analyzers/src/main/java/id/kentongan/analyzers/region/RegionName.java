package id.kentongan.analyzers.region;

import org.jspecify.annotations.Nullable;

/**
 * A further name of a province, kabupaten or kota.
 *
 * @param code of the region, as of today
 * @param kind what sort of name it is
 * @param name as written; for {@link Kind#SEAT} the code of the kabupaten/kota
 * @param weak whether it resolves only beside a cue, its province, its parent or the home area
 * @param lastValid last day a former name was official ({@code YYYY-MM-DD}), else null
 */
public record RegionName(
        String code, Kind kind, String name, boolean weak, @Nullable String lastValid) {

    /** Sorts of further names. */
    public enum Kind {
        /** Code of the kabupaten/kota that holds the capital of a province. */
        SEAT,
        /** Seat of government of a kabupaten. */
        CAPITAL,
        /** Abbreviation. */
        SHORT,
        /** Other spelling. */
        VARIANT,
        /** Name of an earlier time. */
        FORMER,
        /** Well-known place, landmark or site in the region. */
        LOCALITY
    }
}
