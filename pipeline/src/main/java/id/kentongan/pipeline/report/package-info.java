/**
 * Drafts of the periodical reports of a Tim Terpadu, from what a run found. Start at {@link
 * id.kentongan.pipeline.report.ReportDraft}. A draft is for people to edit: it composes from codes
 * and figures only and never quotes a text.
 */
@NullMarked
package id.kentongan.pipeline.report;

import org.jspecify.annotations.NullMarked;
