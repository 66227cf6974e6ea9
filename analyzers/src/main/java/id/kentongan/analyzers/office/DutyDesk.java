package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Ack;
import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.alert.ShortForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and what happens when nobody answers. Siaga and Awas go to the duty desk first;
 * after the desk's own limit they go out marked BELUM DIKONFIRMASI. Offices that act must
 * acknowledge within their limits, else the next office is told. What an office may not hear in its
 * quiet hours or during a silence waits, and is not told any more when the level has moved on by
 * then. Every deed and every refusal is an audit line. Immutable.
 */
public final class DutyDesk {

    /** Mark of an alert that no desk has confirmed in time. */
    public static final String UNCONFIRMED = "BELUM DIKONFIRMASI";

    private static final String CONFIRMED = "DIKONFIRMASI";

    private static final String NEIGHBOUR = "TEMBUSAN WILAYAH TETANGGA";

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

    /**
     * A message in the making.
     *
     * @param office it goes to
     * @param kind why it is sent
     * @param marks of the alerts that it tells, in the order in which they joined it
     */
    private record Letter(Office office, Notice.Kind kind, Map<Alert, String> marks) {}

    /** One instant in one region. */
    private final class Turn {
        private final Instant time;
        private final String region;
        private final Map<String, OpenAlert> open = new LinkedHashMap<>();
        private final List<String> seen;
        private final List<HeldNotice> held;
        private final List<Letter> letters = new ArrayList<>();
        private final List<AuditLine> audit = new ArrayList<>();

        Turn(DeskState state, Instant time) {
            this.time = time;
            this.region = state.region();
            this.seen = new ArrayList<>(state.seen());
            this.held = new ArrayList<>(state.held());
            state.open().forEach(one -> open.put(one.alert().alertId(), one));
        }

        void raise(Alert alert) {
            line(
                    "alert",
                    alert.alertId(),
                    "",
                    alert.from() + " -> " + alert.to() + ", " + alert.reason());
            OpenAlert unseen = takeUnseen(alert);
            Level known = unseen == null ? alert.from() : unseen.known();
            routing.silence(alert.region(), alert.family(), time)
                    .ifPresent(
                            silence ->
                                    line(
                                            "silenced",
                                            alert.alertId(),
                                            silence.office(),
                                            silence.reason()));
            Optional<Office> desk = routing.desk(alert.region(), alert.family());
            if (!alert.rise()) {
                if (unseen != null && known == alert.to()) {
                    // nobody heard of it, and what offices were told before holds again
                    line("withheld", alert.alertId(), "", "the rise before it was never released");
                } else if (known.compareTo(alert.to()) < 0) {
                    // a fall before offices heard of more: they hear of it as of a rise
                    String by = judged(alert) ? desk.map(Office::id).orElse(null) : null;
                    open.put(alert.alertId(), OpenAlert.of(alert, null, known));
                    release(alert, by);
                } else {
                    close(alert);
                    update(alert, known, supersede(alert));
                }
                return;
            }
            if (alert.to().compareTo(Level.SIAGA) < 0 || alert.confirmed() || desk.isEmpty()) {
                open.put(alert.alertId(), OpenAlert.of(alert, null, known));
                release(alert, null);
                return;
            }
            Office office = desk.get();
            Instant heard = unsilenced(alert);
            Instant by = heard.plus(office.limit(alert.to(), heard));
            open.put(alert.alertId(), OpenAlert.of(alert, by, known));
            deliver(office, alert, Notice.Kind.DESK, "MOHON KONFIRMASI", "", heard, known);
            line("asked-desk", alert.alertId(), office.id(), "until " + by);
        }

        /**
         * Takes back what waits at the desk, or for the end of a silence, of the family of {@code
         * alert}; null when nothing does. What offices were told before stays open, for they may
         * still answer it.
         */
        private @Nullable OpenAlert takeUnseen(Alert alert) {
            OpenAlert unseen = null;
            for (OpenAlert one : ofFamily(alert)) {
                if (one.deskBy() != null) {
                    unseen = one;
                    open.remove(one.alert().alertId());
                    held.removeIf(
                            other ->
                                    other.kind() == Notice.Kind.DESK
                                            && other.alert().equals(one.alert()));
                }
            }
            return unseen;
        }

