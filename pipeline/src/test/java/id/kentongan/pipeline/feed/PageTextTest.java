package id.kentongan.pipeline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.kentongan.pipeline.scenario.PressWire;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * Ten articles in each of six layouts of news sites: what is taken from the page is the article.
 */
class PageTextTest {

    private static final String HEAD =
            "<html><head><title>Judul - Koran</title><script>var iklan='warga bentrok';</script>"
                    + "</head><body><header><a href=/>Beranda</a><nav><ul><li>Nasional</li><li>Daerah"
                    + "</li><li>Olahraga</li></ul></nav></header>";

    private static final String FOOT =
            "<div class=\"artikel-terkait\"><h3>Berita Terkait</h3><p>Bentrok di daerah lain berakhir"
                    + " damai setelah mediasi panjang oleh tokoh adat setempat</p></div>"
                    + "<aside><h4>Terpopuler</h4><p>Lima resep sayur asem yang mudah dibuat di rumah"
                    + " untuk keluarga besar Anda</p></aside><footer><p>Copyright Koran Contoh, seluruh"
                    + " hak cipta dilindungi undang-undang yang berlaku</p></footer></body></html>";

    private static final String CAPTION =
            "<figure><img src=x><figcaption>Foto: suasana di lokasi kejadian, Senin sore"
                    + "</figcaption></figure>";

    private static final String ALSO =
            "<p><strong>Baca juga: <a href=/lain>Harga cabai di pasar induk mulai turun</a></strong></p>";

    @Test
    void takesTheArticleAndLittleElseFromSixtyPages() throws IOException {
        List<String> articles = articles(10);
        Map<String, Double> worst = new HashMap<>();
        for (String article : articles) {
            List<String> paragraphs = List.of(article.split("\n", -1));
            pages(paragraphs)
                    .forEach(
                            (layout, pages) ->
                                    worst.merge(layout, f1(article, read(pages)), Math::min));
        }

        assertThat(worst)
                .hasSize(6)
                .allSatisfy((layout, f1) -> assertThat(f1).as(layout).isGreaterThanOrEqualTo(.95));
    }

    @Test
    void aPageWithoutAnArticleGivesNothingLong() {
        assertThat(PageText.article(Jsoup.parse(HEAD + FOOT))).hasSizeLessThan(20);
    }

    @Test
    void theNextPageIsTheOneThePageNames() {
        assertThat(
                        PageText.furtherPages(
                                Jsoup.parse(
                                        "<a rel=next href='?page=2'>2</a>",
                                        "http://contoh.example/a")))
                .containsExactly("http://contoh.example/a?page=2");
    }

    private static Map<String, List<String>> pages(List<String> paragraphs) {
        String plain = wrapped(paragraphs, "<p>", "</p>");
        int half = paragraphs.size() / 2;
        return Map.of(
                "wordpress",
                List.of(
                        HEAD
                                + "<main><article><h1>Judul</h1><div class=\"entry-meta\">Redaksi - 2 Maret"
                                + " 2026</div><div class=\"entry-content\">"
                                + CAPTION
                                + inserted(paragraphs, ALSO)
                                + "<div class=\"sharedaddy share\">Bagikan ke WhatsApp</div></div></article></main>"
                                + FOOT),
                "portal",
                List.of(
                        HEAD
                                + "<section><div class=\"detail\"><h1>Judul</h1>"
                                + CAPTION
                                + "<div class=\"detail__body-text itp_bodycontent\">"
                                + inserted(
                                        paragraphs,
                                        "<div class=\"parallax iklan\">ADVERTISEMENT</div>"
                                                + "<p class=\"ads-caption\">SCROLL TO CONTINUE WITH CONTENT</p>"
                                                + ALSO)
                                + "<div class=\"detail__body-tag\"><div class=tags><a>bentrok</a></div></div></div></div></section>"
                                + FOOT),
                "linebreaks",
                List.of(
                        HEAD
                                + "<div id=konten><div class=isi>"
                                + String.join("<br><br>", paragraphs)
                                + "</div></div>"
                                + FOOT),
                "microdata",
                List.of(
                        HEAD
                                + "<div class=wrap><div itemprop=articleBody><p>"
                                + paragraphs.get(0)
                                + "</p>"
                                + ALSO
                                + wrapped(
                                        paragraphs.subList(1, paragraphs.size()), "<div>", "</div>")
                                + "</div></div>"
                                + FOOT),
                "table",
                List.of(
                        "<html><body><table><tr><td class=menu><a href=/>Beranda</a></td><td>"
                                + plain
                                + "</td><td><div class=\"terpopuler\"><p>Jadwal kapal penyeberangan pekan"
                                + " ini dan tarif terbaru</p></div></td></tr></table></body></html>"),
                "multipage",
                List.of(
                        HEAD
                                + "<article>"
                                + wrapped(paragraphs.subList(0, half), "<p>", "</p>")
                                + "<div class=paging>Halaman: <a rel=next href=\"?page=2\">2</a></div></article>"
                                + FOOT,
                        HEAD
                                + "<article>"
                                + wrapped(
                                        paragraphs.subList(half, paragraphs.size()), "<p>", "</p>")
                                + "</article>"
                                + FOOT));
    }

    private static String read(List<String> pages) {
        return pages.stream()
                .map(Jsoup::parse)
                .map((Document page) -> PageText.article(page))
                .collect(Collectors.joining("\n"));
    }

    private static String wrapped(List<String> paragraphs, String open, String close) {
        return paragraphs.stream()
                .map(paragraph -> open + paragraph + close)
                .collect(Collectors.joining());
    }

    private static String inserted(List<String> paragraphs, String furniture) {
        return wrapped(paragraphs.subList(0, 2), "<p>", "</p>")
                + furniture
                + wrapped(paragraphs.subList(2, paragraphs.size()), "<p>", "</p>");
    }

    /** Articles of at least six paragraphs, without furniture of their own. */
    private static List<String> articles(int count) throws IOException {
        List<String> out = new ArrayList<>();
        PressWire wire = new PressWire(11, LocalDate.of(2026, 3, 2), 100);
        ObjectMapper mapper = new ObjectMapper();
        while (out.size() < count) {
            JsonNode item = mapper.readTree(wire.next());
            String body =
                    item.path("body")
                            .asText()
                            .lines()
                            .filter(line -> !line.matches("(?i)(?:baca|simak) juga.*|\\(.{2,4}\\)"))
                            .collect(Collectors.joining("\n"));
            if (body.lines().count() >= 6) {
                out.add(body);
            }
        }
        return out;
    }

    private static double f1(String wanted, String got) {
        Map<String, Integer> left = counts(wanted);
        int all = left.values().stream().mapToInt(Integer::intValue).sum();
        int taken = 0;
        int both = 0;
        for (Map.Entry<String, Integer> token : counts(got).entrySet()) {
            taken += token.getValue();
            both += Math.min(token.getValue(), left.getOrDefault(token.getKey(), 0));
        }
        return all + taken == 0 ? 0 : 2.0 * both / (all + taken);
    }

    private static Map<String, Integer> counts(String text) {
        Map<String, Integer> out = new HashMap<>();
        for (String token : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!token.isEmpty()) {
                out.merge(token, 1, Integer::sum);
            }
        }
        return out;
    }
}
