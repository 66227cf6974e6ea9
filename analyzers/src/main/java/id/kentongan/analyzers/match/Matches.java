package id.kentongan.analyzers.match;

import id.kentongan.analyzers.text.Tokens;
import java.util.List;

/**
 * All occurrences in one text, in order of their first token, then of their last.
 *
 * @param tokens the text
 * @param hits the occurrences
 */
public record Matches(Tokens tokens, List<Hit> hits) {}
