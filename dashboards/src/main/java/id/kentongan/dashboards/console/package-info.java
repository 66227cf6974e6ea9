/**
 * The console: what an analyst looks at first. Start at {@link
 * id.kentongan.dashboards.console.ConsoleServer}. Pages are made on the server from the rows of a
 * {@link id.kentongan.dashboards.store.ConsoleStore}; every character that comes from data passes
 * {@code Html}, which escapes it. Nothing here loads anything from another host.
 */
@NullMarked
package id.kentongan.dashboards.console;

import org.jspecify.annotations.NullMarked;
