package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.Frames;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first view: how the country stands, where to look, what is new. */
final class HomePage {

    static final List<String> FAMILIES =
            List.of("LND", "ORM", "ELC", "IDN", "COM", "SEP", "LAB", "GOV");

    static final int TREND_DAYS = 28;

    private static final int SHOWN = 40;

    private HomePage() {}

    /** One row of the ranking. */
    record Row(
            Region region,
            @Nullable Risk risk,
            Mark mark,
            double[] trend,
            double change,
            @Nullable Event newest) {

        double score() {
            return risk == null ? Double.NEGATIVE_INFINITY : risk.score();
        }
    }

    static Html page(Ask ask) {
        Words words = ask.words();
        Map<String, Risk> byRegion = byRegion(ask);
        List<Row> rows = ranking(ask, byRegion);
        Html html = new Html();
        html.tag("h1", words.of("home.title"), "class", "hidden");
        tiles(html, ask, byRegion);
        html.open("div", "class", "split");
        map(html, ask, byRegion);
        lookFirst(html, ask, rows);
        html.close();
        changes(html, ask);
        table(html, ask, rows);
        return html;
    }

    static Map<String, Risk> byRegion(Ask ask) {
        Map<String, Risk> byRegion = new TreeMap<>();
        for (Risk risk : ask.store().latest(family(ask), ask.at())) {
            byRegion.put(risk.region(), risk);
        }
        return byRegion;
    }

    private static String family(Ask ask) {
        String family = ask.query("keluarga").toUpperCase(Locale.ROOT);
        return FAMILIES.contains(family) ? family : "ALL";
    }

    /** All kabupaten/kota that pass the filters, gravest level first, then by score. */
    static List<Row> ranking(Ask ask, Map<String, Risk> byRegion) {
        Frames frames = ask.store().frames(ask.daysBefore(TREND_DAYS), ask.at());
        Map<String, Event> newest = ask.store().newestEvents(ask.daysBefore(60), ask.at());
        String province = ask.query("provinsi");
        String level = ask.query("level");
        String name = ask.query("nama").toLowerCase(Locale.ROOT).strip();
        List<Row> rows = new ArrayList<>();
        for (Region region : Regions.standard().regencies()) {
            Risk risk = byRegion.get(region.code());
            Mark mark = Mark.of(risk);
            if (!ask.store().sees(region.code())
                    || (!province.isEmpty() && !region.province().equals(province))
                    || (!level.isEmpty() && !mark.key().equals(level))
                    || !region.name().toLowerCase(Locale.ROOT).contains(name)) {
                continue;
            }
            double[] trend = frames.scores().getOrDefault(region.code(), new double[0]);
            rows.add(new Row(region, risk, mark, trend, change(trend), newest.get(region.code())));
        }
        Comparator<Row> byScore = Comparator.comparingDouble(Row::score).reversed();
        rows.sort(
                (ask.query("urut").equals("tren")
                                ? Comparator.<Row>comparingDouble(
                                                row ->
                                                        Double.isNaN(row.change())
                                                                ? -1e9
                                                                : row.change())
                                        .reversed()
                                : Comparator.<Row>comparingInt(row -> row.mark().gravity())
                                        .reversed())
                        .thenComparing(byScore)
                        .thenComparing(row -> row.region().code()));
        return rows;
    }

    /** Change of the last value against seven days before; NaN where either is missing. */
    static double change(double[] trend) {
        int last = trend.length - 1;
        return last < 7 ? Double.NaN : trend[last] - trend[last - 7];
    }

