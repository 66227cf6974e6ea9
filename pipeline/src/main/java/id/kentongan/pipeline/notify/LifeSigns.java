package id.kentongan.pipeline.notify;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreReader;
import id.kentongan.pipeline.store.StoreTarget;
import id.kentongan.pipeline.tls.TrustStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest point of {@code pipeline_health}: the job writes one a minute, whatever comes in. */
public interface LifeSigns {

    /** The signs; null when nobody answers or there is none. */
    @Nullable Signs signs();

    /** The newest sign; null when nobody answers or there is none. */
    default @Nullable Instant newest() {
        Signs signs = signs();
        return signs == null ? null : signs.newest();
    }

    /**
     * What was heard.
     *
     * @param newest time of the newest sign, by the clock that the job had
     * @param count how many there are: one more with each, even where that clock was set back
     */
    record Signs(Instant newest, long count) {}

    /** Signs in the QuestDB at {@code address}. */
    static LifeSigns questdb(String address) {
        StoreReader reader = new StoreReader(address);
        return () -> {
            try {
                for (Map<String, Object> row :
                        reader.query(
                                "select max(timestamp) as newest, count() as signs from "
                                        + Series.PIPELINE_HEALTH.measurement())) {
                    Object newest = row.get("newest");
                    return newest == null
                            ? null
                            : new Signs(
                                    Instant.parse(newest.toString()),
                                    ((Number) row.get("signs")).longValue());
                }
                return null;
            } catch (IOException | DateTimeParseException e) {
                return null;
            }
        };
    }

    /** Signs in an InfluxDB, asked in InfluxQL. */
    static LifeSigns influx(StoreTarget target) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        TrustStore trust = target.trust();
        HttpClient client = (trust == null ? builder : builder.sslContext(trust.context())).build();
        String question =
                "SELECT last(\"lag\") FROM \"%1$s\"; SELECT count(\"lag\") FROM \"%1$s\""
                        .formatted(Series.PIPELINE_HEALTH.measurement());
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        target.url()
                                                + "/query?db="
                                                + URLEncoder.encode(
                                                        target.bucket(), StandardCharsets.UTF_8)
                                                + "&q="
                                                + URLEncoder.encode(
                                                        question, StandardCharsets.UTF_8)))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Token " + target.token())
                        .build();
        return () -> {
            try {
                JsonNode answer =
                        Json.read(
                                client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                                        .body(),
                                JsonNode.class);
                JsonNode results = answer.path("results");
                String time = first(results.path(0)).path(0).asText();
                return time.isEmpty()
                        ? null
                        : new Signs(Instant.parse(time), first(results.path(1)).path(1).asLong());
            } catch (IOException | DateTimeParseException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        };
    }

    /** The first row of an answer. */
    private static JsonNode first(JsonNode result) {
        return result.path("series").path(0).path("values").path(0);
    }
}
