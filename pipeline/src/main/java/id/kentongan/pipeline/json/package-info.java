/**
 * Bytes to items and values to JSON. Start at {@link id.kentongan.pipeline.json.ItemDecoder}: it
 * accepts, accepts with a note, or refuses with a reason; it never throws for what it reads.
 */
@NullMarked
package id.kentongan.pipeline.json;

import org.jspecify.annotations.NullMarked;
