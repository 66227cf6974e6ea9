/**
 * Characters to tokens: folding, field shorthand, sentences, paragraphs, furniture, inflections.
 * Start at {@link id.kentongan.analyzers.text.Tokenizer}.
 */
@NullMarked
package id.kentongan.analyzers.text;

import org.jspecify.annotations.NullMarked;
