package id.kentongan.pipeline.evaluate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One event of the truth.
 *
 * @param id of the item it was coded from, or its own; null where the source has none
 * @param region Kemendagri code
 * @param family of the product, or empty where the source has no such class
 * @param start first day
 * @param end last day
 * @param social whether it is a social conflict (not crime, not separatism, not peaceful)
 */
public record TruthEvent(
        @Nullable String id,
        String region,
        String family,
        LocalDate start,
        LocalDate end,
        boolean social) {}
