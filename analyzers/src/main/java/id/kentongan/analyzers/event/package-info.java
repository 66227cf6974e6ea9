/**
 * Findings to events: copies and retellings of one happening become one case. Start at {@link
 * id.kentongan.analyzers.event.RegionCases}. The records here travel and are kept in state: their
 * names and components are file formats.
 */
@NullMarked
package id.kentongan.analyzers.event;

import org.jspecify.annotations.NullMarked;