        /** What offices were told of the family is over: {@code alert} takes its place. */
        private void close(Alert alert) {
            for (OpenAlert one : ofFamily(alert)) {
                if (!one.alert().alertId().equals(alert.alertId())) {
                    open.remove(one.alert().alertId());
                }
            }
        }

        private List<OpenAlert> ofFamily(Alert alert) {
            return open.values().stream().filter(one -> sameFamily(one.alert(), alert)).toList();
        }

        /** What still waits to be told of the family of {@code alert}. */
        private List<HeldNotice> untold(Alert alert) {
            return held.stream().filter(one -> sameFamily(one.alert(), alert)).toList();
        }

        /** What still waits to be told of the family is overtaken by {@code alert}. */
        private List<HeldNotice> supersede(Alert alert) {
            List<HeldNotice> untold = untold(alert);
            for (HeldNotice one : untold) {
                line(
                        "superseded",
                        one.alert().alertId(),
                        one.office(),
                        one.kind() + " by " + alert.alertId());
            }
            held.removeAll(untold);
            return untold;
        }

        /** Tells of a fall, but not to who slept through all since it heard of that level. */
        private void update(Alert alert, Level before, List<HeldNotice> untold) {
            Function<Office, Level> known = known(before, untold);
            Function<Office, Level> most = office -> before.atLeast(known.apply(office));
            routing.told(alert, most)
                    .forEach(one -> update(one, alert, one.lowest(), "", known.apply(one)));
            routing.neighbours(alert, most)
                    .forEach(
                            one -> update(one, alert, Routing.COPIED, NEIGHBOUR, known.apply(one)));
        }

        /** Tells of a fall to {@code office}, which hears of {@code lowest} and above. */
        private void update(Office office, Alert alert, Level lowest, String mark, Level knows) {
            boolean concerned = alert.to().atLeast(knows).compareTo(lowest) >= 0;
            if (knows == alert.to() || !concerned) {
                line("withheld", alert.alertId(), office.id(), "the rise was never told");
            } else {
                tell(office, alert, Notice.Kind.UPDATE, mark, "", knows);
            }
        }

        /** What each office knows where all that are awake know {@code before}. */
        private Function<Office, Level> known(Level before, List<HeldNotice> untold) {
            return office -> knownBefore(untold, office).orElse(before);
        }

        /** What {@code office} was last told of before the first of {@code untold} meant for it. */
        private Optional<Level> knownBefore(List<HeldNotice> untold, Office office) {
            return untold.stream()
                    .filter(one -> one.office().equals(office.id()))
                    .map(HeldNotice::known)
                    .findFirst();
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
            } else if (waiting.unconfirmed() && waiting.deskBy() != null) {
                line("confirmed", waiting.alert().alertId(), review.office(), "");
                release(waiting.alert(), review.office());
            } else if (waiting.unconfirmed()) {
                line("confirmed", waiting.alert().alertId(), review.office(), "after it went out");
                open.put(review.alertId(), waiting.confirmed(review.office()));
                tellConfirmed(waiting);
            }
        }

        /**
         * Who read {@link #UNCONFIRMED} hears that it was confirmed since; what still waits to be
         * told says so itself.
         */
        private void tellConfirmed(OpenAlert one) {
            Alert alert = one.alert();
            Map<Office, String> readers = new LinkedHashMap<>();
            routing.told(alert).forEach(office -> readers.put(office, CONFIRMED));
            routing.neighbours(alert)
                    .forEach(office -> readers.putIfAbsent(office, both(CONFIRMED, NEIGHBOUR)));
            one.passed().stream()
                    .flatMap(id -> routing.find(id).stream())
                    .flatMap(silent -> routing.find(silent.escalatesTo()).stream())
                    .forEach(above -> readers.putIfAbsent(above, CONFIRMED));
            List<String> marked = markConfirmed(alert);
            readers.forEach(
                    (office, mark) -> {
                        if (!marked.contains(office.id())) {
                            tellMore(office, alert, Notice.Kind.UPDATE, mark, "");
                        }
                    });
        }

