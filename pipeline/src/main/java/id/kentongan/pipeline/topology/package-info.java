/**
 * The order of the operators and their names. Start at {@link
 * id.kentongan.pipeline.topology.EarlyWarningTopology}.
 */
@NullMarked
package id.kentongan.pipeline.topology;

import org.jspecify.annotations.NullMarked;
