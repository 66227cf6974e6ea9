/**
 * Files of JSON lines, plain or {@code .gz}, in and out. Start at {@link
 * id.kentongan.pipeline.files.LineSource}.
 */
@NullMarked
package id.kentongan.pipeline.files;

import org.jspecify.annotations.NullMarked;