    private static void tiles(Html html, Ask ask, Map<String, Risk> byRegion) {
        Words words = ask.words();
        Map<Mark, Integer> count = new EnumMap<>(Mark.class);
        for (Region region : Regions.standard().regencies()) {
            if (!ask.store().sees(region.code())) {
                continue;
            }
            count.merge(Mark.of(byRegion.get(region.code())), 1, Integer::sum);
        }
        html.open("section", "class", "tiles", "aria-label", words.of("home.counts"));
        for (Mark mark :
                new Mark[] {Mark.AWAS, Mark.SIAGA, Mark.WASPADA, Mark.NORMAL, Mark.MISSING}) {
            boolean chosen = ask.query("level").equals(mark.key());
            html.open(
                    "a",
                    "class",
                    "tile t-" + mark.key(),
                    "href",
                    ask.here("level", chosen ? "" : mark.key()),
                    "aria-current",
                    chosen ? "true" : null);
            html.open(
                            "svg",
                            "viewBox",
                            "0 0 16 16",
                            "width",
                            "22",
                            "height",
                            "22",
                            "aria-hidden",
                            "true",
                            "class",
                            "m-" + mark.key())
                    .empty("path", "d", mark.path(8, 8, 5))
                    .close();
            html.tag("strong", words.count(count.getOrDefault(mark, 0)));
            html.tag("span", words.of("level." + mark.key()));
            html.close();
        }
        Instant since = ask.since();
        html.open("a", "class", "tile t-new", "href", ask.link("/baru"));
        if (since == null) {
            html.tag("strong", "–");
        } else {
            int events =
                    ask.store()
                            .events(
                                    new id.kentongan.dashboards.store.ConsoleStore.EventFilter(
                                            null, null, null, 1, since, ask.at(), 1000))
                            .size();
            html.tag("strong", words.count(events));
        }
        html.tag("span", words.of("home.new"));
        html.close(2);
    }

    private static void map(Html html, Ask ask, Map<String, Risk> byRegion) {
        Words words = ask.words();
        String view = ask.query("peta");
        html.open("section", "class", "card mapcard", "aria-label", words.of("map.label"));
        html.open("div", "class", "views", "role", "group", "aria-label", words.of("map.views"));
        for (String name : MapDrawing.VIEWS.keySet()) {
            boolean chosen =
                    view.equals(name)
                            || (name.equals("indonesia") && !MapDrawing.VIEWS.containsKey(view));
            html.tag(
                    "a",
                    words.of("map." + name),
                    "href",
                    ask.here("peta", name.equals("indonesia") ? "" : name),
                    "data-view",
                    MapDrawing.viewBox(MapDrawing.VIEWS.get(name)),
                    "aria-current",
                    chosen ? "true" : null);
        }
        html.close();
        MapDrawing.national(html, ask, byRegion, view);
        html.open("div", "id", "petunjuk", "class", "tip", "hidden", true).close();
        slider(html, ask);
        MapDrawing.legend(html, words);
        html.close();
    }

    private static void slider(Html html, Ask ask) {
        Words words = ask.words();
        Instant first = ask.scope().first();
        Instant last = ask.scope().last();
        if (first == null || last == null) {
            return;
        }
        long days = ChronoUnit.DAYS.between(Layout.utcDay(first), Layout.utcDay(last));
        long now = ChronoUnit.DAYS.between(Layout.utcDay(first), ask.day());
        html.open("form", "class", "slider", "action", "/", "id", "geser");
        html.open(
                        "button",
                        "type",
                        "button",
                        "id",
                        "putar",
                        "class",
                        "tool",
                        "aria-label",
                        words.of("slider.play"),
                        "title",
                        words.of("slider.play"))
                .text("▶")
                .close();
        html.tag("label", words.of("slider.date"), "for", "hari", "class", "hidden");
        html.empty(
                "input",
                "type",
                "range",
                "id",
                "hari",
                "min",
                0,
                "max",
                days,
                "value",
                Math.max(0, now),
                "data-first",
                Layout.utcDay(first),
                "data-at",
                ask.day());
        html.tag("output", words.day(ask.day()), "id", "tanggal", "for", "hari");
        html.open("noscript")
                .empty("input", "type", "date", "name", "at", "value", ask.day())
                .tag("button", words.of("filter.apply"))
                .close();
        if (!ask.sources().isEmpty()) {
            html.tag("label", words.of("replay.label"), "for", "sumber", "class", "hidden");
            html.open("select", "id", "sumber", "name", "sumber", "data-submit", true);
            html.tag(
                    "option",
                    words.of("replay.live"),
                    "value",
                    "",
                    "selected",
                    ask.source().isEmpty());
            for (String name : ask.sources()) {
                html.tag(
                        "option",
                        words.of("replay.name", name),
                        "value",
                        name,
                        "selected",
                        name.equals(ask.source()));
            }
            html.close();
        }
        html.close();
    }

