package id.kentongan.dashboards.console;

import id.kentongan.dashboards.access.Account;
import id.kentongan.pipeline.notify.Watchdog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What surrounds every page: head, ribbon of the exercise, navigation, foot. */
final class Layout {

    /** Changes when an asset changes, so that browsers may keep the old one for ever. */
    private final String stamp;

    Layout(String stamp) {
        this.stamp = stamp;
    }

    private record Entry(String path, String key) {}

    private static final Entry[] ENTRIES = {
        new Entry("/", "nav.national"),
        new Entry("/kejadian", "nav.events"),
        new Entry("/peringatan", "nav.alerts"),
        new Entry("/baru", "nav.new"),
        new Entry("/kesehatan", "nav.health"),
        new Entry("/evaluasi", "nav.evaluation"),
        new Entry("/lapor", "nav.report"),
    };

    /** The whole page. {@code main} is what stands between the navigation and the foot. */
    String page(Ask ask, String title, Html main) {
        return page(ask, title, main, null);
    }

    /** The whole page; {@code state} is {@code away} when the store did not answer. */
    String page(Ask ask, String title, Html main, @Nullable String state) {
        return page(ask, title, main, null, state);
    }

    /** The whole page; {@code silence} is of a system that gives no sign of life. */
    String page(
            Ask ask,
            String title,
            Html main,
            Stopped.@Nullable Silence silence,
            @Nullable String state) {
        Words words = ask.words();
        Html html = new Html();
        html.open(
                "html",
                "lang",
                words.language(),
                "data-theme",
                ask.theme().isEmpty() ? null : ask.theme());
        head(html, title, "konsol.js");
        html.open(
                "body",
                "data-path",
                ask.path(),
                "data-state",
                state,
                "data-stopped",
                silence == null ? null : "",
                "data-patience",
                Watchdog.PATIENCE.toMillis());
        html.tag("a", words.of("skip"), "class", "skip", "href", "#isi");
        if (ask.scope().simulated()) {
            html.open("div", "class", "ribbon", "role", "note", "id", "simulasi")
                    .tag("strong", words.of("simulated"))
                    .tag("span", words.of("simulated.explain"))
                    .close();
        }
        header(html, ask);
        if (silence != null) {
            String key = silence.last() == null ? "levels.unheard" : "levels.unknown";
            html.open("div", "class", "notice warn", "role", "alert", "id", "berhenti")
                    .tag("strong", words.of(key))
                    .text(" " + words.of(key + ".explain") + " ");
            if (silence.last() != null) {
                time(html, words, silence.last(), Words.Zone.WIB);
            }
            html.close();
        }
        notices(html, ask);
        html.open("main", "id", "isi", "tabindex", "-1").add(main).close();
        foot(html, ask);
        html.close(2);
        return "<!doctype html>" + html;
    }

    /** A page of its own without navigation: the login and the form for the field. */
    String bare(Ask ask, String title, Html main) {
        Words words = ask.words();
        Html html = new Html();
        html.open(
                "html",
                "lang",
                words.language(),
                "data-theme",
                ask.theme().isEmpty() ? null : ask.theme());
        head(html, title, "lapor.js");
        html.open("body", "data-path", ask.path());
        if (ask.scope().simulated()) {
            html.open("div", "class", "ribbon", "role", "note", "id", "simulasi")
                    .tag("strong", words.of("simulated"))
                    .tag("span", words.of("simulated.explain"))
                    .close();
        }
        html.open("header", "class", "top").open("a", "class", "brand", "href", "/");
        logo(html);
        html.tag("span", "Kentongan").close(2);
        html.open("main", "id", "isi", "tabindex", "-1").add(main).close(3);
        return "<!doctype html>" + html;
    }

    private void head(Html html, String title, String script) {
        html.open("head")
                .empty("meta", "charset", "utf-8")
                .tag("title", title + " · Kentongan")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .empty("link", "rel", "icon", "href", "/aset/ikon.svg", "type", "image/svg+xml")
                .empty("link", "rel", "stylesheet", "href", "/aset/gaya.css?v=" + stamp)
                .tag("script", "", "src", "/aset/" + script + "?v=" + stamp, "defer", true)
                .close();
    }

    private static void header(Html html, Ask ask) {
        Words words = ask.words();
        html.open("header", "class", "top");
        html.open("a", "class", "brand", "href", ask.link("/"));
        logo(html);
        html.tag("span", "Kentongan").close();
        html.open("nav", "aria-label", words.of("nav.label"));
        for (Entry entry : ENTRIES) {
            boolean current =
                    entry.path().equals("/")
                            ? ask.path().equals("/") || ask.path().startsWith("/wilayah")
                            : ask.path().startsWith(entry.path());
            html.tag(
                    "a",
                    words.of(entry.key()),
                    "href",
                    ask.link(entry.path()),
                    "aria-current",
                    current ? "page" : null);
        }
        html.close();
        html.open("form", "class", "find", "action", "/cari", "role", "search")
                .tag("label", words.of("search.label"), "for", "cari", "class", "hidden")
                .empty(
                        "input",
                        "id",
                        "cari",
                        "type",
                        "search",
                        "name",
                        "q",
                        "placeholder",
                        words.of("search.placeholder"),
                        "value",
                        ask.path().equals("/cari") ? ask.query("q") : "",
                        "autocomplete",
                        "off");
        if (!ask.source().isEmpty()) {
            html.empty("input", "type", "hidden", "name", "sumber", "value", ask.source());
        }
        html.close();
        html.open("div", "class", "tools");
        Account account = ask.account();
        if (account != null) {
            html.open("form", "class", "out", "method", "post", "action", "/keluar")
                    .empty("input", "type", "hidden", "name", "token", "value", ask.token())
                    .tag(
                            "button",
                            words.of("login.out"),
                            "class",
                            "tool",
                            "title",
                            words.of("login.as", account.office()))
                    .close();
        }
        html.tag(
                "a",
                words.of("language.other"),
                "class",
                "tool",
                "id",
                "bahasa",
                "lang",
                words.language().equals("id") ? "en" : "id",
                "href",
                ask.here("lang", words.language().equals("id") ? "en" : "id"));
        html.open(
                        "button",
                        "class",
                        "tool icon",
                        "id",
                        "tema",
                        "type",
                        "button",
                        "aria-label",
                        words.of("theme"),
                        "title",
                        words.of("theme"))
                .open("svg", "viewBox", "0 0 16 16", "width", "16", "height", "16")
                .empty("circle", "cx", "8", "cy", "8", "r", "6.2", "class", "ring")
                .empty("path", "d", "M8 1.8a6.2 6.2 0 0 1 0 12.4z", "class", "half")
                .close(3);
        html.close();
    }

