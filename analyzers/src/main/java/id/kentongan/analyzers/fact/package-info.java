/**
 * Facts of an event as a text states them: severity, killed and injured, date. Start at {@link
 * id.kentongan.analyzers.fact.Casualties} and {@link id.kentongan.analyzers.fact.EventDate}.
 */
@NullMarked
package id.kentongan.analyzers.fact;

import org.jspecify.annotations.NullMarked;
