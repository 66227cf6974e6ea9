package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists that several pages show. */
final class Lists {

    private static final String MARK = "SIMULASI: ";

    private Lists() {}

    /** Events as a table; {@code where} adds the region. */
    static void events(Html html, Ask ask, List<Event> events, boolean where, String label) {
        Words words = ask.words();
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
        html.open("table").tag("caption", label, "class", "hidden").open("thead").open("tr");
        html.tag("th", words.of("event.known"), "scope", "col");
        if (where) {
            html.tag("th", words.of("rank.region"), "scope", "col");
        }
        html.tag("th", words.of("event.what"), "scope", "col")
                .tag("th", words.of("event.status"), "scope", "col")
                .tag("th", words.of("event.severity"), "scope", "col")
                .tag("th", words.of("event.casualties"), "scope", "col")
                .tag("th", words.of("event.newsrooms"), "scope", "col", "class", "num")
                .close(2)
                .open("tbody");
        for (Event event : events) {
            html.open("tr").open("td", "class", "nowrap");
            Layout.time(html, words, event.firstKnown(), Names.zone(event.region()));
            html.close();
            if (where) {
                html.open("td");
                region(html, ask, event.region());
                html.close();
            }
            html.open("td", "class", "evidence")
                    .tag(
                            "a",
                            headline(words, event),
                            "href",
                            ask.link("/kejadian/" + Ask.encode(event.id())));
            Layout.mark(html, words, event.simulated());
            html.tag("small", indicator(words, event)).close();
            html.tag("td", words.name("status.", event.status()));
            html.open("td");
            severity(html, words, event.severity());
            html.close();
            html.tag("td", casualties(words, event));
            html.tag("td", event.newsrooms(), "class", "num").close();
        }
        html.close(3);
    }

    static String headline(Words words, Event event) {
        if (event.headline().isBlank()) {
            return words.name("status.", event.status()) + ": " + indicator(words, event);
        }
        // the mark stands beside it as a label of its own
        return event.simulated() && event.headline().startsWith(MARK)
                ? event.headline().substring(MARK.length())
                : event.headline();
    }

    static String indicator(Words words, Event event) {
        return event.indicators().isEmpty()
                ? words.name("family.", event.family())
                : words.name("indicator.", event.indicators().get(0));
    }

    /** Name of a region with its province, linked where it is one. */
    static void region(Html html, Ask ask, String code) {
        html.tag("a", Names.brief(code), "href", ask.link("/wilayah/" + Ask.encode(code)));
        if (!Names.province(code).isEmpty()) {
            html.tag("small", Names.province(code));
        }
    }

    /** Severity as filled steps and a number. */
    static void severity(Html html, Words words, int severity) {
        html.open(
                "svg",
                "class",
                "sev s" + severity,
                "viewBox",
                "0 0 44 12",
                "width",
                44,
                "height",
                12,
                "role",
                "img",
                "aria-label",
                words.of("severity.of", severity));
        for (int i = 0; i < 4; i++) {
            html.empty(
                    "rect",
                    "x",
                    i * 9,
                    "y",
                    9 - 2 * i,
                    "width",
                    7,
                    "height",
                    3 + 2 * i,
                    "class",
                    i < severity ? "on" : "off");
        }
        html.tag("text", severity, "x", 38, "y", 11).close();
    }

    static String casualties(Words words, Event event) {
        String killed = range(event.killedMin(), event.killedMax());
        String injured = range(event.injuredMin(), event.injuredMax());
        return (killed.isEmpty() ? "" : words.of("event.killed", killed))
                + (killed.isEmpty() || injured.isEmpty() ? "" : ", ")
                + (injured.isEmpty() ? "" : words.of("event.injured", injured));
    }

    private static String range(@Nullable Integer low, @Nullable Integer high) {
        if (low == null && high == null) {
            return "";
        }
        if (low == null || high == null || low.equals(high)) {
            return String.valueOf(low == null ? high : low);
        }
        return low + "–" + high;
    }

    /** One change of level as words with badges. */
    static void change(Html html, Words words, Alert alert) {
        Layout.badge(html, words, Mark.of(alert.from(), ""));
        html.tag("span", "→", "role", "img", "aria-label", words.of("to"));
        Layout.badge(html, words, Mark.of(alert.to(), ""));
    }
}
