package id.kentongan.dashboards.console;

import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.store.ConsoleStore;
import id.kentongan.dashboards.store.MemoryStore;
import id.kentongan.dashboards.store.ReplayStore;
import id.kentongan.dashboards.store.ScopedStore;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads requests: language, theme, date, store, last visit. */
final class Asks {

    private static final ConsoleStore NOTHING = new MemoryStore(MemoryStore.Contents.EMPTY);

    private static final int YEAR = 365 * 86_400;

    private final ConsoleStore live;
    private final ConsoleOptions options;
    private final Doorkeeper door;
    private final Map<String, Opened> replays = new ConcurrentHashMap<>();

    /** A replay and the time its scores were written when it was read. */
    private record Opened(ConsoleStore store, long written) {}

    Asks(ConsoleStore live, ConsoleOptions options, Doorkeeper door) {
        this.live = live;
        this.options = options;
        this.door = door;
    }

    /** The request over its store. */
    Ask ask(Context context) {
        Map<String, String> query = query(context);
        String source = query.getOrDefault("sumber", "");
        ConsoleStore store = live;
        if (!source.isEmpty()) {
            Optional<ConsoleStore> replay = replay(source);
            store = replay.orElse(live);
            source = replay.isPresent() ? source : "";
        }
        Account account = Doorkeeper.account(context);
        if (account != null && !account.region().equals("00")) {
            store = new ScopedStore(store, account.region());
        }
        ConsoleStore.Scope scope = store.scope();
        Instant last = scope.last() == null ? Instant.EPOCH : scope.last();
        LocalDate day = Ask.parseDay(query.getOrDefault("at", ""));
        Instant at = last;
        boolean dated = false;
        if (day != null) {
            Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
            dated = end.isBefore(last);
            at = dated ? end : last;
        }
        Instant since = source.isEmpty() ? visit(context, last) : null;
        return new Ask(
                words(context, query),
                theme(context),
                context.path(),
                query,
                source,
                store,
                scope,
                at,
                dated,
                since,
                options.desk() != null
                        && source.isEmpty()
                        && (account == null || account.role().writes()),
                sources(),
                door.token(context),
                account);
    }

    /** The request when the store cannot be asked. */
    Ask withoutStore(Context context) {
        Map<String, String> query = query(context);
        return new Ask(
                words(context, query),
                theme(context),
                context.path(),
                query,
                "",
                NOTHING,
                NOTHING.scope(),
                Instant.EPOCH,
                false,
                null,
                false,
                List.of(),
                door.token(context),
                Doorkeeper.account(context));
    }

    /**
     * Newest time of the live store and whether the system behind it has stopped: pages ask for it
     * to learn that there is something new.
     */
    void pulse(Context context) {
        ConsoleStore.Scope scope = live.scope();
        boolean stopped =
                Stopped.of(live, scope.simulated(), options.clock().get(), options.live()) != null;
        context.contentType("application/json; charset=utf-8")
                .result(
                        "{\"last\":"
                                + (scope.last() == null ? "null" : "\"" + scope.last() + "\"")
                                + ",\"simulated\":"
                                + scope.simulated()
                                + ",\"stopped\":"
                                + stopped
                                + "}");
    }

    private static Map<String, String> query(Context context) {
        Map<String, String> query = new LinkedHashMap<>();
        context.queryParamMap()
                .forEach(
                        (name, values) -> {
                            if (!values.isEmpty()) {
                                query.put(name, values.get(0));
                            }
                        });
        return query;
    }

    private static Words words(Context context, Map<String, String> query) {
        String asked = query.remove("lang");
        if (asked != null && (asked.equals("id") || asked.equals("en"))) {
            keep(context, "lang", asked, YEAR);
            return Words.in(asked);
        }
        return Words.in(Optional.ofNullable(context.cookie("lang")).orElse("id"));
    }

    private static String theme(Context context) {
        String theme = Optional.ofNullable(context.cookie("theme")).orElse("");
        return theme.equals("dark") || theme.equals("light") ? theme : "";
    }

    /**
     * Newest time the reader saw on the visit before this one. A visit ends with the session of the
     * browser: then what it saw becomes the visit before.
     */
    private static @Nullable Instant visit(Context context, Instant last) {
        String seen = Optional.ofNullable(context.cookie("seen")).orElse("");
        String before = Optional.ofNullable(context.cookie("before")).orElse("");
        if (context.cookie("visit") == null) {
            keep(context, "visit", "1", -1);
            before = seen;
            keep(context, "before", before, YEAR);
        }
        keep(context, "seen", String.valueOf(last.getEpochSecond()), YEAR);
        try {
            return before.isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(before));
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return null;
        }
    }

    static void keep(Context context, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(!name.equals("theme"));
        cookie.setSameSite(SameSite.LAX);
        context.cookie(cookie);
    }

    private List<String> sources() {
        Path directory = options.replays();
        if (directory == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.isRegularFile(child.resolve("scores.csv")))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Optional<ConsoleStore> replay(String name) {
        Path directory = options.replays();
        if (directory == null || !sources().contains(name)) {
            return Optional.empty();
        }
        Path chosen = directory.resolve(name);
        try {
            long written = Files.getLastModifiedTime(chosen.resolve("scores.csv")).toMillis();
            Opened opened = replays.get(name);
            if (opened == null || opened.written() != written) {
                opened = new Opened(ReplayStore.open(chosen), written);
                replays.put(name, opened);
            }
            return Optional.of(opened.store());
        } catch (IOException e) {
            throw new id.kentongan.dashboards.store.StoreUnavailable(
                    String.valueOf(e.getMessage()), e);
        }
    }

    /** Names and values of a sent form, first values only. */
    static Map<String, String> form(Context context) {
        Map<String, String> form = new HashMap<>();
        context.formParamMap()
                .forEach(
                        (name, values) -> {
                            if (!values.isEmpty()) {
                                form.put(name, values.get(0).strip());
                            }
                        });
        return form;
    }
}
