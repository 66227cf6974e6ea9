package id.kentongan.dashboards.console;

import id.kentongan.analyzers.finding.Evidence;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Item;
import id.kentongan.dashboards.store.ConsoleStore.Note;
import id.kentongan.pipeline.output.Beginning;
import id.kentongan.pipeline.output.Masking;
import java.util.ArrayList;
import java.util.List;

/** The list of events, one event with its evidence, and one item by itself. */
final class EventPages {

    private static final int LIMIT = 200;

    private EventPages() {}

    static Html list(Ask ask) {
        Words words = ask.words();
        List<Event> events = ask.store().events(Filters.events(ask, LIMIT));
        Html html = new Html();
        html.open("section", "class", "card");
        html.open("div", "class", "cardhead")
                .tag("h1", words.of("events.page"))
                .tag(
                        "a",
                        "CSV",
                        "class",
                        "csv",
                        "href",
                        "/csv/kejadian" + ask.here().substring(ask.path().length()))
                .close();
        html.open("form", "class", "filters", "action", "/kejadian", "data-auto", true);
        Layout.keep(html, ask);
        if (!ask.query("wilayah").isEmpty()) {
            html.empty("input", "type", "hidden", "name", "wilayah", "value", ask.query("wilayah"));
        }
        HomePage.select(
                html,
                words.of("filter.province"),
                "provinsi",
                ask.query("provinsi"),
                HomePage.provinces(words));
        HomePage.select(
                html,
                words.of("filter.family"),
                "keluarga",
                ask.query("keluarga"),
                HomePage.families(words));
        HomePage.select(
                html, words.of("event.status"), "status", ask.query("status"), statuses(words));
        HomePage.select(
                html,
                words.of("filter.severity"),
                "keparahan",
                ask.query("keparahan"),
                severities(words));
        date(html, words.of("filter.from"), "dari", ask);
        date(html, words.of("filter.to"), "sampai", ask);
        html.tag("button", words.of("filter.apply"), "class", "tool").close();
        String region = Filters.region(ask);
        if (!ask.query("wilayah").isEmpty()) {
            html.open("p")
                    .text(words.of("filter.region", region == null ? "–" : Names.region(region)))
                    .text(" ")
                    .tag("a", words.of("filter.clear"), "href", ask.here("wilayah", ""))
                    .close();
        }
        html.tag(
                "p",
                events.isEmpty()
                        ? words.of("events.none")
                        : words.of(
                                events.size() == LIMIT ? "events.many" : "events.count",
                                events.size()),
                "class",
                "muted",
                "role",
                "status");
        if (!events.isEmpty()) {
            Lists.events(html, ask, events, true, words.of("events.page"));
        }
        return html.close();
    }

    private static void date(Html html, String label, String name, Ask ask) {
        html.open("label")
                .tag("span", label)
                .empty("input", "type", "date", "name", name, "value", ask.query(name))
                .close();
    }

    private static List<String[]> statuses(Words words) {
        List<String[]> options = new ArrayList<>();
        options.add(new String[] {"", words.of("filter.all")});
        for (Status status : Status.values()) {
            if (status != Status.NON) {
                options.add(new String[] {status.name(), words.of("status." + status)});
            }
        }
        return options;
    }

    private static List<String[]> severities(Words words) {
        List<String[]> options = new ArrayList<>();
        options.add(new String[] {"", words.of("filter.all")});
        for (int severity = 1; severity <= 4; severity++) {
            options.add(
                    new String[] {
                        String.valueOf(severity),
                        "≥ " + severity + " " + words.of("severity." + severity)
                    });
        }
        return options;
    }

    static Html event(Ask ask, Event event) {
        Words words = ask.words();
        Html html = new Html();
        html.open("section", "class", "head").open("div");
        html.open("p", "class", "crumbs")
                .tag("a", words.of("nav.national"), "href", ask.link("/"))
                .text(" › ")
                .tag(
                        "a",
                        Names.region(event.region()),
                        "href",
                        ask.link("/wilayah/" + Ask.encode(event.region())))
                .text(" › " + words.of("event.one"))
                .close();
        html.open("h1").text(Lists.headline(words, event) + " ");
        Layout.mark(html, words, event.simulated());
        html.close(2);
        html.open("div", "class", "state")
                .tag(
                        "button",
                        words.of("print"),
                        "type",
                        "button",
                        "class",
                        "tool",
                        "data-print",
                        true)
                .close(2);
        html.open("div", "class", "two");
        facts(html, ask, event);
        judge(html, ask, event);
        html.close();
        items(html, ask, ask.store().items(event.id()), event.newsrooms());
        return html;
    }