        /** Marks what waits to be told of {@code alert} as confirmed; gives for whom. */
        private List<String> markConfirmed(Alert alert) {
            List<String> offices = new ArrayList<>();
            held.replaceAll(
                    one -> {
                        if (!one.alert().alertId().equals(alert.alertId())
                                || !one.mark().startsWith(UNCONFIRMED)) {
                            return one;
                        }
                        offices.add(one.office());
                        HeldNotice now =
                                one.marked(CONFIRMED + one.mark().substring(UNCONFIRMED.length()));
                        line(
                                "held",
                                alert.alertId(),
                                one.office(),
                                one.kind() + " until " + one.until() + " as " + now.mark());
                        return now;
                    });
            return offices;
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
            boolean late = waiting.passed().contains(office);
            boolean asked =
                    late || waiting.waiting().stream().anyMatch(one -> one.office().equals(office));
            if (!asked) {
                line("refused", ack.ackId(), ack.office(), "office was not asked");
                return;
            }
            List<OpenAlert.Waiting> spared = sparedBy(waiting.alert(), office);
            open.put(
                    ack.alertId(),
                    waiting.waitingFor(
                            waiting.waiting().stream()
                                    .filter(one -> !one.office().equals(office))
                                    .filter(one -> !spared.contains(one))
                                    .toList(),
                            waiting.passed().stream().filter(one -> !one.equals(office)).toList()));
            line(
                    "acknowledged",
                    ack.alertId(),
                    office,
                    ack.channel()
                            + (ack.onBehalf() == null ? "" : " by " + ack.onBehalf())
                            + (late ? ", late" : ""));
        }

        /**
         * What offices above are not asked any more, because they need not be told that {@code
         * office} did not answer. What they were asked for another reason stays.
         */
        private List<OpenAlert.Waiting> sparedBy(Alert alert, String office) {
            List<HeldNotice> needless =
                    held.stream()
                            .filter(one -> one.alert().alertId().equals(alert.alertId()))
                            .filter(one -> one.unanswered().equals(office))
                            .toList();
            held.removeAll(needless);
            List<OpenAlert.Waiting> spared = new ArrayList<>();
            for (HeldNotice one : needless) {
                boolean askedElse =
                        held.stream()
                                .filter(other -> other.alert().alertId().equals(alert.alertId()))
                                .filter(other -> other.office().equals(one.office()))
                                .anyMatch(
                                        other ->
                                                other.kind() == Notice.Kind.ALERT
                                                        || other.kind() == Notice.Kind.ESCALATION);
                if (!askedElse) {
                    routing.find(one.office())
                            .map(above -> asked(above, alert, one.until()))
                            .ifPresent(spared::add);
                }
            }
            return spared;
        }

        void passTime() {
            for (OpenAlert one : List.copyOf(open.values())) {
                Instant by = one.deskBy();
                if (by == null) {
                    continue;
                }
                boolean over = !time.isBefore(by);
                if (over && asksDesk(one)) {
                    line("unconfirmed", one.alert().alertId(), "", "desk did not answer in time");
                }
                if (over || (!asksDesk(one) && !unsilenced(one.alert()).isAfter(time))) {
                    release(one.alert(), one.confirmedBy());
                }
            }
            for (OpenAlert one : List.copyOf(open.values())) {
                escalate(one);
            }
            for (HeldNotice one : List.copyOf(held)) {
                Instant due = due(one);
                if (due == null || !due.isAfter(time)) {
                    held.remove(one);
                    routing.find(one.office())
                            .ifPresent(office -> send(office, one.alert(), one.kind(), one.mark()));
                }
            }
        }

        /**
         * When {@code one} may be told; null when there is no such office any more. A fall is not
         * told while a rise after it waits at the desk: either that goes out in its place, or the
         * fall holds after all.
         */
        private @Nullable Instant due(HeldNotice one) {
            Optional<Office> office = routing.find(one.office());
            if (office.isEmpty()) {
                return null;
            }
            Alert alert = one.alert();
            Instant due =
                    one.kind() == Notice.Kind.DESK
                            ? unsilenced(alert)
                            : mayHear(office.get(), alert);
            for (OpenAlert other : ofFamily(alert)) {
                Instant decided = other.deskBy();
                if (!alert.rise() && decided != null && decided.isAfter(due)) {
                    due = decided;
                }
            }
            return due;
        }

