package id.kentongan.analyzers.match;

import id.kentongan.analyzers.text.Tokens;
import java.util.List;

/**
 * All occurrences in one text, each list in order of first token, then of last.
 *
 * @param tokens the text
 * @param hits the occurrences of phrases
 * @param names the occurrences of names
 */
public record Matches(Tokens tokens, List<Hit> hits, List<Hit> names) {}
