package id.kentongan.analyzers.place;

/**
 * Tokens that state the event whose place is asked for.
 *
 * @param first index of the first token
 * @param last index of the last token
 */
public record EventSpan(int first, int last) {}
