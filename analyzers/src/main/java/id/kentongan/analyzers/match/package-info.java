/**
 * The one compiled matcher: reads the tokens once for indicators, cues and places. Phrases go in by
 * {@link id.kentongan.analyzers.match.LexiconBuilder}, {@link
 * id.kentongan.analyzers.match.Lexicon#match} gives every occurrence.
 */
@NullMarked
package id.kentongan.analyzers.match;

import org.jspecify.annotations.NullMarked;
