package id.kentongan.dashboards.console;

import id.kentongan.analyzers.alert.Triggers;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.risk.Prior;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Coverage;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.EventFilter;
import id.kentongan.dashboards.store.ConsoleStore.Part;
import id.kentongan.dashboards.store.ConsoleStore.Risk;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One region: how it stands, why, since when, with what evidence, and what is not known. */
final class RegionPage {

    private static final Regions REGIONS = Regions.standard();
    private static final Triggers TRIGGERS = Triggers.standard();

    private final Ask ask;
    private final Words words;
    private final Region region;
    private final Html html = new Html();
    private final int days;
    private final List<Risk> history;
    private final List<Event> events;
    private final @Nullable Risk now;

    private RegionPage(Ask ask, Region region) {
        this.ask = ask;
        this.words = ask.words();
        this.region = region;
        this.days =
                ask.query("rentang").matches("30|90|180|365|730")
                        ? Integer.parseInt(ask.query("rentang"))
                        : 180;
        this.history = ask.store().history(region.code(), "ALL", ask.daysBefore(days), ask.at());
        this.events =
                ask.store()
                        .events(
                                new EventFilter(
                                        region.code(),
                                        null,
                                        null,
                                        0,
                                        ask.daysBefore(days),
                                        ask.at(),
                                        400));
        this.now = history.isEmpty() ? null : history.get(history.size() - 1);
    }

    static Html page(Ask ask, Region region) {
        RegionPage page = new RegionPage(ask, region);
        page.head();
        page.html.open("div", "class", "two");
        page.why();
        page.evidence();
        page.html.close();
        page.chart();
        page.html.open("div", "class", "three");
        page.families();
        page.around();
        page.gaps();
        page.html.close();
        page.list();
        page.html.open("div", "class", "two");
        page.changes();
        page.ahead();
        page.html.close();
        page.watch();
        return page.html;
    }

    private void head() {
        html.open("section", "class", "head");
        html.open("div");
        html.open("p", "class", "crumbs")
                .tag("a", words.of("nav.national"), "href", ask.link("/"))
                .text(" › ");
        if (!region.isProvince()) {
            html.tag(
                            "a",
                            Names.region(region.province()),
                            "href",
                            ask.link("/wilayah/" + region.province()))
                    .text(" › ");
        }
        html.text(region.code()).close();
        html.tag("h1", region.name());
        html.close();
        html.open("div", "class", "state");
        Layout.badge(html, words, Mark.of(now));
        Risk risk = now;
        if (risk != null) {
            html.open("p", "class", "big")
                    .tag("strong", words.score(risk.score()))
                    .tag("span", words.of("score.of100"))
                    .close();
            html.open("dl", "class", "facts");
            fact("rank.change", words.change(weekChange(risk)));
            if (risk.probability() != null && "ok".equals(risk.coverage())) {
                fact("region.probability", words.percent(risk.probability()));
            }
            fact("region.stage", risk.stage() == null ? "–" : words.name("stage.", risk.stage()));
            priors(risk);
            html.tag("dt", words.of("region.asof")).open("dd");
            Layout.time(html, words, risk.time(), Names.zone(region.code()));
            html.close(2);
        }
        html.tag(
                "button", words.of("print"), "type", "button", "class", "tool", "data-print", true);
        html.close(2);
    }

    /** Official lists beside the score, never in it, with a mark where both disagree. */
    private void priors(Risk risk) {
        for (Prior prior : Prior.beside(region.code(), ask.day())) {
            String list = prior.list();
            if (prior.provincial() && !region.isProvince()) {
                list += " (" + words.of("prior.province") + ")";
            }
            String value = Double.isNaN(prior.value()) ? "" : words.number(prior.value(), 1) + ", ";
            String disagreement = prior.disagreement(risk.score());
            html.tag("dt", list)
                    .tag(
                            "dd",
                            value
                                    + words.name("prior.category.", prior.category())
                                    + (disagreement.isEmpty()
                                            ? ""
                                            : " ≠ " + words.of("prior." + disagreement)));
        }
    }

