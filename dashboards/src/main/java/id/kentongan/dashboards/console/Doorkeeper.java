package id.kentongan.dashboards.console;

import id.kentongan.dashboards.access.AccessLog;
import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.access.Accounts;
import id.kentongan.dashboards.access.Password;
import id.kentongan.dashboards.access.RateLimit;
import id.kentongan.dashboards.access.Sessions;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request: headers, host names, rates, who is logged in. Without accounts the
 * console listens on loopback only and everybody there is the one reader.
 */
final class Doorkeeper implements AutoCloseable {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String COOKIE = "sesi";

    private static final String ACCOUNT = "account";

    private static final String TOKEN = "token";

    private static final int PER_MINUTE = 600;

    private static final int STRANGERS_PER_MINUTE = 120;

    /** What a reader without a session may ask for. */
    private static final Set<String> OPEN =
            Set.of(
                    "/masuk",
                    "/lapor",
                    "/lapor-sw.js",
                    "/favicon.ico",
                    "/metrics",
                    "/api/incidents",
                    "/api/incidents/schema.json");

    private final ConsoleOptions options;
    private final @Nullable Sessions sessions;
    private final @Nullable AccessLog log;
    private final RateLimit known = new RateLimit(PER_MINUTE, Clock.systemUTC());
    private final RateLimit strangers = new RateLimit(STRANGERS_PER_MINUTE, Clock.systemUTC());

    /** Guards forms where nobody logs in. */
    private final String token = Password.random();

    /** Lets the server's own first look in. */
    private final String warm = Password.random();

    Doorkeeper(ConsoleOptions options) throws IOException {
        this.options = options;
        Accounts accounts = options.accounts();
        sessions = accounts == null ? null : new Sessions(accounts, Clock.systemUTC());
        log = options.accessLog() == null ? null : AccessLog.to(options.accessLog());
    }

    String warmSecret() {
        return warm;
    }

    /** Whether people log in here. */
    boolean guarded() {
        return sessions != null;
    }

    /** Headers of every answer, then who may pass. */
    void admit(Context context) {
        headers(context);
        String name = Optional.ofNullable(context.host()).orElse("").replaceFirst(":\\d+$", "");
        if (!name.equals("127.0.0.1")
                && !name.equals("localhost")
                && !name.equals("[::1]")
                && !options.names().contains(name)) {
            refuse(
                    context,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "host",
                    "This console does not answer to that name.");
            return;
        }
        Optional<Sessions.Session> session = session(context);
        session.ifPresent(
                one -> {
                    context.attribute(ACCOUNT, one.account());
                    context.attribute(TOKEN, one.token());
                });
        if (!guarded()) {
            return;
        }
        if (session.isPresent()) {
            if (!known.pass(session.get().account().name())) {
                tooMany(context);
            }
            return;
        }
        boolean own =
                MessageDigest.isEqual(
                        bytes(warm),
                        bytes(Optional.ofNullable(context.header("X-Warm")).orElse("")));
        if (own) {
            return;
        }
        if (!strangers.pass(address(context))) {
            tooMany(context);
            return;
        }
        String path = context.path();
        if (OPEN.contains(path) || path.startsWith("/aset/")) {
            return;
        }
        if (path.startsWith("/api/") || path.startsWith("/csv/") || !isGet(context)) {
            refuse(context, HttpStatus.UNAUTHORIZED, "login", "Masuk dulu. Log in first.");
        } else {
            context.redirect("/masuk?ke=" + Ask.encode(Html.link(path)), HttpStatus.SEE_OTHER);
            context.skipRemainingHandlers();
        }
    }

    private static boolean isGet(Context context) {
        String verb = context.method().name();
        return verb.equals("GET") || verb.equals("HEAD");
    }

