/**
 * The {@code kentongan} command. Start at {@link id.kentongan.dashboards.cli.KentonganCommand}; one
 * class for each subcommand. Errors are one line and exit code 2.
 */
@NullMarked
package id.kentongan.dashboards.cli;

import org.jspecify.annotations.NullMarked;
