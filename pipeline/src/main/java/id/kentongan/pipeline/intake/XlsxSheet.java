package id.kentongan.pipeline.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads the first sheet of an XLSX. Before anything is parsed the package is measured, so that a
 * small file cannot unpack into a huge one, and files with document type declarations are refused.
 */
final class XlsxSheet {

    private static final long MOST_UNPACKED = 300L << 20;

    private static final int MOST_ENTRIES = 2_000;

    private static final int MOST_RATIO = 200;

    private static final int MOST_ROWS = 200_000;

    private static final int HEAD = 8192;

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private XlsxSheet() {}

    static List<SheetRow> read(Path file) throws IOException {
        measure(file);
        List<SheetRow> rows = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in, new ReadingOptions(true, false));
                Stream<Row> stream = book.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                if (rows.size() == MOST_ROWS) {
                    throw new IOException(file + " has more than " + MOST_ROWS + " rows; split it");
                }
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < row.getCellCount(); column++) {
                    cells.add(text(row.getCell(column)));
                }
                rows.add(new SheetRow(row.getRowNum(), List.copyOf(cells)));
            }
        } catch (ExcelReaderException e) {
            throw new IOException(file + " is no readable XLSX: " + e.getMessage(), e);
        }
        return rows;
    }

    private static void measure(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new IOException(file + " has too many parts for a spreadsheet; refused");
            }
            long left = MOST_UNPACKED;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                left -= unpacked(file, zip, entry, left);
            }
        } catch (ZipException e) {
            throw new IOException(file + " is no XLSX (not a zip package)", e);
        }
    }

    /** Bytes of one part; counted, not believed. */
    private static long unpacked(Path file, ZipFile zip, ZipEntry entry, long left)
            throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        long most = Math.min(left, Math.max(1L << 20, packed * MOST_RATIO));
        long size = 0;
        byte[] buffer = new byte[HEAD];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.readNBytes(buffer, 0, HEAD); n > 0; n = in.read(buffer)) {
                if (size == 0
                        && new String(buffer, 0, n, StandardCharsets.ISO_8859_1)
                                .toUpperCase(Locale.ROOT)
                                .contains("<!DOCTYPE")) {
                    throw new IOException(
                            file + " declares a document type; spreadsheets never do, refused");
                }
                size += n;
                if (size > most) {
                    throw new IOException(
                            file + " unpacks into far more than it is (zip bomb?); refused");
                }
            }
        }
        return size;
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            if (format != null && format.matches("(?is).*(?:y|d{1,2}[^a-z]|mmm).*")) {
                try {
                    return date(cell.asDate());
                } catch (DateTimeException | ExcelReaderException e) {
                    return cell.getRawValue();
                }
            }
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text.strip();
    }

    private static String date(LocalDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0
                ? time.toLocalDate().toString()
                : MINUTES.format(time);
    }
}
