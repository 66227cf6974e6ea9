package id.kentongan.analyzers.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Splits the maintainers' labelled news once, by newsroom group, into tune and check. Rules are
 * written from tune alone. Run by hand: {@code NewsSplit SHARED OUT} (docs/quality.md).
 *
 * <p>The two largest newsrooms are told apart by hand (Kompas tune, Suara check); of the others
 * every group whose CRC-32 is divisible by four goes to check.
 */
public final class NewsSplit {

    private static final List<String> LARGE = List.of("kompas", "tribun", "cnn");

    private NewsSplit() {}

    /** Writes {@code tune.jsonl}, {@code tune-labels.jsonl}, {@code check...} into {@code OUT}. */
    public static void main(String[] args) throws IOException {
        Path news = Path.of(args[0], "data", "news");
        Path out = Files.createDirectories(Path.of(args[1]));
        ObjectMapper json = new ObjectMapper();
        Map<String, List<String>> lines = new HashMap<>();
        for (String part : List.of("dev", "regional-dev")) {
            Map<String, String> labels = new HashMap<>();
            for (String line : Files.readAllLines(news.resolve("labels-" + part + ".jsonl"))) {
                labels.put(json.readTree(line).get("id").asText(), line);
            }
            for (String line : Files.readAllLines(news.resolve("articles-" + part + ".jsonl"))) {
                JsonNode article = json.readTree(line);
                String side = side(article.get("outlet").asText());
                lines.computeIfAbsent(side + ".jsonl", k -> new ArrayList<>()).add(line);
                lines.computeIfAbsent(side + "-labels.jsonl", k -> new ArrayList<>())
                        .add(labels.get(article.get("id").asText()));
            }
        }
        for (Map.Entry<String, List<String>> file : lines.entrySet()) {
            Files.write(out.resolve(file.getKey()), file.getValue());
        }
    }

    static String side(String outlet) {
        String group = group(outlet);
        if (group.equals("suara")) {
            return "check";
        }
        if (group.equals("kompas")) {
            return "tune";
        }
        CRC32 crc = new CRC32();
        crc.update(group.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % 4 == 0 ? "check" : "tune";
    }

    private static String group(String outlet) {
        String name = outlet.toLowerCase(Locale.ROOT);
        if (name.equals("tribunnews")) {
            return "tribun";
        }
        for (String large : LARGE) {
            if (name.equals(large) || name.matches(large + "[^a-z ].*")) {
                return large;
            }
        }
        return name;
    }
}