    private static void lookFirst(Html html, Ask ask, List<Row> rows) {
        Words words = ask.words();
        html.open("section", "class", "card first", "aria-labelledby", "lihat");
        html.tag("h2", words.of("home.first"), "id", "lihat");
        html.open("ol", "class", "firstlist");
        int shown = 0;
        for (Row row : rows) {
            Risk risk = row.risk();
            if (shown == 8 || risk == null) {
                break;
            }
            shown++;
            html.open("li");
            html.open("a", "href", ask.link("/wilayah/" + row.region().code()));
            html.open("span", "class", "who")
                    .tag("b", Names.brief(row.region().code()))
                    .tag("small", Names.province(row.region().code()))
                    .close();
            Layout.badge(html, words, row.mark());
            Sparkline.draw(html, row.trend(), words.of("trend.of", row.region().name()));
            html.tag("span", words.score(risk.score()), "class", "score");
            html.close(2);
        }
        html.close();
        if (shown == 0) {
            html.tag("p", words.of("rank.none"), "class", "muted");
        }
        html.close();
    }

    private static void changes(Html html, Ask ask) {
        Words words = ask.words();
        List<Alert> alerts = ask.store().alerts(null, ask.daysBefore(14), ask.at(), 4);
        if (alerts.isEmpty()) {
            return;
        }
        html.open("section", "class", "card", "aria-labelledby", "ubah");
        html.open("div", "class", "cardhead")
                .tag("h2", words.of("home.changes"), "id", "ubah")
                .tag("a", words.of("more"), "href", ask.link("/peringatan"))
                .close();
        html.open("ul", "class", "changes");
        for (Alert alert : alerts) {
            html.open("li");
            html.open("a", "href", ask.link("/wilayah/" + alert.region()));
            html.tag("b", Names.brief(alert.region())).close();
            Layout.badge(html, words, Mark.of(alert.from(), ""));
            html.tag("span", "→", "aria-label", words.of("to"), "role", "img");
            Layout.badge(html, words, Mark.of(alert.to(), ""));
            Layout.mark(html, words, alert.simulated());
            html.open("small");
            Layout.time(html, words, alert.time(), Names.zone(alert.region()));
            html.close(2);
        }
        html.close(2);
    }

    private static void table(Html html, Ask ask, List<Row> rows) {
        Words words = ask.words();
        boolean all = ask.query("semua").equals("1");
        html.open("section", "class", "card", "aria-labelledby", "peringkat", "id", "daftar");
        html.open("div", "class", "cardhead")
                .tag("h2", words.of("rank.title"), "id", "peringkat")
                .tag(
                        "a",
                        "CSV",
                        "class",
                        "csv",
                        "href",
                        "/csv/wilayah" + ask.here().substring(ask.path().length()))
                .close();
        filters(html, ask);
        html.open(
                "div",
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-labelledby",
                "peringkat");
        html.open("table", "class", "rank");
        html.tag("caption", words.of("rank.caption"), "class", "hidden");
        html.open("thead").open("tr");
        for (String key :
                List.of(
                        "rank.no",
                        "rank.region",
                        "rank.level",
                        "rank.score",
                        "rank.trend",
                        "rank.change",
                        "rank.evidence")) {
            html.tag(
                    "th",
                    words.of(key),
                    "scope",
                    "col",
                    "class",
                    key.endsWith("score") || key.endsWith("change") ? "num" : null);
        }
        html.close(2).open("tbody");
        int number = 0;
        for (Row row : rows) {
            if (++number > SHOWN && !all) {
                break;
            }
            row(html, ask, row, number);
        }
        html.close(3);
        if (rows.isEmpty()) {
            html.tag("p", words.of("rank.none"), "class", "muted");
        } else if (rows.size() > SHOWN && !all) {
            html.open("p", "class", "muted")
                    .tag(
                            "a",
                            words.of("rank.all", rows.size()),
                            "href",
                            ask.here("semua", "1") + "#daftar")
                    .close();
        }
        html.close();
    }

