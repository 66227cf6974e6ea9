/**
 * Builds the gazetteer resources of the analyzers from open data; a developer command, run only
 * when the edition of the region codes changes. Start at {@link
 * id.kentongan.pipeline.gazetteer.GazetteerBuild}.
 */
@NullMarked
package id.kentongan.pipeline.gazetteer;

import org.jspecify.annotations.NullMarked;
