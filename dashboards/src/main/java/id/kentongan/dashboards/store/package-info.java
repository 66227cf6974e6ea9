/**
 * What the console reads, as rows. Start at {@link id.kentongan.dashboards.store.ConsoleStore}: one
 * interface over QuestDB ({@link id.kentongan.dashboards.store.QuestStore}) and over the directory
 * a replay wrote ({@link id.kentongan.dashboards.store.ReplayStore}). Nothing here writes.
 */
@NullMarked
package id.kentongan.dashboards.store;

import org.jspecify.annotations.NullMarked;
