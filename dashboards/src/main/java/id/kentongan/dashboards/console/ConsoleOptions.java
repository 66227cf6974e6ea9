package id.kentongan.dashboards.console;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a console is opened.
 *
 * @param host address to listen on; 127.0.0.1 unless a proxy stands before it
 * @param names host names a browser may use besides 127.0.0.1 and localhost
 * @param desk where decisions go, or null for a console that only shows
 * @param replays directory whose sub-directories are outputs of replays, or null
 * @param clock time that decisions carry
 */
public record ConsoleOptions(
        String host,
        List<String> names,
        @Nullable Desk desk,
        @Nullable Path replays,
        Supplier<Instant> clock) {

    /** On 127.0.0.1, only showing. */
    public static ConsoleOptions showing() {
        return new ConsoleOptions("127.0.0.1", List.of(), null, null, Instant::now);
    }

    /** The same with decisions going to {@code desk}, stamped by {@code clock}. */
    public ConsoleOptions with(Desk desk, Supplier<Instant> clock) {
        return new ConsoleOptions(host, names, desk, replays, clock);
    }

    /** The same with the replays below {@code directory} on offer. */
    public ConsoleOptions withReplays(Path directory) {
        return new ConsoleOptions(host, names, desk, directory, clock);
    }

    /** The same listening on {@code host} and answering to {@code names}. */
    public ConsoleOptions listening(String host, List<String> names) {
        return new ConsoleOptions(host, List.copyOf(names), desk, replays, clock);
    }
}
