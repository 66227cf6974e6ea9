package id.kentongan.dashboards.console;

import id.kentongan.analyzers.office.Routing;
import id.kentongan.dashboards.access.Accounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a console is opened.
 *
 * @param host address to listen on; 127.0.0.1 unless offices come over a network
 * @param names host names a browser may use besides 127.0.0.1 and localhost
 * @param desk where decisions and reports go, or null for a console that only shows
 * @param replays directory whose sub-directories are outputs of replays, or null
 * @param clock time that decisions carry
 * @param accounts of the offices that may log in, or null for a console without login
 * @param accessLog file that gets a line for each request, or null
 * @param proxied whether a proxy with TLS stands before it, whose word on the client counts
 * @param live whether a running job stands behind it, which must give signs of life
 * @param routing offices whose decisions count, or null where nobody checks
 */
public record ConsoleOptions(
        String host,
        List<String> names,
        @Nullable Desk desk,
        @Nullable Path replays,
        Supplier<Instant> clock,
        @Nullable Accounts accounts,
        @Nullable Path accessLog,
        boolean proxied,
        boolean live,
        @Nullable Routing routing) {

    /** On 127.0.0.1, only showing. */
    public static ConsoleOptions showing() {
        return new ConsoleOptions(
                "127.0.0.1", List.of(), null, null, Instant::now, null, null, false, false, null);
    }

    /** The same with decisions going to {@code desk}, stamped by {@code clock}. */
    public ConsoleOptions with(Desk desk, Supplier<Instant> clock) {
        return new ConsoleOptions(
                host, names, desk, replays, clock, accounts, accessLog, proxied, live, routing);
    }

    /** The same with the replays below {@code directory} on offer. */
    public ConsoleOptions withReplays(Path directory) {
        return new ConsoleOptions(
                host, names, desk, directory, clock, accounts, accessLog, proxied, live, routing);
    }

    /** The same listening on {@code host} and answering to {@code names}. */
    public ConsoleOptions listening(String host, List<String> names) {
        return new ConsoleOptions(
                host,
                List.copyOf(names),
                desk,
                replays,
                clock,
                accounts,
                accessLog,
                proxied,
                live,
                routing);
    }

    /** The same for those who log in only, with a line for each request in {@code accessLog}. */
    public ConsoleOptions guarded(Accounts accounts, @Nullable Path accessLog, boolean proxied) {
        return new ConsoleOptions(
                host, names, desk, replays, clock, accounts, accessLog, proxied, live, routing);
    }

    /** The same beside a running job, whose offices are those of {@code offices}. */
    public ConsoleOptions beside(Routing offices) {
        return new ConsoleOptions(
                host, names, desk, replays, clock, accounts, accessLog, proxied, true, offices);
    }
}
