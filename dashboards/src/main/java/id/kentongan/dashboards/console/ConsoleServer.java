package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore;
import id.kentongan.dashboards.store.StoreUnavailable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console as a server: pages, JSON, CSV and decisions over one store. Listens on 127.0.0.1
 * unless told otherwise and asks nobody else for anything.
 */
public final class ConsoleServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> ASSETS =
            Map.of(
                    "gaya.css", "text/css; charset=utf-8",
                    "konsol.js", "text/javascript; charset=utf-8",
                    "ikon.svg", "image/svg+xml");

    private final Asks asks;
    private final Layout layout;
    private final Javalin server;

    private ConsoleServer(int port, ConsoleStore store, ConsoleOptions options) {
        asks = new Asks(store, options);
        layout = new Layout(asset("gaya.css").hashCode() + "" + asset("konsol.js").hashCode());
        server = Javalin.create(config -> configure(config, options));
        server.start(options.host(), port);
    }

    /** Opens a console that only shows, on 127.0.0.1. */
    public static ConsoleServer start(int port, ConsoleStore store) throws IOException {
        return start(port, store, ConsoleOptions.showing());
    }

    /**
     * Opens a console.
     *
     * @param port to listen on; 0 for any free one
     * @throws IOException with a message for people when the port is in use
     */
    public static ConsoleServer start(int port, ConsoleStore store, ConsoleOptions options)
            throws IOException {
        if (port != 0) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(options.host(), port));
            } catch (IOException e) {
                throw new IOException(
                        "port " + port + " is in use: stop what listens there or choose --port N",
                        e);
            }
        }
        ConsoleServer server = new ConsoleServer(port, store, options);
        server.warm();
        return server;
    }

    /** Opens the first view a few times, so that the first reader does not wait for the machine. */
    private void warm() {
        Thread warming =
                new Thread(
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                try (InputStream page = new URL(address()).openStream()) {
                                    page.readAllBytes();
                                } catch (IOException e) {
                                    // an empty or absent store warms nothing; readers are told
                                    return;
                                }
                            }
                        },
                        "console-warm");
        warming.setDaemon(true);
        warming.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Where to open it. */
    public String address() {
        return "http://127.0.0.1:" + port() + "/";
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config, ConsoleOptions options) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = 64_000;
        config.routes.before(context -> guard(context, options));
        config.routes.get("/", page("nav.national", HomePage::page));
        config.routes.get("/kejadian", page("events.page", EventPages::list));
        config.routes.get("/peringatan", page("alerts.title", AlertsPage::page));
        config.routes.get("/baru", page("new.title", NewsPage::page));
        config.routes.get("/kesehatan", page("nav.health", HealthPage::page));
        config.routes.get("/evaluasi", page("nav.evaluation", EvaluationPage::page));
        config.routes.get("/cari", page("search.title", SearchPage::page));
        config.routes.get("/wilayah/{code}", this::region);
        config.routes.get("/kejadian/{id}", this::event);
        config.routes.get("/laporan", this::item);
        config.routes.post("/putusan", new Decisions(asks, options)::take);
        config.routes.get("/aset/{name}", ConsoleServer::serveAsset);
        config.routes.get(
                "/favicon.ico",
                context -> context.contentType("image/svg+xml").result(asset("ikon.svg")));
        Csv.routes(config.routes, asks);
        config.routes.get("/api/v1/pulse", asks::pulse);
        new Api(asks).routes(config.routes);
        config.routes.exception(StoreUnavailable.class, this::away);
        config.routes.exception(Exception.class, this::failed);
        config.routes.error(HttpStatus.NOT_FOUND, this::missing);
    }

    /** A page with a fixed title. */
    private io.javalin.http.Handler page(String title, Function<Ask, Html> content) {
        return context -> {
            Ask ask = asks.ask(context);
            Html main =
                    ask.scope().isEmpty()
                            ? Layout.statement(
                                    ask.words().of("empty.title"), ask.words().of("empty.text"))
                            : content.apply(ask);
            context.html(layout.page(ask, ask.words().of(title), main));
        };
    }

    private void region(Context context) {
        Ask ask = asks.ask(context);
        String code = context.pathParam("code");
        Optional<Region> region = Regions.standard().find(code);
        if (region.isEmpty()) {
            unknown(context, ask, "unknown.region", code);
        } else {
            context.html(layout.page(ask, region.get().name(), RegionPage.page(ask, region.get())));
        }
    }

    private void event(Context context) {
        Ask ask = asks.ask(context);
        String id = context.pathParam("id");
        Optional<ConsoleStore.Event> event = ask.store().event(id);
        if (event.isEmpty()) {
            unknown(context, ask, "unknown.event", id);
        } else {
            context.html(
                    layout.page(
                            ask,
                            Lists.headline(ask.words(), event.get()),
                            EventPages.event(ask, event.get())));
        }
    }

    private void item(Context context) {
        Ask ask = asks.ask(context);
        Optional<ConsoleStore.Item> item = ask.store().item(ask.query("id"));
        if (item.isEmpty()) {
            unknown(context, ask, "unknown.item", ask.query("id"));
        } else {
            context.html(
                    layout.page(
                            ask, ask.words().of("item.one"), EventPages.single(ask, item.get())));
        }
    }

    /** A clear answer for something that is not there. */
    private void unknown(Context context, Ask ask, String key, String name) {
        Words words = ask.words();
        context.status(HttpStatus.NOT_FOUND)
                .html(
                        layout.page(
                                ask,
                                words.of(key + ".title"),
                                Layout.statement(
                                        words.of(key + ".title"),
                                        words.of(key + ".text", name),
                                        words.of("home.back"),
                                        ask.link("/"))));
    }

    /**
     * Headers of every answer; refuses other hosts, so that no other site can read or write here.
     */
    private static void guard(Context context, ConsoleOptions options) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                // not "no-referrer": browsers then send forms with the origin "null"
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        String host = Optional.ofNullable(context.host()).orElse("");
        String name = host.replaceFirst(":\\d+$", "");
        if (!name.equals("127.0.0.1")
                && !name.equals("localhost")
                && !name.equals("[::1]")
                && !options.names().contains(name)) {
            context.status(HttpStatus.MISDIRECTED_REQUEST)
                    .contentType("text/plain; charset=utf-8")
                    .result("This console does not answer to the name " + name + ".")
                    .skipRemainingHandlers();
        }
    }

    private static void serveAsset(Context context) {
        String type = ASSETS.get(context.pathParam("name"));
        if (type == null) {
            context.status(HttpStatus.NOT_FOUND);
            return;
        }
        context.header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType(type)
                .result(asset(context.pathParam("name")));
    }

    static String asset(String name) {
        try (InputStream in = ConsoleServer.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: assets/" + name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void away(StoreUnavailable reason, Context context) {
        LOG.warn("the store does not answer: {}", reason.getMessage());
        say(context, HttpStatus.SERVICE_UNAVAILABLE, "away.title", "away.text");
    }

    private void failed(Exception reason, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), reason);
        say(context, HttpStatus.INTERNAL_SERVER_ERROR, "failed.title", "failed.text");
    }

    private void missing(Context context) {
        if (Optional.ofNullable(context.res().getContentType())
                .orElse("")
                .startsWith("text/html")) {
            return;
        }
        say(context, HttpStatus.NOT_FOUND, "missing.title", "missing.text");
    }

    private void say(Context context, HttpStatus status, String title, String text) {
        context.status(status);
        if (context.path().startsWith("/api/")) {
            context.contentType("application/json; charset=utf-8")
                    .result("{\"error\":\"" + title.replace(".title", "") + "\"}");
            return;
        }
        Ask ask = asks.withoutStore(context);
        Words words = ask.words();
        context.html(
                layout.page(
                        ask,
                        words.of(title),
                        Layout.statement(
                                words.of(title), words.of(text), words.of("home.back"), "/"),
                        status == HttpStatus.SERVICE_UNAVAILABLE ? "away" : null));
    }
}
