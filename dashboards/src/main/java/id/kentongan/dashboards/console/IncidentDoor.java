package id.kentongan.dashboards.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.access.Password;
import id.kentongan.dashboards.access.Role;
import id.kentongan.dashboards.store.StoreUnavailable;
import id.kentongan.pipeline.intake.PastedText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/incidents}: one report or nil report of an office. Who sends follows from the
 * key or the session, never from the body; the same id of the same office is the same report, so
 * that a phone may send again what it does not know to have arrived.
 */
final class IncidentDoor {

    /** Largest body in bytes. */
    static final int LARGEST = 32_768;

    private static final int LONGEST_TEXT = 5_000;

    private static final int LONGEST_NAME = 80;

    /** How old a report may be that waited in a phone. */
    private static final Duration OLDEST = Duration.ofDays(60);

    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Set<String> COUNTS = Set.of("killed", "injured", "buildingsDamaged");

    private static final Set<String> FIELDS =
            Set.of(
                    "type",
                    "id",
                    "occurredAt",
                    "reportedAt",
                    "region",
                    "district",
                    "village",
                    "text",
                    "killed",
                    "injured",
                    "buildingsDamaged",
                    "simulated",
                    "office");

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Doorkeeper door;
    private final ConsoleOptions options;

    IncidentDoor(Doorkeeper door, ConsoleOptions options) {
        this.door = door;
        this.options = options;
    }

