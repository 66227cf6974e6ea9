package id.kentongan.dashboards.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The dashboards as they ship, and every query in them. */
final class Boards {

    static final Path DIRECTORY = Path.of("src/main/grafana");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Boards() {}

    /** One query and where it stands. */
    record Query(String where, String text) {
        @Override
        public String toString() {
            return where;
        }
    }

    static Map<String, JsonNode> all() throws IOException {
        Map<String, JsonNode> boards = new TreeMap<>();
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("dashboards"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                boards.put(file.getFileName().toString(), JSON.readTree(Files.readString(file)));
            }
        }
        return boards;
    }

    static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        all().forEach(
                        (name, board) -> {
                            for (JsonNode panel : board.path("panels")) {
                                for (JsonNode target : panel.path("targets")) {
                                    queries.add(
                                            new Query(
                                                    name + " / " + panel.path("title").asText(),
                                                    target.path("query").asText()));
                                }
                            }
                            for (JsonNode variable : board.path("templating").path("list")) {
                                if (variable.path("type").asText().equals("query")) {
                                    queries.add(
                                            new Query(
                                                    name + " / $" + variable.path("name").asText(),
                                                    variable.path("query").asText()));
                                }
                            }
                            for (JsonNode annotation : board.path("annotations").path("list")) {
                                queries.add(
                                        new Query(
                                                name + " / @" + annotation.path("name").asText(),
                                                annotation.path("query").asText()));
                            }
                        });
        return queries;
    }
}
