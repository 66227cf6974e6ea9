package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.indicator.Sign;
import id.kentongan.analyzers.match.Hit;
import id.kentongan.analyzers.match.Matches;
import id.kentongan.analyzers.match.Payload;
import id.kentongan.analyzers.status.Cue;
import id.kentongan.analyzers.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text after matching: look-alikes have blocked what stands inside them, and every remaining
 * occurrence knows where it stands and under which scope (negated, to be prevented, hypothetical,
 * announced).
 */
final class Reading {

    static final int NEGATED = 1;
    static final int AVOIDED = 2;
    static final int HYPOTHETICAL = 4;
    static final int ANNOUNCED = 8;
    static final int INTENDED = 16;

    /** Scopes that take the reality from an occurrence. */
    static final int UNREAL = NEGATED | AVOIDED | HYPOTHETICAL;

    /** Where in the text an occurrence stands. */
    enum Zone {
        TITLE,
        LEAD,
        BODY
    }

    private static final Cue[] CUES = Cue.values();

    /** Kinds from here on are signs of indicators. */
    private static final int SIGNS = 64;

    private static final short LOOK_ALIKE = -1;

    private static final long DEEDS =
            bits(
                    Cue.ACT,
                    Cue.UNREST,
                    Cue.FORCE,
                    Cue.BLOCK,
                    Cue.CASUALTY,
                    Cue.OBSTRUCT,
                    Cue.BRUTAL,
                    Cue.ARREST,
                    Cue.CLASH);

    private static final long MODIFIERS =
            bits(
                    Cue.NEGATION,
                    Cue.AVOID,
                    Cue.HYPOTHESIS,
                    Cue.FUTURE,
                    Cue.NEARLY,
                    Cue.ELECTION,
                    Cue.PILKADES,
                    Cue.FOREIGN,
                    Cue.SPORT,
                    Cue.SHOW,
                    Cue.NATURE,
                    Cue.TRAFFIC,
                    Cue.CRIME,
                    Cue.BUSINESS,
                    Cue.CROWD,
                    Cue.SPEAK,
                    Cue.PRIVATE,
                    Cue.EXPLAIN);

    private static final int LEAD_TOKENS = 70;
    private static final int LONGEST_FIRST = 30;

    final Tokens tokens;
    final Matches matches;

    /** Every occurrence of a cue or of an indicator phrase that nothing blocks. */
    final List<Hit> kept;

    /**
     * What each occurrence kept is: the ordinal of its cue, or {@link #SIGNS} and above it the
     * number of its indicator, doubled, and 1 for a phrase that fires. Asked for again and again,
     * so it stands in a column and not behind two objects.
     */
    private short[] kinds;

    /** The scopes of each occurrence kept. */
    private final byte[] under;

    final byte[] scope;
    final long[] sentenceCues;

    /** Kinds that a sentence states as fact: asserted, not announced, not in somebody's mouth. */
    final long[] stated;

    final boolean[] electionNear;
    final List<Hit> blocked = new ArrayList<>();
    final boolean hasTitle;
    private final int titleEnd;
    private final int leadEnd;

    Reading(Matches matches, boolean hasTitle) {
        this.matches = matches;
        this.tokens = matches.tokens();
        this.hasTitle = hasTitle;
        this.scope = new byte[tokens.size()];
        this.sentenceCues = new long[tokens.sentences()];
        this.stated = new long[tokens.sentences()];
        this.electionNear = new boolean[tokens.sentences()];
        this.titleEnd = titleEnd();
        this.leadEnd = titleEnd + LEAD_TOKENS;
        this.kinds = new short[matches.hits().size()];
        this.kept = unblocked();
        this.under = new byte[kept.size()];
        markScopes();
        locate();
        spreadElection();
    }

    private static long bits(Cue... cues) {
        long bits = 0;
        for (Cue cue : cues) {
            bits |= 1L << cue.ordinal();
        }
        return bits;
    }

    Zone zone(int token) {
        if (token < titleEnd) {
            return Zone.TITLE;
        }
        return token < leadEnd ? Zone.LEAD : Zone.BODY;
    }

    boolean sentenceHas(int token, Cue cue) {
        return (sentenceCues[tokens.sentence(token)] & (1L << cue.ordinal())) != 0;
    }

