/**
 * The forms of section 3: values of the topology as lines, rows and messages. Start at {@link
 * id.kentongan.pipeline.output.Lines}.
 */
@NullMarked
package id.kentongan.pipeline.output;

import org.jspecify.annotations.NullMarked;
