/**
 * Bounded runs of the one topology over files. Start at {@link
 * id.kentongan.pipeline.replay.Replay}.
 */
@NullMarked
package id.kentongan.pipeline.replay;

import org.jspecify.annotations.NullMarked;
