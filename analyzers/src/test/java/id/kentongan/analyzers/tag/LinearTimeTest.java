package id.kentongan.analyzers.tag;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.item.Item;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight times the text takes about eight times the time on the processor; work that grows with the
 * square of the length would take 64 times as long. The bound lies between, far from both, and the
 * best of several readings counts, so that a crowded machine does not decide.
 */
class LinearTimeTest {

    private static final Tagger TAGGER = Tagger.standard();
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final int SHORT_TEXT = 24_000;
    private static final int TIMES = 8;
    private static final int MOST_TIMES = 20;
    private static final int READINGS = 6;

    /** Below this many nanoseconds the fixed cost of a reading hides how it grows. */
    private static final long LEAST = 400_000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void takesTimeInProportionToTheLength(String name, Item.Kind kind, String unit) {
        Item small = item(kind, unit.repeat(SHORT_TEXT / unit.length()));
        Item large = item(kind, unit.repeat(TIMES * SHORT_TEXT / unit.length()));
        best(small);

        long once = Math.max(LEAST, best(small));
        long eightTimes = best(large);

        assertThat(eightTimes)
                .as("nanoseconds for %d times the text, %d for the text", TIMES, once)
                .isLessThan(MOST_TIMES * once);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                news("a story", "Bentrok antarwarga di Kabupaten Bima, Senin (2/3/2026). 2 luka. "),
                news("one sentence", "bentrok warga dua desa di kabupaten bima dan "),
                news("names of regions", "Serang, Bandung, Batu, Bima dan Papua Barat Daya; "),
                news("kecamatan", "Kec. Blang Pidie, Kecamatan Sukajadi, kec. Bandasakti. "),
                news("villages", "Desa Sidomulyo, Kelurahan Sukamaju, "),
                news("places of speech", "kata Budi di Jakarta, Senayan, Jakarta "),
                news("slips of the pen", "membakaar pengrusakkan penyerangn tawurran "),
                news("words unknown", "xyzzyplugh mnopqrstu abcdefghij "),
                news("look-alikes", "lahan parkir perang harga "),
                news("numbers", "dua puluh tiga orang tewas, 1.700 rumah "),
                news("negation", "tidak ada bentrok, belum ada korban, jangan sampai "),
                news("tags", "<b>ricuh</b> <"),
                news("scripts", "<script>ricuh "),
                news("stops", ". Kab. \"A.B. "),
                news("one endless word", "bentrok"),
                news("furniture", "Baca juga: bentrok warga di Bima\n"),
                Arguments.of(
                        "a report",
                        Item.Kind.INCIDENT,
                        "Massa dr ds Sukamaju kec. Monta serang warga, 2 org luka, rumah dibakar. "),
                Arguments.of("a report of one word", Item.Kind.INCIDENT, "penyerangan"));
    }

    private static Arguments news(String name, String unit) {
        return Arguments.of(name, Item.Kind.NEWS, unit);
    }

    private static long best(Item item) {
        long best = Long.MAX_VALUE;
        for (int reading = 0; reading < READINGS; reading++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            assertThat(TAGGER.tag(item).status()).isNotNull();
            best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    private static Item item(Item.Kind kind, String body) {
        String title = kind == Item.Kind.NEWS ? "Warga Dua Desa Bentrok" : "";
        return SampleArticle.of(kind, title, body);
    }
}
