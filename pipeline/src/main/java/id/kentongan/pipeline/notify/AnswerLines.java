package id.kentongan.pipeline.notify;

import id.kentongan.analyzers.office.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adds to what must be acknowledged how to do so: one signed link for each alert, and a reply code
 * for those who cannot open it. The text above stays complete without them.
 *
 * @param links that signs
 * @param base address of the console towards offices, without a slash at the end
 */
public record AnswerLines(AckLink links, String base) implements UnaryOperator<Notice> {

    /** How long a link is good; an alert that is older is answered at the desk. */
    static final Duration LIFE = Duration.ofDays(3);

    private static final int SIAGA = 2;

    /** A Waspada that came in the same message needs no answer; the job would refuse one. */
    private static boolean asks(String alertId) {
        return !alertId.endsWith("-waspada") && !alertId.endsWith("-normal");
    }

    @Override
    public Notice apply(Notice notice) {
        boolean asked =
                notice.kind() == Notice.Kind.ALERT || notice.kind() == Notice.Kind.ESCALATION;
        if (!asked || notice.level() < SIAGA || notice.office().isEmpty()) {
            return notice;
        }
        Instant expires = notice.time().plus(LIFE);
        StringBuilder text = new StringBuilder(notice.text());
        List<String> asking = notice.alertIds().stream().filter(AnswerLines::asks).toList();
        for (String alertId : asking) {
            text.append("\n\nTandai sudah diterima")
                    .append(asking.size() > 1 ? " " + alertId + ": " : ": ")
                    .append(base)
                    .append("/jawab?t=")
                    .append(links.token(alertId, notice.office(), expires))
                    .append("\natau balas piket dengan kode ")
                    .append(links.code(alertId, notice.office()));
        }
        return new Notice(
                notice.noticeId(),
                notice.time(),
                notice.office(),
                notice.channel(),
                notice.address(),
                notice.kind(),
                notice.region(),
                notice.level(),
                notice.title(),
                text.toString(),
                notice.alertIds(),
                notice.simulated());
    }
}
