/**
 * Load: what the topology costs, how long its points take and what it keeps, measured beside the
 * identity job in processes of their own. Run by hand (docs/quality.md); decides no test. Start at
 * {@link id.kentongan.pipeline.load.LoadRun}.
 */
@NullMarked
package id.kentongan.pipeline.load;

import org.jspecify.annotations.NullMarked;
