/**
 * Who may see and do what in the console: {@link id.kentongan.dashboards.access.Accounts} of
 * offices from a file, {@link id.kentongan.dashboards.access.Sessions} of those who logged in.
 */
@NullMarked
package id.kentongan.dashboards.access;

import org.jspecify.annotations.NullMarked;
