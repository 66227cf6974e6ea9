package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Alert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert that still waits for somebody.
 *
 * @param alert the alert
 * @param deskBy when it goes out without a desk; null once it went out
 * @param confirmedBy office that confirmed it, or null
 * @param waiting offices that have not answered, with their time
 */
public record OpenAlert(
        Alert alert,
        @Nullable Instant deskBy,
        @Nullable String confirmedBy,
        List<Waiting> waiting) {

    /**
     * An office that has not answered.
     *
     * @param office id
     * @param by when the next office is told
     */
    public record Waiting(String office, Instant by) {}

    public OpenAlert {
        waiting = waiting == null ? List.of() : List.copyOf(waiting);
    }

    OpenAlert released(@Nullable String by, List<Waiting> next) {
        return new OpenAlert(alert, null, by, next);
    }

    OpenAlert waitingFor(List<Waiting> next) {
        return new OpenAlert(alert, deskBy, confirmedBy, next);
    }
}
