package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore.Item;
import id.kentongan.pipeline.output.Masking;
import java.util.List;
import java.util.stream.Stream;

/** Full text over the reports and articles of the last 90 days. */
final class SearchPage {

    static final int DAYS = 90;

    private static final int LIMIT = 60;

    private SearchPage() {}

    static List<Item> find(Ask ask, int limit) {
        List<String> words = words(ask.query("q"));
        return words.isEmpty()
                ? List.of()
                : ask.store().search(words, ask.daysBefore(DAYS), ask.at(), limit);
    }

    /** At most eight words; shorter than two letters is left out. */
    static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> word.length() >= 2)
                .limit(8)
                .toList();
    }

    static Html page(Ask ask) {
        Words words = ask.words();
        Html html = new Html();
        html.open("section", "class", "card");
        html.tag("h1", words.of("search.title"));
        html.tag("p", words.of("search.explain"), "class", "muted");
        html.open("form", "class", "filters", "action", "/cari");
        Layout.keep(html, ask);
        html.open("label")
                .tag("span", words.of("search.label"))
                .empty("input", "type", "search", "name", "q", "value", ask.query("q"), "size", 40)
                .close();
        html.tag("button", words.of("search.go"), "class", "tool").close();
        List<Item> found = find(ask, LIMIT);
        if (!words(ask.query("q")).isEmpty()) {
            html.tag(
                    "p",
                    found.isEmpty()
                            ? words.of("search.none")
                            : words.of(
                                    found.size() == LIMIT ? "search.many" : "search.found",
                                    found.size()),
                    "role",
                    "status");
            html.tag(
                    "a", "CSV", "class", "csv", "href", ask.link("/csv/cari", "q", ask.query("q")));
        }
        html.open("ul", "class", "results");
        for (Item item : found) {
            result(html, ask, item);
        }
        return html.close(2);
    }

    private static void result(Html html, Ask ask, Item item) {
        Words words = ask.words();
        String title = Masking.mask(item.title());
        html.open("li").open("h3");
        html.tag(
                "a",
                title.isBlank() ? words.of("item.untitled") : title,
                "href",
                item.eventId() == null
                        ? ask.link("/laporan", "id", item.id())
                        : ask.link("/kejadian/" + Ask.encode(item.eventId())));
        Layout.mark(html, words, item.simulated());
        html.close();
        html.open("p", "class", "muted");
        html.text(words.name("status.", item.status()) + " · ");
        if (item.region() != null) {
            html.tag(
                    "a",
                    Names.brief(item.region()),
                    "href",
                    ask.link("/wilayah/" + Ask.encode(item.region())));
            html.text(" · ");
        }
        html.text(item.source() + " · ");
        Layout.time(
                html,
                words,
                item.known(),
                item.region() == null ? Words.Zone.WIB : Names.zone(item.region()));
        html.close();
        Highlight.snippet(html, Masking.mask(item.text()), words(ask.query("q")));
        EventPages.beginning(html, words, item);
        html.close();
    }
}