    private void fact(String key, String value) {
        html.tag("dt", words.of(key)).tag("dd", value);
    }

    private double weekChange(Risk risk) {
        Instant before = risk.time().minus(7, ChronoUnit.DAYS);
        return history.stream()
                .filter(row -> !row.time().isAfter(before))
                .reduce((first, second) -> second)
                .map(row -> risk.score() - row.score())
                .orElse(Double.NaN);
    }

    /** The breakdown: addends as bars, their sum, and the score they must make. */
    private void why() {
        html.open("section", "class", "card", "aria-labelledby", "mengapa");
        html.tag("h2", words.of("why.title"), "id", "mengapa");
        List<Part> parts = ask.store().parts(region.code(), ask.at());
        Risk risk = now;
        if (risk == null || parts.isEmpty()) {
            html.tag("p", words.of(risk == null ? "why.none" : "why.noparts"), "class", "muted");
            html.close();
            return;
        }
        double sum = parts.stream().mapToDouble(Part::points).sum();
        double most = parts.stream().mapToDouble(Part::points).max().orElse(1);
        html.open("table", "class", "parts")
                .tag("caption", words.of("why.caption"), "class", "hidden");
        html.open("thead")
                .open("tr")
                .tag("th", words.of("why.part"), "scope", "col")
                .tag("th", words.of("why.share"), "scope", "col")
                .tag("th", words.of("why.points"), "scope", "col", "class", "num")
                .close(2)
                .open("tbody");
        parts.stream()
                .sorted(Comparator.comparingDouble(Part::points).reversed())
                .forEach(
                        part -> {
                            html.open("tr")
                                    .open("th", "scope", "row")
                                    .text(partName(words, part.name()));
                            html.close();
                            html.open("td", "class", "bar");
                            bar(html, part.points() / Math.max(1e-9, most));
                            html.close();
                            html.tag("td", words.number(part.points(), 2), "class", "num").close();
                        });
        html.close();
        html.open("tfoot")
                .open("tr")
                .tag("th", words.of("why.sum"), "scope", "row")
                .open("td")
                .close()
                .tag("td", words.number(sum, 2), "class", "num")
                .close(3);
        boolean adds = Math.abs(sum - risk.score()) <= 0.1;
        boolean sameTime = parts.get(0).time().equals(risk.time());
        if (adds) {
            html.tag("p", words.of("why.adds", words.number(risk.score(), 2)), "class", "muted");
        } else {
            html.tag(
                    "p",
                    words.of(
                            sameTime ? "why.differs" : "why.older",
                            words.number(risk.score(), 2),
                            words.time(parts.get(0).time(), Names.zone(region.code()))),
                    "class",
                    "muted");
        }
        String scoredBy = ask.store().scoredBy(region.code(), ask.at());
        if (!scoredBy.isEmpty()) {
            html.tag("p", words.of("knowledge.scored", scoredBy), "class", "muted");
        }
        html.close();
    }

    /** What a feature means, in words. */
    static String partName(Words words, String name) {
        if (words.has("part." + name)) {
            return words.of("part." + name);
        }
        int dash = name.lastIndexOf('-');
        if (dash > 0
                && words.has("part." + name.substring(0, dash))
                && name.substring(dash + 1).matches("\\d+[dw]")) {
            String span = name.substring(dash + 1);
            return words.of(
                    "part." + name.substring(0, dash),
                    words.of(
                            span.endsWith("w") ? "span.weeks" : "span.days",
                            span.substring(0, span.length() - 1)));
        }
        if (name.startsWith("region:")) {
            return Names.brief(name.substring(7));
        }
        return name;
    }

