package id.kentongan.pipeline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whatever the text, the tagger answers within its contract, twice the same. */
class TaggerFuzzTest {

    private static final Tagger TAGGER = Tagger.standard();
    private static final Instant TIME = Instant.parse("2024-11-20T02:00:00Z");

    /**
     * Words that reach deep into the rules, so that the fuzzer need not guess them letter by
     * letter.
     */
    private static final List<String> WORDS =
            List.of(
                    "bentrok",
                    "warga",
                    "tewas",
                    "luka-luka",
                    "tidak",
                    "jika",
                    "polisi",
                    "membubarkan",
                    "unjuk rasa",
                    "mahasiswa",
                    "gas air mata",
                    "sengketa lahan",
                    "desa",
                    "Kecamatan",
                    "Kabupaten",
                    "Kota",
                    "Serang",
                    "Batu",
                    "Bima",
                    "Papua",
                    "Wamena",
                    "KPU",
                    "Pilkada",
                    "dua",
                    "puluhan",
                    "ratusan",
                    "Senin",
                    "(2/3/2026)",
                    "kemarin",
                    "akan",
                    "mencegah",
                    "simulasi",
                    "damai",
                    "dibakar",
                    "rumah",
                    "JAKARTA,",
                    "kata",
                    "\"",
                    ".",
                    ",",
                    "-",
                    "\n\n",
                    "Baca juga:",
                    "(foto)",
                    "<b>",
                    "di",
                    "asal",
                    "Polres",
                    "DPRD",
                    "ormas",
                    "menyerang",
                    "ancam",
                    "hoaks",
                    "pada 1998",
                    "74.05");

    @FuzzTest(maxDuration = "1m")
    void anyTextIsReadWithinTheContract(FuzzedDataProvider data) {
        boolean report = data.consumeBoolean();
        String title = text(data, 12);
        String body = text(data, 200);
        Item item = item(report, title, body);
        Finding finding = TAGGER.tag(item);
        assertThat(finding.severity()).isBetween(0, 4);
        if (!Set.of(Status.INC, Status.THR).contains(finding.status())) {
            assertThat(finding.severity()).isZero();
        }
        assertThat(finding.indicators()).hasSizeLessThanOrEqualTo(3);
        assertThat(finding.confidence()).isBetween(0.0, 1.0);
        for (Evidence evidence : finding.evidence()) {
            String field = evidence.field().equals("title") ? title : body;
            assertThat(evidence.start()).isBetween(0, Math.max(0, field.length() - 1));
            assertThat(evidence.end()).isBetween(evidence.start() + 1, field.length());
        }
        assertThat(Json.line(TAGGER.tag(item))).isEqualTo(Json.line(finding));
    }

    private static String text(FuzzedDataProvider data, int most) {
        StringBuilder text = new StringBuilder();
        int pieces = data.consumeInt(0, most);
        for (int i = 0; i < pieces && data.remainingBytes() > 0; i++) {
            int pick = data.consumeInt(0, WORDS.size());
            text.append(pick < WORDS.size() ? WORDS.get(pick) : data.consumeString(12));
            if (data.consumeInt(0, 9) > 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static Item item(boolean report, @Nullable String title, String body) {
        return new Item(
                "x",
                report ? Item.Kind.INCIDENT : Item.Kind.NEWS,
                TIME,
                TIME,
                null,
                null,
                null,
                report ? null : title,
                body,
                "Harian Contoh",
                null,
                null,
                null,
                null,
                null,
                false,
                new Item.Source("Harian Contoh", report ? "field" : "media", null),
                false,
                List.of(),
                "");
    }
}
