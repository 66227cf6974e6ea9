package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore.Coverage;
import id.kentongan.dashboards.store.ConsoleStore.KnowledgeUse;
import id.kentongan.dashboards.store.ConsoleStore.PipelineHealth;
import id.kentongan.dashboards.store.ConsoleStore.SourceHealth;
import id.kentongan.pipeline.record.FeedHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who reports, who fell silent, and how the system itself fares. */
final class HealthPage {

    private HealthPage() {}

    static Html page(Ask ask) {
        Html html = new Html();
        html.tag("h1", ask.words().of("nav.health"));
        jobs(html, ask);
        html.open("div", "class", "two");
        html.open("div");
        sources(html, ask);
        feeds(html, ask);
        html.close();
        silent(html, ask);
        html.close();
        knowledge(html, ask);
        return html;
    }

    private static void jobs(Html html, Ask ask) {
        Words words = ask.words();
        List<PipelineHealth> jobs = ask.store().pipeline(ask.at());
        html.open("section", "class", "card", "aria-labelledby", "sistem")
                .open("div", "class", "cardhead")
                .tag("h2", words.of("job.title"), "id", "sistem")
                .tag("a", "CSV", "class", "csv", "href", ask.link("/csv/pekerjaan"))
                .close();
        if (jobs.isEmpty()) {
            html.tag("p", words.of("job.none"), "class", "muted").close();
            return;
        }
        table(
                html,
                words.of("job.title"),
                words.of("job.name"),
                words.of("job.lag"),
                words.of("job.rate"),
                words.of("job.dead"),
                words.of("job.late"),
                words.of("job.checkpoint"),
                words.of("job.at"));
        for (PipelineHealth job : jobs) {
            html.open("tr").tag("th", job.job(), "scope", "row");
            number(html, words, job.lag(), 0);
            number(html, words, job.perSecond(), 1);
            number(html, words, job.deadLetters(), 0);
            number(html, words, job.late(), 0);
            number(html, words, job.checkpointAge(), 0);
            html.open("td");
            Layout.time(html, words, job.time(), Words.Zone.WIB);
            html.close(2);
        }
        html.close(4);
    }

    private static void number(Html html, Words words, @Nullable Double value, int digits) {
        html.tag("td", value == null ? "–" : words.number(value, digits), "class", "num");
    }

