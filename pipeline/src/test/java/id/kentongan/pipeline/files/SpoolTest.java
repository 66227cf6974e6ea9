package id.kentongan.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir Path directory;

    @Test
    void sortsMoreThanFitsIntoMemory() throws IOException {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 5_000).boxed().toList());
        java.util.Collections.shuffle(numbers, new Random(7));
        Path one = write("one", numbers.subList(0, 2_000));
        Path two = write("two", numbers.subList(2_000, 5_000));
        List<String> sorted = new ArrayList<>();

        Spool.sorted(List.of(one, two), directory, 4_096, entry -> sorted.add(text(entry.key())));

        assertThat(sorted).hasSize(5_000).isSorted();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactlyInAnyOrder(one, two);
        }
    }

    @Test
    void equalKeysAreInOrderOfTheirValues() throws IOException {
        Path file = directory.resolve("same");
        try (Spool.Writer out = new Spool.Writer(file)) {
            out.write(bytes("k"), bytes("b"));
            out.write(bytes("k"), bytes("a"));
        }
        List<String> values = new ArrayList<>();

        Spool.sorted(List.of(file), directory, entry -> values.add(text(entry.value())));

        assertThat(values).containsExactly("a", "b");
    }

    private Path write(String name, List<Integer> numbers) throws IOException {
        Path file = directory.resolve(name);
        try (Spool.Writer out = new Spool.Writer(file)) {
            for (int number : numbers) {
                out.write(bytes(String.format(java.util.Locale.ROOT, "%06d", number)), bytes("v"));
            }
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
