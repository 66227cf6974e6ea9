/**
 * Thresholds of the levels, solved from a budget of false alarms on what a replay recorded, and
 * judged on a later period beside a baseline. Start at {@link
 * id.kentongan.pipeline.thresholds.WatchTape}.
 */
@NullMarked
package id.kentongan.pipeline.thresholds;

import org.jspecify.annotations.NullMarked;
