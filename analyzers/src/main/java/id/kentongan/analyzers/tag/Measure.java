package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.indicator.Indicator;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.status.Cue;
import id.kentongan.analyzers.text.Tokens;
import java.util.Arrays;

/** Turns a {@link Reading} into {@link Features}. */
final class Measure {

    private static final int FIRST_SATURATED = Features.index("sat:LND-01");

    /** How many topics, which come before the markers, and all indicators. */
    private static final int TOPICS = 43;

    private static final int CODES = Indicators.standard().all().size();

    /** Family of each indicator by its number; -1 for a marker. */
    private static final int[] FAMILY = families();

    private static final int FIRST_FAMILY = Features.index("LND");

    /** Indicators that count only near an election cue, by number. */
    private static final boolean[] ELECTION = elections();

    private static final int REPORT = Features.index("report");
    private static final int NO_TITLE = Features.index("no-title");
    private static final int WORDS = Features.index("words");
    private static final int DRILL = Features.index("drill");
    private static final int FOREIGN = Features.index("foreign");
    private static final int UNRELATED = Features.index("unrelated");
    private static final int TOPIC_ONLY = Features.index("topic-only");
    private static final int FORCE_CLEAR = Features.index("force-clear");
    private static final int RALLY_FORCE = Features.index("rally-force");
    private static final int RALLY_CALM = Features.index("rally-calm");
    private static final int BLOCK_CALM = Features.index("block-calm");
    private static final int MENACE_CALM = Features.index("menace-calm");
    private static final int CROWD_ACT = Features.index("crowd-act");

    private static final int CLASH_TITLE = Features.index("clash-title");
    private static final int CLASH_FIRST = Features.index("clash-first");
    private static final int CLASH_LEAD = Features.index("clash-lead");
    private static final int CLASH_BODY = Features.index("clash-body");
    private static final int CLASH_SHARE = Features.index("clash-share");
    private static final int CLASH_PEOPLE = Features.index("clash-people");
    private static final int CLASH_LONE = Features.index("clash-lone");
    private static final int RALLY_TITLE = Features.index("rally-title");
    private static final int RALLY_CLASH = Features.index("rally-clash");
    private static final int RALLY_CLASH_FIRST = Features.index("rally-clash-first");
    private static final int RALLY_BRUTAL = Features.index("rally-brutal");
    private static final int RALLY_ARREST = Features.index("rally-arrest");
    private static final int RALLY_QUIET = Features.index("rally-quiet");
    private static final int COURT_CLASH = Features.index("court-clash");
    private static final int PAST_CLASH = Features.index("past-clash");
    private static final int CALM_OFFICE = Features.index("calm-office");
    private static final int PRIVATE = Features.index("private");
    private static final int SPEECH = Features.index("speech");
    private static final int SPEECH_TITLE = Features.index("speech-title");
    private static final int FOREIGN_LEAD = Features.index("foreign-lead");

    private static final double[] ZONE_WEIGHT = {3, 1.6, 1};
    private static final int LONG = 400;
    private static final int FIRST = 2;
    private static final int LEAD = 5;

    /** The kinds of each pair as bits. */
    private static final long[] PAIRS =
            Arrays.stream(Features.PAIRS).mapToLong(pair -> bit(pair[0]) | bit(pair[1])).toArray();

    private static final Cue[] STRANGE = {
        Cue.SPORT, Cue.SHOW, Cue.NATURE, Cue.TRAFFIC, Cue.CRIME, Cue.BUSINESS
    };

    private final Reading reading;
    private final Features features = new Features();
    private final int[] counts = new int[5 * Features.CUES];

    private Measure(Reading reading) {
        this.reading = reading;
    }

    /**
     * What the rules see.
     *
     * @param dating dates of an article; reports say when they happened
     */
    static Features of(Reading reading, Dating dating, boolean report) {
        Measure measure = new Measure(reading);
        measure.cues();
        measure.pairs();
        measure.indicators();
        measure.frames(report);
        if (!report) {
            Timing.measure(reading, dating, measure.features);
        }
        return measure.features;
    }

    private void cues() {
        for (int k = 0; k < reading.kept.size(); k++) {
            Cue cue = reading.cue(k);
            if (cue == null) {
                continue;
            }
            if (!reading.asserted(k) && !Reading.modifies(cue)) {
                counts[Features.cue(3, cue)]++;
                continue;
            }
            switch (reading.zone(reading.kept.first(k))) {
                case TITLE -> counts[Features.cue(0, cue)]++;
                case LEAD -> {
                    counts[Features.cue(1, cue)]++;
                    counts[Features.cue(2, cue)]++;
                }
                case BODY -> counts[Features.cue(2, cue)]++;
            }
            if ((reading.under(k) & Reading.ANNOUNCED) != 0) {
                counts[Features.cue(4, cue)]++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                features.set(i, saturate(counts[i]));
            }
        }
    }

