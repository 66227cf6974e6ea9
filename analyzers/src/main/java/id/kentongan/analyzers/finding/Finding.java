package id.kentongan.analyzers.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tagger says about one item. Serialised as it stands by {@code kentongan tag}.
 *
 * @param id of the item
 * @param relevant whether an analyst would file it
 * @param status status of the main event
 * @param indicators codes, main first, at most three
 * @param severity 0 to 4; 0 unless status is INC or THR
 * @param region Kemendagri code of the main event, "00" for national scope, null when not
 *     resolvable
 * @param regionPrecision kabupaten, province, national or none
 * @param causeRegion region of the cause where it differs, or null
 * @param district kecamatan as written or as reported
 * @param village desa or kelurahan as written or as reported
 * @param eventDate {@code YYYY-MM-DD}, {@code YYYY-MM} or {@code YYYY}, or null
 * @param killed lowest figure stated, or null
 * @param killedMax highest figure stated, null when only one is stated
 * @param injured lowest figure stated, or null
 * @param injuredMax highest figure stated, null when only one is stated
 * @param confidence estimated probability that status and main indicator are right
 * @param simulated whether the item comes from an invented scenario
 * @param reason why, for findings that need it ({@code empty-text}); null otherwise
 * @param evidence spans of the input
 * @param more further events, at most 50
 * @param version hash of the knowledge bundle that made it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "id",
    "relevant",
    "status",
    "indicators",
    "severity",
    "region",
    "regionPrecision",
    "causeRegion",
    "district",
    "village",
    "eventDate",
    "killed",
    "killedMax",
    "injured",
    "injuredMax",
    "confidence",
    "simulated",
    "reason",
    "evidence",
    "more",
    "version"
})
public record Finding(
        String id,
        boolean relevant,
        Status status,
        List<String> indicators,
        int severity,
        @Nullable String region,
        String regionPrecision,
        @Nullable String causeRegion,
        @Nullable String district,
        @Nullable String village,
        @Nullable String eventDate,
        @Nullable Integer killed,
        @Nullable Integer killedMax,
        @Nullable Integer injured,
        @Nullable Integer injuredMax,
        double confidence,
        boolean simulated,
        @Nullable String reason,
        List<Evidence> evidence,
        List<FurtherEvent> more,
        String version) {

    /** The same at that kecamatan and desa. */
    public Finding at(@Nullable String newDistrict, @Nullable String newVillage) {
        return new Finding(
                id,
                relevant,
                status,
                indicators,
                severity,
                region,
                regionPrecision,
                causeRegion,
                newDistrict,
                newVillage,
                eventDate,
                killed,
                killedMax,
                injured,
                injuredMax,
                confidence,
                simulated,
                reason,
                evidence,
                more,
                version);
    }
}
