package id.kentongan.analyzers.place;

import id.kentongan.analyzers.finding.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one event happened, or why that cannot be said.
 *
 * @param region code of the kabupaten/kota or province, "00" for national scope, null when nothing
 *     is sure
 * @param precision kabupaten, province, national or none
 * @param causeRegion code of the region the dispute is about where it differs, or null
 * @param district kecamatan as written, or null
 * @param village desa or kelurahan as written, or null
 * @param evidence spans of the input that carry the decision, role {@code place}
 * @param reason the rule that decided, in a few plain words
 */
public record Placement(
        @Nullable String region,
        String precision,
        @Nullable String causeRegion,
        @Nullable String district,
        @Nullable String village,
        List<Evidence> evidence,
        String reason) {

    /** Of a text whose places nobody looked at. */
    public static final Placement NOT_READ =
            new Placement(null, "none", null, null, null, List.of(), "places were not read");
}
