package id.kentongan.pipeline.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks QuestDB over HTTP in SQL. Immutable and safe for several threads. */
public final class StoreReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int TIMEOUT_MS = 30_000;

    private final String url;

    public StoreReader(String url) {
        this.url = url;
    }

    /**
     * The rows that {@code sql} gives, each by name of the column: texts, numbers as {@link Long}
     * or {@link Double}, {@link Boolean}, null; times as ISO text.
     *
     * @throws IOException if the store cannot be reached or refuses the question
     */
    public List<Map<String, Object>> query(String sql) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create(
                                        url
                                                + "/exec?query="
                                                + URLEncoder.encode(sql, StandardCharsets.UTF_8))
                                .toURL()
                                .openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        boolean refused = connection.getResponseCode() >= 400;
        try (InputStream in = refused ? connection.getErrorStream() : connection.getInputStream()) {
            JsonNode answer = JSON.readTree(in);
            if (refused) {
                throw new IOException(
                        "the store refused a question: " + answer.path("error").asText());
            }
            return rows(answer);
        }
    }

    private static List<Map<String, Object>> rows(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("columns").forEach(column -> names.add(column.path("name").asText()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode cells : answer.path("dataset")) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), JSON.convertValue(cells.get(i), Object.class));
            }
            rows.add(row);
        }
        return rows;
    }
}
