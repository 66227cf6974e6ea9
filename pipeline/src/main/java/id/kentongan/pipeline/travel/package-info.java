/**
 * How items and events travel between tasks: as bytes that are written and read without reflection
 * and without a look at each letter. Nothing is kept in this form, so it may change with every
 * release. Start at {@link id.kentongan.pipeline.travel.Travelling}.
 */
@NullMarked
package id.kentongan.pipeline.travel;

import org.jspecify.annotations.NullMarked;
