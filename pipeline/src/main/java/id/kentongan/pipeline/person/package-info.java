/**
 * Which words may be names of persons: known names, what stands in capitals and is none, and what
 * is plain Indonesian. Start at {@link id.kentongan.pipeline.person.PersonNames}.
 */
@NullMarked
package id.kentongan.pipeline.person;

import org.jspecify.annotations.NullMarked;
