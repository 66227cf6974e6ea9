package id.kentongan.pipeline.intake;

/**
 * Why a row cannot be used.
 *
 * @param row number of the row as the spreadsheet shows it
 * @param column letter and header
 * @param reason in Indonesian, for the people who fill the sheet
 */
public record Fault(int row, String column, String reason) {}
