/**
 * Whether something happened, is feared, is a right, was prevented, settled, long past, denied, or
 * none of our business. Cues are data ({@code cues.txt}); scopes and precedence are code. Start at
 * {@link id.kentongan.analyzers.status.StatusRules}.
 */
@NullMarked
package id.kentongan.analyzers.status;

import org.jspecify.annotations.NullMarked;
