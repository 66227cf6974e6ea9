package id.kentongan.pipeline.person;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes {@code plain-words.txt}: what our own labelled texts write in small letters. Run by hand
 * from the directory of this module when those texts have grown.
 */
final class PlainWordsBuild {

    private static final Path CORPUS =
            Path.of("../analyzers/src/test/resources/id/kentongan/analyzers/corpus");

    private static final Path OUT =
            Path.of("src/main/resources/id/kentongan/pipeline/person/plain-words.txt");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private static final int LEAST = 3;

    private static final int WIDTH = 150;

    private PlainWordsBuild() {}

    /** Takes no arguments. */
    public static void main(String[] none) throws IOException {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.toString().endsWith("labels.jsonl")) {
                    for (String line : Files.readAllLines(file)) {
                        add(words, line);
                    }
                }
            }
        }
        words.removeAll(names());
        StringBuilder text =
                new StringBuilder(
                        "# Written by PlainWordsBuild from our own labelled texts; do not edit.\n");
        int width = 0;
        for (String word : words) {
            text.append(word);
            width += word.length() + 1;
            text.append(width > WIDTH ? '\n' : ' ');
            width = width > WIDTH ? 0 : width;
        }
        Files.writeString(OUT, text.toString().strip() + "\n");
    }

    private static void add(Set<String> words, String line) throws IOException {
        JsonNode item = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        for (String field : List.of("title", "body", "text")) {
            Matcher word = WORD.matcher(item.path(field).asText(""));
            while (word.find()) {
                String found = word.group();
                if (found.length() >= LEAST && found.matches("[a-z]+")) {
                    words.add(found);
                }
            }
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        ResourceLines.read(PersonWords.class, "names.txt")
                .forEach(line -> names.addAll(List.of(line.text().split(" +"))));
        return names;
    }
}