    private void pairs() {
        long any = 0;
        for (long cues : reading.sentenceCues) {
            any |= cues;
        }
        for (int p = 0; p < PAIRS.length; p++) {
            long mask = PAIRS[p];
            if ((any & mask) != mask) {
                continue;
            }
            int sentences = 0;
            for (long cues : reading.sentenceCues) {
                if ((cues & mask) == mask) {
                    sentences++;
                }
            }
            features.set(Features.FIRST_PAIR + p, saturate(sentences));
        }
    }

    private void indicators() {
        double[] score = new double[CODES];
        int[] seen = new int[CODES];
        boolean[] phrase = new boolean[CODES];
        for (int k = 0; k < reading.kept.size(); k++) {
            int index = reading.indicator(k);
            if (index < 0) {
                continue;
            }
            int first = reading.kept.first(k);
            boolean asserted = reading.asserted(k);
            if (FAMILY[index] < 0 && (!asserted || past(first))) {
                continue;
            }
            if (ELECTION[index] && !near(first)) {
                continue;
            }
            boolean strong = reading.fires(k);
            double weight = strong ? 1 : 0.3;
            if (!asserted) {
                weight *= 0.7;
            }
            score[index] +=
                    weight * ZONE_WEIGHT[reading.zone(first).ordinal()] / (1 + 0.5 * seen[index]++);
            phrase[index] |= strong;
        }
        boolean any = false;
        for (int i = 0; i < score.length; i++) {
            if (score[i] > 0) {
                features.set(Features.FIRST_INDICATOR + i, score[i]);
                features.set(FIRST_SATURATED + i, score[i] / (1 + score[i]));
                any |= phrase[i] && i < TOPICS;
                if (FAMILY[i] >= 0) {
                    int at = FIRST_FAMILY + FAMILY[i];
                    features.set(at, Math.max(features.get(at), 1 - 1 / (1 + score[i])));
                }
            }
        }
        features.set(TOPIC_ONLY, any ? 0 : 1);
    }

    private boolean near(int first) {
        Tokens tokens = reading.tokens;
        return reading.electionNear[tokens.sentence(first)];
    }

    private boolean past(int first) {
        return reading.sentenceHas(first, Cue.COURT);
    }

    private void frames(boolean report) {
        features.set(REPORT, report ? 1 : 0);
        features.set(NO_TITLE, reading.hasTitle || report ? 0 : 1);
        features.set(WORDS, Math.min(1, reading.tokens.size() / (double) LONG));
        features.set(
                DRILL,
                counts[Features.cue(0, Cue.DRILL)] + counts[Features.cue(1, Cue.DRILL)] > 0
                        ? 1
                        : 0);
        int foreign =
                2 * counts[Features.cue(0, Cue.FOREIGN)] + counts[Features.cue(2, Cue.FOREIGN)];
        features.set(FOREIGN, foreign >= 4 ? Math.min(1, foreign / 8.0) : 0);
        int strange = 0;
        for (Cue cue : STRANGE) {
            strange += 2 * counts[Features.cue(0, cue)] + counts[Features.cue(1, cue)];
        }
        features.set(UNRELATED, saturate(Math.max(0, strange - 2)));
        int crowdActs = 0;
        long mask = 1L << Cue.ACT.ordinal() | 1L << Cue.CROWD.ordinal();
        for (int s = 0; s < Math.min(6, reading.sentenceCues.length); s++) {
            crowdActs += (reading.sentenceCues[s] & mask) == mask ? 1 : 0;
        }
        features.set(CROWD_ACT, saturate(crowdActs));
        mixtures();
        if (!report) {
            clashes();
        }
    }

    /** What a linear table cannot see: assembly with and without force, obstruction without. */
    private void mixtures() {
        int clear = 0;
        long force = bit(Cue.FORCE) | bit(Cue.UNREST);
        long elsewhere =
                bit(Cue.FOREIGN)
                        | bit(Cue.VERDICT)
                        | bit(Cue.RETROSPECT)
                        | bit(Cue.REVEAL)
                        | bit(Cue.DEBUNK);
        for (long cues : reading.sentenceCues) {
            if ((cues & force) != 0 && (cues & elsewhere) == 0) {
                clear++;
            }
        }
        double rally = loud(Cue.RALLY);
        double calm = clear == 0 ? 1 : clear == 1 ? 0.4 : 0;
        features.set(FORCE_CLEAR, saturate(clear));
        features.set(RALLY_FORCE, rally * saturate(clear));
        features.set(RALLY_CALM, rally * calm);
        features.set(BLOCK_CALM, loud(Cue.BLOCK) * calm);
        features.set(MENACE_CALM, loud(Cue.MENACE) * calm);
    }

