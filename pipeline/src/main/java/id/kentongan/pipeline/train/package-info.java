/**
 * Training of the text model from labelled reports: {@code kentongan train}. Start at {@link
 * id.kentongan.pipeline.train.ReportTraining}. Deterministic: same files and period, same bytes.
 */
@NullMarked
package id.kentongan.pipeline.train;

import org.jspecify.annotations.NullMarked;
