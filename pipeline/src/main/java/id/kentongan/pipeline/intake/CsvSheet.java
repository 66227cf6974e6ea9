package id.kentongan.pipeline.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as Indonesian offices save it: comma, semicolon or tab, quoted or not, UTF-8 with or
 * without mark, or the Windows code page.
 */
final class CsvSheet {

    private static final long MOST_BYTES = 100L << 20;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvSheet() {}

    static List<SheetRow> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is larger than 100 MB; split it");
        }
        String text = decode(Files.readAllBytes(file));
        return rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }

    private static List<SheetRow> rows(String text) {
        char separator = separator(text);
        List<SheetRow> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int start = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (c == separator) {
                cells.add(unguarded(cell));
                cell.setLength(0);
            } else if (c == '\n') {
                cells.add(unguarded(cell));
                cell.setLength(0);
                rows.add(new SheetRow(start, List.copyOf(cells)));
                cells.clear();
                start = rows.size() + 1;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (cell.length() > 0 || !cells.isEmpty()) {
            cells.add(unguarded(cell));
            rows.add(new SheetRow(start, List.copyOf(cells)));
        }
        return rows;
    }

    /** Takes away the mark that {@link CsvCells} sets before what a spreadsheet would compute. */
    private static String unguarded(StringBuilder cell) {
        String text = cell.toString().strip();
        return text.length() > 1 && text.charAt(0) == '\'' && CsvCells.computes(text.charAt(1))
                ? text.substring(1)
                : text;
    }

    private static char separator(String text) {
        String head = text.lines().limit(10).reduce("", (a, b) -> a + "\n" + b);
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = head.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