    private static void row(Html html, Ask ask, Row row, int number) {
        Words words = ask.words();
        Risk risk = row.risk();
        html.open("tr");
        html.tag("td", number, "class", "num muted");
        html.open("th", "scope", "row");
        html.tag(
                "a",
                Names.brief(row.region().code()),
                "href",
                ask.link("/wilayah/" + row.region().code()));
        html.tag("small", Names.province(row.region().code())).close();
        html.open("td");
        Layout.badge(html, words, row.mark());
        html.close();
        html.tag("td", risk == null ? "–" : words.score(risk.score()), "class", "num score");
        html.open("td");
        Sparkline.draw(html, row.trend(), words.of("trend.of", row.region().name()));
        html.close();
        html.tag(
                "td",
                words.change(row.change()),
                "class",
                "num " + (row.change() > 0.5 ? "up" : row.change() < -0.5 ? "down" : ""));
        html.open("td", "class", "evidence");
        Event event = row.newest();
        if (event != null) {
            html.tag(
                    "a",
                    Lists.headline(words, event),
                    "href",
                    ask.link("/kejadian/" + Ask.encode(event.id())));
            Layout.mark(html, words, event.simulated());
            html.open("small");
            Layout.time(html, words, event.firstKnown(), Names.zone(event.region()));
            html.close();
        }
        html.close(2);
    }

    private static void filters(Html html, Ask ask) {
        Words words = ask.words();
        html.open("form", "class", "filters", "action", "/", "data-auto", true);
        Layout.keep(html, ask);
        select(
                html,
                words.of("filter.province"),
                "provinsi",
                ask.query("provinsi"),
                provinces(words));
        select(html, words.of("filter.family"), "keluarga", ask.query("keluarga"), families(words));
        select(html, words.of("filter.level"), "level", ask.query("level"), levels(words));
        select(
                html,
                words.of("filter.order"),
                "urut",
                ask.query("urut"),
                List.of(
                        new String[] {"", words.of("order.level")},
                        new String[] {"tren", words.of("order.trend")}));
        html.open("label")
                .tag("span", words.of("filter.name"))
                .empty("input", "type", "search", "name", "nama", "value", ask.query("nama"))
                .close();
        html.tag("button", words.of("filter.apply"), "class", "tool");
        html.close();
    }

    static void select(Html html, String label, String name, String value, List<String[]> options) {
        html.open("label").tag("span", label).open("select", "name", name);
        for (String[] option : options) {
            html.tag(
                    "option",
                    option[1],
                    "value",
                    option[0],
                    "selected",
                    option[0].equalsIgnoreCase(value));
        }
        html.close(2);
    }

    static List<String[]> provinces(Words words) {
        List<String[]> options = new ArrayList<>();
        options.add(new String[] {"", words.of("filter.all")});
        for (Region province : Regions.standard().provinces()) {
            options.add(new String[] {province.code(), province.name()});
        }
        return options;
    }

    static List<String[]> families(Words words) {
        List<String[]> options = new ArrayList<>();
        options.add(new String[] {"", words.of("filter.all")});
        for (String family : FAMILIES) {
            options.add(new String[] {family, words.of("family." + family)});
        }
        return options;
    }

    private static List<String[]> levels(Words words) {
        List<String[]> options = new ArrayList<>();
        options.add(new String[] {"", words.of("filter.all")});
        for (Mark mark : Mark.values()) {
            options.add(new String[] {mark.key(), words.of("level." + mark.key())});
        }
        return options;
    }
}
