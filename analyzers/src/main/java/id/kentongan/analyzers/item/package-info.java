/**
 * What comes in: one report or article as a flat value. Start at {@link
 * id.kentongan.analyzers.item.Item}.
 */
@NullMarked
package id.kentongan.analyzers.item;

import org.jspecify.annotations.NullMarked;
