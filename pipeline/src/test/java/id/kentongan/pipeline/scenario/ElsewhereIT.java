package id.kentongan.pipeline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.replay.Replay;
import id.kentongan.pipeline.replay.ReplayRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scenarios by writers who saw nothing of the project: escalations as they build up, told with
 * corrections, rumours and wrong places, among items that a reader of keywords would alert on.
 */
class ElsewhereIT {

    private static final Set<String> HIGH = Set.of("SIAGA", "AWAS");

    @TempDir private Path out;

    /**
     * What alerts may rise outside the regions of escalations is a Waspada: of a brawl of
     * youngsters that was planted as real and small (73.04), and of a fight of two pupils that the
     * press told loudly (33.71).
     */
    @ParameterizedTest(name = "{0}: {1} escalations, outside them at most {2}")
    @CsvSource({"elsewhere-1, 4, 73.04", "elsewhere-2, 5, 33.71"})
    void everyEscalationIsASiagaBeforeItsPeakAndNothingElseIs(
            String name, int escalations, String outside) throws Exception {
        Path scenario =
                Path.of(Objects.requireNonNull(ElsewhereIT.class.getResource(name)).toURI());
        List<PlantedEscalation> truth = Scenario.readTruth(scenario);

        Replay.run(
                new ReplayRequest(
                        List.of(scenario.resolve(Scenario.ITEMS)),
                        out,
                        null,
                        null,
                        Set.of(),
                        null,
                        2));

        List<JsonNode> alerts =
                Files.readAllLines(out.resolve("alerts.jsonl")).stream()
                        .map(ElsewhereIT::node)
                        .toList();
        assertThat(truth)
                .hasSize(escalations)
                .allSatisfy(
                        planted ->
                                assertThat(alerts)
                                        .anyMatch(
                                                alert ->
                                                        is(alert, planted)
                                                                && HIGH.contains(
                                                                        alert.path("to").asText())
                                                                && day(alert)
                                                                        .isBefore(planted.peak())));
        Set<String> regions =
                truth.stream().map(PlantedEscalation::region).collect(Collectors.toSet());
        Set<String> elsewhere = new TreeSet<>();
        for (JsonNode alert : alerts) {
            if (!regions.contains(alert.path("region").asText())) {
                elsewhere.add(alert.path("region").asText());
                assertThat(alert.path("to").asText()).as(alert::toString).isNotIn(HIGH);
            }
        }
        assertThat(elsewhere).isSubsetOf(outside);
    }

    private static boolean is(JsonNode alert, PlantedEscalation planted) {
        return alert.path("region").asText().equals(planted.region())
                && alert.path("family").asText().equals(planted.family());
    }

    /** Day in Central Indonesia: no peak lies within hours of midnight. */
    private static LocalDate day(JsonNode alert) {
        return LocalDate.ofInstant(
                Instant.parse(alert.path("time").asText()), ZoneOffset.ofHours(8));
    }

    private static JsonNode node(String line) {
        try {
            return Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
