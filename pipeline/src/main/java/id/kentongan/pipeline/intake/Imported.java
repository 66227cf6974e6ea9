package id.kentongan.pipeline.intake;

import java.util.List;

/**
 * What came of a file.
 *
 * @param items lines of the input format, without line ends, in the order of the file
 * @param ids identity of each line
 * @param faults rows that cannot be used
 * @param errors the faulty rows as CSV with row, column and reason; empty without faults
 * @param ignored names of columns that mean nothing to us
 */
public record Imported(
        List<byte[]> items,
        List<String> ids,
        List<Fault> faults,
        String errors,
        List<String> ignored) {}
