package id.kentongan.dashboards.console;

import id.kentongan.analyzers.alert.Review;
import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.store.ConsoleStore.Alert;
import id.kentongan.dashboards.store.ConsoleStore.Event;
import java.util.ArrayList;
import java.util.List;

/** Forms with which people decide: acknowledge, confirm, correct, say what became of it. */
final class DecisionForms {

    private DecisionForms() {}

    static void event(Html html, Ask ask, Event event) {
        Words words = ask.words();
        html.open("div", "class", "decide");
        start(html, ask, words.of("review.confirm.explain"));
        hidden(html, "eventId", event.id());
        hidden(html, "region", event.region());
        office(html, ask);
        reason(html, words);
        html.open("div", "class", "buttons");
        submit(html, "CONFIRM", words.of("review.confirm"), "good");
        submit(html, "DENY", words.of("review.deny"), "bad");
        submit(html, "RETRACT", words.of("review.retract"), "");
        html.close(2);
        html.open("details", "id", "koreksi").tag("summary", words.of("review.correct"));
        start(html, ask, words.of("review.correct.explain"));
        hidden(html, "eventId", event.id());
        hidden(html, "region", event.region());
        html.open("div", "class", "fields");
        HomePage.select(html, words.of("event.status"), "status", "", same(words, statuses(words)));
        HomePage.select(
                html,
                words.of("event.severity"),
                "severity",
                "",
                same(
                        words,
                        List.of(
                                new String[] {"0", "0"},
                                new String[] {"1", "1"},
                                new String[] {"2", "2"},
                                new String[] {"3", "3"},
                                new String[] {"4", "4"})));
        field(html, words.of("review.newregion"), "newRegion", "[0-9]{2}([.][0-9]{2})?", "62.02");
        field(html, words.of("review.indicator"), "indicator", "[A-Z]{3}-[0-9]{2}", "LND-02");
        field(html, words.of("review.killed"), "killed", "[0-9]{1,4}", "");
        field(html, words.of("review.injured"), "injured", "[0-9]{1,4}", "");
        html.close();
        office(html, ask);
        reason(html, words);
        html.open("div", "class", "buttons");
        submit(html, "CORRECT", words.of("review.correct.send"), "good");
        html.close(4);
    }

    /**
     * What can be decided about {@code alert}.
     *
     * @param answer whether offices may be asked to acknowledge it
     */
    static void alert(Html html, Ask ask, Alert alert, boolean answer) {
        Words words = ask.words();
        html.open("div", "class", "decide");
        start(html, ask, null);
        hidden(html, "alertId", alert.id());
        hidden(html, "region", alert.region());
        if (!alert.events().isEmpty()) {
            hidden(html, "eventId", alert.events().get(0));
        }
        office(html, ask);
        reason(html, words);
        html.open("div", "class", "buttons");
        if (answer) {
            // each office that was asked answers for itself
            field(html, words.of("ack.answered"), "answered", ".{1,80}", "");
            submit(html, "ACK", words.of("ack"), "good");
        }
        submit(html, "CONFIRM", words.of("alert.confirm"), "");
        html.close();
        html.open("div", "class", "buttons");
        html.tag("span", words.of("outcome.ask"), "class", "muted");
        for (Review.Outcome outcome : Review.Outcome.values()) {
            submit(html, "OUTCOME:" + outcome, words.of("outcome." + outcome), "");
        }
        html.close();
        html.open("div", "class", "buttons");
        html.tag("span", words.of("lower.ask"), "class", "muted");
        for (int level = 0; level < alert.to(); level++) {
            submit(
                    html,
                    "LOWER:" + Mark.values()[level],
                    words.of("level." + Mark.values()[level].key()),
                    "");
        }
        html.close(3);
    }

    private static void start(
            Html html, Ask ask, @org.jspecify.annotations.Nullable String explain) {
        html.open("form", "method", "post", "action", "/putusan", "class", "decision");
        if (explain != null) {
            html.tag("p", explain, "class", "muted");
        }
        hidden(html, "token", ask.token());
        hidden(html, "back", ask.here());
    }

    private static void hidden(Html html, String name, String value) {
        html.empty("input", "type", "hidden", "name", name, "value", value);
    }

    private static void office(Html html, Ask ask) {
        Words words = ask.words();
        Account account = ask.account();
        if (account != null) {
            html.tag("p", words.of("login.as", account.office()), "class", "muted");
            hidden(html, "office", account.office());
            return;
        }
        html.open("label")
                .tag("span", words.of("review.office"))
                .empty(
                        "input",
                        "type",
                        "text",
                        "name",
                        "office",
                        "required",
                        true,
                        "maxlength",
                        80,
                        "autocomplete",
                        "organization",
                        "data-remember",
                        "office")
                .close();
    }

    private static void reason(Html html, Words words) {
        html.open("label")
                .tag("span", words.of("review.reason"))
                .empty(
                        "input",
                        "type",
                        "text",
                        "name",
                        "reason",
                        "required",
                        true,
                        "maxlength",
                        500,
                        "autocomplete",
                        "off")
                .close();
    }

    private static void field(
            Html html, String label, String name, String pattern, String placeholder) {
        html.open("label")
                .tag("span", label)
                .empty(
                        "input",
                        "type",
                        "text",
                        "name",
                        name,
                        "pattern",
                        pattern,
                        "placeholder",
                        placeholder,
                        "autocomplete",
                        "off")
                .close();
    }

    private static void submit(Html html, String action, String label, String kind) {
        html.tag("button", label, "name", "action", "value", action, "class", "tool " + kind);
    }

    private static List<String[]> same(Words words, List<String[]> options) {
        List<String[]> all = new ArrayList<>();
        all.add(new String[] {"", words.of("review.same")});
        all.addAll(options);
        return all;
    }

    private static List<String[]> statuses(Words words) {
        List<String[]> options = new ArrayList<>();
        for (String status : List.of("INC", "THR", "PRO", "PRV", "RES", "PST", "HYP")) {
            options.add(new String[] {status, words.of("status." + status)});
        }
        return options;
    }
}
