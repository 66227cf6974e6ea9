/**
 * The identity of the knowledge that made a finding. Start at {@link
 * id.kentongan.analyzers.knowledge.Knowledge}.
 */
@NullMarked
package id.kentongan.analyzers.knowledge;

import org.jspecify.annotations.NullMarked;
