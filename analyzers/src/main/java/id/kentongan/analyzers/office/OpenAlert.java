package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert that still waits for somebody.
 *
 * @param alert the alert
 * @param deskBy when it goes out without a desk or, in a silence, when that ends; null once it went
 *     out
 * @param confirmedBy office that confirmed it, or null
 * @param waiting offices that have not answered, with their time
 * @param passed ids of offices that did not answer in time; they may still do so
 * @param known level that offices were last told of
 */
public record OpenAlert(
        Alert alert,
        @Nullable Instant deskBy,
        @Nullable String confirmedBy,
        List<Waiting> waiting,
        List<String> passed,
        Level known) {

    /**
     * An office that has not answered.
     *
     * @param office id
     * @param by when the next office is told
     */
    public record Waiting(String office, Instant by) {}

    public OpenAlert {
        waiting = waiting == null ? List.of() : List.copyOf(waiting);
        passed = passed == null ? List.of() : List.copyOf(passed);
        known = known == null ? (deskBy == null ? alert.to() : alert.from()) : known;
    }

    /** Not yet told to anybody: offices know the level that they were told of before. */
    static OpenAlert of(Alert alert, @Nullable Instant deskBy, Level known) {
        return new OpenAlert(alert, deskBy, null, List.of(), List.of(), known);
    }

    OpenAlert released(@Nullable String by, List<Waiting> next) {
        return new OpenAlert(alert, null, by, next, passed, alert.to());
    }

    OpenAlert hidden(@Nullable String by, Instant until) {
        return new OpenAlert(alert, until, by, waiting, passed, known);
    }

    OpenAlert confirmed(String by) {
        return new OpenAlert(alert, deskBy, by, waiting, passed, known);
    }

    OpenAlert waitingFor(List<Waiting> next, List<String> passedOver) {
        return new OpenAlert(alert, deskBy, confirmedBy, next, passedOver, known);
    }

    /** Whether it went out, or will, without a person who confirmed it. */
    boolean unconfirmed() {
        return confirmedBy == null && !alert.confirmed() && alert.to().compareTo(Level.SIAGA) >= 0;
    }
}
