package id.kentongan.pipeline.json;

import id.kentongan.analyzers.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * What came of some bytes: exactly one of an item and a refusal.
 *
 * @param item the item, or null when refused
 * @param id identity as far as it could be read, or null
 * @param reason why it was refused, or null
 * @param detail in words for a person, without any of the text; null unless refused
 */
public record Decoded(
        @Nullable Item item,
        @Nullable String id,
        @Nullable Reason reason,
        @Nullable String detail) {

    static Decoded accepted(Item item) {
        return new Decoded(item, item.id(), null, null);
    }

    static Decoded refused(@Nullable String id, Reason reason, String detail) {
        return new Decoded(null, id, reason, detail);
    }
}
