package id.kentongan.pipeline.output;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.analyzers.event.Sightings;
import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.finding.FurtherEvent;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.item.Item;
import id.kentongan.analyzers.tag.Tagger;
import id.kentongan.pipeline.json.ItemDecoder;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.record.TaggedItem;
import id.kentongan.pipeline.scenario.PressWire;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningTest {

    private static final String SENTENCE =
            "Panen jagung di lereng bukit tahun ini melimpah sekali.";

    @Test
    void aShortTextIsKeptWhole() {
        String text = "a".repeat(Beginning.LONGEST);

        assertThat(Beginning.end(text)).isEqualTo(text.length());
    }

    @Test
    void endsBehindTheLastSentenceThatFits() {
        String sentences = (SENTENCE + " ").repeat(9);

        assertThat(sentences.substring(0, Beginning.end(sentences)))
                .isEqualTo((SENTENCE + " ").repeat(7).strip());
        String quoted = "“" + sentences.substring(0, 300).strip() + "!” " + "kata ".repeat(60);
        assertThat(quoted.substring(0, Beginning.end(quoted))).endsWith("!”");
        String heading = "x".repeat(250) + "\n" + "kata ".repeat(60);
        assertThat(Beginning.end(heading)).isEqualTo(250);
    }

    @Test
    void endsBehindAWordWhereNoSentenceEndsLateEnough() {
        String words = SENTENCE + " " + "panen ".repeat(90);

        String kept = words.substring(0, Beginning.end(words));
        assertThat(kept).endsWith(" panen").hasSizeBetween(Beginning.LONGEST - 6, 400);
    }

    @Test
    void endsWithinAWordThatIsLongerThanAllButNeverWithinAPair() {
        assertThat(Beginning.end("x".repeat(900))).isEqualTo(Beginning.LONGEST);
        assertThat(Beginning.end("x" + "😀".repeat(900))).isEqualTo(Beginning.LONGEST - 1);
        assertThat(Beginning.end("😀".repeat(900))).isEqualTo(Beginning.LONGEST);
        assertThat(Beginning.end(" ".repeat(900))).isEqualTo(Beginning.LONGEST);
    }

    @ParameterizedTest(name = "{0}, relevant {1}, {2}, further {3}: beginning {4}")
    @CsvSource({
        "news, false, NON, NON, true",
        "news, false, NON, , true",
        "news, true, NON, , false",
        "news, true, INC, , false",
        "news, false, PST, , false",
        "news, false, NON, THR, false",
        "incident, false, NON, , false"
    })
    void isAllThatIsKeptOfAnArticleThatRaisesNothing(
            String kind, boolean relevant, Status status, Status further, boolean beginning) {
        String text = (SENTENCE + " ").repeat(30).strip();
        TaggedItem tagged =
                finding(
                        kind.equals("news") ? news("Panen raya", text) : report(text),
                        relevant,
                        status,
                        further);

        String line = Points.finding(tagged).line();

        String kept = beginning ? (SENTENCE + " ").repeat(7).strip() + " …" : text;
        assertThat(line).contains(",text=\"" + kept + "\",");
        assertThat(line.contains("\\\"beginning\\\":true")).isEqualTo(beginning);
        // whoever reads the topic has the item itself
        assertThat(new String(Lines.finding(tagged), StandardCharsets.UTF_8))
                .doesNotContain("beginning");
    }

    @Test
    void hidesInTheBeginningWhomTheRestNames() {
        String text = "Panen raya dipimpin Cahaya. " + "panen ".repeat(100) + "Pak Cahaya hadir.";

        String line =
                Points.finding(finding(news("Pesan Cahaya", text), false, Status.NON, null)).line();

        assertThat(line).contains("title=\"Pesan ▒▒▒▒▒▒\"").contains("dipimpin ▒▒▒▒▒▒. panen");
        assertThat(line).doesNotContain("Cahaya");
    }

    @Test
    void hidesTheHalfOfANameThatGoesOnBehindTheEnd() {
        for (String person :
                List.of(
                        "saksi bernama Budi Karangan",
                        "Budi Karangan Putra (34)",
                        "korban Joko Karangan, 41 tahun",
                        "budi.karangan@contoh.invalid",
                        "0812-3456-7890",
                        "mobil DA 1234 XYZ dibakar",
                        "kata Sutrisman Hadiwibowo")) {
            String text = "panen " + person + " panen";
            for (int end = 0; end <= text.length(); end++) {
                assertThat(Masking.mask(new String[] {"", text}, new int[] {0, end})[1])
                        .isEqualTo(Masking.mask(text).substring(0, end));
            }
        }
    }

    @Test
    void beginningsAreMaskedAsTheWholeIs() {
        PressWire wire = PressWire.press(9, LocalDate.of(2025, 1, 1), 500, 370);
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            Item item = ItemDecoder.standard().decode(wire.next()).item();
            assertBeginnings(item.title(), item.text(), random);
            assertBeginnings(item.title(), distorted(item.text(), random), random);
        }
    }

    @Test
    void beginningsOfOddTextsAreMaskedAsTheWholeIs() {
        String[] pieces = {
            "korban",
            "bernama",
            "a.n.",
            "Budi",
            "Sutrisman",
            "bin",
            "SITI",
            "Pak",
            "kata",
            "Kota",
            "Besi",
            "Desa",
            "Cahaya",
            "cahaya",
            "(34)",
            "(5 tahun)",
            ",",
            "41 tahun",
            "warga",
            ".",
            "\n",
            "!",
            "0812-3456-7890",
            "+62 813 4455 6677",
            "(0532)",
            "21345",
            "DA",
            "1234",
            "XYZ",
            "B",
            "6202011503900001",
            "@karangan",
            "budi.k@contoh.invalid",
            "@",
            "𝐁udi",
            "😀",
            "\ud83d",
            "’",
            "-",
            "jalan",
            "PT",
            "agung"
        };
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
                text.append(random.nextInt(6) == 0 ? "" : " ");
            }
            assertBeginnings(pieces[random.nextInt(pieces.length)], text.toString(), random);
        }
    }

    private static void assertBeginnings(String title, String text, Random random) {
        String[] whole = Masking.mask(new String[] {title, text});
        int end = random.nextInt(3) == 0 ? Beginning.end(text) : random.nextInt(text.length() + 1);
        int titleEnd = random.nextInt(title.length() + 1);

        assertThat(Masking.mask(new String[] {title, text}, new int[] {titleEnd, end}))
                .containsExactly(whole[0].substring(0, titleEnd), whole[1].substring(0, end));
        String kept = text.substring(0, Beginning.end(text));
        assertThat(kept).hasSizeLessThanOrEqualTo(Beginning.LONGEST);
        assertThat(kept.equals(text) || !half(text, kept.length())).isTrue();
    }

    private static boolean half(String text, int end) {
        return end > 0
                && Character.isHighSurrogate(text.charAt(end - 1))
                && Character.isLowSurrogate(text.charAt(end));
    }

    private static String distorted(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int n = 1 + random.nextInt(9); n > 0; n--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(3)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.setCharAt(at, Character.toUpperCase(changed.charAt(at)));
                default -> changed.insert(at, "😀’.@(3".charAt(random.nextInt(7)));
            }
        }
        return changed.toString();
    }

    private static Item news(String title, String text) {
        return item(
                Map.of(
                        "id", "n1",
                        "type", "news",
                        "publishedAt", "2025-01-02T00:00:00Z",
                        "title", title,
                        "body", text,
                        "outlet", "harian-karangan",
                        "url", "https://contoh.invalid/1"));
    }

    private static Item report(String text) {
        return item(
                Map.of(
                        "id", "r1",
                        "type", "incident",
                        "occurredAt", "2025-01-02",
                        "reportedAt", "2025-01-02",
                        "text", text,
                        "source", Map.of("id", "pos", "kind", "field")));
    }

    private static Item item(Map<String, Object> message) {
        Item item = ItemDecoder.standard().decode(Json.bytes(message)).item();
        assertThat(item).isNotNull();
        return item;
    }

    private static TaggedItem finding(Item item, boolean relevant, Status status, Status further) {
        Finding tagged = Tagger.standard().tag(item);
        Finding finding =
                new Finding(
                        tagged.id(),
                        relevant,
                        status,
                        tagged.indicators(),
                        tagged.severity(),
                        tagged.region(),
                        tagged.regionPrecision(),
                        tagged.causeRegion(),
                        tagged.district(),
                        tagged.village(),
                        tagged.eventDate(),
                        tagged.killed(),
                        tagged.killedMax(),
                        tagged.injured(),
                        tagged.injuredMax(),
                        tagged.confidence(),
                        tagged.simulated(),
                        tagged.reason(),
                        tagged.evidence(),
                        further == null
                                ? List.of()
                                : List.of(
                                        new FurtherEvent(further, List.of(), 0, null, null, null)),
                        tagged.version());
        return new TaggedItem(item, finding, Sightings.of(item, tagged));
    }
}
