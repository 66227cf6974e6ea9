package id.kentongan.pipeline.report;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.PlainWords;
import id.kentongan.analyzers.alert.Wording;
import id.kentongan.analyzers.event.Event;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.json.Json;
import id.kentongan.pipeline.store.Series;
import id.kentongan.pipeline.store.StoreReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Markdown of a report draft: a template with places such as {@code {{wilayah}}} filled from the
 * outputs of a replay or from the store of a running system. Days are those of the region's own
 * clock. A template with an unknown place is refused.
 */
public final class ReportDraft {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z_]+)}}");

    private static final Map<String, String> PATTERNS =
            Map.of(
                    "COM", "bentrok antarwarga",
                    "SEP", "isu keamanan",
                    "IDN", "isu SARA",
                    "LAB", "kesenjangan sosial",
                    "ORM", "konflik ormas",
                    "LND", "sengketa lahan",
                    "ELC", "ekses konflik politik",
                    "GOV", "ekses konflik politik");

    private final Region region;
    private final ReportPeriod period;
    private final List<Event> events = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private int prevention;
    private int protests;
    private boolean simulated;

    private ReportDraft(Region region, ReportPeriod period) {
        this.region = region;
        this.period = period;
    }

    /**
     * Collects what {@code data} (a directory written by {@code replay}) says of a region and
     * period.
     *
     * @throws IllegalArgumentException for an unknown region
     * @throws IOException if the outputs cannot be read
     */
    public static ReportDraft of(Path data, String regionCode, ReportPeriod period)
            throws IOException {
        ReportDraft draft = new ReportDraft(region(regionCode), period);
        each(data.resolve("events.jsonl"), line -> draft.add(Json.read(line, Event.class)));
        each(data.resolve("alerts.jsonl"), line -> draft.add(Json.read(line, Alert.class)));
        return draft.ordered();
    }

    /**
     * Collects what the store of a running system says of a region and period.
     *
     * @throws IllegalArgumentException for an unknown region
     * @throws IOException if the store cannot be read
     */
    public static ReportDraft of(StoreReader store, String regionCode, ReportPeriod period)
            throws IOException {
        ReportDraft draft = new ReportDraft(region(regionCode), period);
        String where =
                " where (region = '"
                        + draft.region.code()
                        + "' or starts_with(region, '"
                        + draft.region.code()
                        + ".')) order by timestamp, id";
        for (Map<String, Object> row :
                store.query("select * from " + Series.EVENT.measurement() + where)) {
            draft.add(StoredEvent.of(row));
        }
        for (Map<String, Object> row :
                store.query("select json from " + Series.ALERT.measurement() + where)) {
            draft.add(
                    Json.read(
                            String.valueOf(row.get("json")).getBytes(StandardCharsets.UTF_8),
                            Alert.class));
        }
        return draft.ordered();
    }

    /** By day, wherever it was read. */
    private ReportDraft ordered() {
        events.sort(Comparator.comparing(Event::occurredAt).thenComparing(Event::eventId));
        alerts.sort(Comparator.comparing(Alert::time).thenComparing(Alert::alertId));
        return this;
    }

    private static Region region(String code) {
        return Regions.standard()
                .find(code)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown region "
                                                + code
                                                + "; use a Kemendagri code such as 74.05"));
    }

    private void add(Event event) {
        if (within(event.region())
                && period.holds(day(event.occurredAt(), event.region()))
                && !event.retracted()) {
            events.add(event);
            prevention += event.status() == Status.PRV ? 1 : 0;
            protests += event.status() == Status.PRO ? 1 : 0;
            simulated |= event.simulated();
        }
    }

    private void add(Alert alert) {
        if (within(alert.region()) && period.holds(day(alert.time(), alert.region()))) {
            alerts.add(alert);
            simulated |= alert.simulated();
        }
    }

    /**
     * The period that {@code text} names; {@code B04} alone is that of the year of the newest
     * event.
     *
     * @throws IllegalArgumentException if there is no event
     * @throws IOException if the outputs cannot be read
     */
    public static ReportPeriod period(Path data, String text) throws IOException {
        if (!text.matches("B(04|08|12)")) {
            return ReportPeriod.parse(text);
        }
        int[] year = {0};
        each(
                data.resolve("events.jsonl"),
                line -> {
                    Event event = Json.read(line, Event.class);
                    year[0] = Math.max(year[0], day(event.occurredAt(), event.region()).getYear());
                });
        if (year[0] == 0) {
            throw yearless(text);
        }
        return ReportPeriod.parse(year[0] + "-" + text);
    }

    /**
     * The same for the store of a running system.
     *
     * @throws IllegalArgumentException if there is no event
     * @throws IOException if the store cannot be read
     */
    public static ReportPeriod period(StoreReader store, String text) throws IOException {
        if (!text.matches("B(04|08|12)")) {
            return ReportPeriod.parse(text);
        }
        Object newest =
                store.query("select max(occurred) newest from " + Series.EVENT.measurement())
                        .get(0)
                        .get("newest");
        if (!(newest instanceof Number millis)) {
            throw yearless(text);
        }
        return ReportPeriod.parse(
                day(Instant.ofEpochMilli(millis.longValue()), Regions.NATIONAL).getYear()
                        + "-"
                        + text);
    }

    private static IllegalArgumentException yearless(String text) {
        return new IllegalArgumentException(
                "no event says of which year "
                        + text
                        + " is; write the year, such as 2026-"
                        + text);
    }

    /** Its period. */
    public ReportPeriod period() {
        return period;
    }

    private boolean within(String code) {
        return code.equals(region.code()) || code.startsWith(region.code() + ".");
    }

    private static LocalDate day(Instant time, String code) {
        return local(time, code).toLocalDate();
    }

    private static OffsetDateTime local(Instant time, String code) {
        return time.atOffset(
                ZoneOffset.of(
                        Regions.standard()
                                .find(code)
                                .map(one -> one.zone().offset())
                                .orElse("+07:00")));
    }

    private interface Line {
        void read(byte[] line) throws IOException;
    }

    private static void each(Path file, Line visitor) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException(file + " is missing; run replay with --out " + file.getParent());
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                visitor.read(line.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** The template that ships. */
    public static String standardTemplate() {
        try (var in = ReportDraft.class.getResourceAsStream("template.md")) {
            if (in == null) {
                throw new IllegalStateException("resource missing: template.md");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The draft.
     *
     * @throws IllegalArgumentException naming a place that does not exist
     */
    public String markdown(String template) {
        Map<String, String> values = values();
        Matcher matcher = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "the template has an unknown place {{"
                                + matcher.group(1)
                                + "}}; known are "
                                + String.join(", ", values.keySet()));
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(text);
        return text.toString();
    }

    private Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        List<Event> incidents = incidents();
        values.put("wilayah", region.name());
        values.put("kode", region.code());
        values.put("periode", period.label() + " (" + period.from() + " s.d. " + period.to() + ")");
        values.put("simulasi", simulated ? "**SIMULASI: data rekaan.**" : "");
        values.put("jumlah_kejadian", Integer.toString(incidents.size()));
        values.put("jumlah_ketegangan", Integer.toString(with(Status.THR).size()));
        values.put("jumlah_penyelesaian", Integer.toString(with(Status.RES).size()));
        values.put("jumlah_pencegahan", Integer.toString(prevention));
        values.put("jumlah_unjuk_rasa", Integer.toString(protests));
        values.put("tabel_kejadian", table(incidents));
        values.put("tabel_penanganan", table(with(Status.RES)));
        values.put("tabel_pencegahan", table(with(Status.PRV)));
        values.put("menurut_sumber_uu", counted(incidents, true));
        values.put("menurut_pola", counted(incidents, false));
        values.put("tabel_peringatan", alertTable());
        values.put("celah", gaps());
        return values;
    }

    /** What happened, also where it was settled since: a settlement undoes no deaths. */
    private List<Event> incidents() {
        return events.stream()
                .filter(
                        event ->
                                event.status() == Status.INC
                                        || event.status() == Status.RES && event.severity() > 0)
                .toList();
    }

    private List<Event> with(Status status) {
        return events.stream().filter(event -> event.status() == status).toList();
    }

    private static String table(List<Event> events) {
        if (events.isEmpty()) {
            return "Nihil pada data yang ada.";
        }
        StringBuilder text =
                new StringBuilder(
                        "| Tanggal | Wilayah | Perkara | Keparahan (0-4) | Meninggal | Luka | Sumber |\n|---|---|---|---|---|---|---|\n");
        for (Event event : events) {
            String indicator = event.indicators().isEmpty() ? null : event.indicators().get(0);
            text.append("| ")
                    .append(day(event.occurredAt(), event.region()))
                    .append(" | ")
                    .append(Wording.shortName(event.region()))
                    .append(" | ")
                    .append(PlainWords.standard().of(indicator, event.family()).text())
                    .append(" | ")
                    .append(event.severity())
                    .append(" | ")
                    .append(range(event.killedMin(), event.killedMax()))
                    .append(" | ")
                    .append(range(event.injuredMin(), event.injuredMax()))
                    .append(" | ")
                    .append(event.newsrooms())
                    .append(event.verified() ? ", terverifikasi" : "")
                    .append(" |\n");
        }
        return text.toString().stripTrailing();
    }

    private static String range(@Nullable Integer low, @Nullable Integer high) {
        if (low == null && high == null) {
            return "-";
        }
        int from = low == null ? 0 : low;
        int to = high == null ? from : Math.max(from, high);
        return from == to ? Integer.toString(from) : from + "-" + to;
    }

    private static String counted(List<Event> events, boolean bySource) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Event event : events) {
            String indicator = event.indicators().isEmpty() ? null : event.indicators().get(0);
            String key =
                    bySource
                            ? "huruf "
                                    + PlainWords.standard()
                                            .of(indicator, event.family())
                                            .source()
                                            .substring(0, 1)
                            : "COM-02".equals(indicator)
                                    ? "institusi pendidikan"
                                    : PATTERNS.getOrDefault(event.family(), "lainnya");
            counts.merge(key, 1, Integer::sum);
        }
        if (counts.isEmpty()) {
            return "Nihil pada data yang ada.";
        }
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (key, count) ->
                        text.append("- ").append(key).append(": ").append(count).append('\n'));
        return text.toString().stripTrailing();
    }

    private String alertTable() {
        if (alerts.isEmpty()) {
            return "Tidak ada perubahan tingkat kewaspadaan.";
        }
        StringBuilder text =
                new StringBuilder(
                        "| Waktu | Wilayah | Perkara | Dari | Menjadi |\n|---|---|---|---|---|\n");
        for (Alert alert : alerts) {
            text.append("| ")
                    .append(clock(alert.time(), alert.region()))
                    .append(" | ")
                    .append(Wording.shortName(alert.region()))
                    .append(" | ")
                    .append(PlainWords.standard().of(null, alert.family()).text())
                    .append(" | ")
                    .append(alert.from().label())
                    .append(" | ")
                    .append(alert.to().label())
                    .append(" |\n");
        }
        return text.toString().stripTrailing();
    }

    /** {@code 2026-03-02 18.20 WITA}. */
    private static String clock(Instant time, String code) {
        OffsetDateTime local = local(time, code);
        return String.format(
                Locale.ROOT,
                "%s %02d.%02d %s",
                local.toLocalDate(),
                local.getHour(),
                local.getMinute(),
                Regions.standard().find(code).map(one -> one.zone().name()).orElse("WIB"));
    }

    private String gaps() {
        Map<String, Integer> single = new LinkedHashMap<>();
        int unverified = 0;
        for (Event event : incidents()) {
            if (event.newsrooms() < 2 && !event.verified()) {
                unverified++;
                single.merge(event.region(), 1, Integer::sum);
            }
        }
        List<String> quiet = new ArrayList<>();
        if (region.isProvince()) {
            for (Region one : Regions.standard().regencies()) {
                if (one.province().equals(region.code())
                        && events.stream().noneMatch(event -> event.region().equals(one.code()))) {
                    quiet.add(one.name());
                }
            }
        }
        String text =
                "- Kejadian dengan satu sumber yang belum terverifikasi: " + unverified + ".\n";
        if (region.isProvince()) {
            text +=
                    "- Kabupaten/kota tanpa satu laporan pun: "
                            + (quiet.isEmpty() ? "tidak ada" : String.join(", ", quiet))
                            + ".";
        } else {
            text +=
                    events.isEmpty()
                            ? "- Tidak ada laporan: data kurang, bukan berarti aman."
                            : "- Laporan tersedia pada periode ini.";
        }
        return text;
    }
}
