package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report as one self-contained HTML page with plots as inline SVG: first what was not tested,
 * then missed events and false alarms with their causes, then the figures.
 */
public final class ReportPage {

    private static final int PLOT = 320;
    private static final int MARGIN = 40;
    private static final int BAR = 22;

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0"
                    + " 1rem;color:#1b1b1b;background:#fff}table{border-collapse:collapse;margin:1rem"
                    + " 0}th,td{border-bottom:1px solid #ccc;padding:.25rem"
                    + " .6rem;text-align:right}th:first-child,td:first-child{text-align:left}"
                    + "h2{margin-top:2.5rem}.scroll{overflow-x:auto}.note{background:#fff6dd;"
                    + "border-left:4px solid #b58900;padding:.5rem 1rem}";

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("name", "Ramalan"),
                    Map.entry("ap", "AP"),
                    Map.entry("auc", "AUROC"),
                    Map.entry("p5", "P@5"),
                    Map.entry("p10", "P@10"),
                    Map.entry("p20", "P@20"),
                    Map.entry("onsetAp", "AP awal baru"),
                    Map.entry("onsetAuc", "AUROC awal baru"),
                    Map.entry("ongoingAp", "AP berlanjut"),
                    Map.entry("weeks", "Minggu ke depan"),
                    Map.entry("positive", "Terjadi"),
                    Map.entry("days", "Hari terlambat"),
                    Map.entry("family", "Keluarga"),
                    Map.entry("baseRate", "Laju dasar"),
                    Map.entry("baseline", "Pembanding"),
                    Map.entry("measure", "Ukuran"),
                    Map.entry("mean", "Rata-rata"),
                    Map.entry("low", "2,5 %"),
                    Map.entry("high", "97,5 %"),
                    Map.entry("betterInShareOfDraws", "Lebih baik (bagian undian)"),
                    Map.entry("from", "Dari"),
                    Map.entry("forecasts", "Ramalan"),
                    Map.entry("forecast", "Diramalkan"),
                    Map.entry("observed", "Terjadi"),
                    Map.entry("day", "Tanggal"),
                    Map.entry("region", "Wilayah"),
                    Map.entry("id", "Laporan"),
                    Map.entry("cause", "Sebab"),
                    Map.entry("time", "Waktu"),
                    Map.entry("level", "Tingkat"),
                    Map.entry("apOfDecayedCounts", "AP hitungan meluruh"),
                    Map.entry("no coverage", "tidak terliput"),
                    Map.entry("not tagged", "tidak ditandai"),
                    Map.entry("wrong place", "wilayah keliru"),
                    Map.entry("below threshold", "di bawah ambang"),
                    Map.entry("too late", "terlambat"),
                    Map.entry(
                            "nothing followed within 28 days", "tidak ada kejadian dalam 28 hari"),
                    Map.entry(
                            "conflict followed, in another family or below severity 2",
                            "konflik menyusul, jenis lain atau di bawah keparahan 2"));

    private final StringBuilder html = new StringBuilder();

    private ReportPage() {}

    /** The page of a report. */
    public static String of(ObjectNode report) {
        return new ReportPage().page(report);
    }

    private String page(ObjectNode report) {
        JsonNode task = report.path("task");
        html.append("<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append("<title>Kentongan: uji ramalan</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Uji ramalan</h1><p>Kebenaran: ")
                .append(escape(task.path("truth").asText()))
                .append("; dinilai ")
                .append(escape(task.path("from").asText()))
                .append(" sampai ")
                .append(escape(task.path("to").asText()))
                .append(", ")
                .append(task.path("origins").asInt())
                .append(" hari Senin, ")
                .append(task.path("regions").asInt())
                .append(" wilayah; model dilatih sampai ")
                .append(escape(task.path("trainedTo").asText()))
                .append(".</p>");
        heading("Yang tidak diuji");
        html.append("<div class=\"note\"><ul>");
        report.path("notTested")
                .forEach(line -> html.append("<li>").append(escape(line.asText())).append("</li>"));
        html.append("</ul></div>");
        JsonNode alarms = report.path("alarms");
        heading("Kejadian yang terlewat");
        counts(alarms.path("missedByCause"));
        details("Daftar kejadian yang terlewat", alarms.path("missedEvents"));
        heading("Peringatan palsu");
        facts(alarms);
        details("Daftar peringatan palsu", alarms.path("falseAlarms"));
        heading("Angka utama");
        ArrayNode one = report.arrayNode().add(report.path("headline"));
        table(one);
        heading("Angka utama bila laporan terlambat");
        table(report.path("delayed"));
        heading("Dibanding ramalan sederhana");
        bars(report.path("baselines"));
        table(report.path("baselines"));
        table(report.path("bootstrap").path("kentonganMinusBaseline"));
        heading("Peluang");
        facts(report.path("probability"));
        reliability(report.path("probability").path("table"));
        table(report.path("probability").path("table"));
        heading("Jangka 1, 2 dan 4 minggu");
        table(report.path("horizons"));
        heading("Per keluarga");
        table(report.path("families"));
        heading("Tanpa salah satu bagian");
        table(report.path("ablations"));
        heading("Uji semu");
        facts(report.path("negativeControl"));
        return html.append("</body></html>\n").toString();
    }

    private void heading(String text) {
        html.append("<h2>").append(escape(text)).append("</h2>");
    }

    private void counts(JsonNode node) {
        html.append("<ul>");
        for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            html.append("<li>")
                    .append(escape(word(entry.getKey())))
                    .append(": ")
                    .append(entry.getValue().asInt())
                    .append("</li>");
        }
        html.append("</ul>");
    }

    private void facts(JsonNode node) {
        html.append("<dl>");
        for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            if (entry.getValue().isValueNode()) {
                html.append("<dt>")
                        .append(escape(word(entry.getKey())))
                        .append("</dt><dd>")
                        .append(cell(entry.getValue()))
                        .append("</dd>");
            }
        }
        html.append("</dl>");
    }

    private void details(String summary, JsonNode rows) {
        html.append("<details><summary>")
                .append(escape(summary))
                .append(" (")
                .append(rows.size())
                .append(")</summary>");
        table(rows);
        html.append("</details>");
    }

    private void table(JsonNode rows) {
        if (rows.isEmpty()) {
            html.append("<p>Tidak ada.</p>");
            return;
        }
        List<String> names = new ArrayList<>();
        rows.get(0).fieldNames().forEachRemaining(names::add);
        html.append("<div class=\"scroll\"><table><thead><tr>");
        names.forEach(
                name ->
                        html.append("<th scope=\"col\">")
                                .append(escape(word(name)))
                                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (JsonNode row : rows) {
            html.append("<tr>");
            for (String name : names) {
                html.append("<td>").append(cell(row.path(name))).append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    /** Average precision of each forecast as a bar. */
    private void bars(JsonNode rows) {
        int height = rows.size() * BAR + MARGIN;
        html.append("<svg role=\"img\" aria-label=\"AP tiap ramalan\" width=\"720\" height=\"")
                .append(height)
                .append("\">");
        int y = 0;
        for (JsonNode row : rows) {
            double ap = row.path("ap").asDouble();
            html.append("<text x=\"330\" y=\"")
                    .append(y + 16)
                    .append("\" text-anchor=\"end\" font-size=\"13\">")
                    .append(escape(row.path("name").asText()))
                    .append("</text><rect x=\"338\" y=\"")
                    .append(y + 3)
                    .append("\" width=\"")
                    .append(number(ap * PLOT))
                    .append("\" height=\"16\" fill=\"")
                    .append(y == 0 ? "#a03000" : "#8a9aa8")
                    .append("\"/><text x=\"")
                    .append(number(344 + ap * PLOT))
                    .append("\" y=\"")
                    .append(y + 16)
                    .append("\" font-size=\"13\">")
                    .append(number(ap))
                    .append("</text>");
            y += BAR;
        }
        html.append("</svg>");
    }

    /** Observed share over stated probability; on the diagonal the statement is honest. */
    private void reliability(JsonNode bins) {
        int size = PLOT + 2 * MARGIN;
        html.append("<svg role=\"img\" aria-label=\"Keandalan peluang\" width=\"")
                .append(size)
                .append("\" height=\"")
                .append(size)
                .append("\"><rect x=\"40\" y=\"40\" width=\"320\" height=\"320\" fill=\"none\"")
                .append(" stroke=\"#999\"/><line x1=\"40\" y1=\"360\" x2=\"360\" y2=\"40\"")
                .append(" stroke=\"#999\" stroke-dasharray=\"4\"/>");
        StringBuilder points = new StringBuilder();
        for (JsonNode bin : bins) {
            double x = MARGIN + bin.path("forecast").asDouble() * PLOT;
            double y = MARGIN + PLOT - bin.path("observed").asDouble() * PLOT;
            points.append(number(x)).append(',').append(number(y)).append(' ');
            html.append("<circle cx=\"")
                    .append(number(x))
                    .append("\" cy=\"")
                    .append(number(y))
                    .append("\" r=\"4\" fill=\"#a03000\"/>");
        }
        html.append("<polyline fill=\"none\" stroke=\"#a03000\" points=\"")
                .append(points)
                .append("\"/><text x=\"200\" y=\"392\" text-anchor=\"middle\" font-size=\"13\">")
                .append("peluang yang dinyatakan</text><text x=\"14\" y=\"200\" font-size=\"13\"")
                .append(" transform=\"rotate(-90 14 200)\" text-anchor=\"middle\">")
                .append("bagian yang terjadi</text></svg>");
    }

    private static String word(String name) {
        return WORDS.getOrDefault(name, name);
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "&ndash;";
        }
        if (value.isFloatingPointNumber()) {
            return number(value.asDouble());
        }
        return escape(word(value.asText()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
