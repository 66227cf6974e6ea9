package id.kentongan.dashboards.console;

import id.kentongan.dashboards.access.Account;
import id.kentongan.dashboards.access.Role;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests had which answer, refused ones and those that are no HTTP included, at {@code
 * /metrics} in the form of Prometheus: for whoever may see everything, by session or key.
 */
final class Counts {

    private static final String NAME = "kentongan_console_requests_total";

    private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();

    private final Doorkeeper door;

    Counts(Doorkeeper door) {
        this.door = door;
    }

    /** Counts one answer. */
    void count(int status) {
        byStatus.computeIfAbsent(status, any -> new LongAdder()).increment();
    }

    /** Counts by status so far. */
    Map<Integer, Long> counts() {
        Map<Integer, Long> counts = new TreeMap<>();
        byStatus.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    void show(Context context) {
        if (door.guarded()) {
            Account account = Doorkeeper.account(context);
            if (account == null) {
                account = door.byKey(context).orElse(null);
            }
            if (account == null) {
                context.status(HttpStatus.UNAUTHORIZED)
                        .result("Send the key of an account (Authorization: Bearer KEY).");
                return;
            }
            if (account.role() != Role.ADMIN && account.role() != Role.PENILAI) {
                context.status(HttpStatus.FORBIDDEN).result("Refused.");
                return;
            }
        }
        StringBuilder text = new StringBuilder("# TYPE " + NAME + " counter\n");
        counts().forEach(
                        (status, count) ->
                                text.append(NAME)
                                        .append("{status=\"")
                                        .append(status)
                                        .append("\"} ")
                                        .append(count)
                                        .append('\n'));
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(text.toString());
    }
}