        private void escalate(OpenAlert one) {
            List<OpenAlert.Waiting> next = new ArrayList<>();
            List<String> passed = new ArrayList<>(one.passed());
            for (OpenAlert.Waiting waiting : one.waiting()) {
                if (time.isBefore(waiting.by())) {
                    next.add(waiting);
                    continue;
                }
                passed.add(waiting.office());
                Optional<Office> silent = routing.find(waiting.office());
                Optional<Office> above =
                        silent.flatMap(office -> routing.find(office.escalatesTo()));
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
                Instant heard =
                        tellMore(
                                office,
                                one.alert(),
                                Notice.Kind.ESCALATION,
                                both(
                                        one.unconfirmed() ? UNCONFIRMED : "",
                                        "BELUM ADA JAWABAN " + silent.get().name()),
                                waiting.office());
                if (next.stream().noneMatch(other -> other.office().equals(office.id()))) {
                    next.add(asked(office, one.alert(), heard));
                }
            }
            open.put(one.alert().alertId(), one.waitingFor(next, passed));
        }

        /**
         * Tells {@code alert}, which {@code by} confirmed if anybody did. In a silence it waits for
         * the end of that, and what offices were told before stays open meanwhile.
         */
        private void release(Alert alert, @Nullable String by) {
            OpenAlert one = open.get(alert.alertId());
            Level before = one == null ? alert.from() : one.known();
            Instant loud = unsilenced(alert);
            if (one != null && loud.isAfter(time)) {
                open.put(alert.alertId(), one.hidden(by, loud));
                line("held", alert.alertId(), "", "silence until " + loud);
                return;
            }
            String mark = by != null || judged(alert) ? CONFIRMED : unconfirmed(alert);
            close(alert);
            List<HeldNotice> untold = supersede(alert);
            Function<Office, Level> known = known(before, untold);
            List<OpenAlert.Waiting> waiting = new ArrayList<>();
            boolean mustAnswer = alert.to().compareTo(Level.SIAGA) >= 0;
            for (Office office : routing.told(alert, known)) {
                boolean acts = office.role() == Office.Role.ACTION;
                // who hears only of more than this knows of more: for that office it is a fall
                boolean less = alert.to().compareTo(office.lowest()) < 0;
                Notice.Kind kind = acts ? Notice.Kind.ALERT : Notice.Kind.INFO;
                Instant heard =
                        tell(
                                office,
                                alert,
                                less ? Notice.Kind.UPDATE : kind,
                                mark,
                                "",
                                known.apply(office));
                if (mustAnswer && acts && !less) {
                    waiting.add(asked(office, alert, heard));
                }
            }
            boolean copied = alert.to().compareTo(Routing.COPIED) >= 0;
            for (Office office : routing.neighbours(alert, known)) {
                tell(
                        office,
                        alert,
                        copied ? Notice.Kind.INFO : Notice.Kind.UPDATE,
                        both(mark, NEIGHBOUR),
                        "",
                        known.apply(office));
            }
            if (one != null) {
                open.put(alert.alertId(), one.released(by, waiting));
            }
            line("released", alert.alertId(), by == null ? "" : by, mark);
        }

        /** Tells {@code office} more of an alert that went out before. */
        private Instant tellMore(
                Office office, Alert alert, Notice.Kind kind, String mark, String unanswered) {
            Level known = knownBefore(untold(alert), office).orElse(alert.to());
            return tell(office, alert, kind, mark, unanswered, known);
        }

        /**
         * Tells {@code office}, which was last told of the level {@code known}, now or when its
         * quiet hours and the silences of the family are over; gives when.
         */
        private Instant tell(
                Office office,
                Alert alert,
                Notice.Kind kind,
                String mark,
                String unanswered,
                Level known) {
            Instant heard = mayHear(office, alert);
            deliver(office, alert, kind, mark, unanswered, heard, known);
            return heard;
        }

        private void deliver(
                Office office,
                Alert alert,
                Notice.Kind kind,
                String mark,
                String unanswered,
                Instant heard,
                Level known) {
            if (heard.isAfter(time)) {
                held.add(new HeldNotice(alert, office.id(), kind, mark, unanswered, heard, known));
                line("held", alert.alertId(), office.id(), kind + " until " + heard);
            } else {
                send(office, alert, kind, mark);
            }
        }

        /** The first instant from now on at which no silence of its family holds. */
        private Instant unsilenced(Alert alert) {
            return routing.unsilenced(alert.region(), alert.family(), time);
        }

        /** Whether {@code one}, which has not gone out, waits for a desk and not for a silence. */
        private boolean asksDesk(OpenAlert one) {
            Alert alert = one.alert();
            return alert.rise()
                    && one.unconfirmed()
                    && routing.desk(alert.region(), alert.family()).isPresent();
        }