    /**
     * Who did what in the sentences that tell of the event itself: deeds stated as fact, not
     * quoted, denied, feared, remembered, tried in court, rehearsed or abroad.
     */
    private void clashes() {
        long deed = bit(Cue.CLASH) | bit(Cue.BRUTAL);
        long other =
                bit(Cue.FOREIGN)
                        | bit(Cue.VERDICT)
                        | bit(Cue.RETROSPECT)
                        | bit(Cue.REVEAL)
                        | bit(Cue.DEBUNK)
                        | bit(Cue.FORECAST)
                        | bit(Cue.AVOID)
                        | bit(Cue.HYPOTHESIS)
                        | bit(Cue.PEACE);
        long people = bit(Cue.CROWD) | bit(Cue.RALLY) | bit(Cue.ELECTION) | bit(Cue.SECURITY);
        int sentences = reading.stated.length;
        int body = reading.hasTitle ? 1 : 0;
        boolean title = false;
        int first = 0;
        int lead = 0;
        int all = 0;
        int inCrowd = 0;
        int brutal = 0;
        int arrest = 0;
        int spoken = 0;
        for (int s = 0; s < sentences; s++) {
            long cues = reading.sentenceCues[s];
            boolean clash = (reading.stated[s] & deed) != 0 && (cues & other) == 0;
            if (s < body) {
                title = clash;
                continue;
            }
            spoken += (cues & bit(Cue.SPEAK)) != 0 ? 1 : 0;
            brutal += (cues & bit(Cue.BRUTAL)) != 0 && (cues & other) == 0 ? 1 : 0;
            arrest += (reading.stated[s] & bit(Cue.ARREST)) != 0 ? 1 : 0;
            if (clash) {
                all++;
                first += s < body + FIRST ? 1 : 0;
                lead += s < body + LEAD ? 1 : 0;
                inCrowd += (cues & people) != 0 ? 1 : 0;
            }
        }
        int rest = Math.max(1, sentences - body);
        double rally = Math.max(loud(Cue.RALLY), 0.6 * features.get(Features.cue(2, Cue.RALLY)));
        features.set(CLASH_TITLE, title ? 1 : 0);
        features.set(CLASH_FIRST, saturate(first));
        features.set(CLASH_LEAD, saturate(lead));
        features.set(CLASH_BODY, saturate(all));
        features.set(CLASH_SHARE, Math.min(1, 2.0 * all / rest));
        features.set(CLASH_PEOPLE, saturate(inCrowd));
        features.set(CLASH_LONE, all > 0 && inCrowd == 0 && !title ? 1 : 0);
        features.set(RALLY_TITLE, features.get(Features.cue(0, Cue.RALLY)) > 0 ? 1 : 0);
        features.set(RALLY_CLASH, rally * saturate(all));
        features.set(RALLY_CLASH_FIRST, rally * saturate(first));
        features.set(RALLY_BRUTAL, rally * saturate(brutal));
        features.set(RALLY_ARREST, rally * saturate(arrest));
        features.set(RALLY_QUIET, all + brutal == 0 && !title ? rally : 0);
        features.set(COURT_CLASH, loud(Cue.VERDICT) * saturate(all));
        features.set(PAST_CLASH, loud(Cue.RETROSPECT) * saturate(all));
        features.set(CALM_OFFICE, all == 0 ? loud(Cue.PREVENT) : 0);
        double lone =
                saturate(
                        counts[Features.cue(0, Cue.PRIVATE)] * 2
                                + counts[Features.cue(2, Cue.PRIVATE)]);
        features.set(PRIVATE, lone * (1 - 0.5 * saturate(inCrowd)));
        features.set(SPEECH, Math.min(1, spoken / (double) rest));
        features.set(SPEECH_TITLE, counts[Features.cue(0, Cue.SPEAK)] > 0 ? 1 : 0);
        int abroad =
                2 * counts[Features.cue(0, Cue.FOREIGN)] + counts[Features.cue(1, Cue.FOREIGN)];
        features.set(FOREIGN_LEAD, saturate(abroad));
    }

    private double loud(Cue cue) {
        return Math.max(features.get(Features.cue(0, cue)), features.get(Features.cue(1, cue)));
    }

    private static long bit(Cue cue) {
        return 1L << cue.ordinal();
    }

    static int family(String family) {
        return switch (family) {
            case "LND" -> 0;
            case "ORM" -> 1;
            case "ELC" -> 2;
            case "IDN" -> 3;
            case "COM" -> 4;
            case "SEP" -> 5;
            case "LAB" -> 6;
            default -> 7;
        };
    }

    static double saturate(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> 0.5;
            case 2 -> 0.75;
            case 3 -> 0.875;
            default -> 1;
        };
    }

    /** Whether the indicator of a number is a marker and never a topic. */
    static boolean isMarker(int number) {
        return FAMILY[number] < 0;
    }

    private static int[] families() {
        return Indicators.standard().all().stream()
                .mapToInt(one -> one.isMarker() ? -1 : family(one.family()))
                .toArray();
    }

    private static boolean[] elections() {
        boolean[] elections = new boolean[CODES];
        int number = 0;
        for (Indicator indicator : Indicators.standard().all()) {
            elections[number++] = indicator.family().equals("ELC");
        }
        return elections;
    }
}
