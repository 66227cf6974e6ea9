package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text: a finding in time linear in its length, never an exception. */
class AnyTextTest {

    private static final Tagger TAGGER = Tagger.standard();
    private static final String STORY =
            "Bentrok antarwarga dua desa di Kabupaten Bima pecah, Senin (2/3/2026). Dua orang luka. ";

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void givesAFinding(String name, String text) {
        Finding finding = TAGGER.tag(SampleArticle.news("", text));
        assertThat(finding.status()).isNotNull();
        for (Evidence evidence : finding.evidence()) {
            assertThat(evidence.start()).isBetween(0, text.length() - 1);
            assertThat(evidence.end()).isBetween(evidence.start() + 1, text.length());
        }
    }

    @Test
    void givesAFindingForRandomUnicode() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(400);
            for (int i = 0; i < length; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> text.append((char) random.nextInt(0x10000));
                    case 1 -> text.appendCodePoint(0x1F300 + random.nextInt(0x300));
                    case 2 -> text.append("bentrok ");
                    case 3 -> text.append("<>&;.,-/'\"\n\u200B\u202E".charAt(random.nextInt(13)));
                    case 4 -> text.append((char) ('0' + random.nextInt(10)));
                    default -> text.append((char) ('a' + random.nextInt(26)));
                }
            }
            String body = text.toString();
            Finding finding = TAGGER.tag(SampleArticle.news(body, body));
            for (Evidence evidence : finding.evidence()) {
                assertThat(evidence.end()).isLessThanOrEqualTo(body.length());
            }
        }
    }

    @Test
    void saysWhyAnEmptyTextIsNone() {
        for (String empty : List.of("", "  \n ", "<p></p>", "👍")) {
            Finding finding = TAGGER.tag(SampleArticle.news("", empty));
            assertThat(finding.status()).isEqualTo(Status.NON);
            assertThat(finding.reason()).isEqualTo("empty-text");
        }
    }

    @Test
    void saysTheSameInEveryLocale() {
        Finding here =
                TAGGER.tag(
                        SampleArticle.news(
                                "RICUH DI KANTOR KPU BIMA", STORY.toUpperCase(Locale.ROOT)));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(
                            Tagger.standard()
                                    .tag(
                                            SampleArticle.news(
                                                    "RICUH DI KANTOR KPU BIMA",
                                                    STORY.toUpperCase(Locale.ROOT))))
                    .isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void needsTimeLinearInTheLength() {
        // counted in work, not in seconds: four times the text gives at most four and a half times
        // the hits
        Explanation once = TAGGER.explain(SampleArticle.news("", STORY.repeat(200)));
        Explanation four = TAGGER.explain(SampleArticle.news("", STORY.repeat(800)));
        assertThat(four.spans().size()).isLessThanOrEqualTo(once.spans().size() * 9 / 2);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("five megabytes", STORY.repeat(5_000_000 / STORY.length())),
                Arguments.of("one endless word", "a".repeat(2_000_000)),
                Arguments.of("an endless conflict word", "bentrok".repeat(300_000)),
                Arguments.of("100,000 tags", "<b>".repeat(100_000)),
                Arguments.of("100,000 open tags", "<script ".repeat(100_000)),
                Arguments.of("100,000 scripts", "<script>".repeat(100_000)),
                Arguments.of("100,000 look-alikes", "lahan parkir ".repeat(100_000)),
                Arguments.of("100,000 numbers", "dua puluh tiga orang tewas ".repeat(50_000)),
                Arguments.of("only stops", ".".repeat(300_000)),
                Arguments.of("only quotes", "\"“".repeat(200_000)),
                Arguments.of("NUL bytes", "bentrok\u0000warga\u0000".repeat(1000)),
                Arguments.of("right to left", "\u202Ebentrok warga\u202C عربى עברית"),
                Arguments.of("emoji", "🔥🔥 Bentrok 🔥 warga 👮‍♀️ dua desa 🇮🇩"),
                Arguments.of("lone surrogates", "\uD83D bentrok \uDC00"),
                Arguments.of("cut short", STORY.substring(0, 41)));
    }
}
