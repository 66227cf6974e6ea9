package id.kentongan.dashboards.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern KEY =
            Pattern.compile("words(?:\\(\\))?\\s*\\.of\\(\\s*\"([a-z.A-Z0-9]+[a-z])\"");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keys("id")).isEqualTo(keys("en"));
    }

    @Test
    void everyKeyThatPagesAskForIsThere() throws IOException {
        Path sources = Path.of("src/main/java/id/kentongan/dashboards/console");
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> asked.add(found.group(1)));
            }
        }
        assertThat(asked).hasSizeGreaterThan(80);
        assertThat(keys("id")).containsAll(asked);
    }

    @Test
    void writesNumbersAndTimesInTheLanguageOfTheReader() {
        assertThat(Words.INDONESIAN.number(1234.5, 1)).isEqualTo("1.234,5");
        assertThat(Words.ENGLISH.number(-1234.5, 1)).isEqualTo("−1,234.5");
        assertThat(Words.INDONESIAN.number(-0.04, 1)).isEqualTo("0,0");
        assertThat(Words.ENGLISH.score(173.2)).isEqualTo("100.0");
        Instant noon = Instant.parse("2024-11-27T16:30:00Z");
        assertThat(Words.INDONESIAN.allZones(noon))
                .isEqualTo(
                        "27 Nov 2024 23.30 WIB · 28 Nov 2024 00.30 WITA · 28 Nov 2024 01.30 WIT");
    }

    private static Set<String> keys(String language) throws IOException {
        Properties words = new Properties();
        try (var in = WordsTest.class.getResourceAsStream("words-" + language + ".properties")) {
            words.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        }
        return new TreeSet<>(words.stringPropertyNames());
    }
}
