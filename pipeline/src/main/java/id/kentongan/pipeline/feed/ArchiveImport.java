package id.kentongan.pipeline.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A folder of saved feeds and pages as articles, for replays: known from when they were published.
 * The ids are those that {@code collect} gives, so that what was also collected counts once.
 */
public final class ArchiveImport {

    private static final long MOST_BYTES = Fetcher.MOST_BYTES;

    private static final String NOWHERE = "http://arsip.invalid/";

    private final Feed template;

    private final @Nullable String outlet;

    private final Map<String, byte[]> articles = new TreeMap<>();

    private final List<String> faults = new ArrayList<>();

    private ArchiveImport(Feed template, @Nullable String outlet) {
        this.template = template;
        this.outlet = outlet;
    }

    /**
     * What a folder holds.
     *
     * @param articles lines of the input format by id
     * @param faults files that gave nothing or less than they hold, with the reason
     */
    public record Archive(Map<String, byte[]> articles, List<String> faults) {}

    /**
     * Reads {@code directory} with all that lies below it; hidden files are passed over.
     *
     * @param outlet whose it is; null where each page names its own
     * @param region home area of the outlet, or null
     * @throws IOException if the folder cannot be read
     */
    public static Archive read(Path directory, @Nullable String outlet, @Nullable String region)
            throws IOException {
        ArchiveImport reading =
                new ArchiveImport(
                        new Feed(
                                NOWHERE, outlet == null ? "arsip" : outlet, null, region, 0, false),
                        outlet);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (!file.getFileName().toString().startsWith(".")) {
                reading.file(file, directory.relativize(file).toString());
            }
        }
        return new Archive(reading.articles, reading.faults);
    }

    private void file(Path file, String name) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            faults.add(name + ": more than " + MOST_BYTES + " bytes");
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        String head =
                new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        try {
            if (head.contains("<html") || head.contains("<!doctype html")) {
                page(bytes, name);
            } else if (head.contains("<rss")
                    || head.contains("<feed")
                    || head.contains("urlset")
                    || head.contains("<rdf:rdf")) {
                for (Entry entry : FeedParser.parse(bytes, "", URI.create(NOWHERE))) {
                    add(template, entry, date(entry), name);
                }
            } else {
                faults.add(name + ": neither a feed nor a page");
            }
        } catch (FeedFault e) {
            faults.add(name + ": " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // one file that breaks a parser does not cost the others
            faults.add(name + ": malformed: " + e.getClass().getSimpleName());
        }
    }

    private static @Nullable String date(Entry entry) {
        return entry.published() == null ? null : entry.published().toString();
    }

    private void add(Feed of, Entry entry, @Nullable String published, String name) {
        if (entry.title().isEmpty()) {
            faults.add(name + ": an article without a title");
        } else if (published == null) {
            faults.add(name + ": no date of publication: " + entry.title());
        } else {
            Entry placed =
                    entry.link().startsWith(NOWHERE)
                            ? new Entry(entry.key(), "", entry.title(), entry.text(), null)
                            : entry;
            String id = ArticleLine.id(of.outlet(), placed);
            articles.put(
                    id,
                    ArticleLine.of(
                            of, id, published, null, entry.title(), entry.text(), placed.link()));
        }
    }

    private void page(byte[] bytes, String name) throws IOException {
        Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, NOWHERE);
        String link = link(page);
        String title = first(page, "meta[property=og:title]", "content");
        if (title.isEmpty()) {
            Element heading = page.selectFirst("h1");
            title = heading == null ? page.title() : heading.text();
        }
        PublishedAt published = published(page);
        Feed of = outlet == null ? named(page, link) : template;
        Entry entry = new Entry(name, link, title.strip(), PageText.article(page), null);
        add(of, entry, published == null ? null : published.iso(), name);
    }

    private Feed named(Document page, String link) {
        String site = first(page, "meta[property=og:site_name]", "content");
        if (site.isBlank() && !link.isEmpty()) {
            site = String.valueOf(URI.create(link).getHost()).replaceFirst("^(?:www|m)\\.", "");
        }
        return new Feed(
                NOWHERE,
                site.isBlank() ? template.outlet() : site.strip(),
                null,
                template.region(),
                0,
                false);
    }

    private static String link(Document page) {
        String stated = first(page, "link[rel=canonical]", "href");
        stated = stated.isEmpty() ? first(page, "meta[property=og:url]", "content") : stated;
        try {
            return stated.matches("(?i)https?://[^\\s]+") && URI.create(stated).getHost() != null
                    ? stated
                    : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static @Nullable PublishedAt published(Document page) {
        List<String> stated = new ArrayList<>();
        stated.add(first(page, "meta[property=article:published_time]", "content"));
        stated.add(first(page, "meta[itemprop=datePublished]", "content"));
        stated.add(first(page, "meta[name~=(?i)^(publishdate|pubdate|date|dc.date)]", "content"));
        stated.add(first(page, "[itemprop=datePublished][datetime]", "datetime"));
        stated.add(first(page, "time[datetime]", "datetime"));
        for (Element shown :
                page.select(
                        "[itemprop=datePublished], time, [class*=date], [class*=tanggal],"
                                + " [class*=waktu]")) {
            stated.add(shown.text());
        }
        for (String one : stated) {
            PublishedAt at = PublishedAt.read(one);
            if (at != null) {
                return at;
            }
        }
        return null;
    }

    private static String first(Document page, String query, String attribute) {
        Element found = page.selectFirst(query);
        return found == null ? "" : found.attr(attribute).strip();
    }
}