    /** The slit drum. */
    static void logo(Html html) {
        html.open(
                        "svg",
                        "viewBox",
                        "0 0 32 32",
                        "width",
                        "28",
                        "height",
                        "28",
                        "aria-hidden",
                        "true")
                .empty(
                        "rect", "x", "10", "y", "2", "width", "12", "height", "28", "rx", "6",
                        "class", "drum")
                .empty(
                        "rect", "x", "14.8", "y", "8", "width", "2.4", "height", "16", "rx", "1.2",
                        "class", "slit")
                .empty("path", "d", "M5 10c-2 4-2 8 0 12M27 10c2 4 2 8 0 12", "class", "sound")
                .close();
    }

    private static void notices(Html html, Ask ask) {
        Words words = ask.words();
        html.open("div", "class", "notice warn", "id", "putus", "role", "status", "hidden", true)
                .tag("strong", words.of("store.away.long"), "id", "putus-lama", "hidden", true)
                .text(" " + words.of("store.away"))
                .close();
        if (!ask.query("pesan").isEmpty() && words.has("message." + ask.query("pesan"))) {
            html.tag(
                    "div",
                    words.of("message." + ask.query("pesan")),
                    "class",
                    "notice good",
                    "role",
                    "status",
                    "id",
                    "pesan");
        }
        if (!ask.source().isEmpty()) {
            html.open("div", "class", "notice")
                    .text(words.of("replay.open", ask.source()))
                    .text(" ")
                    .tag("a", words.of("replay.back"), "href", "/")
                    .close();
        }
        if (ask.dated()) {
            html.open("div", "class", "notice")
                    .text(words.of("dated", words.day(ask.day())))
                    .text(" ")
                    .tag("a", words.of("dated.back"), "href", ask.here("at", ""))
                    .close();
        }
    }

    private static void foot(Html html, Ask ask) {
        Words words = ask.words();
        Instant last = ask.scope().last();
        html.open("footer", "class", "foot");
        html.open("p");
        html.text(words.of("foot.disclaimer"));
        html.close();
        html.open("p");
        if (last != null) {
            html.text(words.of("foot.asof") + " ");
            time(html, words, last, Words.Zone.WIB);
            html.text(" · ");
        }
        html.tag("a", "API (OpenAPI)", "href", "/openapi.yaml").text(" · ");
        html.text(words.of("foot.keys"));
        html.close(2);
    }

    /** A time in one zone, with all three in its title. */
    static void time(Html html, Words words, Instant time, Words.Zone zone) {
        html.tag(
                "time",
                words.time(time, zone),
                "datetime",
                time.toString(),
                "title",
                words.allZones(time));
    }

    /** Level badge: shape, colour and word. */
    static void badge(Html html, Words words, Mark mark) {
        html.open("span", "class", "badge b-" + mark.key());
        html.open(
                        "svg",
                        "viewBox",
                        "0 0 16 16",
                        "width",
                        "12",
                        "height",
                        "12",
                        "aria-hidden",
                        "true")
                .empty("path", "d", mark.path(8, 8, mark == Mark.MISSING ? 5 : 5.2))
                .close();
        html.text(words.of("level." + mark.key())).close();
    }

    /** The word SIMULASI beside one row that comes from an exercise. */
    static void mark(Html html, Words words, boolean simulated) {
        if (simulated) {
            html.tag("span", words.of("simulated"), "class", "sim");
        }
    }

    /** A centred statement with what to do about it. */
    static Html statement(String title, String explanation, String... links) {
        Html html = new Html();
        html.open("section", "class", "statement").tag("h1", title).tag("p", explanation);
        for (int i = 0; i < links.length; i += 2) {
            html.open("p").tag("a", links[i], "href", links[i + 1]).close();
        }
        return html.close();
    }

    /** Hidden fields that keep the date and the store of a form that filters. */
    static void keep(Html html, Ask ask) {
        Map<String, String> kept = new LinkedHashMap<>();
        if (ask.dated()) {
            kept.put("at", ask.day().toString());
        }
        if (!ask.source().isEmpty()) {
            kept.put("sumber", ask.source());
        }
        kept.forEach(
                (name, value) ->
                        html.empty("input", "type", "hidden", "name", name, "value", value));
    }

    static LocalDate utcDay(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
