package id.kentongan.pipeline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.pipeline.json.ItemDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCopyTest {

    private static final String NEWS =
            "{\"id\":\"a\",\"type\":\"news\",\"publishedAt\":\"2024-10-01\",\"outlet\":\"o\","
                    + "\"title\":\"Judul } aneh\",\"body\":\"isi\"%s}";

    @TempDir private Path directory;

    @Test
    void marksWhatCanBeReadAndLeavesTheRestAsItIs() throws IOException {
        List<String> lines =
                copy(
                        NEWS.formatted(""),
                        NEWS.formatted(",\"simulated\":false") + "  ",
                        "bukan json }",
                        "{}",
                        NEWS.formatted(",\"simulated\":true"));

        assertThat(lines).hasSize(5);
        for (int line : new int[] {0, 1, 4}) {
            assertThat(
                            ItemDecoder.standard()
                                    .decode(lines.get(line).getBytes(StandardCharsets.UTF_8))
                                    .item())
                    .satisfies(item -> assertThat(item.simulated()).isTrue());
        }
        assertThat(lines.get(2)).isEqualTo("bukan json }");
        assertThat(lines.get(3)).isEqualTo("{}");
        assertThat(lines.get(4)).isEqualTo(NEWS.formatted(",\"simulated\":true"));
    }

    private List<String> copy(String... lines) throws IOException {
        Path items = directory.resolve("items.jsonl");
        Files.writeString(items, String.join("\n", lines) + "\n");
        Path copy = directory.resolve("copy.jsonl");
        assertThat(SimulatedCopy.of(items, copy)).isEqualTo(lines.length);
        return Files.readAllLines(copy);
    }
}
