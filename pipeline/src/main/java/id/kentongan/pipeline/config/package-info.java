/** Every setting with its default. Start at {@link id.kentongan.pipeline.config.Settings}. */
@NullMarked
package id.kentongan.pipeline.config;

import org.jspecify.annotations.NullMarked;
