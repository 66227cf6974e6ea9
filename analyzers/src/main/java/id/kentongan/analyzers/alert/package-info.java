/**
 * When to tell leaders and in which words. Start at {@link
 * id.kentongan.analyzers.alert.LevelMachine}: one pure step from what stands to what is told. Never
 * reads a clock, a file of the user or a stream.
 */
@NullMarked
package id.kentongan.analyzers.alert;

import org.jspecify.annotations.NullMarked;
