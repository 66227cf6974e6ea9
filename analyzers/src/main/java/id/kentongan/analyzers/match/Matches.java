package id.kentongan.analyzers.match;

import id.kentongan.analyzers.text.Tokens;
import java.util.List;

/**
 * All occurrences in one text, each list in order of first token, then of last.
 *
 * @param tokens the text
 * @param hits the occurrences of phrases
 * @param names the occurrences of names
 * @param numbered the number of each token among the words that were {@linkplain
 *     LexiconBuilder#number numbered}, from 1 on; 0 for any other and in furniture
 */
public record Matches(Tokens tokens, Hits hits, List<Hit> names, char[] numbered) {}
