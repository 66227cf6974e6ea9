package id.kentongan.pipeline.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The text of an article in a page: the densest block of paragraphs, without captions, related
 * links, advertisements and share buttons.
 */
final class PageText {

    private static final String NOT_TEXT =
            "script, style, noscript, template, iframe, form, button, nav, header, footer, aside,"
                    + " figure, figcaption, table.related, ins, svg, select,"
                    + " [class*=caption], [class*=related], [class*=terkait], [class*=baca-juga],"
                    + " [class*=bacajuga], [class*=read-also], [class*=share], [class*=sosmed],"
                    + " [class*=iklan], [class*=advert], [class*=ads-], [id*=ads-], [class*=banner],"
                    + " [class*=komentar], [class*=comment], [class*=breadcrumb], [class*=tags],"
                    + " [class*=paging], [class*=newsletter], [class*=popular], [class*=terpopuler],"
                    + " [class*=author], [class*=penulis], [hidden], [aria-hidden=true]";

    private static final Pattern FURNITURE =
            Pattern.compile(
                    "(?i)^(?:\\W*(?:baca (?:juga|selengkapnya)|simak (?:juga|video)|lihat juga|"
                            + "berita terkait|artikel terkait|advertisement|scroll to (?:continue|resume)"
                            + ".*|iklan|bagikan|share|tag(?:s)?|editor|penulis|reporter|foto|sumber foto|"
                            + "ikuti (?:kami|berita)|dapatkan (?:update|informasi)|halaman(?:\\s|:)|"
                            + "gabung (?:di|ke)|copyright|\\(c\\))\\b.*)$");

    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0]+");

    private static final int SHORTEST = 20;

    private PageText() {}

    /** Text of {@code html} in which nothing is expected but a phrase. */
    static String plain(String html) {
        return squeeze(Jsoup.parse(html).text());
    }

    /** Text of an HTML fragment, paragraphs on lines of their own. */
    static String paragraphs(String html) {
        if (html.isBlank()) {
            return "";
        }
        Document document = Jsoup.parse(html);
        document.select(NOT_TEXT).remove();
        return text(document.body());
    }

    /** Text of the article in a page; empty if there is none. */
    static String article(Document page) {
        page.select(NOT_TEXT).remove();
        Element stated = page.selectFirst("[itemprop=articleBody]");
        if (stated != null && text(stated).length() >= 200) {
            return text(stated);
        }
        Element best = null;
        int most = 0;
        for (Element block : page.select("article, main, section, div, td")) {
            int weight = weight(block);
            if (weight > most) {
                most = weight;
                best = block;
            }
        }
        return best == null ? "" : text(best);
    }

    /** Where the next page of a long article is said to be. */
    static List<String> furtherPages(Document page) {
        List<String> out = new ArrayList<>();
        Element next = page.selectFirst("link[rel=next], a[rel=next]");
        if (next != null && !next.absUrl("href").isEmpty()) {
            out.add(next.absUrl("href"));
        }
        return out;
    }

    /** Letters in paragraphs that stand directly in {@code block}, links counted against it. */
    private static int weight(Element block) {
        int weight = 0;
        for (Element child : block.children()) {
            boolean paragraph = child.nameIs("p") || child.nameIs("blockquote");
            if (paragraph && !FURNITURE.matcher(squeeze(child.text())).matches()) {
                int links = child.select("a").text().length();
                weight += Math.max(0, child.text().length() - 2 * links);
            }
        }
        String own = squeeze(block.ownText());
        return weight + (own.length() > 200 ? own.length() : 0);
    }

    private static String text(Element block) {
        block.select("br").append("\\n");
        block.select("p, div, li, h1, h2, h3, h4, blockquote").append("\\n");
        List<String> lines = new ArrayList<>();
        for (String raw : block.text().replace("\\n", "\n").split("\n", -1)) {
            String line = squeeze(raw);
            boolean furniture = FURNITURE.matcher(line).matches() && (line.length() < 200);
            if (!line.isEmpty() && !furniture && !(lines.isEmpty() && line.length() < SHORTEST)) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    private static String squeeze(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
