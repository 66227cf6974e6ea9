/**
 * Who is told what, when, and what happens when nobody answers. Start at {@link
 * id.kentongan.analyzers.office.DutyDesk}: one pure step from an alert, a review, an
 * acknowledgement or the passing of time to notices and audit lines. Routing is data; see {@link
 * id.kentongan.analyzers.office.Routing}.
 */
@NullMarked
package id.kentongan.analyzers.office;

import org.jspecify.annotations.NullMarked;
