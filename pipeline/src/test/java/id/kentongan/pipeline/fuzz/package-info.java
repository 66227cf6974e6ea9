/**
 * Coverage-guided fuzzing. In an ordinary build each target runs over its kept corpus; {@code mvn
 * -Pfuzz} lets the fuzzer look for new inputs.
 */
@NullMarked
package id.kentongan.pipeline.fuzz;

import org.jspecify.annotations.NullMarked;
