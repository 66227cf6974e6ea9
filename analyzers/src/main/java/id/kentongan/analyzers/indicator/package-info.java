/**
 * What a dispute is about: 43 indicators, 14 escalation and 7 de-escalation markers, each one
 * resource file that an analyst can edit. Start at {@link
 * id.kentongan.analyzers.indicator.Indicators}.
 */
@NullMarked
package id.kentongan.analyzers.indicator;

import org.jspecify.annotations.NullMarked;
