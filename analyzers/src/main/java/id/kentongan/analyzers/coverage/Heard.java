package id.kentongan.analyzers.coverage;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an item was heard: all that the coverage watch needs of it, whatever it says.
 *
 * @param region kabupaten/kota or province it is about, or null
 * @param source who sent it
 * @param time from when it was known
 * @param simulated whether it is invented
 */
public record Heard(@Nullable String region, String source, Instant time, boolean simulated) {

    private static final String NATIONAL = "00";

    /** That {@code item} was heard; {@code finding} is null for nil reports. */
    public static Heard of(Item item, @Nullable Finding finding) {
        String found = finding == null ? null : finding.region();
        String region = item.kind() == Item.Kind.NEWS || found != null ? found : item.region();
        return new Heard(
                region == null || region.equals(NATIONAL) ? null : region,
                item.source().id(),
                item.known(),
                item.simulated());
    }
}
