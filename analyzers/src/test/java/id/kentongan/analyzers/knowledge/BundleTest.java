package id.kentongan.analyzers.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.kentongan.analyzers.tag.Tagger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleTest {

    private static final String NAME = "indicator/LND-02.txt";

    private static final String SHIPPED = shipped(NAME);

    private static final String CHANGED =
            SHIPPED
                    + "phrase: geruduk petak semai\n"
                    + "match: Warga geruduk petak semai perusahaan\n";

    @Test
    void carriesAVersionOfItsOwnWhateverTheOrderOfItsFiles() {
        Bundle bundle = Bundle.of(Map.of(NAME, CHANGED));

        assertThat(bundle.version())
                .matches("[0-9a-f]{12}")
                .isNotEqualTo(Knowledge.version())
                .isEqualTo(Bundle.of(Map.of(NAME, CHANGED)).version());
        assertThat(Bundle.of(Map.of(NAME, CHANGED + "# lain\n")).version())
                .isNotEqualTo(bundle.version());
        assertThat(Bundle.shipped().version()).isEqualTo(Knowledge.version());
    }

    @Test
    void firesOnItsNewPhraseAndTheShippedOneDoesNot() {
        String sentence = "Warga geruduk petak semai perusahaan";
        Bundle bundle = Bundle.of(Map.of(NAME, CHANGED));
        Tagger.proven(bundle);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Tagger.proven(
                                        Bundle.of(
                                                Map.of(
                                                        NAME,
                                                        SHIPPED + "match: " + sentence + "\n"))))
                .withMessageStartingWith(NAME + ":" + (SHIPPED.lines().count() + 1) + ": ")
                .withMessageContaining("does not fire");
    }

    @Test
    void refusesAPhraseThatBreaksTheExampleOfAnotherFile() {
        Bundle bundle =
                Bundle.of(
                        Map.of(
                                "indicator/look-alikes.txt",
                                shipped("indicator/look-alikes.txt")
                                        + "not: janji plasma 20 persen\n"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tagger.proven(bundle))
                .withMessageStartingWith(NAME)
                .withMessageContaining("does not fire");
    }

    @ParameterizedTest(name = "{0} with the line ''{1}''")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    indicator/LND-02.txt | frase: lahan | unknown key
                    indicator/LND-02.txt | phrase: {lahan | :
                    indicator/LND-02.txt | weight: 2 | stands here twice
                    indicator/LND-99.txt | phrase: x y | belongs in LND-02.txt
                    risk/weights.tsv | w | cannot be changed
                    ../../etc/passwd | x | cannot be changed
                    status/cues.txt | [TIDAK ADA] | unknown kind
                    """)
    void refusesWholeAndSaysWhichFileAndWhy(String file, String line, String reason) {
        String text = file.startsWith("indicator") ? SHIPPED + line + "\n" : line + "\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.of(Map.of(file, text)))
                .withMessageStartingWith(file)
                .withMessageContaining(reason);
    }

    @Test
    void refusesAnotherWeightBecauseNothingWouldActOnIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Bundle.of(Map.of(NAME, SHIPPED.replace("weight: 1.8", "weight: 2"))))
                .withMessageStartingWith(NAME + ":3: ")
                .withMessageContaining("weight");
    }

    @Test
    void refusesAFileWithoutExamples() {
        String bare = SHIPPED.replaceAll("(?m)^reject:.*\\R", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.of(Map.of(NAME, bare)))
                .withMessageContaining("'reject:'");
    }

    @Test
    void aTimelineKnowsWhichBundleHoldsWhen() {
        Instant march = Instant.parse("2026-03-01T00:00:00Z");
        Bundle first = Bundle.of(Map.of(NAME, CHANGED));
        Bundle second = Bundle.of(Map.of(NAME, CHANGED + "# dua\n"));
        Timeline timeline =
                Timeline.shipped().with(march.plusSeconds(60), second).with(march, first);

        assertThat(timeline.at(march.minusMillis(1)).version()).isEqualTo(Knowledge.version());
        assertThat(timeline.at(march)).isSameAs(first);
        assertThat(timeline.at(march.plusSeconds(60))).isSameAs(second);
        assertThat(timeline.with(march.plusSeconds(60), first).at(march.plusSeconds(61)))
                .as("the later added wins")
                .isSameAs(first);
    }

    private static String shipped(String name) {
        try (InputStream in =
                BundleTest.class.getResourceAsStream("/id/kentongan/analyzers/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
