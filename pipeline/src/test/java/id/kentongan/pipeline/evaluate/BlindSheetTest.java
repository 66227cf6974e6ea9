package id.kentongan.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlindSheetTest {

    @TempDir private Path dir;

    @Test
    void hidesWhatTheTaggerSaid() throws IOException {
        Path sheet = dir.resolve("sheet.xlsx");

        assertThat(BlindSheet.write(items(), findings(), 4, 7, sheet)).isEqualTo(4);

        try (InputStream in = Files.newInputStream(sheet);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(5);
            assertThat(rows.toString()).doesNotContain("INC");
        }
    }

    @Test
    void scoresReadersAndTagger() throws IOException {
        ObjectNode score =
                BlindSheet.score(
                        filled("a.xlsx", "ya", "ya", "tidak", "tidak"),
                        filled("b.xlsx", "ya", "ya", "ya", "tidak"),
                        findings());

        // three of four agree; by chance .5 would
        assertThat(score.path("relevantKappa").asDouble()).isEqualTo(0.5);
        // of the three both agree on, the tagger calls one of two relevant ones relevant
        assertThat(score.path("taggerRecall").asDouble()).isEqualTo(0.5);
        assertThat(score.path("taggerPrecision").asDouble()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        assertThatThrownBy(() -> BlindSheet.score(items(), items(), findings()))
                .isInstanceOf(IOException.class);
    }

    private Path items() throws IOException {
        Path file = dir.resolve("items.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append("{\"id\":\"i").append(i).append("\",\"text\":\"warga resah\"}\n");
        }
        Files.writeString(file, lines);
        return file;
    }

    private Path findings() throws IOException {
        Path file = dir.resolve("findings.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append("{\"id\":\"i")
                    .append(i)
                    .append("\",\"relevant\":")
                    .append(i % 2 == 0)
                    .append(",\"status\":\"")
                    .append(i % 2 == 0 ? "INC" : "NON")
                    .append("\"}\n");
        }
        Files.writeString(file, lines);
        return file;
    }

    private Path filled(String name, String... relevant) throws IOException {
        Path file = dir.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("label");
            sheet.value(0, 0, "no");
            for (int i = 0; i < relevant.length; i++) {
                sheet.value(i + 1, 1, "i" + i);
                sheet.value(i + 1, 4, relevant[i]);
                sheet.value(i + 1, 5, relevant[i].equals("ya") ? "INC" : "NON");
            }
        }
        return file;
    }
}
