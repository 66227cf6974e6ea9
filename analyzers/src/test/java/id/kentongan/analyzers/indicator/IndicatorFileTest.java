package id.kentongan.analyzers.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorFileTest {

    private static final List<String> GOOD =
            List.of(
                    "code: LND-01",
                    "name: Sengketa lahan",
                    "weight: 1.5",
                    "law: d",
                    "snpk: SD",
                    "pattern: SL",
                    "phrase: sengketa {lahan,tanah}; mafia tanah");

    @Test
    void readsWhatAnAnalystWrites() {
        Indicator indicator = Indicators.parse("LND-01.txt", GOOD);
        assertThat(indicator.phrases()).containsExactly("sengketa {lahan,tanah}", "mafia tanah");
        assertThat(indicator.weight()).isEqualTo(1.5);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "weight: 4 | LND-01.txt:8: 'weight' stands here twice",
                "phrase: tolak {tambang | LND-01.txt:8: '{' is never closed",
                "phrase: mafia tanah | LND-01.txt:8: 'mafia tanah' stands here twice",
                "frase: tolak | LND-01.txt:8: unknown key 'frase'",
                "tolak tambang | LND-01.txt:8: expected 'key: value'",
                "not: | LND-01.txt:8: 'not' says nothing",
                "context: sport | LND-01.txt:8: the only context is 'election'"
            })
    void refusesABadLineWithFileLineAndReason(String line, String message) {
        List<String> lines = Stream.concat(GOOD.stream(), Stream.of(line)).toList();
        assertThatThrownBy(() -> Indicators.parse("LND-01.txt", lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesACodeInAnotherFileAndAMissingLine() {
        assertThatThrownBy(() -> Indicators.parse("LND-02.txt", GOOD))
                .hasMessage("LND-02.txt:1: code LND-01 belongs in LND-01.txt");
        assertThatThrownBy(() -> Indicators.parse("LND-01.txt", GOOD.subList(0, 3)))
                .hasMessageContaining("LND-01.txt: no 'phrase:' line");
    }

    @Test
    void everyFileOfTheDirectoryStandsInTheIndex() throws IOException {
        Path directory = Path.of("src/main/resources/id/kentongan/analyzers/indicator");
        try (Stream<Path> files = Files.list(directory)) {
            TreeSet<String> codes = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Z]{3}-\\d\\d\\.txt"))
                    .forEach(name -> codes.add(name.substring(0, 6)));
            assertThat(Indicators.standard().all())
                    .extracting(Indicator::code)
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
    }
}
