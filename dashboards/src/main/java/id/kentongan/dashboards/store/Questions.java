package id.kentongan.dashboards.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts SQL to QuestDB over HTTP and reads the rows one by one. Safe for several threads. */
final class Questions {

    private static final JsonFactory JSON = new JsonFactory();

    private final URI store;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    Questions(URI store) {
        this.store = store;
    }

    /** One row of an answer, by name of the column. */
    static final class Row {

        private final Map<String, Integer> columns;
        private final @Nullable Object[] cells;

        Row(Map<String, Integer> columns, @Nullable Object[] cells) {
            this.columns = columns;
            this.cells = cells;
        }

        private @Nullable Object cell(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw new IllegalArgumentException("no column " + column);
            }
            return cells[index];
        }

        String text(String column) {
            Object cell = cell(column);
            return cell == null ? "" : cell.toString();
        }

        @Nullable Double number(String column) {
            return cell(column) instanceof Number number
                    ? Double.valueOf(number.doubleValue())
                    : null;
        }

        double numberOr(String column, double otherwise) {
            Double number = number(column);
            return number == null ? otherwise : number;
        }

        @Nullable Integer integer(String column) {
            return cell(column) instanceof Number number
                    ? Integer.valueOf(number.intValue())
                    : null;
        }

        int integerOr(String column, int otherwise) {
            Integer number = integer(column);
            return number == null ? otherwise : number;
        }

        boolean flag(String column) {
            return Boolean.TRUE.equals(cell(column));
        }

        @Nullable Instant timeOrNull(String column) {
            Object cell = cell(column);
            if (cell instanceof Number millis) {
                return Instant.ofEpochMilli(millis.longValue());
            }
            return cell == null ? null : Instant.parse(cell.toString());
        }

        Instant time(String column) {
            Instant time = timeOrNull(column);
            return time == null ? Instant.EPOCH : time;
        }
    }

    /**
     * The rows of {@code sql}; none when a table does not exist yet.
     *
     * @throws StoreUnavailable when the store does not answer or refuses
     */
    <T> List<T> ask(String sql, Function<Row, T> read) {
        URI question =
                URI.create(store + "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(question).timeout(Duration.ofSeconds(20)).build();
        try {
            HttpResponse<InputStream> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                if (answer.statusCode() != 200) {
                    String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    if (said.contains("does not exist")) {
                        return List.of();
                    }
                    throw new StoreUnavailable("it refused " + sql + ": " + said, null);
                }
                return rows(in, read);
            }
        } catch (IOException e) {
            throw new StoreUnavailable("no answer from " + store, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    private static <T> List<T> rows(InputStream in, Function<Row, T> read) throws IOException {
        List<T> rows = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        try (JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("columns")) {
                    columns(json, columns);
                } else if (name.equals("dataset")) {
                    while (json.nextToken() == JsonToken.START_ARRAY) {
                        rows.add(read.apply(new Row(columns, cells(json, columns.size()))));
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return rows;
    }

    private static void columns(JsonParser json, Map<String, Integer> columns) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("name")) {
                    columns.put(json.getText(), columns.size());
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static @Nullable Object[] cells(JsonParser json, int count) throws IOException {
        @Nullable Object[] cells = new Object[count];
        int i = 0;
        for (JsonToken token = json.nextToken();
                token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            cells[i++] =
                    switch (token) {
                        case VALUE_STRING -> json.getText();
                        case VALUE_NUMBER_INT -> Long.valueOf(json.getLongValue());
                        case VALUE_NUMBER_FLOAT -> Double.valueOf(json.getDoubleValue());
                        case VALUE_TRUE -> Boolean.TRUE;
                        case VALUE_FALSE -> Boolean.FALSE;
                        default -> null;
                    };
        }
        return cells;
    }

    /** {@code text} as a literal of SQL. */
    static String literal(String text) {
        return "'" + text.replace("'", "''").replace("\u0000", "") + "'";
    }

    /** An instant as a literal of SQL. */
    static String literal(Instant time) {
        return "'" + time + "'";
    }
}
