package id.kentongan.analyzers.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A further event of the same text (round-up, protest beside the force used on it, old casualties
 * of a settled clash).
 *
 * @param status its status
 * @param indicators codes, main first
 * @param severity 0 to 4
 * @param region Kemendagri code, "00" or null
 * @param killed lowest figure stated, or null
 * @param injured lowest figure stated, or null
 */
public record FurtherEvent(
        Status status,
        List<String> indicators,
        int severity,
        @Nullable String region,
        @Nullable Integer killed,
        @Nullable Integer injured) {}
