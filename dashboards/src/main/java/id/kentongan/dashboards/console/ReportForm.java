package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.access.Account;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for the field: one page that a phone keeps, a nil report with one press, a box for what
 * stands in a chat. Sent by {@code lapor.js}, which keeps what cannot be sent yet.
 */
final class ReportForm {

    private ReportForm() {}

    static Html page(Ask ask, @Nullable Account account, boolean guarded) {
        Words words = ask.words();
        Html html = new Html();
        html.open("section", "class", "card");
        html.tag("h1", words.of("report.title"));
        html.open(
                "form",
                "id",
                "lapor",
                "class",
                "lapor",
                "data-token",
                guarded && account == null ? null : ask.token(),
                "data-account",
                account == null ? null : account.name(),
                "data-simulated",
                ask.scope().simulated());
        html.open("p", "id", "antrean", "class", "notice", "role", "status")
                .text(words.of("report.ready"))
                .close();
        for (String state :
                List.of(
                        "ready",
                        "sent",
                        "waiting",
                        "refused",
                        "offline",
                        "nokey",
                        "noregion",
                        "notext")) {
            html.tag("span", words.of("report." + state), "id", "kata-" + state, "hidden", true);
        }
        if (guarded && account == null) {
            html.tag("label", words.of("report.key"), "for", "kunci")
                    .empty(
                            "input",
                            "id",
                            "kunci",
                            "type",
                            "password",
                            "autocomplete",
                            "off",
                            "maxlength",
                            80);
        }
        if (!guarded) {
            html.tag("label", words.of("report.office"), "for", "kantor")
                    .empty(
                            "input",
                            "id",
                            "kantor",
                            "maxlength",
                            80,
                            "autocomplete",
                            "organization");
        }
        html.tag("label", words.of("report.region"), "for", "wilayah")
                .open("select", "id", "wilayah", "required", true)
                .tag("option", "–", "value", "");
        Regions.standard().all().stream()
                .filter(region -> account == null || account.sees(region.code()))
                .sorted(Comparator.comparing(Region::code))
                .forEach(
                        region ->
                                html.tag(
                                        "option",
                                        region.code() + " " + region.name(),
                                        "value",
                                        region.code(),
                                        "selected",
                                        account != null && region.code().equals(account.region())));
        html.close();
        html.open("div", "class", "nihil")
                .tag(
                        "button",
                        words.of("report.nil"),
                        "id",
                        "nihil",
                        "type",
                        "button",
                        "class",
                        "good")
                .tag("small", words.of("report.nil.explain"))
                .close();
        html.tag("h2", words.of("report.incident"));
        html.tag("label", words.of("report.when"), "for", "kapan")
                .empty("input", "id", "kapan", "type", "date");
        html.tag("label", words.of("report.text"), "for", "uraian")
                .open("textarea", "id", "uraian", "rows", 6, "maxlength", 5000)
                .close();
        html.tag("small", words.of("report.text.explain"));
        html.open("details")
                .tag("summary", words.of("report.paste"))
                .tag("label", words.of("report.paste.label"), "for", "tempel")
                .open("textarea", "id", "tempel", "rows", 5)
                .close()
                .tag("small", words.of("report.paste.explain"))
                .tag("button", words.of("report.paste.take"), "id", "ambil", "type", "button")
                .close();
        html.open("details").tag("summary", words.of("report.more"));
        for (String[] field :
                new String[][] {
                    {"kecamatan", "report.district", "text"},
                    {"desa", "report.village", "text"},
                    {"tewas", "report.killed", "number"},
                    {"luka", "report.injured", "number"},
                    {"rusak", "report.buildings", "number"}
                }) {
            boolean number = field[2].equals("number");
            html.tag("label", words.of(field[1]), "for", field[0])
                    .empty(
                            "input",
                            "id",
                            field[0],
                            "type",
                            field[2],
                            "min",
                            number ? 0 : null,
                            "max",
                            number ? 9999 : null,
                            "inputmode",
                            number ? "numeric" : null,
                            "maxlength",
                            number ? null : 80);
        }
        html.close();
        html.open("label", "class", "tick")
                .empty(
                        "input",
                        "id",
                        "latihan",
                        "type",
                        "checkbox",
                        "checked",
                        ask.scope().simulated())
                .text(" " + words.of("report.exercise"))
                .close();
        html.tag(
                "button",
                words.of("report.send"),
                "id",
                "kirim",
                "type",
                "submit",
                "class",
                "good");
        html.close();
        html.open("section", "aria-labelledby", "tunggu")
                .tag("h2", words.of("report.queue"), "id", "tunggu")
                .open("ul", "id", "daftar-antrean", "class", "plain")
                .close(2);
        return html.close();
    }
}
