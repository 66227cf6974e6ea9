package id.kentongan.pipeline.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.office.AuditLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Takes the answers that signed links and reply codes bring: {@code /jawab} for links, {@code
 * /kode} for codes. Opening a link changes nothing, because messengers open links by themselves;
 * only the button does. What is forged, damaged, expired or of an alert that is closed is refused
 * with a clear word and an audit line, and counted at {@code /metrics}. Listens on loopback; a
 * proxy with TLS stands before it.
 */
public final class AnswerServer implements AutoCloseable {

    private static final int MOST_BYTES = 8_192;

    private static final String METRIC = "kentongan_answers_total";

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AckLink links;
    private final Answers answers;
    private final Predicate<String> closed;
    private final Path audit;
    private final Clock clock;

    private AnswerServer(
            HttpServer server,
            AckLink links,
            Answers answers,
            Predicate<String> closed,
            Path audit,
            Clock clock) {
        this.server = server;
        this.links = links;
        this.answers = answers;
        this.closed = closed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Starts it.
     *
     * @param port to listen on at 127.0.0.1; 0 for any
     * @param links that were signed
     * @param answers where answers go
     * @param closed whether an alert is known to be closed
     * @param audit directory of the {@link AuditFile}, whose counts are shown too
     * @param clock of the answers
     * @throws IOException when the port is taken
     */
    public static AnswerServer start(
            int port,
            AckLink links,
            Answers answers,
            Predicate<String> closed,
            Path audit,
            Clock clock)
            throws IOException {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        AnswerServer server = new AnswerServer(http, links, answers, closed, audit, clock);
        http.createContext("/jawab", server::link);
        http.createContext("/kode", server::code);
        http.createContext("/metrics", server::metrics);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** Port on which it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void link(HttpExchange exchange) throws IOException {
        boolean asked = exchange.getRequestMethod().equals("GET");
        Map<String, String> form =
                asked ? parsed(exchange.getRequestURI().getRawQuery()) : body(exchange);
        String token = form.getOrDefault("t", "");
        AckLink.Verdict verdict = open(links.read(token, clock.instant()));
        if (verdict.ack() == null || verdict.refusal() != null) {
            refuse(exchange, "link", "", verdict);
        } else if (asked) {
            page(
                    exchange,
                    200,
                    "Peringatan "
                            + verdict.ack().alertId()
                            + " untuk kantor "
                            + verdict.ack().office()
                            + ".",
                    "<form method=\"post\" action=\"jawab\"><input type=\"hidden\" name=\"t\" value=\""
                            + escaped(token)
                            + "\"><button>Sudah diterima</button></form>");
        } else {
            take(exchange, verdict);
        }
    }

    private void code(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            page(
                    exchange,
                    200,
                    "Jawab dengan kode dari pesan peringatan.",
                    "<form method=\"post\" action=\"kode\"><p><label>Kode peringatan <input name=\"alert\""
                            + " required></label></p><p><label>Kantor <input name=\"office\""
                            + " required></label></p><p><label>Kode balasan <input name=\"code\""
                            + " required></label></p><button>Sudah diterima</button></form>");
            return;
        }
        Map<String, String> form = body(exchange);
        String alertId = form.getOrDefault("alert", "").strip();
        String office = form.getOrDefault("office", "").strip();
        AckLink.Verdict verdict =
                open(links.reply(form.getOrDefault("code", ""), alertId, office, clock.instant()));
        if (verdict.ack() == null || verdict.refusal() != null) {
            refuse(exchange, "code", office, verdict);
        } else {
            take(exchange, verdict);
        }
    }

    /** Refuses a good answer to an alert that is closed; the job would leave it unheard. */
    private AckLink.Verdict open(AckLink.Verdict verdict) {
        Ack ack = verdict.ack();
        return ack != null && closed.test(ack.alertId())
                ? new AckLink.Verdict(ack, AckLink.Refusal.CLOSED)
                : verdict;
    }

    private void take(HttpExchange exchange, AckLink.Verdict verdict) throws IOException {
        try {
            if (verdict.ack() != null) {
                answers.acknowledged(verdict.ack());
            }
            count("taken");
            page(exchange, 200, "Terima kasih, jawaban tercatat.", "");
        } catch (IOException e) {
            count("not-taken");
            page(
                    exchange,
                    503,
                    "Belum tercatat: sistem tidak menjawab. Coba lagi atau telepon piket.",
                    "");
        }
    }

    private void refuse(HttpExchange exchange, String what, String office, AckLink.Verdict verdict)
            throws IOException {
        AckLink.Refusal why = Objects.requireNonNull(verdict.refusal());
        count(why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Instant now = clock.instant();
        String known = office.matches("[a-z0-9.-]{1,40}") ? office : "";
        Ack ack = verdict.ack();
        AuditLine line =
                ack == null
                        ? new AuditLine(now, "00", "refused", what, known, why.audit())
                        : new AuditLine(
                                now,
                                ack.alertId().split("-", 2)[0],
                                "refused",
                                ack.ackId(),
                                ack.office(),
                                why.audit());
        try {
            answers.refused(line);
        } catch (IOException e) {
            page(exchange, 503, "Sistem tidak menjawab. Telepon piket.", "");
            return;
        }
        page(exchange, 403, "Ditolak: " + why.words() + ".", "");
    }

    private void count(String result) {
        counts.computeIfAbsent(result, any -> new LongAdder()).increment();
    }

    /** For this machine alone: what a proxy passes on is not answered. */
    private void metrics(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("X-Forwarded-For")
                || exchange.getRequestHeaders().containsKey("Forwarded")) {
            page(exchange, 404, "Tidak ada di sini.", "");
            return;
        }
        StringBuilder text = new StringBuilder("# TYPE " + METRIC + " counter\n");
        counts.forEach(
                (result, count) ->
                        text.append(METRIC)
                                .append("{result=\"")
                                .append(result)
                                .append("\"} ")
                                .append(count.sum())
                                .append('\n'));
        text.append(AuditFile.metrics(audit));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BYTES);
        return parsed(new String(bytes, StandardCharsets.UTF_8));
    }

    private static Map<String, String> parsed(@org.jspecify.annotations.Nullable String query) {
        Map<String, String> form = new HashMap<>();
        for (String pair : (query == null ? "" : query).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    form.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    // a broken escape is no answer
                }
            }
        }
        return form;
    }

    private static void page(HttpExchange exchange, int status, String text, String form)
            throws IOException {
        byte[] html =
                ("<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><meta name=\"viewport\""
                                + " content=\"width=device-width\"><title>Kentongan</title><h1>Kentongan</h1><p>"
                                + escaped(text)
                                + "</p>"
                                + form
                                + "</html>")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; form-action 'self'");
        exchange.sendResponseHeaders(status, html.length);
        exchange.getResponseBody().write(html);
        exchange.close();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
