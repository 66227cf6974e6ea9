/**
 * What the tagger says about an item. Start at {@link id.kentongan.analyzers.finding.Finding}; its
 * JSON form is a\n * contract (docs/architecture.md, formats).
 */
@NullMarked
package id.kentongan.analyzers.finding;

import org.jspecify.annotations.NullMarked;