        /** The first instant from now on at which {@code office} is awake and no silence holds. */
        private Instant mayHear(Office office, Alert alert) {
            Instant at = time;
            Instant heard = at;
            do {
                at = heard;
                heard =
                        office.mayHear(
                                alert.to(), routing.unsilenced(alert.region(), alert.family(), at));
            } while (heard.isAfter(at));
            return at;
        }

        /** One message for each office and region: a second family joins the first. */
        private void send(Office office, Alert alert, Notice.Kind kind, String mark) {
            line("told", alert.alertId(), office.id(), kind + (mark.isEmpty() ? "" : " " + mark));
            for (Letter one : letters) {
                if (one.office().equals(office) && one.kind() == kind) {
                    one.marks().merge(alert, mark, DutyDesk::joined);
                    return;
                }
            }
            Letter letter = new Letter(office, kind, new LinkedHashMap<>());
            letter.marks().put(alert, mark);
            letters.add(letter);
        }

        private Notice notice(Letter letter) {
            Office office = letter.office();
            List<Map.Entry<Alert, String>> gravestFirst =
                    letter.marks().entrySet().stream()
                            .sorted(
                                    Comparator.comparing(
                                            one -> one.getKey().to(), Comparator.reverseOrder()))
                            .toList();
            List<ShortForm.Part> parts =
                    gravestFirst.stream()
                            .map(one -> new ShortForm.Part(one.getValue(), one.getKey().text()))
                            .toList();
            List<String> ids = gravestFirst.stream().map(one -> one.getKey().alertId()).toList();
            Alert gravest = gravestFirst.get(0).getKey();
            return new Notice(
                    // the same office may be told more of the same alert later
                    gravest.alertId() + "/" + office.id() + "/" + letter.kind() + "/" + time,
                    time,
                    office.id(),
                    office.channel(),
                    office.address(),
                    letter.kind(),
                    gravest.region(),
                    gravest.to().ordinal(),
                    head(gravestFirst.get(0).getValue()) + gravest.title(),
                    ShortForm.joined(parts),
                    ids,
                    gravestFirst.stream().anyMatch(one -> one.getKey().simulated()));
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
            while (held.size() > DeskState.MOST) {
                held.remove(0);
            }
            Instant wake = null;
            for (OpenAlert one : kept) {
                wake = earlier(wake, one.deskBy());
                for (OpenAlert.Waiting waiting : one.waiting()) {
                    wake = earlier(wake, waiting.by());
                }
            }
            for (HeldNotice one : held) {
                wake = earlier(wake, due(one));
            }
            return new Outcome(
                    new DeskState(region, kept, List.copyOf(seen), List.copyOf(held)),
                    letters.stream().map(this::notice).toList(),
                    List.copyOf(audit),
                    wake);
        }
    }

    private static boolean sameFamily(Alert one, Alert other) {
        return one.family().equals(other.family()) && one.region().equals(other.region());
    }

    /** Whether people lowered the level. */
    private static boolean judged(Alert alert) {
        return !alert.rise() && alert.reason().equals("review");
    }

    /** The mark of an alert that goes out without a desk. */
    private static String unconfirmed(Alert alert) {
        boolean grave = alert.to().compareTo(Level.SIAGA) >= 0;
        return grave && !alert.confirmed() ? UNCONFIRMED : "";
    }

    /** What {@code office} must answer that hears of {@code alert} at {@code heard}. */
    private static OpenAlert.Waiting asked(Office office, Alert alert, Instant heard) {
        return new OpenAlert.Waiting(office.id(), heard.plus(office.limit(alert.to(), heard)));
    }

    /** Two marks as one; an empty one is none. */
    private static String both(String first, String second) {
        return first.isEmpty() ? second : first + ", " + second;
    }

    /** The marks of one alert told for two reasons: whether it is confirmed is said once. */
    private static String joined(String first, String second) {
        for (String said : List.of(UNCONFIRMED, CONFIRMED)) {
            if (first.startsWith(said + ", ") && second.startsWith(said + ", ")) {
                return first + second.substring(said.length());
            }
        }
        return first.equals(second) ? first : both(first, second);
    }

    private static String head(String mark) {
        return mark.isEmpty() ? "" : "[" + mark + "] ";
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
