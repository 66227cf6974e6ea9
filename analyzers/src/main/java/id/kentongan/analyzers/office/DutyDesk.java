package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and what happens when nobody answers. Siaga and Awas go to the duty desk first;
 * after the desk's own limit they go out marked BELUM DIKONFIRMASI. Offices that act must
 * acknowledge within their limits, else the next office is told. Every deed and every refusal is an
 * audit line. Immutable.
 */
public final class DutyDesk {

    /** Mark of an alert that no desk has confirmed in time. */
    public static final String UNCONFIRMED = "BELUM DIKONFIRMASI";

    private final Routing routing;

    public DutyDesk(Routing routing) {
        this.routing = routing;
    }

    /**
     * What follows.
     *
     * @param state memory after it
     * @param notices to send, at most one for each office, region and instant
     * @param audit what was done and refused
     * @param wake when time alone changes something, or null
     */
    public record Outcome(
            DeskState state, List<Notice> notices, List<AuditLine> audit, @Nullable Instant wake) {}

    /**
     * Applies all that came at {@code time}; reviews and acknowledgements are ordered by id, alerts
     * by family.
     */
    public Outcome at(
            DeskState before,
            Instant time,
            List<Alert> alerts,
            List<Review> reviews,
            List<Ack> acks) {
        Turn turn = new Turn(before, time);
        alerts.stream().sorted(Comparator.comparing(Alert::alertId)).forEach(turn::raise);
        reviews.stream().sorted(Comparator.comparing(Review::reviewId)).forEach(turn::judge);
        acks.stream().sorted(Comparator.comparing(Ack::ackId)).forEach(turn::acknowledge);
        turn.passTime();
        return turn.outcome();
    }

    /** One instant in one region. */
    private final class Turn {
        private final Instant time;
        private final String region;
        private final Map<String, OpenAlert> open = new LinkedHashMap<>();
        private final List<String> seen;
        private final List<Notice> notices = new ArrayList<>();
        private final List<AuditLine> audit = new ArrayList<>();

        Turn(DeskState state, Instant time) {
            this.time = time;
            this.region = state.region();
            this.seen = new ArrayList<>(state.seen());
            state.open().forEach(one -> open.put(one.alert().alertId(), one));
        }

        void raise(Alert alert) {
            line(
                    "alert",
                    alert.alertId(),
                    "",
                    alert.from() + " -> " + alert.to() + ", " + alert.reason());
            boolean unseen = close(alert);
            Optional<Routing.Silence> silence = routing.silence(alert);
            if (silence.isPresent()) {
                line("silenced", alert.alertId(), silence.get().office(), silence.get().reason());
                return;
            }
            if (!alert.rise()) {
                if (unseen) {
                    // it never left the desk: who was not told of the rise needs not hear the fall
                    line("withheld", alert.alertId(), "", "the rise before it was never released");
                } else {
                    tell(alert, Notice.Kind.UPDATE, "");
                }
                return;
            }
            Optional<Office> desk = routing.desk(alert.region(), alert.family());
            if (alert.to().compareTo(Level.SIAGA) < 0 || alert.confirmed() || desk.isEmpty()) {
                String mark =
                        alert.to().compareTo(Level.SIAGA) < 0 || alert.confirmed()
                                ? ""
                                : UNCONFIRMED;
                open.put(alert.alertId(), new OpenAlert(alert, null, null, List.of()));
                release(alert, null, mark);
                return;
            }
            Office office = desk.get();
            Instant by = time.plus(office.limit(alert.to(), time));
            open.put(alert.alertId(), new OpenAlert(alert, by, null, List.of()));
            send(office, alert, Notice.Kind.DESK, "MOHON KONFIRMASI", time);
            line("asked-desk", alert.alertId(), office.id(), "until " + by);
        }

        /**
         * A new alert of the same family takes the place of the one before; true if that one still
         * waited at the desk.
         */
        private boolean close(Alert alert) {
            boolean unseen = false;
            for (OpenAlert one : List.copyOf(open.values())) {
                if (one.alert().family().equals(alert.family())
                        && one.alert().region().equals(alert.region())) {
                    unseen |= one.deskBy() != null;
                    open.remove(one.alert().alertId());
                }
            }
            return unseen;
        }

