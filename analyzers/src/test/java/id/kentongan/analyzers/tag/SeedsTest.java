package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The five articles that the project started from; they stay with the maintainers. */
class SeedsTest {

    @Test
    void readsTheFiveCoordinationMeetingsAsPrevention() throws IOException {
        String shared = System.getenv().getOrDefault("KENTONGAN_SHARED", "../../shared");
        Path seeds = Path.of(shared, "data", "seeds", "articles.jsonl");
        assumeTrue(Files.exists(seeds), "no maintainers' data at " + seeds);
        Map<String, Finding> found = new HashMap<>();
        for (String line : Files.readAllLines(seeds)) {
            JsonNode article = new ObjectMapper().readTree(line);
            found.put(article.get("id").asText(), Tagger.standard().tag(item(article)));
        }
        assertThat(found).hasSize(5);
        assertThat(found.values())
                .allSatisfy(
                        finding -> {
                            assertThat(finding.status()).as(finding.id()).isEqualTo(Status.PRV);
                            assertThat(finding.severity()).isZero();
                            assertThat(finding.relevant()).isTrue();
                        });
        assertThat(found.get("seed-0").region()).isEqualTo("74.05");
        assertThat(found.get("seed-1").region()).isEqualTo("63");
        assertThat(found.get("seed-2").region()).isEqualTo("61.02");
        assertThat(found.get("seed-3").region()).isEqualTo("00");
        assertThat(found.get("seed-4").region()).isEqualTo("15.07");
        assertThat(found.get("seed-2").eventDate()).isEqualTo("2020-02-26");
        assertThat(found.get("seed-3").eventDate()).isEqualTo("2018-03-07");
    }

    private static Item item(JsonNode article) {
        String published = article.get("publishedAt").asText();
        Instant instant =
                published.length() == 10
                        ? LocalDate.parse(published).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : OffsetDateTime.parse(published).toInstant();
        return new Item(
                article.get("id").asText(),
                Item.Kind.NEWS,
                instant,
                instant,
                article.hasNonNull("region") ? article.get("region").asText() : null,
                null,
                null,
                article.path("title").asText(""),
                article.path("body").asText(""),
                article.path("outlet").asText(""),
                null,
                null,
                null,
                null,
                null,
                false,
                new Item.Source(article.path("outlet").asText(""), "media", null),
                false,
                List.of(),
                "");
    }
}
