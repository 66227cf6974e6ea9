package id.kentongan.dashboards.console;

import id.kentongan.analyzers.alert.Level;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inbox of alerts: what changed, what was said about it, and what to do with it. */
final class AlertsPage {

    private static final int LIMIT = 120;

    private AlertsPage() {}

    static Html page(Ask ask) {
        Words words = ask.words();
        String region = Filters.region(ask);
        boolean open = !ask.query("lihat").equals("semua");
        List<Alert> alerts = ask.store().alerts(region, ask.daysBefore(90), ask.at(), LIMIT);
        Map<String, List<Note>> notes = ask.store().notes(ask.daysBefore(3650), far(ask));
        String id = ask.query("id");
        Html html = new Html();
        html.open("section", "class", "card");
        html.open("div", "class", "cardhead")
                .tag("h1", words.of("alerts.title"))
                .tag(
                        "a",
                        "CSV",
                        "class",
                        "csv",
                        "href",
                        "/csv/peringatan" + ask.here("id", "").substring(ask.path().length()))
                .close();
        html.open("div", "class", "views", "role", "group", "aria-label", words.of("alerts.show"));
        html.tag(
                "a",
                words.of("alerts.rises"),
                "href",
                ask.here("lihat", "", "id", ""),
                "aria-current",
                open ? "true" : null);
        html.tag(
                "a",
                words.of("alerts.every"),
                "href",
                ask.here("lihat", "semua", "id", ""),
                "aria-current",
                open ? null : "true");
        html.close();
        Optional<Alert> chosen = id.isEmpty() ? Optional.empty() : ask.store().alert(id);
        if (!id.isEmpty() && chosen.isEmpty()) {
            html.tag("p", words.of("alerts.unknown"), "class", "muted", "role", "status");
        }
        html.open("ul", "class", "inbox");
        chosen.ifPresent(alert -> alert(html, ask, alert, notes, true));
        int shown = 0;
        for (Alert alert : alerts) {
            if (!alert.id().equals(id) && (!open || alert.to() > alert.from())) {
                alert(html, ask, alert, notes, false);
                shown++;
            }
        }
        html.close();
        if (shown == 0 && chosen.isEmpty()) {
            html.tag("p", words.of("alerts.none"), "class", "muted");
        }
        return html.close();
    }

    /** Decisions carry the clock of people, which may run ahead of the data. */
    private static java.time.Instant far(Ask ask) {
        return ask.at().plus(java.time.Duration.ofDays(36_500));
    }

    private static void alert(
            Html html, Ask ask, Alert alert, Map<String, List<Note>> notes, boolean chosen) {
        Words words = ask.words();
        List<Note> said = notes.getOrDefault(alert.id(), List.of());
        html.open("li", "class", "alert" + (chosen ? " chosen" : ""), "data-alert", alert.id());
        html.open("div", "class", "alerthead");
        Lists.change(html, words, alert);
        html.open("h2").open("a", "href", ask.link("/wilayah/" + Ask.encode(alert.region())));
        html.text(Names.brief(alert.region())).close(2);
        html.tag("small", Names.province(alert.region()));
        if (!alert.family().equals("ALL")) {
            html.tag("span", words.name("family.", alert.family()), "class", "code");
        }
        Layout.mark(html, words, alert.simulated());
        html.open("small");
        Layout.time(html, words, alert.time(), Names.zone(alert.region()));
        html.close();
        answered(html, words, alert, said);
        if (alert.confirmed() || said.stream().anyMatch(note -> note.verdict().equals("confirm"))) {
            html.tag("span", words.of("alert.confirmed"), "class", "pill done");
        }
        html.close();
        html.tag(
                "p",
                alert.text().isEmpty()
                        ? words.name("reason.", alert.reason())
                        : alert.text().replace("*", ""),
                "class",
                "alerttext");
        if (!alert.outlook().isEmpty()) {
            html.open("p", "class", "muted")
                    .tag("strong", words.of("alert.outlook"))
                    .text(" " + alert.outlook())
                    .close();
        }
        html.open("p", "class", "links")
                .tag(
                        "a",
                        words.of("alert.link"),
                        "href",
                        ask.link("/peringatan", "id", alert.id()));
        alert.events().stream()
                .limit(5)
                .forEach(
                        event ->
                                html.text(" · ")
                                        .tag(
                                                "a",
                                                words.of("event.one"),
                                                "href",
                                                ask.link("/kejadian/" + Ask.encode(event)),
                                                "title",
                                                event));
        html.close();
        EventPages.notes(html, ask, said, alert.region());
        if (ask.canWrite()) {
            html.open("details", "open", chosen ? true : null)
                    .tag(
                            "summary",
                            words.of(mayBeAnswered(alert) ? "alert.decide" : "alert.judge"));
            DecisionForms.alert(html, ask, alert, mayBeAnswered(alert));
            html.close();
        }
        html.close();
    }

    /**
     * Whether an office answered. Of a fall to Siaga nothing is said without an answer: offices
     * must give one only where they had not heard of more.
     */
    private static void answered(Html html, Words words, Alert alert, List<Note> said) {
        if (said.stream().anyMatch(note -> note.verdict().equals("ack"))) {
            html.tag("span", words.of("alert.acked"), "class", "pill done");
        } else if (!mayBeAnswered(alert)) {
            html.tag("span", words.of("alert.noanswer"), "class", "pill done");
        } else if (alert.to() > alert.from()) {
            html.tag("span", words.of("alert.open"), "class", "pill");
        }
    }

    /** Offices are asked for an answer to Siaga and Awas alone. */
    private static boolean mayBeAnswered(Alert alert) {
        return alert.to() >= Level.SIAGA.ordinal();
    }
}
