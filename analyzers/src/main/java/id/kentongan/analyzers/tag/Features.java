package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.indicator.Indicator;
import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.status.Cue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules saw in one text, as numbers in a fixed layout: the hook for learned models. Names
 * are stable, their order is that of {@link #names()}.
 *
 * <p>{@code title:CUE}, {@code lead:CUE}, {@code body:CUE} are saturating counts of asserted cues
 * by position (the body counts hold the lead), {@code scoped:CUE} of cues under negation,
 * prevention or hypothesis, {@code future:CUE} of announced ones; {@code CUE+CUE} of sentences that
 * hold both; {@code LND-02} is the score of an indicator, {@code LND} of its family, {@code ESC-04}
 * of a marker, {@code sat:ESC-04} the same from 0 to 1; {@code rule:INC} is 1 for the status the
 * rules decided, {@code score:INC} its score; {@code date:old} and its like say when an article
 * tells that things happened ({@link Timing}).
 */
public final class Features {

    private static final List<String> ZONES =
            List.of("title:", "lead:", "body:", "scoped:", "future:");
    private static final List<String> FAMILIES =
            List.of("LND", "ORM", "ELC", "IDN", "COM", "SEP", "LAB", "GOV");
    static final Cue[][] PAIRS = {
        {Cue.ACT, Cue.OCCURRED},
        {Cue.ACT, Cue.CROWD},
        {Cue.ACT, Cue.CASUALTY},
        {Cue.ACT, Cue.COURT},
        {Cue.ACT, Cue.PAST},
        {Cue.ACT, Cue.MEETING},
        {Cue.ACT, Cue.APPEAL},
        {Cue.ACT, Cue.SECURITY},
        {Cue.ACT, Cue.PROTEST},
        {Cue.ACT, Cue.FUTURE},
        {Cue.ACT, Cue.FOREIGN},
        {Cue.ACT, Cue.CRIME},
        {Cue.ACT, Cue.HOAX},
        {Cue.ACT, Cue.STATISTICS},
        {Cue.CASUALTY, Cue.CROWD},
        {Cue.TENSION, Cue.CROWD},
        {Cue.OBSTRUCT, Cue.CROWD},
        {Cue.OBSTRUCT, Cue.OCCURRED},
        {Cue.PROTEST, Cue.CROWD},
        {Cue.PROTEST, Cue.FUTURE},
        {Cue.PROTEST, Cue.CALM},
        {Cue.PROTEST, Cue.LAWFUL},
        {Cue.SETTLE, Cue.CROWD},
        {Cue.SETTLE, Cue.ACT},
        {Cue.FORCE, Cue.CROWD},
        {Cue.FORCE, Cue.RALLY},
        {Cue.FORCE, Cue.OCCURRED},
        {Cue.FORCE, Cue.SECURITY},
        {Cue.UNREST, Cue.OCCURRED},
        {Cue.UNREST, Cue.CROWD},
        {Cue.UNREST, Cue.CASUALTY},
        {Cue.UNREST, Cue.VERDICT},
        {Cue.UNREST, Cue.RETROSPECT},
        {Cue.UNREST, Cue.DEBUNK},
        {Cue.UNREST, Cue.PREVENT},
        {Cue.UNREST, Cue.FORECAST},
        {Cue.UNREST, Cue.FOREIGN},
        {Cue.UNREST, Cue.CRIME},
        {Cue.UNREST, Cue.PEACE},
        {Cue.UNREST, Cue.RALLY},
        {Cue.BLOCK, Cue.CROWD},
        {Cue.MENACE, Cue.CROWD},
        {Cue.RALLY, Cue.CROWD},
        {Cue.RALLY, Cue.FOREIGN},
        {Cue.OFFENCE, Cue.ELECTION},
        {Cue.PLEA, Cue.ELECTION},
        {Cue.PEACE, Cue.CROWD},
        {Cue.BRUTAL, Cue.RALLY},
        {Cue.CLASH, Cue.RALLY},
        {Cue.CLASH, Cue.CROWD},
        {Cue.CLASH, Cue.OCCURRED},
        {Cue.CLASH, Cue.PRIVATE},
        {Cue.ARREST, Cue.RALLY},
        {Cue.ARREST, Cue.FORCE},
        {Cue.SPEAK, Cue.FORCE},
        {Cue.UNREST, Cue.PRIVATE}
    };
    static final List<String> EXTRA =
            List.of(
                    "report",
                    "no-title",
                    "words",
                    "drill",
                    "foreign",
                    "unrelated",
                    "topic-only",
                    "crowd-act",
                    "rally-force",
                    "rally-calm",
                    "block-calm",
                    "menace-calm",
                    "force-clear",
                    "clash-title",
                    "clash-first",
                    "clash-lead",
                    "clash-body",
                    "clash-share",
                    "clash-people",
                    "clash-lone",
                    "rally-title",
                    "rally-clash",
                    "rally-clash-first",
                    "rally-brutal",
                    "rally-arrest",
                    "rally-quiet",
                    "court-clash",
                    "past-clash",
                    "calm-office",
                    "private",
                    "speech",
                    "speech-title",
                    "foreign-lead");

    /** What {@link Timing} measures. */
    private static final List<String> DATES =
            List.of(
                    "date:old",
                    "date:ancient",
                    "date:first-old",
                    "date:clash-fresh",
                    "date:clash-old",
                    "date:act-fresh",
                    "date:act-old",
                    "date:menace-fresh",
                    "date:peace-fresh");

    private static final List<String> NAMES;
    private static final Map<String, Integer> INDEX = new HashMap<>();

    static {
        List<String> names = new ArrayList<>();
        for (String zone : ZONES) {
            for (Cue cue : Cue.values()) {
                names.add(zone + cue);
            }
        }
        for (Cue[] pair : PAIRS) {
            names.add(pair[0] + "+" + pair[1]);
        }
        for (Indicator indicator : Indicators.standard().all()) {
            names.add(indicator.code());
        }
        for (Indicator indicator : Indicators.standard().all()) {
            names.add("sat:" + indicator.code());
        }
        names.addAll(FAMILIES);
        names.addAll(EXTRA);
        names.addAll(DATES);
        for (Status status : Status.values()) {
            names.add("score:" + status);
        }
        for (Status status : Status.values()) {
            names.add("rule:" + status);
        }
        NAMES = Collections.unmodifiableList(names);
        for (int i = 0; i < names.size(); i++) {
            // interned: the names asked for are constants, and these are found by identity
            INDEX.put(names.get(i).intern(), i);
        }
    }

    private final double[] values = new double[NAMES.size()];

    Features() {}

    /** Names of all features, in order. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Index of the feature {@code name}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static int index(String name) {
        Integer index = INDEX.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no such feature: " + name);
        }
        return index;
    }

    /** Whether a feature has this name. */
    public static boolean exists(String name) {
        return INDEX.containsKey(name);
    }

    /** Value of the feature at {@code index}. */
    public double get(int index) {
        return values[index];
    }

    /** Value of the feature {@code name}. */
    public double get(String name) {
        return values[index(name)];
    }

    void set(int index, double value) {
        values[index] = value;
    }

    void set(String name, double value) {
        values[index(name)] = value;
    }

    void add(int index, double value) {
        values[index] += value;
    }

    /** Index of a cue by position: 0 title, 1 lead, 2 body, 3 scoped, 4 announced. */
    static int cue(int zone, Cue cue) {
        return zone * CUES + cue.ordinal();
    }

    static final int CUES = Cue.values().length;
    static final int FIRST_PAIR = 5 * CUES;

    /** Index of the first indicator; the others follow in the order of {@link Indicators#all}. */
    static final int FIRST_INDICATOR = FIRST_PAIR + PAIRS.length;

    /** Index of the score of the first status, and of whether the rules decided it. */
    static final int FIRST_SCORE = index("score:" + Status.values()[0]);

    static final int FIRST_RULE = index("rule:" + Status.values()[0]);
}