        void judge(Review review) {
            if (seen.contains(review.reviewId())) {
                return;
            }
            remember(review.reviewId());
            Optional<String> refusal = routing.refusal(review);
            if (refusal.isPresent()) {
                line("refused", review.reviewId(), review.office(), refusal.get());
                return;
            }
            if (review.action() == Review.Action.OUTCOME) {
                line(
                        "outcome",
                        review.reviewId(),
                        review.office(),
                        String.valueOf(review.outcome()));
                return;
            }
            line(
                    "review",
                    review.reviewId(),
                    review.office(),
                    review.action() + ": " + review.reason());
            if (review.action() != Review.Action.CONFIRM || review.alertId() == null) {
                return;
            }
            OpenAlert waiting = open.get(review.alertId());
            if (waiting == null) {
                line("refused", review.reviewId(), review.office(), "alert is closed or unknown");
            } else if (waiting.deskBy() != null) {
                line("confirmed", waiting.alert().alertId(), review.office(), "");
                release(waiting.alert(), review.office(), "DIKONFIRMASI");
            }
        }

        void acknowledge(Ack ack) {
            if (seen.contains(ack.ackId())) {
                return;
            }
            remember(ack.ackId());
            OpenAlert waiting = open.get(ack.alertId());
            if (waiting == null) {
                line("refused", ack.ackId(), ack.office(), "alert is closed or unknown");
                return;
            }
            String office = routing.meant(ack.office()).map(Office::id).orElse(ack.office());
            if (waiting.waiting().stream().noneMatch(one -> one.office().equals(office))) {
                line("refused", ack.ackId(), ack.office(), "office was not asked");
                return;
            }
            List<OpenAlert.Waiting> left =
                    waiting.waiting().stream().filter(one -> !one.office().equals(office)).toList();
            open.put(ack.alertId(), waiting.waitingFor(left));
            line(
                    "acknowledged",
                    ack.alertId(),
                    office,
                    ack.channel() + (ack.onBehalf() == null ? "" : " by " + ack.onBehalf()));
        }

        void passTime() {
            for (OpenAlert one : List.copyOf(open.values())) {
                if (one.deskBy() != null && !time.isBefore(one.deskBy())) {
                    line("unconfirmed", one.alert().alertId(), "", "desk did not answer in time");
                    release(one.alert(), null, UNCONFIRMED);
                }
            }
            for (OpenAlert one : List.copyOf(open.values())) {
                escalate(one);
            }
        }

        private void escalate(OpenAlert one) {
            List<OpenAlert.Waiting> next = new ArrayList<>();
            for (OpenAlert.Waiting waiting : one.waiting()) {
                if (time.isBefore(waiting.by())) {
                    next.add(waiting);
                    continue;
                }
                Optional<Office> above =
                        routing.find(waiting.office())
                                .flatMap(office -> routing.find(office.escalatesTo()));
                if (above.isEmpty()) {
                    line("escalated", one.alert().alertId(), waiting.office(), "nobody above");
                    continue;
                }
                Office office = above.get();
                line(
                        "escalated",
                        one.alert().alertId(),
                        office.id(),
                        waiting.office() + " did not answer");
                send(
                        office,
                        one.alert(),
                        Notice.Kind.ESCALATION,
                        "BELUM ADA JAWABAN " + waiting.office(),
                        time);
                if (next.stream().noneMatch(other -> other.office().equals(office.id()))) {
                    next.add(
                            new OpenAlert.Waiting(
                                    office.id(), time.plus(office.limit(one.alert().to(), time))));
                }
            }
            open.put(one.alert().alertId(), one.waitingFor(next));
        }

