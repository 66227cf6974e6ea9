/** Processes of their own that are killed while the job runs, and what must hold afterwards. */
@NullMarked
package id.kentongan.pipeline.faults;

import org.jspecify.annotations.NullMarked;
