package id.kentongan.pipeline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {

    private static final Scenario BUNDLED = Scenario.bundled();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir private Path directory;

    @Test
    void isTheSameOnEveryRun() throws IOException {
        BUNDLED.write(directory.resolve("a"));
        Scenario.bundled().write(directory.resolve("b"));

        assertThat(directory.resolve("a/items.jsonl"))
                .hasSameBinaryContentAs(directory.resolve("b/items.jsonl"));
        assertThat(directory.resolve("a/truth.jsonl"))
                .hasSameBinaryContentAs(directory.resolve("b/truth.jsonl"));
    }

    @Test
    void hasThreeThousandItemsFromAllProvincesBeforeAndAfterTheVote() {
        List<JsonNode> items = readable();
        Set<String> provinces = new HashSet<>();
        for (JsonNode item : items) {
            if (item.path("region").isTextual()) {
                provinces.add(item.path("region").asText().substring(0, 2));
            }
        }
        List<String> days =
                items.stream()
                        .filter(item -> item.path("publishedAt").isTextual())
                        .map(item -> item.path("publishedAt").asText().substring(0, 10))
                        .sorted()
                        .toList();

        assertThat(items).hasSizeGreaterThan(3000);
        assertThat(provinces)
                .contains("11", "31", "62", "93", "94", "95", "96")
                .hasSizeGreaterThanOrEqualTo(38);
        assertThat(days.get(0)).isEqualTo("2024-08-29");
        assertThat(days.get(days.size() - 1)).isBetween("2024-12-11", "2024-12-13");
    }

    @Test
    void canBeMovedByWholeWeeksToEndTodayAtTheLatest() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        Scenario moved = Scenario.endingBy(day);
        LocalDate peak = BUNDLED.truth().get(0).peak();
        LocalDate movedPeak = moved.truth().get(0).peak();

        assertThat(moved.items()).hasSameSizeAs(BUNDLED.items());
        assertThat(movedPeak.getDayOfWeek()).isEqualTo(peak.getDayOfWeek());
        assertThat(ChronoUnit.DAYS.between(movedPeak, day)).isBetween(50L, 80L);
    }

    @Test
    void everyReadableItemSaysThatItIsSimulated() {
        assertThat(readable()).allMatch(item -> item.path("simulated").asBoolean());
    }

    @Test
    void plantsEscalationsOfLandOrganisationsResultAndVillageVote() {
        assertThat(BUNDLED.truth())
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(planted -> planted.start().isBefore(planted.peak()))
                .extracting(PlantedEscalation::family)
                .contains("LND", "ORM", "ELC");
    }

    @Test
    void holdsBrokenLinesDuplicatesAndRevisions() {
        Map<String, Set<String>> versions = new HashMap<>();
        int unreadable = 0;
        int lines = 0;
        for (byte[] item : BUNDLED.items()) {
            String text = new String(item, StandardCharsets.UTF_8);
            try {
                JsonNode node = MAPPER.readTree(text);
                if (node.path("id").isTextual()) {
                    lines++;
                    versions.computeIfAbsent(node.path("id").asText(), id -> new HashSet<>())
                            .add(text);
                }
            } catch (JsonProcessingException e) {
                unreadable++;
            }
        }
        long revised = versions.values().stream().filter(texts -> texts.size() > 1).count();
        int distinct = versions.values().stream().mapToInt(Set::size).sum();

        assertThat(unreadable).isGreaterThan(10);
        assertThat(revised).isPositive();
        assertThat(lines).isGreaterThan(distinct);
    }

    @Test
    void everyTrapOfTheLabellingGuideIsLaid() {
        Set<String> traps = new HashSet<>();
        Grammar.standard().events().forEach(event -> traps.addAll(event.traps()));

        assertThat(traps)
                .contains(
                        "T-RAKOR",
                        "T-DRILL",
                        "T-NEG",
                        "T-HYP",
                        "T-PAST",
                        "T-HOAX",
                        "T-COLOUR",
                        "T-SPORT",
                        "T-META",
                        "T-ACR",
                        "T-SUB",
                        "T-REGION",
                        "T-PAIR",
                        "T-ORG",
                        "T-NUM",
                        "T-RIGHT",
                        "T-MIX");
    }

    @Test
    void everyPatternResolves() {
        Grammar grammar = Grammar.standard();
        Places places = new Places();
        Dice dice = new Dice(1);
        Setting setting =
                Setting.draw(places.any(dice), LocalDate.of(2024, 10, 1), grammar, places, dice);
        for (Grammar.Event event : grammar.events()) {
            List<String> patterns = new ArrayList<>(event.titles());
            patterns.addAll(event.leads());
            patterns.addAll(event.musts());
            patterns.addAll(event.details());
            patterns.addAll(event.fields());
            assertThat(patterns).as(event.name()).isNotEmpty();
            for (String pattern : patterns) {
                for (int i = 0; i < 20; i++) {
                    assertThat(grammar.expand(pattern, setting.bound(), dice))
                            .as(event.name())
                            .isNotEmpty()
                            .doesNotContain("{", "}", "[", "]");
                }
            }
        }
    }

    @Test
    void readsBackTheTruthItWrites() throws IOException {
        BUNDLED.write(directory);

        assertThat(Scenario.readTruth(directory)).isEqualTo(BUNDLED.truth());
    }

    @Test
    void namesTheLineOfATruthFileThatItCannotRead() throws IOException {
        Files.writeString(directory.resolve("truth.jsonl"), "\n{\"region\":\"62.07\"}\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.readTruth(directory))
                .withMessageContaining("truth.jsonl line 2")
                .withMessageContaining("start");
    }

    @Test
    void wireNeverEndsAndNeverRepeatsAnId() throws IOException {
        PressWire wire = new PressWire(7, LocalDate.of(2025, 1, 1), 500);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            assertThat(ids.add(MAPPER.readTree(wire.next()).path("id").asText())).isTrue();
        }
    }

    @Test
    void aWireOfArticlesHasTheLengthThatIsAskedForAndIsTheSameForTheSameSeed() throws Exception {
        PressWire wire = PressWire.articles(7, LocalDate.of(2025, 1, 1), 500, 370);
        PressWire again = PressWire.articles(7, LocalDate.of(2025, 1, 1), 500, 370);
        for (int i = 0; i < 500; i++) {
            byte[] line = wire.next();
            assertThat(again.next()).isEqualTo(line);
            JsonNode article = MAPPER.readTree(line);
            assertThat(article.path("type").asText()).isEqualTo("news");
            assertThat(article.path("simulated").asBoolean()).isTrue();
            assertThat(article.path("body").asText().split("\\s+").length).isBetween(370, 420);
        }
    }

    private static List<JsonNode> readable() {
        List<JsonNode> out = new ArrayList<>();
        for (byte[] item : BUNDLED.items()) {
            try {
                JsonNode node = MAPPER.readTree(new String(item, StandardCharsets.UTF_8));
                if (node.path("id").isTextual()) {
                    out.add(node);
                }
            } catch (JsonProcessingException e) {
                // broken on purpose; counted by another test
            }
        }
        return out;
    }
}
