package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.fact.EventDate;
import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.status.Cue;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the dates of a text is the day of its event, and which sentences tell of older things.
 * Days near publication, the first one stated and days beside what the status rests on speak for a
 * date; statements ("kata kapolres, Selasa") and long ago speak against it.
 */
final class Dating {

    private static final int LONGEST = 600;

    /** A day this long before publication is background where the text also tells of news. */
    private static final int LONG_AGO = 30;

    private static final int NEWS = 14;

    private static final WordTable<Boolean> SAYS =
            WordTable.split(
                    "kata katanya ujar ujarnya tutur tuturnya ucap ucapnya tegas tegasnya jelas jelasnya ungkap ungkapnya"
                            + " imbuh imbuhnya sebut sebutnya mengatakan menyatakan menuturkan menjelaskan dikutip"
                            + " keterangan memastikan membantah mendesak meminta mengimbau bertambah menetapkan"
                            + " menambah memindahkan dihubungi dikonfirmasi");
    private static final WordTable<Boolean> TELLS =
            WordTable.of(
                    "kejadian",
                    "peristiwa",
                    "insiden",
                    "kericuhan",
                    "kerusuhan",
                    "bentrokan",
                    "bermula",
                    "terjadi");

    private final Reading reading;
    private final LocalDate published;
    private @Nullable List<EventDate> found;
    private boolean @Nullable [] background;

    Dating(Reading reading, LocalDate published) {
        this.reading = reading;
        this.published = published;
    }

    /** The day of publication. */
    LocalDate published() {
        return published;
    }

    /** The dates that the body states: read when first asked for, many texts never are. */
    List<EventDate> dates() {
        if (found != null) {
            return found;
        }
        int body = 0;
        while (reading.hasTitle
                && body < reading.tokens.size()
                && reading.tokens.section(body) == 0) {
            body++;
        }
        found = EventDate.all(reading.tokens, body, body + LONGEST, published);
        return found;
    }

    /** The day of the event for {@code status}, or null where none is stated. */
    @Nullable LocalDate day(Status status) {
        EventDate best = null;
        double most = Double.NEGATIVE_INFINITY;
        List<EventDate> dates = dates();
        for (int k = 0; k < dates.size(); k++) {
            double points = points(dates.get(k), status) + (k == 0 ? 1.5 : 0);
            if (points > most) {
                most = points;
                best = dates.get(k);
            }
        }
        return best == null ? null : best.day();
    }

    private double points(EventDate date, Status status) {
        Tokens tokens = reading.tokens;
        long age = ChronoUnit.DAYS.between(date.day(), published);
        boolean happened = status == Status.INC || status == Status.THR;
        double points;
        if (age >= 0) {
            points = age <= NEWS ? 3 : age <= LONG_AGO ? 1 : -2;
        } else if (happened) {
            points = -1;
        } else {
            points = age >= -LONG_AGO ? status == Status.PRO ? 4 : 1 : -1;
        }
        int sentence = tokens.sentence(date.token());
        if (beside(sentence, status)) {
            points += 2;
        }
        for (int i = date.token() - 1; i >= 0 && i >= date.token() - 14; i--) {
            if (tokens.sentence(i) != sentence) {
                break;
            }
            if (SAYS.has(tokens, i)) {
                points -= 1.5;
                break;
            }
            if (TELLS.has(tokens, i)) {
                points += happened ? 1.5 : 0;
                break;
            }
        }
        return points;
    }

    private boolean beside(int sentence, Status status) {
        long cues = reading.sentenceCues[sentence];
        long wanted =
                switch (status) {
                    case INC -> bit(Cue.ACT) | bit(Cue.UNREST) | bit(Cue.CASUALTY) | bit(Cue.FORCE);
                    case THR ->
                            bit(Cue.TENSION) | bit(Cue.OBSTRUCT) | bit(Cue.BLOCK) | bit(Cue.MENACE);
                    case PRO -> bit(Cue.RALLY) | bit(Cue.PROTEST) | bit(Cue.LAWFUL);
                    case RES -> bit(Cue.SETTLE) | bit(Cue.PEACE);
                    case PRV -> bit(Cue.MEETING) | bit(Cue.DRILL) | bit(Cue.SECURITY);
                    case PST, HYP, NON -> 0;
                };
        return (cues & wanted) != 0;
    }

    private static long bit(Cue cue) {
        return 1L << cue.ordinal();
    }

    /** The sentences that tell of a day or a year long before what the text reports. */
    boolean[] background() {
        if (background == null) {
            background = findBackground();
        }
        return background;
    }

    private boolean[] findBackground() {
        Tokens tokens = reading.tokens;
        boolean[] old = new boolean[tokens.sentences()];
        boolean news = false;
        for (EventDate date : dates()) {
            long age = ChronoUnit.DAYS.between(date.day(), published);
            news |= age <= LONG_AGO;
            old[tokens.sentence(date.token())] |= age > LONG_AGO;
        }
        if (!news) {
            return new boolean[tokens.sentences()];
        }
        for (EventDate date : dates()) {
            if (ChronoUnit.DAYS.between(date.day(), published) <= LONG_AGO) {
                old[tokens.sentence(date.token())] = false;
            }
        }
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.numeric(i)
                    && tokens.length(i) == 4
                    && (tokens.is(i - 1, "pada")
                            || tokens.is(i - 1, "tahun")
                            || tokens.is(i - 1, "sejak")
                            || tokens.is(i - 1, "sepanjang"))) {
                int year = tokens.number(i);
                old[tokens.sentence(i)] |= year > 1900 && year < published.getYear();
            }
        }
        return old;
    }
}
