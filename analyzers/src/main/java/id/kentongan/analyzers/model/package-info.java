/**
 * Small learned models, applied: sparse dot products over words, pairs of words and pieces of
 * words. Nothing here trains; {@code pipeline} does. Start at {@link
 * id.kentongan.analyzers.model.ReportModel}.
 */
@NullMarked
package id.kentongan.analyzers.model;

import org.jspecify.annotations.NullMarked;
