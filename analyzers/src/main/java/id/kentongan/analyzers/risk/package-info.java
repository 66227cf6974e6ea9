/**
 * Events to risk: the weights, the memory of a region in integer micro-units, the features and the
 * score with its parts. Start at {@link id.kentongan.analyzers.risk.RegionMemory}. The records here
 * travel and are kept in state: their names and components are file formats.
 */
@NullMarked
package id.kentongan.analyzers.risk;

import org.jspecify.annotations.NullMarked;