    /** End of the headline; a text without one is read by its first sentence. */
    private int titleEnd() {
        int end = 0;
        if (hasTitle) {
            while (end < tokens.size() && tokens.section(end) == 0) {
                end++;
            }
        } else {
            while (end < Math.min(tokens.size(), LONGEST_FIRST) && tokens.sentence(end) == 0) {
                end++;
            }
        }
        return end;
    }

    private List<Hit> unblocked() {
        List<Hit> hits = matches.hits();
        int[] all = null;
        Map<Integer, List<Hit>> own = null;
        int id = 0;
        for (int k = 0; k < kinds.length; k++) {
            Hit hit = hits.get(k);
            kinds[k] = kind(hit.payload());
            if (kinds[k] != LOOK_ALIKE) {
                continue;
            }
            int number = ((Sign) hit.payload()).number();
            if (number < 0) {
                all = all == null ? new int[tokens.size()] : all;
                id++;
                for (int i = hit.first(); i <= hit.last(); i++) {
                    all[i] = id;
                }
            } else {
                own = own == null ? new HashMap<>() : own;
                own.computeIfAbsent(number, n -> new ArrayList<>()).add(hit);
            }
        }
        return all == null && own == null ? hits : unblocked(hits, all, own);
    }

    private List<Hit> unblocked(
            List<Hit> hits, int @Nullable [] all, @Nullable Map<Integer, List<Hit>> own) {
        List<Hit> free = new ArrayList<>(hits.size());
        for (int k = 0; k < kinds.length; k++) {
            Hit hit = hits.get(k);
            if (kinds[k] == LOOK_ALIKE) {
                continue;
            }
            if (all != null && blocks(all, hit)
                    || own != null
                            && hit.payload() instanceof Sign sign
                            && inside(own, sign, hit)) {
                blocked.add(hit);
            } else {
                kinds[free.size()] = kinds[k];
                free.add(hit);
            }
        }
        return free;
    }

    private static short kind(Payload payload) {
        if (payload instanceof Cue cue) {
            return (short) cue.ordinal();
        }
        if (payload instanceof Sign.LookAlike) {
            return LOOK_ALIKE;
        }
        Sign sign = (Sign) payload;
        return (short) (SIGNS + 2 * sign.number() + (sign instanceof Sign.Phrase ? 1 : 0));
    }

    /** The cue at a position of {@link #kept}, or null. */
    @Nullable Cue cue(int k) {
        return kinds[k] < SIGNS ? CUES[kinds[k]] : null;
    }

    /** The number of the indicator at a position of {@link #kept}, or -1 for a cue. */
    int indicator(int k) {
        return kinds[k] < SIGNS ? -1 : (kinds[k] - SIGNS) / 2;
    }

    /** Whether a phrase that fires its indicator stands at a position of {@link #kept}. */
    boolean fires(int k) {
        return kinds[k] >= SIGNS && (kinds[k] & 1) != 0;
    }

    private static boolean blocks(int[] all, Hit hit) {
        int id = all[hit.first()];
        if (id == 0 || all[hit.last()] != id) {
            return false;
        }
        if (hit.payload() instanceof Sign sign) {
            return !sign.code().startsWith("DEE");
        }
        return hit.payload() instanceof Cue cue
                && switch (cue) {
                    case ACT,
                            CASUALTY,
                            TENSION,
                            OBSTRUCT,
                            PROTEST,
                            CROWD,
                            LAWFUL,
                            UNREST,
                            BLOCK,
                            MENACE,
                            RALLY,
                            FORCE,
                            BRUTAL,
                            ARREST,
                            CLASH ->
                            true;
                    default -> false;
                };
    }

