/**
 * Who is heard of, and who has fallen silent. Start at {@link
 * id.kentongan.analyzers.coverage.Habit}. Silence is not calm: a silent region is a gap in the
 * data, never a Normal.
 */
@NullMarked
package id.kentongan.analyzers.coverage;

import org.jspecify.annotations.NullMarked;
