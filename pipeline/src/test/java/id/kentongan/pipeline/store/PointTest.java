package id.kentongan.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTest {

    private static final Instant TIME = Instant.parse("2026-01-02T00:00:00Z");

    @Test
    void isOneLineOfLineProtocol() {
        Point point =
                Point.of(
                        Series.ACK,
                        Map.of("id", "a b,c=d", "region", "74.05"),
                        Map.of("alert", "kata \"kutip\"\n\\", "version", "v"),
                        TIME);

        assertThat(point.line())
                .isEqualTo(
                        "ack,id=a\\ b\\,c\\=d,region=74.05 alert=\"kata \\\"kutip\\\" \\\\\",version=\"v\""
                                + " 1767312000000");
    }

    @Test
    void tagsHaveNeitherBlankEndsNorControlCharactersAndAnEmptyOneIsADash() {
        Map<String, String> fields = Map.of("alert", "a");

        assertThat(
                        Point.of(
                                        Series.ACK,
                                        Map.of("id", " \ta\u0007b\\c\u007f ", "region", " \n"),
                                        fields,
                                        TIME)
                                .line())
                .startsWith("ack,id=a\\ b/c,region=- ");
    }

    @Test
    void isInUtf8AsJavaWritesIt() {
        Random random = new Random(7);
        int[] alphabet = {
            'a', '"', '\\', '\n', 0x7f, 0x80, 0x7ff, 0x800, '–', 0xd83d, 0xde00, 0xffff
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append((char) alphabet[random.nextInt(alphabet.length)]);
            }
            String escaped =
                    text.toString()
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace('\n', ' ')
                            .replace('\u007f', ' ');
            byte[] told =
                    Point.of(
                                    Series.ACK,
                                    Map.of("id", "i", "region", "r"),
                                    Map.of("alert", text.toString()),
                                    TIME)
                            .utf8();
            assertThat(told)
                    .isEqualTo(
                            ("ack,id=i,region=r alert=\"" + escaped + "\" 1767312000000")
                                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void leavesOutFieldsThatAreNotThere() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("killed_min", null);
        fields.put("severity", 2);

        assertThat(event(fields).line()).endsWith(" severity=2i 1767312000000");
    }

    @Test
    void refusesNamesThatItsSeriesDoesNotList() {
        assertThatIllegalArgumentException().isThrownBy(() -> event(Map.of("severty", 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Point.of(
                                        Series.EVENT,
                                        Map.of("id", "e"),
                                        Map.of("severity", 1),
                                        TIME));
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Point.of(
                                        Series.COVERAGE,
                                        Map.of("region", "11"),
                                        Map.of("hours_silent", Double.NaN),
                                        TIME));
    }

    @Test
    void everySeriesCarriesTheVersionAndReplacesByTimeAndTags() {
        for (Series series : Series.values()) {
            assertThat(series.fields()).extracting(Series.Field::name).contains(Series.VERSION);
            assertThat(series.ddl())
                    .contains("dedup upsert keys(timestamp, \"" + series.tags().get(0) + "\"");
        }
    }

    @ParameterizedTest(name = "status {0}: {1}")
    @CsvSource({
        "0, LATER",
        "400, REFUSED",
        "401, LATER",
        "404, LATER",
        "413, REFUSED",
        "422, REFUSED",
        "429, LATER",
        "500, LATER",
        "503, LATER"
    })
    void onlyWrongPointsAreGivenUp(int status, StoreAnswer answer) {
        assertThat(StoreAnswer.of(status)).isEqualTo(answer);
    }

    private static Point event(Map<String, Object> fields) {
        return Point.of(
                Series.EVENT, Map.of("id", "e", "region", "74.05", "family", "LND"), fields, TIME);
    }
}
