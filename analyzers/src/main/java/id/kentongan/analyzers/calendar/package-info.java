/**
 * Election stages by region, from a file that an analyst edits. Start at {@link
 * id.kentongan.analyzers.calendar.ElectionCalendar}. The stage belongs to a region, elections may
 * overlap, and not knowing is a stage of its own.
 */
@NullMarked
package id.kentongan.analyzers.calendar;

import org.jspecify.annotations.NullMarked;
