package id.kentongan.pipeline.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads RSS, Atom and news sitemaps. Document types are refused, so entities cannot expand. */
final class FeedParser {

    private static final int MOST_ENTRIES = 500;

    private FeedParser() {}

    static List<Entry> parse(byte[] body, String contentType, URI address) throws FeedFault {
        String head = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.ISO_8859_1);
        if (head.matches("(?is).*<!(?:doctype|entity).*") && !head.matches("(?is).*<html.*")) {
            throw new FeedFault("document-type", "a feed with a document type is refused");
        }
        if (head.contains("<urlset") || head.contains(":urlset")) {
            return sitemap(body, address);
        }
        try (XmlReader reader =
                new XmlReader(
                        new ByteArrayInputStream(body),
                        contentType.isEmpty() ? "application/xml" : contentType,
                        true)) {
            List<Entry> entries = new ArrayList<>();
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            input.setXmlHealerOn(true);
            List<SyndEntry> all = input.build(reader).getEntries();
            List<String> stated = null;
            for (int i = 0; i < all.size() && i < MOST_ENTRIES; i++) {
                Entry entry = entry(all.get(i), address);
                if (entry.published() == null) {
                    stated = stated == null ? dates(body, address) : stated;
                    entry =
                            entry.publishedAt(
                                    stated.size() == all.size()
                                            ? PublishedAt.instant(stated.get(i))
                                            : null);
                }
                entries.add(entry);
            }
            return entries;
        } catch (FeedException | IOException | IllegalArgumentException e) {
            throw new FeedFault("malformed", oneLine(e));
        }
    }

    private static Entry entry(SyndEntry entry, URI address) {
        String link = absolute(address, entry.getLink());
        String key = entry.getUri() == null || entry.getUri().isBlank() ? link : entry.getUri();
        Date date =
                entry.getPublishedDate() == null
                        ? entry.getUpdatedDate()
                        : entry.getPublishedDate();
        StringBuilder html = new StringBuilder();
        for (SyndContent content : entry.getContents()) {
            html.append(content.getValue() == null ? "" : content.getValue());
        }
        if (html.length() == 0 && entry.getDescription() != null) {
            html.append(
                    entry.getDescription().getValue() == null
                            ? ""
                            : entry.getDescription().getValue());
        }
        return new Entry(
                key,
                link,
                PageText.plain(entry.getTitle() == null ? "" : entry.getTitle()),
                PageText.paragraphs(html.toString()),
                date == null ? null : date.toInstant());
    }

    /** Dates of all entries as they are written, for those that only a person would understand. */
    private static List<String> dates(byte[] body, URI address) throws IOException {
        Document document =
                Jsoup.parse(
                        new ByteArrayInputStream(body),
                        null,
                        address.toString(),
                        Parser.xmlParser());
        List<String> dates = new ArrayList<>();
        for (Element entry : document.select("item, entry")) {
            String stated = text(entry, "pubDate");
            stated = stated.isEmpty() ? text(entry, "dc:date") : stated;
            stated = stated.isEmpty() ? text(entry, "published") : stated;
            dates.add(stated.isEmpty() ? text(entry, "updated") : stated);
        }
        return dates;
    }

    private static List<Entry> sitemap(byte[] body, URI address) throws FeedFault {
        try {
            Document document =
                    Jsoup.parse(
                            new ByteArrayInputStream(body),
                            null,
                            address.toString(),
                            Parser.xmlParser());
            List<Entry> entries = new ArrayList<>();
            for (Element url : document.getElementsByTag("url")) {
                String link = absolute(address, text(url, "loc"));
                if (!link.isEmpty() && entries.size() < MOST_ENTRIES) {
                    String stated = text(url, "news:publication_date");
                    entries.add(
                            new Entry(
                                    link,
                                    link,
                                    text(url, "news:title"),
                                    "",
                                    PublishedAt.instant(
                                            stated.isEmpty() ? text(url, "lastmod") : stated)));
                }
            }
            return entries;
        } catch (IOException e) {
            throw new FeedFault("malformed", oneLine(e));
        }
    }

    private static String text(Element parent, String tag) {
        Element found = parent.getElementsByTag(tag).first();
        return found == null ? "" : found.text().strip();
    }

    private static String absolute(URI address, @Nullable String link) {
        if (link == null || link.isBlank()) {
            return "";
        }
        try {
            return address.resolve(link.strip().replace(" ", "%20")).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
