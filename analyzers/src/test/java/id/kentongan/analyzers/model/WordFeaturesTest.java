package id.kentongan.analyzers.model;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordFeaturesTest {

    private static List<String> read(String text, boolean pieces) {
        List<String> features = new ArrayList<>();
        WordFeatures.read(
                Tokenizer.standard().read(text),
                pieces,
                (block, token, chars, from, to) ->
                        features.add(block + ":" + new String(chars, from, to - from)));
        return features;
    }

    @Test
    void namesStemsAndPairsOfNeighbours() {
        assertThat(read("Warga dikeroyok massa", false))
                .containsExactly(
                        "w:warga", "w:keroyok", "p:warga_keroyok", "w:massa", "p:keroyok_massa");
    }

    @Test
    void givesOneSkeletonToAWordWithAndWithoutItsVowels() {
        assertThat(read("dikeroyok", true)).contains("k:kryk");
        assertThat(read("dikryok", true)).contains("k:kryk");
    }

    @Test
    void readsADateAsOneThingHoweverItIsWritten() {
        for (String date : List.of("17/9/98", "17-09-1998", "17.9.98", "17 September 1998")) {
            assertThat(read("pada " + date + " terjadi", false))
                    .as(date)
                    .containsSubsequence("w:pada", "w:zdate", "w:jadi")
                    .filteredOn(feature -> feature.startsWith("w:"))
                    .hasSize(3);
        }
    }

    @Test
    void tellsAgesFromCounts() {
        assertThat(read("korban (27) dan 5 pemuda serta 300 orang", false))
                .contains("w:zage", "w:nfew", "p:nfew_muda", "w:nmany");
    }

    @Test
    void staysLinearOnOneEndlessWord() {
        assertThat(read("x".repeat(100_000), true)).hasSizeLessThan(200);
    }

    @Test
    void readsEmojiAndOtherScriptsWithoutComplaint() {
        assertThat(read("😀 بسم 漢字 \u202eabc", true)).isNotEmpty();
    }
}
