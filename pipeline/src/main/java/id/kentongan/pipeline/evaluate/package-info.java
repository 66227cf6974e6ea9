/**
 * How good the scores were: truth in four formats, measures, baselines, a report that opens with
 * what was not tested. Start at {@link id.kentongan.pipeline.evaluate.Evaluation}.
 */
@NullMarked
package id.kentongan.pipeline.evaluate;

import org.jspecify.annotations.NullMarked;
