package id.kentongan.analyzers.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Warga Dgn sajam | warga dengan senjata tajam",
                "luka2 dan teman-teman | luka luka dan teman teman",
                "antardesa, antara | antar desa antara",
                "Al-Qur'an dan Jum’at | al quran dan jumat",
                "teman\u00ADku caf\u00E9 | temanku cafe",
                "<p>Massa</p><script>var bom=1</script> bubar | massa bubar",
                "a &nbsp; b&amp;c | a b c",
                "1.700 personel, 2,5 km | 1.700 personel 2,5 km",
                "temanteman kita | teman teman kita"
            })
    void foldsWords(String text, String forms) {
        assertThat(String.join(" ", forms(Tokenizer.standard().read(text))))
                .isEqualTo(forms.replace("1.700", "1700").replace("2,5", "25"));
    }

    @Test
    void pointsIntoTheInput() {
        String text = "\u201CBentrok\u201D pecah di Desa Suka\u00ADmaju 👍 lagi";
        Tokens tokens = Tokenizer.standard().read(text);
        assertThat(IntStream.range(0, tokens.size()).mapToObj(tokens::raw))
                .containsExactly("Bentrok", "pecah", "di", "Desa", "Suka\u00ADmaju", "lagi");
    }

    @Test
    void numbersSentencesAndParagraphs() {
        Tokens tokens =
                Tokenizer.standard()
                        .read(
                                List.of(
                                        new Section("title", "Ricuh di Kab. Bima"),
                                        new Section(
                                                "body",
                                                "Satu di Kec. Woha. Dua pukul 19.45 WIB.\nTiga")));
        assertThat(tokens.sentences()).isEqualTo(4);
        assertThat(tokens.paragraph(tokens.size() - 1)).isEqualTo(2);
        assertThat(tokens.field(0)).isEqualTo("title");
        assertThat(tokens.field(5)).isEqualTo("body");
    }

    @ParameterizedTest
    @CsvSource({"1.700,1700", "35,35", "2.5,-1", "19.45,-1", "1.000.000,1000000", "99999999999,-1"})
    void readsNumbers(String text, int value) {
        assertThat(Tokenizer.standard().read('"' + text + '"').number(0)).isEqualTo(value);
    }

    @Test
    void leavesFurnitureUnread() {
        Tokens tokens =
                Tokenizer.standard().read("Aman.\nBaca juga: Bentrok pecah di kota\nTenang.");
        assertThat(IntStream.range(0, tokens.size()).filter(i -> !tokens.furniture(i)))
                .containsExactly(0, tokens.size() - 1);
    }

    private static List<String> forms(Tokens tokens) {
        return IntStream.range(0, tokens.size()).mapToObj(tokens::form).toList();
    }
}
