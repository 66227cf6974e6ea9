package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
    private static final int WEEKLY = 160;

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0"
                    + " 1rem;color:#1b1b1b;background:#fff}table{border-collapse:collapse;margin:1rem"
                    + " 0}th,td{border-bottom:1px solid #ccc;padding:.25rem"
                    + " .6rem;text-align:right}th:first-child,td:first-child{text-align:left}"
                    + "dl{display:grid;grid-template-columns:max-content auto;gap:.2rem 1rem}dd{margin:0}"
                    + "h2{margin-top:2.5rem}.scroll{overflow-x:auto}.note{background:#fff6dd;"
                    + "border-left:4px solid #b58900;padding:.5rem 1rem}";

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("name", "Ramalan"),
                    Map.entry("zero", "nol"),
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
                    Map.entry("regionName", "Nama"),
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
                    Map.entry("second alert for one event", "peringatan kedua untuk satu kejadian"),
                    Map.entry("conflict followed, not tagged", "konflik menyusul, tidak ditandai"),
                    Map.entry("conflict followed, wrong place", "konflik menyusul, wilayah keliru"),
                    Map.entry(
                            "conflict followed below severity 2",
                            "konflik menyusul, keparahan di bawah 2"),
                    Map.entry(
                            "conflict followed in another family",
                            "konflik menyusul, keluarga lain"),
                    Map.entry(
                            "conflict followed after 28 to 56 days",
                            "terlalu dini: konflik menyusul setelah 28 sampai 56 hari"),
                    Map.entry("alerts", "Peringatan"),
                    Map.entry("false", "Palsu"),
                    Map.entry("rises", "Naik ke Siaga atau lebih"),
                    Map.entry("followedByOwnIncident", "Diikuti kejadian menurut sistem"),
                    Map.entry("followedByTruth", "Diikuti konflik menurut kebenaran"),
                    Map.entry("falsePer100RegionsAndQuarter", "Palsu per 100 wilayah dan triwulan"),
                    Map.entry("falsePer100RegionsAndQuarterLow", "2,5 %"),
                    Map.entry("falsePer100RegionsAndQuarterHigh", "97,5 %"),
                    Map.entry(
                            "budgetPer100RegionsAndQuarter",
                            "Anggaran palsu per 100 wilayah dan triwulan"),
                    Map.entry(
                            "falseByTruthPer100RegionsAndQuarter",
                            "Tanpa konflik menurut kebenaran, per 100 wilayah dan triwulan"),
                    Map.entry("falsePerDeskAndWeek", "Palsu per meja nasional dan minggu"),
                    Map.entry(
                            "alertsPerDeskAndWeek", "Siaga dan Awas per meja nasional dan minggu"),
                    Map.entry("precision", "Presisi"),
                    Map.entry("precisionLow", "2,5 %"),
                    Map.entry("precisionHigh", "97,5 %"),
                    Map.entry("medianLeadDays", "Median hari sebelum kejadian"),
                    Map.entry("medianLeadDaysLow", "2,5 %"),
                    Map.entry("medianLeadDaysHigh", "97,5 %"),
                    Map.entry("conflicts", "Konflik menurut kebenaran"),
                    Map.entry("conflictsWarnedOf", "Di antaranya didahului peringatan"),
                    Map.entry("brier", "Brier"),
                    Map.entry("pooledTrainingRate", "Laju periode latih"),
                    Map.entry("skill", "Keterampilan Brier terhadap laju itu"),
                    Map.entry("calibrationError", "Galat kalibrasi (10 kelas)"),
                    Map.entry("reliability", "Keandalan (kecil = baik)"),
                    Map.entry("resolution", "Resolusi (besar = baik)"),
                    Map.entry("uncertainty", "Ketidakpastian"),
                    Map.entry("withinBins", "Sisa di dalam kelas"),
                    Map.entry("what", "Cara"),
                    Map.entry("chanceAp", "AP kebetulan"),
                    Map.entry("highestAp", "AP tertinggi"),
                    Map.entry("chanceOnsetAp", "AP awal baru, kebetulan"),
                    Map.entry("chanceP10", "P@10 kebetulan"),
                    Map.entry("rows", "Skor kabupaten/kota dihitung ulang"),
                    Map.entry("areas", "Skor provinsi dan nasional diperiksa"),
                    Map.entry("tolerance", "Batas selisih (poin)"),
                    Map.entry("worst", "Selisih terbesar (poin)"),
                    Map.entry("off", "Di luar batas"),
                    Map.entry("SIAGA", "Siaga"),
                    Map.entry("AWAS", "Awas"));

    /** Parts of names of forecasts, longest first. */
    private static final Map<String, String> PHRASES = phrases();

    private static Map<String, String> phrases() {
        Map<String, String> phrases = new LinkedHashMap<>();
        phrases.put(
                "last value (own events of the last week)",
                "nilai terakhir (kejadian sendiri sepekan)");
        phrases.put(
                "climatology (own events of all the past)",
                "klimatologi (kejadian sendiri seluruh masa lalu)");
        phrases.put("rolling mean of own events", "rata-rata bergerak kejadian sendiri");
        phrases.put("decayed counts of own events", "hitungan meluruh kejadian sendiri");
        phrases.put("decayed counts of the truth", "hitungan meluruh kebenaran");
        phrases.put("draws from the base rate", "undian dari laju dasar");
        phrases.put("official index", "indeks resmi");
        phrases.put("scores of another region, mean of", "skor wilayah lain, rata-rata");
        phrases.put("shuffles", "pengocokan");
        phrases.put("reports ", "laporan ");
        phrases.put(" days later", " hari kemudian");
        phrases.put("without ", "tanpa ");
        phrases.put(" weeks", " minggu");
        return phrases;
    }

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
        paragraph(
                alarms.path("conflictsWarnedOf").asInt()
                        + " dari "
                        + alarms.path("conflicts").asInt()
                        + " konflik didahului Siaga atau Awas di wilayahnya dalam 28 hari"
                        + " sebelumnya. Yang terlewat, menurut sebab:");
        counts(alarms.path("missedByCause"));
        details("Daftar kejadian yang terlewat", alarms.path("missedEvents"));
        heading("Peringatan palsu");
        paragraph(
                "Palsu: dalam 28 hari tidak ada kejadian (INC) dengan keparahan 2 atau lebih di"
                        + " wilayah dan keluarga itu. Satu peringatan dipasangkan dengan satu"
                        + " kejadian.");
        counts(alarms.path("falseByCause"));
        details("Daftar peringatan palsu", alarms.path("falseAlarms"));
        table(alarms.path("levels"));
        table(alarms.path("families"));
        facts(alarms);
        heading("Angka utama");
        ArrayNode one = report.arrayNode().add(report.path("headline"));
        table(one);
        intervals(report.path("bootstrap"));
        weekly(report.path("origins"));
        details("Tiap hari Senin", report.path("origins"));
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
        heading("Uji semu: skor wilayah lain");
        facts(report.path("negativeControl"));
        heading("Apakah setiap skor sama dengan jumlah bagiannya");
        facts(report.path("parts"));
        if (!report.path("parts").path("firstOff").isEmpty()) {
            html.append("<ul>");
            report.path("parts")
                    .path("firstOff")
                    .forEach(
                            line ->
                                    html.append("<li>")
                                            .append(escape(line.asText()))
                                            .append("</li>"));
            html.append("</ul>");
        }
        return html.append("</body></html>\n").toString();
    }

    private void heading(String text) {
        html.append("<h2>").append(escape(text)).append("</h2>");
    }

    private void paragraph(String text) {
        html.append("<p>").append(escape(text)).append("</p>");
    }

    /** Where 95 in a hundred draws of regions lie. */
    private void intervals(JsonNode bootstrap) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (String name : List.of("ap", "onsetAp", "auc", "p10")) {
            JsonNode interval = bootstrap.path(name);
            if (interval.isObject()) {
                ObjectNode row = rows.addObject();
                row.put("measure", name);
                row.setAll((ObjectNode) interval);
            }
        }
        paragraph(
                "Selang dari "
                        + bootstrap.path("draws").asInt()
                        + " undian wilayah (dengan pengembalian):");
        table(rows);
    }

    /** Share of the ten highest regions that saw a conflict, Monday by Monday. */
    private void weekly(JsonNode origins) {
        if (origins.size() < 2) {
            return;
        }
        int width = 2 * PLOT;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < origins.size(); i++) {
            double x = MARGIN + (double) width * i / (origins.size() - 1);
            double y = MARGIN + WEEKLY - origins.get(i).path("p10").asDouble() * WEEKLY;
            points.append(number(x)).append(',').append(number(y)).append(' ');
        }
        html.append("<svg role=\"img\" aria-label=\"P@10 tiap hari Senin\" width=\"")
                .append(width + 2 * MARGIN)
                .append("\" height=\"")
                .append(WEEKLY + 2 * MARGIN)
                .append("\"><rect x=\"40\" y=\"40\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(WEEKLY)
                .append("\" fill=\"none\" stroke=\"#999\"/><polyline fill=\"none\"")
                .append(" stroke=\"#a03000\" points=\"")
                .append(points)
                .append("\"/>");
        label(MARGIN - 6, MARGIN + 5, "end", "1");
        label(MARGIN - 6, MARGIN + WEEKLY + 5, "end", "0");
        label(MARGIN, MARGIN + WEEKLY + 20, "start", origins.get(0).path("day").asText());
        label(
                MARGIN + width,
                MARGIN + WEEKLY + 20,
                "end",
                origins.get(origins.size() - 1).path("day").asText());
        label(
                MARGIN + width / 2,
                MARGIN - 10,
                "middle",
                "bagian dari sepuluh wilayah teratas yang mengalami konflik dalam 4 minggu");
        html.append("</svg>");
    }

    private void label(int x, int y, String anchor, String text) {
        html.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\" font-size=\"13\">")
                .append(escape(text))
                .append("</text>");
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
                    .append(escape(word(row.path("name").asText())))
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
        String known = WORDS.get(name);
        if (known != null) {
            return known;
        }
        String text = name;
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            text = text.replace(phrase.getKey(), phrase.getValue());
        }
        return text;
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
