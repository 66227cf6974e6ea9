/**
 * The identity of the knowledge that made a finding, and bundles that change it from an instant on.
 * Start at {@link id.kentongan.analyzers.knowledge.Knowledge} for what ships, at {@link
 * id.kentongan.analyzers.knowledge.Bundle} for what takes its place.
 */
@NullMarked
package id.kentongan.analyzers.knowledge;

import org.jspecify.annotations.NullMarked;
