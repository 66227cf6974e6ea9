package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore.Coverage;
import id.kentongan.dashboards.store.ConsoleStore.PipelineHealth;
import id.kentongan.dashboards.store.ConsoleStore.SourceHealth;
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
        sources(html, ask);
        silent(html, ask);
        return html.close();
    }

    private static void jobs(Html html, Ask ask) {
        Words words = ask.words();
        List<PipelineHealth> jobs = ask.store().pipeline(ask.at());
        html.open("section", "class", "card", "aria-labelledby", "sistem")
                .tag("h2", words.of("job.title"), "id", "sistem");
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
