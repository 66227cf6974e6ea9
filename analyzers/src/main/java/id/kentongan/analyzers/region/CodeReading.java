package id.kentongan.analyzers.region;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Regions#resolveCode} made of a code written in a report.
 *
 * @param given the code as written
 * @param code the code of today; null when the code is refused
 * @param note what to note at the item when the code was changed ({@code region-mapped:91.09}), or
 *     the reason of the refusal ({@code region-unknown:99.99}); null when the code is good as it
 *     stands
 * @param explanation one plain sentence for people
 */
public record CodeReading(
        String given, @Nullable String code, @Nullable String note, String explanation) {

    /** Whether the code leads to a region of today or to the whole country. */
    public boolean accepted() {
        return code != null;
    }

    /** Whether the code had to be changed. */
    public boolean mapped() {
        return code != null && note != null;
    }
}