    private static boolean inside(Map<Integer, List<Hit>> own, Sign sign, Hit hit) {
        List<Hit> spans = own.get(sign.number());
        if (spans == null) {
            return false;
        }
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).first() <= hit.first()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int k = low - 1; k >= 0 && k >= low - 4; k--) {
            if (spans.get(k).last() >= hit.last()) {
                return true;
            }
        }
        return false;
    }

    private void markScopes() {
        for (int k = 0; k < kept.size(); k++) {
            Cue cue = cue(k);
            if (cue != null && opensScope(cue)) {
                Hit hit = kept.get(k);
                switch (cue) {
                    case NEGATION -> {
                        boolean bare =
                                tokens.is(hit.last(), "tidak") || tokens.is(hit.last(), "belum");
                        right(hit, NEGATED, bare ? 2 : 4);
                        if (tokens.is(hit.last(), "nihil")) {
                            left(hit, NEGATED, 6);
                        }
                    }
                    case NEARLY -> right(hit, NEGATED, 3);
                    case AVOID -> {
                        right(hit, AVOIDED, 7);
                        if (passive(hit.last())) {
                            left(hit, AVOIDED, 5);
                        }
                    }
                    case HYPOTHESIS -> right(hit, HYPOTHETICAL, 8);
                    case FUTURE -> {
                        right(hit, ANNOUNCED, 6);
                        if (intends(hit.last())) {
                            right(hit, INTENDED, 3);
                        }
                    }
                    case MENACE -> {
                        if (tokens.is(hit.last(), "ancam") || tokens.is(hit.last(), "mengancam")) {
                            right(hit, INTENDED, 4);
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static boolean opensScope(Cue cue) {
        return cue.ordinal() <= Cue.FUTURE.ordinal() || cue == Cue.NEARLY || cue == Cue.MENACE;
    }

    private boolean intends(int token) {
        return tokens.is(token, "akan")
                || tokens.is(token, "bakal")
                || tokens.is(token, "hendak")
                || tokens.is(token, "berencana")
                || tokens.is(token, "rencananya");
    }

    /** "konflik dapat dicegah": what is to be prevented stands on the left. */
    private boolean passive(int token) {
        return tokens.length(token) > 5
                && tokens.letter(token, 0) == 'd'
                && tokens.letter(token, 1) == 'i';
    }

    private void right(Hit hit, int mark, int reach) {
        int sentence = tokens.sentence(hit.last());
        int end = Math.min(tokens.size(), hit.last() + 1 + reach);
        for (int i = hit.last() + 1; i < end && tokens.sentence(i) == sentence; i++) {
            if (tokens.is(i, "tetapi") || tokens.is(i, "namun") || tokens.is(i, "tapi")) {
                return;
            }
            scope[i] |= (byte) mark;
        }
    }

    private void left(Hit hit, int mark, int reach) {
        int sentence = tokens.sentence(hit.first());
        int end = Math.max(0, hit.first() - reach);
        for (int i = hit.first() - 1; i >= end && tokens.sentence(i) == sentence; i--) {
            scope[i] |= (byte) mark;
        }
    }

    private void locate() {
        for (int k = 0; k < kept.size(); k++) {
            Hit hit = kept.get(k);
            int marks = scope[hit.first()];
            Cue cue = cue(k);
            if (cue != null) {
                if ((marks & INTENDED) != 0 && deed(cue)) {
                    marks |= HYPOTHETICAL;
                }
                if ((marks & UNREAL) == 0 || modifies(cue)) {
                    int sentence = tokens.sentence(hit.first());
                    sentenceCues[sentence] |= 1L << cue.ordinal();
                    if ((marks & (UNREAL | ANNOUNCED)) == 0 && !tokens.quoted(hit.first())) {
                        stated[sentence] |= 1L << cue.ordinal();
                    }
                }
            }
            under[k] = (byte) marks;
        }
    }

    /** The scopes that the occurrence at a position of {@link #kept} stands under. */
    int under(int k) {
        return under[k];
    }

    /** Whether nothing takes the reality from the occurrence at a position of {@link #kept}. */
    boolean asserted(int k) {
        return (under[k] & UNREAL) == 0;
    }

    /** What is only intended has not been done. */
    private static boolean deed(Cue cue) {
        return (DEEDS & 1L << cue.ordinal()) != 0;
    }

    /** What changes other words, or what a text is about, stands whatever is denied in it. */
    static boolean modifies(Cue cue) {
        return (MODIFIERS & 1L << cue.ordinal()) != 0;
    }

    /**
     * An election cue counts for its paragraph and two sentences round it; one in the title for
     * all.
     */
    private void spreadElection() {
        long election = 1L << Cue.ELECTION.ordinal();
        boolean everywhere =
                hasTitle && sentenceCues.length > 0 && (sentenceCues[0] & election) != 0;
        int reach = -1;
        for (int s = 0; s < sentenceCues.length; s++) {
            if ((sentenceCues[s] & election) != 0) {
                reach = s + 2;
                for (int b = Math.max(0, s - 2); b < s; b++) {
                    electionNear[b] = true;
                }
            }
            electionNear[s] |= everywhere || s <= reach;
        }
    }
}
