/**
 * How a notice reaches an office: e-mail, webhook, CAP files. Start at {@link
 * id.kentongan.pipeline.notify.Courier}. Runs beside the job, never inside it: a channel that fails
 * blocks neither another channel nor the stream.
 */
@NullMarked
package id.kentongan.pipeline.notify;

import org.jspecify.annotations.NullMarked;
