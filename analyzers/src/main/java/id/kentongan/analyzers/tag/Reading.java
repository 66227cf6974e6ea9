package id.kentongan.analyzers.tag;

import id.kentongan.analyzers.indicator.Indicators;
import id.kentongan.analyzers.indicator.Sign;
import id.kentongan.analyzers.match.Hit;
import id.kentongan.analyzers.match.Hits;
import id.kentongan.analyzers.match.Matches;
import id.kentongan.analyzers.status.Cue;
import id.kentongan.analyzers.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private static final int SIGNS = Sign.FIRST_KIND;

    private static final int INDICATORS = Indicators.standard().all().size();

    /** Look-alikes of an indicator that may reach over one of its phrases. */
    private static final int REMEMBERED = 4;

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
                    Cue.CLASH,
                    Cue.BREACH,
                    Cue.HINDER);

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
    final Hits kept;

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

    private Hits unblocked() {
        Hits hits = matches.hits();
        int[] all = null;
        int[] own = null;
        int id = 0;
        for (int k = 0; k < hits.size(); k++) {
            int kind = hits.kind(k);
            if (kind > Sign.LIKE_ALL_KIND) {
                continue;
            }
            if (kind == Sign.LIKE_ALL_KIND) {
                all = all == null ? new int[tokens.size()] : all;
                id++;
                for (int i = hits.first(k); i <= hits.last(k); i++) {
                    all[i] = id;
                }
            } else if (own == null) {
                own = new int[INDICATORS * REMEMBERED];
                Arrays.fill(own, -1);
            }
        }
        return all == null && own == null ? hits : unblocked(hits, all, own);
    }

    /**
     * Those that nothing blocks.
     *
     * @param all number of the look-alike of every indicator that each token stands in, or 0
     * @param own room for the last tokens of the latest look-alikes of each indicator
     */
    private Hits unblocked(Hits hits, int @Nullable [] all, int @Nullable [] own) {
        boolean[] free = new boolean[hits.size()];
        int known = 0;
        for (int k = 0; k < free.length; k++) {
            if (own != null) {
                // also those that begin at the same token and come later
                while (known < free.length && hits.first(known) <= hits.first(k)) {
                    remember(own, hits.kind(known), hits.last(known));
                    known++;
                }
            }
            if (hits.kind(k) <= Sign.LIKE_ALL_KIND) {
                continue;
            }
            if (all != null && blocks(all, hits, k) || own != null && inside(own, hits, k)) {
                blocked.add(hits.get(k));
            } else {
                free[k] = true;
            }
        }
        return hits.only(free);
    }

    private static void remember(int[] own, int kind, int last) {
        int number = Sign.LIKE_ALL_KIND - 1 - kind;
        if (number >= 0) {
            int at = number * REMEMBERED;
            System.arraycopy(own, at, own, at + 1, REMEMBERED - 1);
            own[at] = last;
        }
    }

    /** The cue at a position of {@link #kept}, or null. */
    @Nullable Cue cue(int k) {
        int kind = kept.kind(k);
        return kind < SIGNS ? CUES[kind] : null;
    }

    /** The number of the indicator at a position of {@link #kept}, or -1 for a cue. */
    int indicator(int k) {
        int kind = kept.kind(k);
        return kind < SIGNS ? -1 : (kind - SIGNS) / 2;
    }

    /** Whether a phrase that fires its indicator stands at a position of {@link #kept}. */
    boolean fires(int k) {
        int kind = kept.kind(k);
        return kind >= SIGNS && (kind & 1) != 0;
    }

    private static boolean blocks(int[] all, Hits hits, int k) {
        int id = all[hits.first(k)];
        if (id == 0 || all[hits.last(k)] != id) {
            return false;
        }
        if (hits.payload(k) instanceof Sign sign) {
            return !sign.code().startsWith("DEE");
        }
        return hits.payload(k) instanceof Cue cue
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
                            CLASH,
                            BREACH,
                            HINDER ->
                            true;
                    default -> false;
                };
    }

    private static boolean inside(int[] own, Hits hits, int k) {
        int kind = hits.kind(k);
        if (kind < SIGNS) {
            return false;
        }
        int at = (kind - SIGNS) / 2 * REMEMBERED;
        for (int last = 0; last < REMEMBERED; last++) {
            if (own[at + last] >= hits.last(k)) {
                return true;
            }
        }
        return false;
    }

    private void markScopes() {
        for (int k = 0; k < kept.size(); k++) {
            Cue cue = cue(k);
            if (cue != null && opensScope(cue)) {
                int first = kept.first(k);
                int last = kept.last(k);
                switch (cue) {
                    case NEGATION -> {
                        boolean bare = tokens.is(last, "tidak") || tokens.is(last, "belum");
                        right(last, NEGATED, bare ? 2 : 4);
                        if (tokens.is(last, "nihil")) {
                            left(first, NEGATED, 6);
                        }
                    }
                    case NEARLY -> right(last, NEGATED, 3);
                    case AVOID -> {
                        right(last, AVOIDED, 7);
                        if (passive(last)) {
                            left(first, AVOIDED, 5);
                        }
                    }
                    case HYPOTHESIS -> right(last, HYPOTHETICAL, 8);
                    case FUTURE -> {
                        right(last, ANNOUNCED, 6);
                        if (intends(last)) {
                            right(last, INTENDED, 3);
                        }
                    }
                    case MENACE -> {
                        if (tokens.is(last, "ancam") || tokens.is(last, "mengancam")) {
                            right(last, INTENDED, 4);
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

    private void right(int last, int mark, int reach) {
        int sentence = tokens.sentence(last);
        int end = Math.min(tokens.size(), last + 1 + reach);
        for (int i = last + 1; i < end && tokens.sentence(i) == sentence; i++) {
            if (tokens.is(i, "tetapi") || tokens.is(i, "namun") || tokens.is(i, "tapi")) {
                return;
            }
            scope[i] |= (byte) mark;
        }
    }

    private void left(int first, int mark, int reach) {
        int sentence = tokens.sentence(first);
        int end = Math.max(0, first - reach);
        for (int i = first - 1; i >= end && tokens.sentence(i) == sentence; i--) {
            scope[i] |= (byte) mark;
        }
    }

    private void locate() {
        for (int k = 0; k < kept.size(); k++) {
            int first = kept.first(k);
            int marks = scope[first];
            Cue cue = cue(k);
            if (cue != null) {
                if ((marks & INTENDED) != 0 && deed(cue)) {
                    marks |= HYPOTHETICAL;
                }
                if ((marks & UNREAL) == 0 || modifies(cue)) {
                    int sentence = tokens.sentence(first);
                    sentenceCues[sentence] |= 1L << cue.ordinal();
                    if ((marks & (UNREAL | ANNOUNCED)) == 0 && !tokens.quoted(first)) {
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