    private static void bar(Html html, double share) {
        html.open(
                        "svg",
                        "class",
                        "share",
                        "viewBox",
                        "0 0 100 10",
                        "preserveAspectRatio",
                        "none",
                        "aria-hidden",
                        "true")
                .empty(
                        "rect",
                        "width",
                        Svg.number(100 * Math.max(0, Math.min(1, share))),
                        "height",
                        10,
                        "rx",
                        1)
                .close();
    }

    /** The newest and gravest events in words: the shortest answer to "why is it red". */
    private void evidence() {
        html.open("section", "class", "card", "aria-labelledby", "bukti");
        html.tag("h2", words.of("evidence.title"), "id", "bukti");
        List<Event> scoring =
                events.stream()
                        .filter(event -> event.severity() > 0)
                        .filter(event -> event.firstKnown().isAfter(ask.daysBefore(60)))
                        .sorted(
                                Comparator.comparingInt(Event::severity)
                                        .reversed()
                                        .thenComparing(
                                                Comparator.comparing(Event::firstKnown).reversed())
                                        .thenComparing(Event::id))
                        .limit(5)
                        .toList();
        html.open("ul", "class", "proofs");
        for (Event event : scoring) {
            html.open("li");
            Lists.severity(html, words, event.severity());
            html.open("div");
            html.tag(
                    "a",
                    Lists.headline(words, event),
                    "href",
                    ask.link("/kejadian/" + Ask.encode(event.id())));
            Layout.mark(html, words, event.simulated());
            html.open("small");
            Layout.time(html, words, event.firstKnown(), Names.zone(region.code()));
            html.text(
                    " · "
                            + Lists.indicator(words, event)
                            + " · "
                            + words.of("event.voices", event.newsrooms()));
            String casualties = Lists.casualties(words, event);
            html.text(casualties.isEmpty() ? "" : " · " + casualties);
            html.close(3);
        }
        html.close();
        if (scoring.isEmpty()) {
            html.tag("p", words.of("evidence.none"), "class", "muted");
        }
        List<Alert> newest = ask.store().alerts(region.code(), ask.daysBefore(90), ask.at(), 1);
        if (!newest.isEmpty() && !newest.get(0).outlook().isEmpty()) {
            html.open("p", "class", "muted")
                    .tag("strong", words.of("alert.outlook"))
                    .text(" " + newest.get(0).outlook())
                    .close();
        }
        html.close();
    }

    private void chart() {
        html.open("section", "class", "card", "aria-labelledby", "riwayat");
        html.open("div", "class", "cardhead")
                .tag("h2", words.of("chart.title"), "id", "riwayat")
                .open(
                        "div",
                        "class",
                        "views",
                        "role",
                        "group",
                        "aria-label",
                        words.of("chart.span"));
        for (int span : new int[] {30, 90, 180, 365, 730}) {
            html.tag(
                    "a",
                    words.of("chart.days", span),
                    "href",
                    ask.here("rentang", span == 180 ? "" : String.valueOf(span)),
                    "aria-current",
                    span == days ? "true" : null);
        }
        html.tag(
                "a",
                "CSV",
                "href",
                "/csv/riwayat"
                        + ask.link("", "wilayah", region.code(), "rentang", String.valueOf(days)));
        html.close(2);
        if (history.isEmpty()) {
            html.tag("p", words.of("why.none"), "class", "muted");
        } else {
            Instant start = ask.daysBefore(days);
            Instant first = history.get(0).time();
            ScoreChart.draw(
                    html,
                    ask,
                    region.code(),
                    history,
                    events,
                    first.isAfter(start) ? first : start);
            html.tag("p", words.of("chart.note"), "class", "muted");
        }
        html.close();
    }