    private void headers(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                // not "no-referrer": browsers then send forms with the origin "null"
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        if (options.proxied()) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static void tooMany(Context context) {
        context.header("Retry-After", "60");
        refuse(
                context,
                HttpStatus.TOO_MANY_REQUESTS,
                "rate",
                "Terlalu banyak permintaan; coba lagi dalam satu menit.");
    }

    private static void refuse(Context context, HttpStatus status, String code, String words) {
        context.status(status);
        if (context.path().startsWith("/api/")) {
            context.contentType("application/json; charset=utf-8")
                    .result("{\"error\":\"" + code + "\",\"message\":\"" + words + "\"}");
        } else {
            context.contentType("text/plain; charset=utf-8").result(words);
        }
        context.skipRemainingHandlers();
    }

    private Optional<Sessions.Session> session(Context context) {
        String secret = context.cookie(COOKIE);
        return sessions == null || secret == null || secret.length() != 64
                ? Optional.empty()
                : sessions.find(secret);
    }

    /** Where a request comes from: what the proxy says, where one stands before us. */
    String address(Context context) {
        String told = options.proxied() ? context.header("X-Forwarded-For") : null;
        if (told != null && !told.isBlank()) {
            return told.substring(told.lastIndexOf(',') + 1).strip();
        }
        return context.ip();
    }

    /** Who asks, or null where nobody has logged in. */
    static @Nullable Account account(Context context) {
        return context.attribute(ACCOUNT);
    }

    /** The token that guards the forms of this reader. */
    String token(Context context) {
        String own = context.attribute(TOKEN);
        return own == null ? token : own;
    }

    /** Whether a form was sent from a page of this console by the reader it was made for. */
    boolean genuine(Context context, String sent) {
        boolean fits = MessageDigest.isEqual(bytes(sent), bytes(token(context)));
        return fits && sameSite(context) && (!guarded() || account(context) != null);
    }

    /** Whether a browser says that the request comes from a page of this console. */
    static boolean sameSite(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = context.header("Origin");
        if (origin == null) {
            return true;
        }
        try {
            return context.host() != null && context.host().equals(new URI(origin).getAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The account whose key a request carries, where it carries one. */
    Optional<Account> byKey(Context context) {
        Accounts accounts = options.accounts();
        String key = key(context);
        return accounts == null || key == null ? Optional.empty() : accounts.byKey(key);
    }

    /** The key a request carries, or null. */
    static @Nullable String key(Context context) {
        String bearer = context.header("Authorization");
        if (bearer != null && bearer.startsWith("Bearer ")) {
            return bearer.substring(7).strip();
        }
        return context.header("X-Api-Key");
    }

    /** Takes a sent login form. */
    void logIn(Context context, Asks asks, Layout layout) {
        Map<String, String> form = Asks.form(context);
        Sessions open = sessions;
        if (open == null) {
            context.redirect("/", HttpStatus.SEE_OTHER);
            return;
        }
        if (!sameSite(context)) {
            refuse(context, HttpStatus.FORBIDDEN, "site", "Refused: log in from the page itself.");
            return;
        }
        Sessions.Attempt attempt =
                open.open(
                        form.getOrDefault("nama", ""),
                        context.formParam("sandi") == null
                                ? new char[0]
                                : String.valueOf(context.formParam("sandi")).toCharArray(),
                        address(context));
        if (attempt.secret().isPresent()) {
            Cookie cookie = new Cookie(COOKIE, attempt.secret().get());
            cookie.setPath("/");
            cookie.setMaxAge((int) Sessions.LONGEST.toSeconds());
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.STRICT);
            cookie.setSecure(options.proxied());
            context.cookie(cookie);
            String to = Html.link(form.getOrDefault("ke", "/"));
            context.redirect(to.startsWith("/") ? to : "/", HttpStatus.SEE_OTHER);
            return;
        }
        boolean later = attempt.refusal().orElseThrow() == Sessions.Refusal.LATER;
        context.status(later ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED);
        page(context, asks, layout, later ? "login.later" : "login.wrong");
    }

    /** The login form, with a message above it where {@code message} names one. */
    void page(Context context, Asks asks, Layout layout, @Nullable String message) {
        if (!guarded()) {
            context.redirect("/", HttpStatus.SEE_OTHER);
            return;
        }
        Ask ask = asks.withoutStore(context);
        Words words = ask.words();
        Html html = new Html();
        html.open("section", "class", "statement login").tag("h1", words.of("login.title"));
        if (message != null) {
            html.tag("p", words.of(message), "class", "notice warn", "role", "alert");
        }
        html.open("form", "method", "post", "action", "/masuk", "class", "lapor");
        html.empty("input", "type", "hidden", "name", "ke", "value", target(context));
        html.tag("label", words.of("login.name"), "for", "nama")
                .empty(
                        "input",
                        "id",
                        "nama",
                        "name",
                        "nama",
                        "autocomplete",
                        "username",
                        "autocapitalize",
                        "none",
                        "required",
                        true);
        html.tag("label", words.of("login.password"), "for", "sandi")
                .empty(
                        "input",
                        "id",
                        "sandi",
                        "name",
                        "sandi",
                        "type",
                        "password",
                        "autocomplete",
                        "current-password",
                        "required",
                        true);
        html.tag("button", words.of("login.send"), "class", "good", "type", "submit").close();
        html.open("p", "class", "muted")
                .tag("a", words.of("report.title"), "href", "/lapor")
                .close(2);
        context.html(layout.bare(ask, words.of("login.title"), html));
    }

    private static String target(Context context) {
        String asked = Optional.ofNullable(context.queryParam("ke")).orElse("/");
        String link = Html.link(asked);
        return link.startsWith("/") ? link : "/";
    }

    /** Ends the session of the reader. */
    void logOut(Context context) {
        String secret = context.cookie(COOKIE);
        if (!genuine(context, Asks.form(context).getOrDefault("token", ""))) {
            refuse(context, HttpStatus.FORBIDDEN, "token", "Refused: open the page again.");
            return;
        }
        if (sessions != null && secret != null) {
            sessions.close(secret);
        }
        context.removeCookie(COOKIE, "/");
        context.redirect("/masuk", HttpStatus.SEE_OTHER);
    }

    /** One line in the access log. */
    void log(Context context) {
        if (log != null) {
            Account account = account(context);
            Account sender = context.attribute("sender");
            log.write(
                    options.clock().get(),
                    account != null ? account.name() : sender != null ? sender.name() : "",
                    address(context),
                    context.req().getMethod(),
                    context.path(),
                    context.statusCode());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            if (log != null) {
                log.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
