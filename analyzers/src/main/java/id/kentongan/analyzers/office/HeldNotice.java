package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import java.time.Instant;

/**
 * What an office is told when its quiet hours and the silences of the family are over, unless the
 * level has moved on by then. State of the stream: names of the components are frozen.
 *
 * @param alert it tells
 * @param office id of the office
 * @param kind why it is sent
 * @param mark before the text, or empty
 * @param unanswered id of the office whose silence is the reason, or empty
 * @param until when it is sent, as it looked when it was put aside
 * @param known level that the office was last told of before
 */
public record HeldNotice(
        Alert alert,
        String office,
        Notice.Kind kind,
        String mark,
        String unanswered,
        Instant until,
        Level known) {

    public HeldNotice {
        known = known == null ? alert.from() : known;
    }

    HeldNotice marked(String other) {
        return new HeldNotice(alert, office, kind, other, unanswered, until, known);
    }
}