        private void release(Alert alert, @Nullable String by, String mark) {
            List<OpenAlert.Waiting> waiting = new ArrayList<>();
            boolean mustAnswer = alert.to().compareTo(Level.SIAGA) >= 0;
            for (Office office : tell(alert, Notice.Kind.ALERT, mark)) {
                if (mustAnswer && office.role() == Office.Role.ACTION) {
                    Instant heard = office.mayHear(alert.to(), time);
                    waiting.add(
                            new OpenAlert.Waiting(
                                    office.id(), heard.plus(office.limit(alert.to(), heard))));
                }
            }
            OpenAlert one = open.get(alert.alertId());
            if (one != null) {
                open.put(alert.alertId(), one.released(by, waiting));
            }
            line("released", alert.alertId(), by == null ? "" : by, mark);
        }

        private List<Office> tell(Alert alert, Notice.Kind kind, String mark) {
            List<Office> told = routing.told(alert);
            for (Office office : told) {
                Notice.Kind its =
                        kind == Notice.Kind.ALERT && office.role() == Office.Role.INFO
                                ? Notice.Kind.INFO
                                : kind;
                send(office, alert, its, mark, office.mayHear(alert.to(), time));
            }
            if (kind == Notice.Kind.ALERT) {
                for (Office office : routing.neighbours(alert)) {
                    if (!told.contains(office)) {
                        send(
                                office,
                                alert,
                                Notice.Kind.INFO,
                                "TEMBUSAN WILAYAH TETANGGA",
                                office.mayHear(alert.to(), time));
                    }
                }
            }
            return told;
        }

        /** One message for each office and region: a second family joins the first. */
        private void send(Office office, Alert alert, Notice.Kind kind, String mark, Instant when) {
            line("told", alert.alertId(), office.id(), kind + (mark.isEmpty() ? "" : " " + mark));
            for (int i = 0; i < notices.size(); i++) {
                Notice one = notices.get(i);
                if (one.office().equals(office.id())
                        && one.kind() == kind
                        && one.time().equals(when)) {
                    notices.set(i, join(one, alert, mark));
                    return;
                }
            }
            String head = mark.isEmpty() ? "" : "[" + mark + "] ";
            notices.add(
                    new Notice(
                            alert.alertId() + "/" + office.id() + "/" + kind,
                            when,
                            office.id(),
                            office.channel(),
                            office.address(),
                            kind,
                            alert.region(),
                            alert.to().ordinal(),
                            head + alert.title(),
                            mark.isEmpty() ? alert.text() : "[" + mark + "]\n" + alert.text(),
                            List.of(alert.alertId()),
                            alert.simulated()));
        }

        private Notice join(Notice first, Alert alert, String mark) {
            List<String> ids = new ArrayList<>(first.alertIds());
            ids.add(alert.alertId());
            boolean graver = alert.to().ordinal() > first.level();
            String head = mark.isEmpty() ? "" : "[" + mark + "] ";
            return new Notice(
                    first.noticeId(),
                    first.time(),
                    first.office(),
                    first.channel(),
                    first.address(),
                    first.kind(),
                    first.region(),
                    Math.max(first.level(), alert.to().ordinal()),
                    graver ? head + alert.title() : first.title(),
                    first.text() + "\n\nJuga di wilayah ini:\n" + alert.text(),
                    ids,
                    first.simulated() || alert.simulated());
        }

        private void remember(String id) {
            seen.add(id);
            if (seen.size() > DeskState.MOST) {
                seen.remove(0);
            }
        }

        private void line(String what, String subject, String office, String detail) {
            audit.add(new AuditLine(time, region, what, subject, office, detail));
        }

        Outcome outcome() {
            List<OpenAlert> kept = new ArrayList<>(open.values());
            while (kept.size() > DeskState.MOST) {
                kept.remove(0);
            }
            Instant wake = null;
            for (OpenAlert one : kept) {
                wake = earlier(wake, one.deskBy());
                for (OpenAlert.Waiting waiting : one.waiting()) {
                    wake = earlier(wake, waiting.by());
                }
            }
            return new Outcome(
                    new DeskState(region, kept, List.copyOf(seen)),
                    List.copyOf(notices),
                    List.copyOf(audit),
                    wake);
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
