package id.kentongan.analyzers.match;

/**
 * One occurrence of a phrase.
 *
 * @param first index of its first token
 * @param last index of its last token
 * @param payload what the phrase stands for
 */
public record Hit(int first, int last, Payload payload) {}
