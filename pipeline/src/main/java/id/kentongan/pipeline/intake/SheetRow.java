package id.kentongan.pipeline.intake;

import java.util.List;

/**
 * One row of a sheet as text.
 *
 * @param number as the spreadsheet shows it, from 1
 * @param cells values in order of columns; dates of Excel as {@code YYYY-MM-DD} with {@code HH:MM}
 *     where they hold a time
 */
record SheetRow(int number, List<String> cells) {

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
