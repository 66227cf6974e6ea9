/**
 * The running job: sources, topology, sinks. Start at {@link
 * id.kentongan.pipeline.job.EarlyWarningJob}.
 */
@NullMarked
package id.kentongan.pipeline.job;

import org.jspecify.annotations.NullMarked;