    private static void table(Html html, String label, String... columns) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
        html.open("table").tag("caption", label, "class", "hidden").open("thead").open("tr");
        for (String column : columns) {
            html.tag("th", column, "scope", "col");
        }
        html.close(2).open("tbody");
    }

    private static void sources(Html html, Ask ask) {
        Words words = ask.words();
        List<SourceHealth> sources = new ArrayList<>(ask.store().sources(ask.at()));
        sources.sort(Comparator.comparingDouble(SourceHealth::hoursSilent).reversed());
        html.open("section", "class", "card", "aria-labelledby", "sumber-data");
        html.open("div", "class", "cardhead")
                .tag("h2", words.of("source.title", sources.size()), "id", "sumber-data")
                .tag("a", "CSV", "class", "csv", "href", ask.link("/csv/sumber"))
                .close();
        if (sources.isEmpty()) {
            html.tag("p", words.of("source.none"), "class", "muted").close();
            return;
        }
        table(
                html,
                words.of("nav.health"),
                words.of("source.name"),
                words.of("source.silent"),
                words.of("source.items"));
        for (SourceHealth source : sources) {
            html.open("tr").tag("th", source.source(), "scope", "row");
            html.open("td", "class", source.hoursSilent() >= 72 ? "up" : null)
                    .text(RegionPage.hours(words, source.hoursSilent()))
                    .close();
            html.tag("td", words.count(source.items24h()), "class", "num").close();
        }
        html.close(4);
    }

    /** Which version of the knowledge read and scored what. */
    private static void knowledge(Html html, Ask ask) {
        Words words = ask.words();
        List<KnowledgeUse> uses = ask.store().knowledge(ask.at());
        if (uses.isEmpty()) {
            return;
        }
        html.open("section", "class", "card", "aria-labelledby", "pengetahuan");
        html.tag("h2", words.of("knowledge.title"), "id", "pengetahuan");
        html.tag("p", words.of("knowledge.explain"), "class", "muted");
        table(
                html,
                words.of("knowledge.title"),
                words.of("knowledge.version"),
                words.of("knowledge.findings"),
                words.of("knowledge.events"),
                words.of("knowledge.scores"),
                words.of("knowledge.first"),
                words.of("knowledge.last"));
        for (KnowledgeUse use : uses) {
            html.open("tr").tag("th", use.version(), "scope", "row");
            html.tag("td", words.count(use.findings()), "class", "num");
            html.tag("td", words.count(use.events()), "class", "num");
            html.tag("td", words.count(use.scores()), "class", "num");
            html.open("td");
            Layout.time(html, words, use.first(), Words.Zone.WIB);
            html.close().open("td");
            Layout.time(html, words, use.last(), Words.Zone.WIB);
            html.close(2);
        }
        html.close(4);
    }

    /** The feeds that {@code collect} polls, those with faults first. */
    private static void feeds(Html html, Ask ask) {
        Words words = ask.words();
        List<FeedHealth> feeds = new ArrayList<>(ask.store().feeds(ask.at()));
        if (feeds.isEmpty()) {
            return;
        }
        feeds.sort(
                Comparator.comparingInt(FeedHealth::faulty)
                        .reversed()
                        .thenComparing(FeedHealth::source));
        html.open("section", "class", "card", "aria-labelledby", "umpan");
        html.tag("h2", words.of("feed.title", feeds.size()), "id", "umpan");
        table(
                html,
                words.of("feed.title", feeds.size()),
                words.of("source.name"),
                words.of("feed.state"),
                words.of("feed.fault"),
                words.of("job.at"));
        for (FeedHealth feed : feeds) {
            html.open("tr").tag("th", feed.source(), "scope", "row");
            html.tag(
                    "td",
                    words.of("feed.failing", feed.faulty(), feed.feeds()),
                    "class",
                    feed.faulty() > 0 ? "up" : null);
            html.tag("td", feed.fault().isEmpty() ? "–" : feed.fault());
            html.open("td");
            Layout.time(html, words, feed.time(), Words.Zone.WIB);
            html.close(2);
        }
        html.close(4);
    }

    /** Fewer reports than a third of the usual, or none for longer than its habit. */
    private static boolean low(Coverage row) {
        return row.state().equals("low") || row.state().equals("silent");
    }

    private static void silent(Html html, Ask ask) {
        Words words = ask.words();
        List<Coverage> rows =
                new ArrayList<>(
                        ask.store().coverage(ask.at()).stream()
                                .filter(row -> row.region().length() > 2)
                                .toList());
        rows.sort(
                Comparator.<Coverage>comparingInt(row -> low(row) ? 0 : 1)
                        .thenComparing(
                                Comparator.<Coverage>comparingDouble(
                                                row ->
                                                        row.hoursSilent() == null
                                                                ? 0
                                                                : row.hoursSilent())
                                        .reversed())
                        .thenComparing(Coverage::region));
        long low = rows.stream().filter(HealthPage::low).count();
        html.open("section", "class", "card", "aria-labelledby", "sunyi");
        html.open("div", "class", "cardhead")
                .tag("h2", words.of("silent.title", low), "id", "sunyi")
                .tag("a", "CSV", "class", "csv", "href", ask.link("/csv/cakupan"))
                .close();
        html.tag("p", words.of("silent.explain"), "class", "muted");
        if (rows.isEmpty()) {
            html.tag("p", words.of("silent.none"), "class", "muted").close();
            return;
        }
        table(
                html,
                words.of("silent.title", low),
                words.of("rank.region"),
                words.of("silent.state"),
                words.of("coverage.silent"),
                words.of("coverage.items"),
                words.of("coverage.expected"));
        for (Coverage row : rows.subList(0, Math.min(60, rows.size()))) {
            html.open("tr").open("th", "scope", "row");
            Lists.region(html, ask, row.region());
            html.close();
            html.tag("td", words.name("coverage.short.", row.state()));
            html.tag("td", RegionPage.hours(words, row.hoursSilent()));
            number(html, words, row.items7d(), 0);
            number(html, words, row.expected7d(), 1);
            html.close();
        }
        html.close(4);
    }
}
