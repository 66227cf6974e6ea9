package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.fact.EventDate;
import id.kentongan.analyzers.status.Cue;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When an article says that things happened: how many of its dates lie well before the news, and
 * whether a fresh or an old day stands in one sentence with a deed, a threat or a settlement. Where
 * no date lies within two weeks before publication, the day of publication is not to be trusted
 * (articles come late, or dated by who collected them), and the newest date of the text stands for
 * it.
 */
final class Timing {

    private static final int OLD = Features.index("date:old");
    private static final int ANCIENT = Features.index("date:ancient");
    private static final int FIRST_OLD = Features.index("date:first-old");
    private static final int CLASH_FRESH = Features.index("date:clash-fresh");
    private static final int CLASH_OLD = Features.index("date:clash-old");
    private static final int ACT_FRESH = Features.index("date:act-fresh");
    private static final int ACT_OLD = Features.index("date:act-old");
    private static final int MENACE_FRESH = Features.index("date:menace-fresh");
    private static final int PEACE_FRESH = Features.index("date:peace-fresh");

    private static final long CLASH = bits(Cue.CLASH, Cue.BRUTAL);
    private static final long ACT = bits(Cue.ACT, Cue.UNREST, Cue.CASUALTY, Cue.FORCE);
    private static final long MENACE = bits(Cue.MENACE, Cue.BLOCK, Cue.TENSION);
    private static final long PEACE = bits(Cue.PEACE, Cue.SETTLE);

    /** Days before publication up to which a day is fresh, and up to which it is merely old. */
    private static final int FRESH = 14;

    private static final int MONTHS = 60;

    private final Reading reading;
    private final List<EventDate> dates;
    private final int[] age;

    private Timing(Reading reading, List<EventDate> dates, int[] age) {
        this.reading = reading;
        this.dates = dates;
        this.age = age;
    }

    private static long bits(Cue... cues) {
        long bits = 0;
        for (Cue cue : cues) {
            bits |= 1L << cue.ordinal();
        }
        return bits;
    }

    static void measure(Reading reading, Dating dating, Features features) {
        List<EventDate> dates = dating.dates();
        if (dates.isEmpty()) {
            return;
        }
        int[] age = new int[dates.size()];
        int newest = Integer.MAX_VALUE;
        boolean trusted = false;
        for (int k = 0; k < age.length; k++) {
            age[k] = (int) ChronoUnit.DAYS.between(dates.get(k).day(), dating.published());
            newest = Math.min(newest, age[k]);
            trusted |= age[k] >= 0 && age[k] <= FRESH;
        }
        if (trusted) {
            features.set(FIRST_OLD, age[0] > FRESH && age[0] <= MONTHS ? 1 : 0);
        } else {
            for (int k = 0; k < age.length; k++) {
                age[k] -= newest;
            }
        }
        Timing timing = new Timing(reading, dates, age);
        timing.count(features);
        timing.beside(features);
    }

    private void count(Features features) {
        int old = 0;
        int ancient = 0;
        for (int days : age) {
            old += days > FRESH ? 1 : 0;
            ancient += days > MONTHS ? 1 : 0;
        }
        features.set(OLD, Measure.saturate(old));
        features.set(ANCIENT, Measure.saturate(ancient));
    }

    /** Dates come in order of the text, and so do their sentences. */
    private void beside(Features features) {
        int[] clash = new int[2];
        int[] act = new int[2];
        int menace = 0;
        int peace = 0;
        int k = 0;
        while (k < age.length) {
            int sentence = sentence(k);
            boolean fresh = false;
            boolean old = false;
            while (k < age.length && sentence(k) == sentence) {
                fresh |= age[k] >= 0 && age[k] <= FRESH;
                old |= age[k] > FRESH;
                k++;
            }
            if (!fresh && !old) {
                continue;
            }
            int which = fresh ? 0 : 1;
            long cues = reading.sentenceCues[sentence];
            clash[which] += (reading.stated[sentence] & CLASH) != 0 ? 1 : 0;
            act[which] += (cues & ACT) != 0 ? 1 : 0;
            menace += fresh && (cues & MENACE) != 0 ? 1 : 0;
            peace += fresh && (cues & PEACE) != 0 ? 1 : 0;
        }
        features.set(CLASH_FRESH, Measure.saturate(clash[0]));
        features.set(CLASH_OLD, Measure.saturate(clash[1]));
        features.set(ACT_FRESH, Measure.saturate(act[0]));
        features.set(ACT_OLD, Measure.saturate(act[1]));
        features.set(MENACE_FRESH, Measure.saturate(menace));
        features.set(PEACE_FRESH, Measure.saturate(peace));
    }

    private int sentence(int date) {
        return reading.tokens.sentence(dates.get(date).token());
    }
}
