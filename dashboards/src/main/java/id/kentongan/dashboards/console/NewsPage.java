package id.kentongan.dashboards.console;

import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import id.kentongan.dashboards.store.ConsoleStore.EventFilter;
import java.time.Instant;
import java.util.List;

/** What came since the last visit: changes of level and events. */
final class NewsPage {

    private NewsPage() {}

    static Html page(Ask ask) {
        Words words = ask.words();
        Instant since = ask.since();
        Html html = new Html();
        html.open("section", "class", "card");
        html.tag("h1", words.of("new.title"));
        Instant from = since == null ? ask.daysBefore(7) : since;
        html.open("p", "class", "muted");
        if (since == null) {
            html.text(words.of("new.first"));
        } else {
            html.text(words.of("new.since") + " ");
            Layout.time(html, words, since, Words.Zone.WIB);
        }
        html.close();
        List<Alert> alerts = ask.store().alerts(null, from, ask.at(), 100);
        html.tag("h2", words.of("changes.title"));
        html.open("ul", "class", "changes one");
        for (Alert alert : alerts) {
            html.open("li")
                    .open("a", "href", ask.link("/peringatan", "id", alert.id()))
                    .tag("b", Names.brief(alert.region()))
                    .close();
            Lists.change(html, words, alert);
            Layout.mark(html, words, alert.simulated());
            html.open("small");
            Layout.time(html, words, alert.time(), Names.zone(alert.region()));
            html.close(2);
        }
        html.close();
        if (alerts.isEmpty()) {
            html.tag("p", words.of("changes.none"), "class", "muted");
        }
        List<Event> events =
                ask.store().events(new EventFilter(null, null, null, 1, from, ask.at(), 200));
        html.tag("h2", words.of("events.title"));
        if (events.isEmpty()) {
            html.tag("p", words.of("events.none"), "class", "muted");
        } else {
            Lists.events(html, ask, events, true, words.of("events.title"));
        }
        return html.close();
    }
}
