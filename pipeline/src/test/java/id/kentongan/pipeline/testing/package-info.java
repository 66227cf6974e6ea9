/** What several test classes share. */
@NullMarked
package id.kentongan.pipeline.testing;

import org.jspecify.annotations.NullMarked;