    private static void facts(Html html, Ask ask, Event event) {
        Words words = ask.words();
        html.open("section", "class", "card", "aria-labelledby", "fakta")
                .tag("h2", words.of("event.facts"), "id", "fakta");
        html.open("dl", "class", "facts wide");
        html.tag("dt", words.of("event.status"))
                .open("dd")
                .tag("b", words.name("status.", event.status()))
                .tag("small", words.name("status.explain.", event.status()))
                .close();
        html.tag("dt", words.of("event.what")).open("dd");
        for (String code : event.indicators()) {
            html.open("span", "class", "code")
                    .tag("b", code)
                    .text(" " + words.name("indicator.", code))
                    .close();
        }
        html.close();
        html.tag("dt", words.of("event.severity")).open("dd");
        Lists.severity(html, words, event.severity());
        html.text(" " + words.name("severity.", String.valueOf(event.severity()))).close();
        html.tag("dt", words.of("event.where")).open("dd");
        Lists.region(html, ask, event.region());
        if (event.district() != null) {
            html.tag("small", words.of("event.district", event.district()));
        }
        html.close();
        html.tag("dt", words.of("event.known")).open("dd");
        Layout.time(html, words, event.firstKnown(), Names.zone(event.region()));
        if (event.lastKnown() != null && !event.lastKnown().equals(event.firstKnown())) {
            html.tag(
                    "small",
                    words.of(
                            "event.last",
                            words.time(event.lastKnown(), Names.zone(event.region()))));
        }
        html.close();
        String casualties = Lists.casualties(words, event);
        html.tag("dt", words.of("event.casualties"))
                .tag("dd", casualties.isEmpty() ? words.of("event.unstated") : casualties);
        html.tag("dt", words.of("event.newsrooms"))
                .open("dd")
                .text(words.of("event.voices", event.newsrooms()))
                .tag("small", event.newsrooms() < 2 ? words.of("event.single") : "")
                .close();
        html.close(2);
    }

    private static void judge(Html html, Ask ask, Event event) {
        Words words = ask.words();
        html.open("section", "class", "card", "aria-labelledby", "putusan")
                .tag("h2", words.of("review.title"), "id", "putusan");
        notes(html, ask, ask.store().notes(event.id()), event.region());
        if (ask.canWrite()) {
            DecisionForms.event(html, ask, event);
        } else {
            html.tag("p", words.of("review.readonly"), "class", "muted");
        }
        html.close();
    }

    static void notes(Html html, Ask ask, List<Note> notes, String region) {
        Words words = ask.words();
        html.open("ul", "class", "notes");
        for (Note note : notes) {
            html.open("li").tag("b", words.name("verdict.", note.verdict()));
            html.text(
                    (note.detail().isEmpty() ? "" : " (" + note.detail() + ")")
                            + " · "
                            + note.by()
                            + " · ");
            Layout.time(html, words, note.time(), Names.zone(region));
            if (!note.text().isEmpty()) {
                html.tag("small", Masking.mask(note.text()));
            }
            html.close();
        }
        html.close();
    }

    private static void items(Html html, Ask ask, List<Item> items, int newsrooms) {
        Words words = ask.words();
        html.open("section", "class", "card", "aria-labelledby", "sumber-teks")
                .tag("h2", words.of("items.title", items.size(), newsrooms), "id", "sumber-teks");
        html.tag("p", words.of("items.masked"), "class", "muted");
        if (items.isEmpty()) {
            html.tag("p", words.of("items.none"), "class", "muted");
        }
        for (Item item : items) {
            item(html, ask, item);
        }
        html.close();
    }

    /** One item by itself, for what belongs to no event. */
    static Html single(Ask ask, Item item) {
        Html html = new Html();
        html.open("section", "class", "card")
                .tag("h1", ask.words().of("item.one"))
                .tag("p", ask.words().of("items.masked"), "class", "muted");
        item(html, ask, item);
        return html.close();
    }

    private static void item(Html html, Ask ask, Item item) {
        Words words = ask.words();
        String field = item.kind().equals("news") ? "body" : "text";
        html.open("article", "class", "item");
        html.open("h3");
        String title = Masking.mask(item.title());
        if (!title.isBlank()) {
            Highlight.evidence(html, words, title, "title", item.evidence());
        } else {
            html.text(words.of("item.untitled"));
        }
        Layout.mark(html, words, item.simulated());
        html.close();
        html.open("p", "class", "muted").text(item.source() + " · ");
        Layout.time(
                html,
                words,
                item.known(),
                item.region() == null ? Words.Zone.WIB : Names.zone(item.region()));
        html.text(
                " · "
                        + words.name("status.", item.status())
                        + " · "
                        + words.of("item.confidence", words.percent(item.confidence())));
        source(html, words, item, " · ");
        html.close();
        html.open("p", "class", "body");
        Highlight.evidence(html, words, Masking.mask(item.text()), field, kept(item, field));
        html.close();
        beginning(html, words, item);
        html.open("ul", "class", "roles", "aria-label", words.of("roles"));
        item.evidence().stream()
                .map(span -> span.role())
                .distinct()
                .forEach(role -> html.tag("li", Highlight.role(words, role)));
        html.close(2);
    }

    /**
     * Says of an item of which only the beginning is kept that it is so, and where the whole is.
     */
    static void beginning(Html html, Words words, Item item) {
        if (item.beginning()) {
            html.open("p", "class", "muted").text(words.of("item.beginning"));
            source(html, words, item, " ");
            html.close();
        }
    }

    /** The link to where the item stood, {@code before} before it. */
    private static void source(Html html, Words words, Item item, String before) {
        String url = item.url();
        if (url != null && !Html.link(url).equals("#")) {
            html.text(before)
                    .tag(
                            "a",
                            words.of("item.source"),
                            "href",
                            url,
                            "rel",
                            "noreferrer noopener external");
        }
    }

    /** The evidence in what is kept of the item. */
    private static List<Evidence> kept(Item item, String field) {
        if (!item.beginning()) {
            return item.evidence();
        }
        int end = item.text().length() - Beginning.GOES_ON.length();
        return item.evidence().stream()
                .filter(span -> !span.field().equals(field) || span.end() <= end)
                .toList();
    }
}
