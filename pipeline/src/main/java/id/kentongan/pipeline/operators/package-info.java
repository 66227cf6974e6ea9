/**
 * Flink functions, one a file, named for their deed: thin shells round values of the analyzers.
 * {@link id.kentongan.pipeline.operators.Scoring} strings those of events and risk together.
 */
@NullMarked
package id.kentongan.pipeline.operators;

import org.jspecify.annotations.NullMarked;
