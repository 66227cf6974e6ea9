package id.kentongan.analyzers.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.item.Item;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text of our own with what a careful reader says of it.
 *
 * @param item the text as the tagger gets it
 * @param relevant whether an analyst would file it
 * @param status status of its main event
 * @param indicators codes, main first
 * @param severity 0 to 4
 * @param region where it happened
 * @param traps why a keyword tagger would fail
 * @param killed lowest figure stated, or null
 * @param injured lowest figure stated, or null
 * @param date day of the event where it was labelled, or null
 * @param more regions of the further events of a round-up
 */
public record LabelledText(
        Item item,
        boolean relevant,
        String status,
        List<String> indicators,
        int severity,
        @Nullable String region,
        List<String> traps,
        @Nullable Integer killed,
        @Nullable Integer injured,
        @Nullable String date,
        List<String> more) {

    /** The first corpus, in the order of its files. */
    static List<LabelledText> all() {
        return of("items.jsonl", "labels.jsonl");
    }

    /** One part of the press corpus, such as {@code open-1}; nobody learns from a held part. */
    public static List<LabelledText> press(String part) {
        return of("press-" + part + ".jsonl", "press-" + part + "-labels.jsonl");
    }

    /** One part of the field reports, such as {@code open-1}; nobody learns from a held part. */
    static List<LabelledText> reports(String part) {
        return of("reports-" + part + ".jsonl", "reports-" + part + "-labels.jsonl");
    }

    private static List<LabelledText> of(String itemFile, String labelFile) {
        List<JsonNode> items = lines(itemFile);
        List<JsonNode> labels = lines(labelFile);
        if (items.size() != labels.size()) {
            throw new IllegalStateException(itemFile + " and " + labelFile + " differ in length");
        }
        List<LabelledText> out = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            JsonNode label = labels.get(i);
            if (!items.get(i).path("id").equals(label.path("id"))) {
                throw new IllegalStateException("items and labels part at line " + (i + 1));
            }
            out.add(
                    new LabelledText(
                            item(items.get(i)),
                            label.path("relevant").asInt() == 1,
                            label.path("status").asText(),
                            texts(label.path("ind")),
                            label.path("sev").asInt(),
                            label.path("region").asText(null),
                            texts(label.path("trap")),
                            number(label.path("dead")),
                            number(label.path("inj")),
                            label.path("date").asText(null),
                            texts(label.path("more").findValues("region"))));
        }
        return out;
    }

    private static Item item(JsonNode node) {
        boolean news = "news".equals(node.path("type").asText());
        Instant day =
                LocalDate.parse(node.path(news ? "publishedAt" : "occurredAt").asText())
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        String outlet = news ? node.path("outlet").asText() : null;
        return new Item(
                node.path("id").asText(),
                news ? Item.Kind.NEWS : Item.Kind.INCIDENT,
                day,
                day.plusSeconds(86_400),
                node.path("region").asText(null),
                null,
                null,
                node.path("title").asText(""),
                node.path(news ? "body" : "text").asText(),
                outlet,
                node.path("group").asText(null),
                null,
                null,
                null,
                null,
                !news,
                news
                        ? new Item.Source(node.path("outlet").asText(), "media", null)
                        : new Item.Source(node.path("source").path("id").asText(), "field", null),
                false,
                List.of(),
                node.path("id").asText());
    }

    private static @Nullable Integer number(JsonNode node) {
        return node.isInt() ? Integer.valueOf(node.asInt()) : null;
    }

    private static List<String> texts(Iterable<JsonNode> array) {
        List<String> out = new ArrayList<>();
        array.forEach(value -> out.add(value.asText()));
        return out;
    }

    private static List<JsonNode> lines(String file) {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = LabelledText.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + file);
            }
            List<JsonNode> out = new ArrayList<>();
            for (String line :
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .lines()
                            .toList()) {
                out.add(mapper.readTree(line));
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
