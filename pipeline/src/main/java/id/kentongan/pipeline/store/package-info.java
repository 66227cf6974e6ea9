/**
 * Points and where they are kept: InfluxDB 2.x and QuestDB. Start at {@link
 * id.kentongan.pipeline.store.Series}, the one list of names.
 */
@NullMarked
package id.kentongan.pipeline.store;

import org.jspecify.annotations.NullMarked;
