package id.kentongan.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.analyzers.risk.RiskScore;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.operators.RatedScore;
import java.io.IOException;
import java.time.Instant;
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
}
