package id.kentongan.analyzers.place;

import org.jspecify.annotations.Nullable;

/**
 * One name of a place in the text and what was made of it; for people who ask why.
 *
 * @param field input field
 * @param start first UTF-16 unit in that field
 * @param end one past the last unit
 * @param name folded form of the name
 * @param code region it was taken for, null when rejected
 * @param role what it has to do with the event
 * @param reason the rule that decided, in a few plain words
 */
public record PlaceMention(
        String field,
        int start,
        int end,
        String name,
        @Nullable String code,
        PlaceRole role,
        String reason) {}
