package id.kentongan.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineSourceTest {

    @TempDir Path directory;

    @Test
    void givesLinesWithoutTheirEnds() throws IOException {
        assertThat(lines("a\r\nb\n\nc", 100)).containsExactly("a", "b", "", "c");
    }

    @Test
    void givesNothingForAnEmptyStream() throws IOException {
        assertThat(lines("", 100)).isEmpty();
    }

    @Test
    void keepsOnlyTheBeginningOfALongLineAndGoesOnBehindIt() throws IOException {
        assertThat(lines("x".repeat(1_000_000) + "\nb\n", 10)).containsExactly("x".repeat(11), "b");
    }

    @Test
    void recognisesGzipByItsFirstBytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a\nb\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(lines(packed.toByteArray(), 100)).containsExactly("a", "b");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> LineSource.open(directory.resolve("tiada.jsonl"), 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such file")
                .hasMessageContaining("tiada.jsonl");
        assertThatThrownBy(() -> LineSource.open(directory, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a directory");
    }

    private static List<String> lines(String text, int limit) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8), limit);
    }

    private static List<String> lines(byte[] bytes, int limit) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineSource source = LineSource.of(new ByteArrayInputStream(bytes), limit)) {
            for (byte[] line = source.next(); line != null; line = source.next()) {
                lines.add(new String(line, StandardCharsets.UTF_8));
            }
        }
        return lines;
    }
}
