package id.kentongan.analyzers.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {

    private record Label(String name) implements Payload {}

    private record Place(String name) implements Payload {}

    @ParameterizedTest(name = "{0} in: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bentrok antarwarga | Bentrok antar warga pecah | 1",
                "bentrok antarwarga | bentrok antar-warga pecah | 1",
                "bentrok antar warga | BENTROK ANTARWARGA | 1",
                "penolakan hasil | penolakan terhadap para hasil itu | 1",
                "penolakan hasil | penolakan keras warga terhadap hasil | 0",
                "tolak tambang | mereka tolak. Tambang itu tutup | 0",
                "~tembak | polisi menembaki warga lalu ditembak | 2",
                "~tembak | harga tembakau naik | 0",
                "~bakar rumah | massa membakar rumahnya | 1",
                "kerusuhan | kerusuhannya meluas | 1",
                "kerusuhan | kerusuan pecah | 1",
                "kerusuhan | kerusuuhan pecah | 1",
                "kerusuhan | kersuuhan pecah | 1",
                "membakar | warga membayar pajak | 0",
                "{geruduk,serbu} (kantor) KPU | massa gruduk KPU lalu serbu kantor KPU | 2",
                "warga ... serang | warga dua desa saling serang | 1",
                "money politic(s) | money politics dan money politic | 2",
                "luka-luka | tiga orang luka2 | 1",
                "senjata tajam | membawa sajam | 1",
                "unjuk rasa | unjukrasa dan unjuk-rasa | 2"
            })
    void findsPhrasesAsThePressWritesThem(String phrase, String text, int times) {
        Lexicon lexicon = new LexiconBuilder().add(phrase, new Label(phrase)).build();
        assertThat(lexicon.match(Tokenizer.standard().read(text)).hits()).hasSize(times);
    }

    @Test
    void findsNamesInsideNames() {
        LexiconBuilder builder = new LexiconBuilder();
        for (String name : List.of("Sorong", "Sorong Selatan", "Selatan", "Kota Sorong")) {
            builder.addName(name, new Place(name));
        }
        List<Hit> hits =
                builder.build()
                        .match(Tokenizer.standard().read("di Sorong Selatan, bukan Kota Sorong"))
                        .names();
        assertThat(hits)
                .extracting(hit -> ((Place) hit.payload()).name())
                .containsExactly("Sorong", "Sorong Selatan", "Selatan", "Kota Sorong", "Sorong");
    }

    @Test
    void keepsHitsInOrderOfTheirFirstToken() {
        LexiconBuilder builder = new LexiconBuilder();
        for (String phrase : List.of("warga ... serang ... kantor", "dua desa", "desa", "serang")) {
            builder.add(phrase, new Label(phrase));
        }
        List<Hit> hits =
                builder.build()
                        .match(Tokenizer.standard().read("warga dua desa serang lagi kantor"))
                        .hits();
        assertThat(hits)
                .extracting(hit -> hit.first() + "-" + hit.last())
                .containsExactly("0-5", "1-2", "2-2", "3-3");
    }

    @Test
    void neverStemsNorBridgesNames() {
        LexiconBuilder builder = new LexiconBuilder().addName("Batu Bara", new Place("Batu Bara"));
        Lexicon lexicon = builder.build();
        assertThat(lexicon.match(Tokenizer.standard().read("Batu dan Bara, batubara")).names())
                .isEmpty();
    }

    /** A slip of the pen, one with a clitic, a word of a phrase and one that is nothing else. */
    @Test
    void numbersWordsAndMakesNothingElseOfThem() {
        LexiconBuilder builder = new LexiconBuilder();
        for (String phrase : List.of("pembakaran", "kantor", "serang")) {
            builder.add(phrase, new Label(phrase));
        }
        Tokens text = Tokenizer.standard().read("pembakran kantornya serang pasar kemarin");
        Matches plain = builder.build().match(text);

        Matches numbered =
                builder.number(List.of("pembakran", "kantornya", "serang", "pasar"))
                        .build()
                        .match(text);

        assertThat(numbered.numbered()).isEqualTo(new char[] {1, 2, 3, 4, 0});
        assertThat(plain.numbered()).isEqualTo(new char[5]);
        assertThat(plain.hits()).extracting(Hit::first).containsExactly(0, 1, 2);
        assertThat(numbered.hits()).isEqualTo(plain.hits());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{a,b | closed", "a) | opening", "( ) | no word"})
    void refusesBrokenPhrases(String phrase, String reason) {
        LexiconBuilder builder = new LexiconBuilder();
        assertThatThrownBy(() -> builder.add(phrase, new Label("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
