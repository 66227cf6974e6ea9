package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.indicator.Indicator;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.match.Lexicon;
import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.status.Cues;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the sentences that stand in the indicator files. */
class IndicatorExamplesTest {

    private static final Lexicon LEXICON = lexicon();

    @ParameterizedTest(name = "{0} fires in: {1}")
    @MethodSource("matches")
    void firesWhereItsFileSaysSo(String code, String sentence) {
        assertThat(fires(code, sentence)).isTrue();
    }

    @ParameterizedTest(name = "{0} is silent in: {1}")
    @MethodSource("rejects")
    void staysSilentWhereItsFileSaysSo(String code, String sentence) {
        assertThat(fires(code, sentence)).isFalse();
    }

    @Test
    void everyIndicatorAndMarkerHasExamplesOfBothKinds() {
        assertThat(Indicators.standard().all())
                .hasSize(43 + 14 + 7)
                .allSatisfy(
                        indicator -> {
                            assertThat(indicator.matches())
                                    .as(indicator.code())
                                    .hasSizeGreaterThan(1);
                            assertThat(indicator.rejects())
                                    .as(indicator.code())
                                    .hasSizeGreaterThan(1);
                        });
    }

    private static boolean fires(String code, String sentence) {
        return Examples.fires(LEXICON, code, sentence);
    }

    static Stream<Arguments> matches() {
        return Indicators.standard().all().stream()
                .flatMap(i -> i.matches().stream().map(s -> Arguments.of(i.code(), s)));
    }

    static Stream<Arguments> rejects() {
        return Indicators.standard().all().stream()
                .flatMap(i -> i.rejects().stream().map(s -> Arguments.of(i.code(), s)));
    }

    private static Lexicon lexicon() {
        LexiconBuilder builder = new LexiconBuilder();
        Indicators.standard().addTo(builder);
        Cues.addTo(builder);
        return builder.build();
    }

    static {
        assertThat(Indicators.standard().all()).extracting(Indicator::code).doesNotHaveDuplicates();
    }
}
