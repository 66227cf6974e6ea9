/**
 * Where an event happened: names and cues found by the one matcher, resolved to regions with roles,
 * or an honest "unknown". Start at {@link id.kentongan.analyzers.place.PlaceResolver}.
 */
@NullMarked
package id.kentongan.analyzers.place;

import org.jspecify.annotations.NullMarked;
