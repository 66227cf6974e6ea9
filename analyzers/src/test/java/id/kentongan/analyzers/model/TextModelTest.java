package id.kentongan.analyzers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.analyzers.text.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TextModelTest {

    private static final Offset<Double> ROUNDING = Offset.offset(0.005);

    private static TextModel small() {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("kind", "reports");
        header.put("features", String.valueOf(WordFeatures.VERSION));
        return TextModel.of(
                header,
                List.of("fight", "theft"),
                new double[] {-1, 0.5},
                List.of("w:bentrok", "w:curi", "p:warga_bentrok", "c: ben"),
                new double[][] {{2, -1}, {-2, 4}, {1, 0}, {0.5, 0}});
    }

    private static double[] sums(TextModel model, String text) {
        return model.sums(Tokenizer.standard().read(text));
    }

    @Test
    void addsTheWeightsOfWhatItKnowsOverTheRootOfTheirNumber() {
        double[] sums = sums(small(), "Warga bentrok.");
        // two known features of whole words, one known piece
        assertThat(sums[0]).isCloseTo(-1 + 3 / Math.sqrt(2) + 0.5, ROUNDING);
        assertThat(sums[1]).isCloseTo(0.5 - 1 / Math.sqrt(2), ROUNDING);
    }

    @Test
    void countsARepeatedWordOnce() {
        TextModel model = small();
        assertThat(sums(model, "curi curi curi")).containsExactly(sums(model, "curi"));
    }

    @Test
    void saysOnlyItsBiasOfATextWithoutKnownWords() {
        assertThat(sums(small(), "🙂 12 lorem")).containsExactly(-1, 0.5);
        assertThat(sums(small(), "")).containsExactly(-1, 0.5);
    }

    @Test
    void readsWhatItWrote() {
        TextModel model = small();
        TextModel again = TextModel.parse("small", model.render());
        assertThat(again.render()).isEqualTo(model.render());
        assertThat(sums(again, "warga bentrok lalu mencuri"))
                .containsExactly(sums(model, "warga bentrok lalu mencuri"));
    }

    @Test
    void writesTheSameFileInAnyLocale() {
        Locale before = Locale.getDefault();
        String here = small().render();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(small().render()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesAFileOfAnotherFormat() {
        String other = small().render().replaceFirst("model 1", "model 7");
        assertThatThrownBy(() -> TextModel.parse("old.model", other))
                .hasMessage("old.model has format 7; this version reads format 1: train it again");
    }

    @Test
    void refusesAModelOfAnotherFeatureReader() {
        String other =
                small().render().replaceFirst("features " + WordFeatures.VERSION, "features 99");
        assertThatThrownBy(() -> TextModel.parse("old.model", other))
                .hasMessageStartingWith("old.model was made for feature reader 99");
    }

    @Test
    void refusesAFileThatWasCutOff() {
        String file = small().render();
        assertThatThrownBy(() -> TextModel.parse("cut.model", file.substring(0, file.length() / 2)))
                .hasMessage("cut.model is damaged or cut off: fetch it again");
    }

    @Test
    void refusesAFileThatWasEdited() {
        String file = small().render().replaceFirst("w:curi", "w:cari");
        assertThatThrownBy(() -> TextModel.parse("edited.model", file))
                .hasMessageContaining("was changed after it was trained");
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThatThrownBy(() -> TextModel.parse("notes.txt", "hello\n"))
                .hasMessage("notes.txt is not a text model of kentongan");
    }
}
