/**
 * Field reports as people really have them: spreadsheets and chat exports. Start at {@link
 * id.kentongan.pipeline.intake.SheetImport}. What cannot be used goes into a file with row, column
 * and reason that can be corrected and imported again; names and numbers of senders are dropped at
 * the door.
 */
@NullMarked
package id.kentongan.pipeline.intake;

import org.jspecify.annotations.NullMarked;
