package id.kentongan.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.event.StatedPlace;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.operators.RatedScore;
import id.kentongan.pipeline.record.Arrival;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.scenario.PressWire;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void aRatedScoreIsTheScoreWithItsLevelAndTheCoverageItWasRatedWith() throws IOException {
        RiskScore score =
                new RiskScore(
                        "74.05",
                        "kabupaten",
                        "ALL",
                        Instant.parse("2026-01-02T00:00:00Z"),
                        true,
                        0.1 + 0.2,
                        0.25,
                        "ok",
                        1.5,
                        2,
                        1,
                        2,
                        true,
                        3,
                        0,
                        "KAM",
                        List.of(1.0, 2.0),
                        List.of(),
                        List.of(),
                        List.of("e-1"),
                        false,
                        "v");

        JsonNode line =
                Json.read(Lines.ratedScore(new RatedScore(score, 2, "low")), JsonNode.class);

        JsonNode expected = Json.object(score).put("alert_level", 2).put("coverage", "low");
        assertThat(line).isEqualTo(expected);
        assertThat(line.path("score").asText()).isEqualTo("0.30000000000000004");
    }

    @Test
    void findingsAreWhatTheTaggerSaysAndWhatWasNoted() throws IOException {
        PressWire wire = PressWire.articles(6, LocalDate.of(2025, 1, 1), 500, 100);
        Tagger tagger = Tagger.standard();
        for (int i = 0; i < 50; i++) {
            Item item =
                    Arrival.knownAt(
                            ItemDecoder.standard().decode(wire.next()).item(),
                            Instant.parse("2025-01-02T03:04:05Z"),
                            "late");
            Finding finding = tagger.tag(item);
            TaggedItem tagged = new TaggedItem(item, finding, Sightings.of(item, finding));

            ObjectNode sent = Json.object(StatedPlace.shown(finding));
            sent.put("kind", "news");
            sent.put("known", "2025-01-02T03:04:05Z");
            sent.put("source", item.source().id());
            sent.putPOJO("notes", item.notes());
            assertThat(Lines.finding(tagged)).isEqualTo(Json.bytes(sent));

            ObjectNode kept = Json.object(finding);
            kept.remove(List.of("district", "village"));
            kept.putPOJO("notes", item.notes());
            assertThat(Lines.kept(tagged, true)).isEqualTo(Json.line(kept));
            kept.put("beginning", true);
            assertThat(Lines.kept(tagged, false)).isEqualTo(Json.line(kept));
        }
    }
}