    private void families() {
        html.open("section", "class", "card", "aria-labelledby", "keluarga");
        html.tag("h2", words.of("families.title"), "id", "keluarga");
        List<Risk> families =
                new ArrayList<>(
                        ask.store().families(region.code(), ask.at()).stream()
                                .filter(risk -> !risk.family().equals("ALL"))
                                .toList());
        families.sort(Comparator.comparingDouble(Risk::score).reversed());
        html.open("table", "class", "parts");
        html.tag("caption", words.of("families.title"), "class", "hidden").open("tbody");
        for (Risk family : families) {
            html.open("tr").tag("th", words.name("family.", family.family()), "scope", "row");
            html.open("td", "class", "bar");
            bar(html, family.score() / 100);
            html.close().tag("td", words.score(family.score()), "class", "num").close();
        }
        html.close(2);
        if (families.isEmpty()) {
            html.tag("p", words.of("families.none"), "class", "muted");
        }
        html.close();
    }

    private void around() {
        html.open("section", "class", "card", "aria-labelledby", "sekitar");
        html.tag(
                "h2",
                words.of(region.isProvince() ? "around.members" : "around.title"),
                "id",
                "sekitar");
        Map<String, Risk> byRegion = new java.util.HashMap<>();
        ask.store().latest("ALL", ask.at()).forEach(risk -> byRegion.put(risk.region(), risk));
        List<String> near =
                region.isProvince()
                        ? REGIONS.regencies().stream()
                                .map(Region::code)
                                .filter(code -> code.startsWith(region.code() + "."))
                                .sorted(
                                        Comparator.comparingDouble(
                                                code -> {
                                                    Risk risk = byRegion.get(code);
                                                    return risk == null ? 1e9 : -risk.score();
                                                }))
                                .toList()
                        : REGIONS.neighbours(region.code());
        LocalMap.draw(html, ask, region, byRegion, events);
        html.open("ul", "class", "near");
        for (String code : near) {
            Risk risk = byRegion.get(code);
            html.open("li").tag("a", Names.brief(code), "href", ask.link("/wilayah/" + code));
            Layout.badge(html, words, Mark.of(risk));
            html.tag("span", risk == null ? "–" : words.score(risk.score()), "class", "score")
                    .close();
        }
        html.close();
        if (near.isEmpty()) {
            html.tag("p", words.of("around.none"), "class", "muted");
        }
        html.close();
    }

    /** What is not known: coverage and silence. */
    private void gaps() {
        html.open("section", "class", "card", "aria-labelledby", "cakupan");
        html.tag("h2", words.of("coverage.title"), "id", "cakupan");
        Optional<Coverage> mine =
                ask.store().coverage(ask.at()).stream()
                        .filter(row -> row.region().equals(region.code()))
                        .findFirst();
        String state = mine.map(Coverage::state).orElse(now == null ? "none" : now.coverage());
        html.tag("p", words.name("coverage.state.", state.isEmpty() ? "unknown" : state));
        if (mine.isPresent()) {
            Coverage row = mine.get();
            html.open("dl", "class", "facts");
            fact("coverage.silent", hours(words, row.hoursSilent()));
            fact("coverage.items", row.items7d() == null ? "–" : words.number(row.items7d(), 0));
            fact(
                    "coverage.expected",
                    row.expected7d() == null ? "–" : words.number(row.expected7d(), 1));
            html.close();
        }
        if (region.isProvince()) {
            compliance();
        }
        html.close();
    }

    /**
     * Which kabupaten/kota of the province nothing was heard of in a week, nil reports included.
     */
    private void compliance() {
        Map<String, Coverage> heard = new HashMap<>();
        ask.store().coverage(ask.at()).forEach(row -> heard.put(row.region(), row));
        List<Region> all =
                REGIONS.regencies().stream()
                        .filter(one -> one.province().equals(region.code()))
                        .toList();
        List<Region> missing =
                all.stream()
                        .filter(one -> !reported(heard.get(one.code())))
                        .sorted(Comparator.comparing(Region::code))
                        .toList();
        html.tag(
                "p",
                words.of("compliance.count", all.size() - missing.size(), all.size()),
                "data-compliance",
                all.size() - missing.size());
        if (missing.isEmpty()) {
            return;
        }
        html.open("details", "open", true).tag("summary", words.of("compliance.missing"));
        html.open("ul", "class", "near");
        for (Region one : missing) {
            Coverage row = heard.get(one.code());
            html.open("li")
                    .tag("a", Names.brief(one.code()), "href", ask.link("/wilayah/" + one.code()))
                    .tag(
                            "small",
                            row == null || row.hoursSilent() == null
                                    ? words.of("compliance.never")
                                    : hours(words, row.hoursSilent()))
                    .close();
        }
        html.close(2);
    }