    void take(Context context) {
        Account sender = sender(context);
        if (sender == null) {
            boolean tried = Doorkeeper.key(context) != null;
            answer(
                    context,
                    HttpStatus.UNAUTHORIZED,
                    "key",
                    tried
                            ? "Kunci kantor tidak dikenal atau sudah dicabut."
                            : "Kirim kunci kantor (Authorization: Bearer KUNCI), atau masuk dulu.");
            return;
        }
        context.attribute("sender", sender);
        Desk desk = options.desk();
        if (desk == null) {
            answer(
                    context,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "desk",
                    "Konsol ini hanya menampilkan.");
            return;
        }
        String type = Optional.ofNullable(context.contentType()).orElse("");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            answer(
                    context,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "type",
                    "Kirim sebagai application/json.");
            return;
        }
        byte[] body = context.bodyAsBytes();
        if (body.length > LARGEST) {
            tooLarge(context);
            return;
        }
        JsonNode sent;
        try {
            sent = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            sent = null;
        }
        if (sent == null || !sent.isObject()) {
            answer(context, HttpStatus.BAD_REQUEST, "json", "Isi bukan satu objek JSON.");
            return;
        }
        // a play has a time of its own: what phones say of today is not part of it
        boolean play = !desk.reachesTheJob();
        Map<String, String> problems = problems(sent, play ? Instant.now() : options.clock().get());
        String region = sent.path("region").asText("");
        if (!problems.isEmpty()) {
            ObjectNode said = JSON.createObjectNode();
            said.put("error", "invalid").put("message", "Laporan belum lengkap atau keliru.");
            ObjectNode fields = said.putObject("fields");
            problems.forEach(fields::put);
            context.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType("application/json; charset=utf-8")
                    .result(said.toString());
            return;
        }
        if (!sender.mayWrite(region)) {
            answer(
                    context,
                    HttpStatus.FORBIDDEN,
                    "region",
                    sender.role().writes()
                            ? "Kantor ini tidak melapor untuk wilayah itu."
                            : "Akun penilai hanya membaca.");
            return;
        }
        ObjectNode report = report(sent, sender, play);
        try {
            desk.report(
                    report.path("source").path("id").asText(),
                    report.toString().getBytes(StandardCharsets.UTF_8));
        } catch (StoreUnavailable e) {
            answer(
                    context,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "away",
                    "Belum dapat disimpan; simpan di perangkat dan kirim lagi.");
            return;
        }
        context.status(HttpStatus.ACCEPTED)
                .contentType("application/json; charset=utf-8")
                .result("{\"id\":\"" + report.path("id").asText() + "\",\"status\":\"diterima\"}");
    }

    static void tooLarge(Context context) {
        answer(
                context,
                HttpStatus.CONTENT_TOO_LARGE,
                "size",
                "Laporan terlalu besar: paling banyak " + LARGEST / 1024 + " KiB.");
    }

    /** Who sends: by key, by session, or the one reader of a console without accounts. */
    private @Nullable Account sender(Context context) {
        if (Doorkeeper.key(context) != null) {
            return door.byKey(context).orElse(null);
        }
        String token = Optional.ofNullable(context.header("X-Token")).orElse("");
        if (!door.genuine(context, token)) {
            return null;
        }
        Account account = Doorkeeper.account(context);
        return account != null
                ? account
                : new Account("konsol", Role.ADMIN, "00", "Konsol", null, null);
    }

    private static Map<String, String> problems(JsonNode sent, Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        String type = sent.path("type").asText("");
        if (!type.equals("incident") && !type.equals("nil")) {
            problems.put("type", "incident atau nil");
        }
        sent.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!FIELDS.contains(name)) {
                                problems.put(shown(name), "tidak dikenal");
                            }
                        });
        JsonNode region = sent.path("region");
        if (!region.isTextual() || Regions.standard().find(region.asText()).isEmpty()) {
            problems.put("region", "kode wilayah Kemendagri, misalnya 62.02");
        }
        if (sent.has("id") && !sent.path("id").asText("").matches("[A-Za-z0-9._-]{1,64}")) {
            problems.put("id", "1 sampai 64 huruf, angka, titik, garis");
        }
        if (sent.has("simulated") && !sent.path("simulated").isBoolean()) {
            problems.put("simulated", "true atau false");
        }
        Instant reported = null;
        if (sent.has("reportedAt")) {
            reported = instant(sent.path("reportedAt"));
            if (reported == null
                    || reported.isAfter(now.plus(AHEAD))
                    || reported.isBefore(now.minus(OLDEST))) {
                problems.put(
                        "reportedAt",
                        "waktu dengan zona (2026-03-02T08:00:00+08:00), bukan masa depan");
            }
        }
        if (type.equals("incident")) {
            incident(sent, now, problems);
        }
        return problems;
    }

    private static void incident(JsonNode sent, Instant now, Map<String, String> problems) {
        JsonNode text = sent.path("text");
        if (!text.isTextual() || text.asText().isBlank() || text.asText().length() > LONGEST_TEXT) {
            problems.put("text", "uraian 1 sampai " + LONGEST_TEXT + " huruf");
        }
        JsonNode occurred = sent.path("occurredAt");
        Instant at = instant(occurred);
        if (at == null && occurred.isTextual()) {
            try {
                at =
                        LocalDate.parse(occurred.asText())
                                .atStartOfDay(java.time.ZoneOffset.UTC)
                                .toInstant();
            } catch (DateTimeException e) {
                at = null;
            }
        }
        if (at == null || at.isAfter(now.plus(Duration.ofDays(1)))) {
            problems.put(
                    "occurredAt", "tanggal (2026-03-02) atau waktu dengan zona, bukan masa depan");
        }
        for (String name : new String[] {"district", "village", "office"}) {
            JsonNode value = sent.path(name);
            if (sent.hasNonNull(name)
                    && (!value.isTextual() || value.asText().length() > LONGEST_NAME)) {
                problems.put(name, "paling banyak " + LONGEST_NAME + " huruf");
            }
        }
        for (String name : COUNTS) {
            JsonNode value = sent.path(name);
            if (sent.hasNonNull(name)
                    && (!value.isIntegralNumber()
                            || value.asLong() < 0
                            || value.asLong() > 9_999)) {
                problems.put(name, "bilangan bulat 0 sampai 9999");
            }
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    private static @Nullable Instant instant(JsonNode node) {
        try {
            return node.isTextual() ? OffsetDateTime.parse(node.asText()).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The report as it goes to the topic; texts without senders and numbers. */
    private ObjectNode report(JsonNode sent, Account sender, boolean play) {
        String now = options.clock().get().toString();
        ObjectNode report = JSON.createObjectNode();
        String own = sent.path("id").asText(Password.random().substring(0, 24));
        boolean nil = sent.path("type").asText().equals("nil");
        report.put("id", "lapor-" + sender.name() + "-" + own);
        report.put("type", nil ? "nil" : "incident");
        report.put("reportedAt", play ? now : sent.path("reportedAt").asText(now));
        report.put("region", sent.path("region").asText());
        if (!nil) {
            report.put("occurredAt", play ? now : sent.path("occurredAt").asText());
            report.put("text", PastedText.clean(sent.path("text").asText()));
            for (String name : new String[] {"district", "village"}) {
                if (sent.hasNonNull(name) && !sent.path(name).asText().isBlank()) {
                    report.put(name, PastedText.clean(sent.path(name).asText()));
                }
            }
            for (String name : COUNTS.stream().sorted().toList()) {
                if (sent.hasNonNull(name)) {
                    report.put(name, sent.path(name).asInt());
                }
            }
        }
        if (play || sent.path("simulated").asBoolean()) {
            report.put("simulated", true);
        }
        ObjectNode source = report.putObject("source");
        source.put("id", sender.name());
        source.put("kind", door.guarded() ? sender.role().kind() : "field");
        String office = door.guarded() ? "" : PastedText.clean(sent.path("office").asText(""));
        source.put("office", office.isBlank() ? sender.office() : office);
        return report;
    }

    private static void answer(Context context, HttpStatus status, String code, String words) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .result(
                        JSON.createObjectNode()
                                .put("error", code)
                                .put("message", words)
                                .toString());
    }
}
