/**
 * Text to {@link id.kentongan.analyzers.finding.Finding}. Start at {@link
 * id.kentongan.analyzers.tag.Tagger}.
 */
@NullMarked
package id.kentongan.analyzers.tag;

import org.jspecify.annotations.NullMarked;
