/** Fits the risk model on a training period. Start at {@link id.kentongan.pipeline.fit.RiskFit}. */
@NullMarked
package id.kentongan.pipeline.fit;

import org.jspecify.annotations.NullMarked;