    private static boolean reported(@Nullable Coverage row) {
        return row != null && row.items7d() != null && row.items7d() > 0;
    }

    static String hours(Words words, @Nullable Double hours) {
        if (hours == null) {
            return "–";
        }
        return hours < 72
                ? words.of("span.hours", words.number(hours, 0))
                : words.of("span.days", words.number(hours / 24, 0));
    }

    private void list() {
        List<Event> scoring =
                events.stream().filter(event -> event.severity() > 0).limit(30).toList();
        html.open("section", "class", "card", "aria-labelledby", "kejadian");
        html.open("div", "class", "cardhead")
                .tag("h2", words.of("events.title"), "id", "kejadian")
                .tag("a", words.of("more"), "href", ask.link("/kejadian", "wilayah", region.code()))
                .close();
        if (scoring.isEmpty()) {
            html.tag("p", words.of("evidence.none"), "class", "muted");
        } else {
            Lists.events(html, ask, scoring, region.isProvince(), words.of("events.title"));
        }
        html.close();
    }

    private void changes() {
        html.open("section", "class", "card", "aria-labelledby", "perubahan");
        html.tag("h2", words.of("changes.title"), "id", "perubahan");
        List<Alert> alerts = ask.store().alerts(region.code(), ask.daysBefore(730), ask.at(), 12);
        html.open("ul", "class", "changes one");
        for (Alert alert : alerts) {
            html.open("li").open("small");
            Layout.time(html, words, alert.time(), Names.zone(region.code()));
            html.close();
            Lists.change(html, words, alert);
            html.tag(
                    "a",
                    words.name("reason.", alert.reason()),
                    "href",
                    ask.link("/peringatan", "id", alert.id()));
            Layout.mark(html, words, alert.simulated());
            html.close();
        }
        html.close();
        if (alerts.isEmpty()) {
            html.tag("p", words.of("changes.none"), "class", "muted");
        }
        html.close();
    }

    private void ahead() {
        html.open("section", "class", "card", "aria-labelledby", "pemicu");
        html.tag("h2", words.of("ahead.title"), "id", "pemicu");
        List<Triggers.Trigger> due = TRIGGERS.ahead(region.code(), ask.at());
        html.open("ul", "class", "plain");
        for (Triggers.Trigger trigger : due) {
            html.open("li")
                    .tag("b", words.day(trigger.date()))
                    .text(
                            " "
                                    + trigger.what()
                                    + (trigger.place().isEmpty() ? "" : ", " + trigger.place()))
                    .tag("small", trigger.source())
                    .close();
        }
        html.close();
        if (due.isEmpty()) {
            html.tag("p", words.of("ahead.none"), "class", "muted");
        }
        html.close();
    }

    /** Concerns that are no events: shown, never scored. */
    private void watch() {
        List<Event> watched =
                events.stream().filter(event -> event.severity() == 0).limit(20).toList();
        html.open("section", "class", "card", "aria-labelledby", "pantau");
        html.tag("h2", words.of("watch.title"), "id", "pantau");
        html.tag("p", words.of("watch.explain"), "class", "muted");
        if (watched.isEmpty()) {
            html.tag("p", words.of("watch.none"), "class", "muted");
        } else {
            Lists.events(html, ask, watched, region.isProvince(), words.of("watch.title"));
        }
        html.close();
    }
}
