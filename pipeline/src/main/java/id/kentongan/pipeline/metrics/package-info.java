/**
 * What the job counts of itself: the group that marks it, a histogram of durations, and a reporter
 * that shows it to Prometheus on loopback.
 */
@NullMarked
package id.kentongan.pipeline.metrics;

import org.jspecify.annotations.NullMarked;
