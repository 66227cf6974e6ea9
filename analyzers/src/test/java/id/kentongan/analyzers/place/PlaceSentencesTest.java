package id.kentongan.analyzers.place;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.region.TableFile;
import id.kentongan.analyzers.tag.Tagger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table {@code sentences.tsv}: what the tagger must say of places, trap by trap. */
class PlaceSentencesTest {

    private static final List<Sentence> SENTENCES =
            TableFile.read(PlaceSentencesTest.class, "sentences.tsv", 4).stream()
                    .map(Sentence::of)
                    .toList();

    private static final Tagger TAGGER = Tagger.standard();

    private record Sentence(
            String trap, @Nullable String region, Map<String, String> options, String text) {

        static Sentence of(String[] cell) {
            Map<String, String> options = new HashMap<>();
            for (String option : cell[2].split(";")) {
                if (!option.isEmpty()) {
                    options.put(option.split("=")[0], option.split("=")[1]);
                }
            }
            return new Sentence(
                    cell[0],
                    cell[1].equals("-") ? null : cell[1],
                    options,
                    cell[3].replace('¶', '\n'));
        }

        Item item() {
            boolean report = "incident".equals(options.get("kind"));
            String[] parts = text.contains("||") ? text.split("\\|\\|") : new String[] {"", text};
            Instant day = Instant.parse(options.getOrDefault("date", "2025-03-04") + "T00:00:00Z");
            return new Item(
                    "s",
                    report ? Item.Kind.INCIDENT : Item.Kind.NEWS,
                    day,
                    day.plusSeconds(86_400),
                    options.get("home"),
                    null,
                    null,
                    parts[0],
                    parts[1],
                    report ? null : "Kabar Uji",
                    null,
                    null,
                    null,
                    null,
                    null,
                    report,
                    new Item.Source("uji", report ? "field" : "media", null),
                    false,
                    List.of(),
                    "s");
        }
    }

    @Test
    void everySentenceIsPlacedRight() {
        SoftAssertions all = new SoftAssertions();
        for (Sentence sentence : SENTENCES) {
            Finding finding = TAGGER.tag(sentence.item());
            all.assertThat(finding.region())
                    .as("[%s] %s", sentence.trap(), sentence.text())
                    .isEqualTo(sentence.region());
            if (sentence.options().containsKey("cause")) {
                all.assertThat(finding.causeRegion())
                        .as("cause of: %s", sentence.text())
                        .isEqualTo(sentence.options().get("cause"));
            }
        }
        all.assertAll();
    }

    @Test
    void theTableHoldsTwoHundredSentencesOverAllProvinces() {
        assertThat(SENTENCES).hasSizeGreaterThanOrEqualTo(200);
        assertThat(SENTENCES).extracting(Sentence::text).doesNotHaveDuplicates();
        Set<String> provinces = new TreeSet<>();
        for (Sentence sentence : SENTENCES) {
            if (sentence.region() != null && !sentence.region().equals("00")) {
                provinces.add(sentence.region().substring(0, 2));
            }
        }
        assertThat(provinces).hasSize(38);
    }
}
