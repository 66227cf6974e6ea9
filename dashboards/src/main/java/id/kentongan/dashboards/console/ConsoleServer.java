package id.kentongan.dashboards.console;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.dashboards.store.ConsoleStore;
import id.kentongan.dashboards.store.StoreUnavailable;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console as a server: pages, JSON, CSV and decisions over one store. Listens on 127.0.0.1
 * unless told otherwise and asks nobody else for anything.
 */
public final class ConsoleServer implements AutoCloseable {

    private static final int ROUNDS = 4;

    private static final Duration WARMING = Duration.ofSeconds(2);

    private static final List<String> FIRST_PAGES =
            List.of("", "wilayah/62.02", "wilayah/62", "peringatan", "aset/gaya.css");

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

    private static final Map<String, String> ASSETS =
            Map.of(
                    "gaya.css", "text/css; charset=utf-8",
                    "konsol.js", "text/javascript; charset=utf-8",
                    "lapor.js", "text/javascript; charset=utf-8",
                    "ikon.svg", "image/svg+xml");

    /** Largest body of a form or report in bytes. */
    private static final int LARGEST_BODY = 64_000;

    private static final int LARGEST_HEAD = 16_384;

    private final Asks asks;
    private final Layout layout;
    private final Doorkeeper door;
    private final Counts counts;
    private final String host;
    private final Javalin server;

    private final Supplier<Instant> clock;
    private final boolean live;

    private ConsoleServer(int port, ConsoleStore store, ConsoleOptions options) throws IOException {
        door = new Doorkeeper(options);
        counts = new Counts(door);
        asks = new Asks(store, options, door);
        host = options.host();
        StringBuilder stamp = new StringBuilder();
        for (String name : List.of("gaya.css", "konsol.js", "lapor.js")) {
            stamp.append(Integer.toHexString(asset(name).hashCode()));
        }
        layout = new Layout(stamp.toString());
        clock = options.clock();
        live = options.live();
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
        if (options.accounts() == null && !loopback(options.host())) {
            throw new IOException(
                    "listening on "
                            + options.host()
                            + " needs accounts: name them with --accounts FILE (made by `kentongan"
                            + " account add`), or listen on 127.0.0.1");
        }
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

    /**
     * Opens the main pages until they are quick, so that the first reader does not wait for the
     * machine; returns after {@link #WARMING} at the latest.
     */
    private void warm() {
        Thread warming =
                new Thread(
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                for (String page : FIRST_PAGES) {
                                    try {
                                        look(page);
                                    } catch (IOException e) {
                                        // an empty or absent store warms nothing; readers are told
                                        return;
                                    }
                                }
                            }
                        },
                        "console-warm");
        warming.setDaemon(true);
        warming.start();
        try {
            warming.join(WARMING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String page) throws IOException {
        URLConnection connection = new URL(address() + page).openConnection();
        connection.setRequestProperty("X-Warm", door.warmSecret());
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }

    /** Whether only this machine can reach that address. */
    static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Where to open it. */
    public String address() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::") || loopback(host);
        return "http://" + (everywhere ? "127.0.0.1" : host) + ":" + port() + "/";
    }

    @Override
    public void close() {
        server.stop();
        door.close();
    }

    private void configure(JavalinConfig config, ConsoleOptions options) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.jetty.modifyHttpConfiguration(
                http -> {
                    http.setRequestHeaderSize(LARGEST_HEAD);
                    http.setSendServerVersion(false);
                });
        config.jetty.modifyServer(
                jetty ->
                        jetty.setRequestLog(
                                (request, response) -> counts.count(response.getStatus())));
        config.requestLogger.http((context, millis) -> door.log(context));
        config.routes.before(door::admit);
        config.routes.get("/masuk", context -> door.page(context, asks, layout, null));
        config.routes.post("/masuk", context -> door.logIn(context, asks, layout));
        config.routes.post("/keluar", door::logOut);
        config.routes.get("/lapor", this::report);
        config.routes.get(
                "/lapor-sw.js",
                context ->
                        context.contentType("text/javascript; charset=utf-8")
                                .result(asset("lapor-sw.js")));
        config.routes.get(
                "/api/incidents/schema.json",
                context ->
                        context.contentType("application/schema+json; charset=utf-8")
                                .result(asset("incident.schema.json")));
        config.routes.get("/metrics", counts::show);
        config.routes.post("/api/incidents", new IncidentDoor(door, options)::take);
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
        config.routes.post("/putusan", new Decisions(asks, door, options)::take);
        config.routes.get("/aset/{name}", ConsoleServer::serveAsset);
        config.routes.get(
                "/favicon.ico",
                context -> context.contentType("image/svg+xml").result(asset("ikon.svg")));
        Csv.routes(config.routes, asks);
        config.routes.get("/api/v1/pulse", asks::pulse);
        new Api(asks).routes(config.routes);
        config.routes.exception(StoreUnavailable.class, this::away);
        config.routes.exception(
                HttpResponseException.class,
                (reason, context) -> {
                    if (reason.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
                        IncidentDoor.tooLarge(context);
                    } else {
                        context.status(reason.getStatus())
                                .contentType("text/plain; charset=utf-8")
                                .result("Refused.");
                    }
                });
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
            context.html(current(ask, ask.words().of(title), main));
        };
    }

    /** A page that says so where the system behind it has stopped. */
    private String current(Ask ask, String title, Html main) {
        return layout.page(ask, title, main, Stopped.of(ask, clock.get(), live), null);
    }

    private void region(Context context) {
        Ask ask = asks.ask(context);
        String code = context.pathParam("code");
        Optional<Region> region = Regions.standard().find(code);
        if (region.isEmpty()) {
            unknown(context, ask, "unknown.region", code);
        } else if (!ask.store().sees(code)) {
            Words words = ask.words();
            String own = ask.account() == null ? "" : Names.region(ask.account().region());
            context.status(HttpStatus.FORBIDDEN)
                    .html(
                            layout.page(
                                    ask,
                                    words.of("denied.title"),
                                    Layout.statement(
                                            words.of("denied.title"),
                                            words.of("denied.text", own),
                                            words.of("home.back"),
                                            ask.link("/"))));
        } else {
            context.html(current(ask, region.get().name(), RegionPage.page(ask, region.get())));
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
                    current(
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

    /** The form for the field; it opens whatever the store does. */
    private void report(Context context) {
        Ask ask;
        try {
            ask = asks.ask(context);
        } catch (StoreUnavailable e) {
            ask = asks.withoutStore(context);
        }
        context.html(
                layout.bare(
                        ask,
                        ask.words().of("report.title"),
                        ReportForm.page(ask, ask.account(), door.guarded())));
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
