package id.kentongan.pipeline.person;

import static id.kentongan.pipeline.person.PersonTokens.CAPITAL;
import static id.kentongan.pipeline.person.PersonTokens.FIRST;
import static id.kentongan.pipeline.person.PersonTokens.LEAST;
import static id.kentongan.pipeline.person.PersonTokens.PERSON;
import static id.kentongan.pipeline.person.PersonTokens.SAFE;
import static id.kentongan.pipeline.person.PersonTokens.SHOUTED;
import static id.kentongan.pipeline.person.PersonTokens.TITLED;

import id.kentongan.pipeline.person.PersonWords.Kind;
import id.kentongan.pipeline.person.PersonWords.Trait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may be names of persons in running Indonesian. It rather takes a company for a person
 * than a person for a company: a word in capitals that is neither plain, nor a place, nor an office
 * or body, is one. What is found in one place of a text is found everywhere in it, so the parts of
 * an item are read together.
 */
public final class PersonNames {

    /** Longest word in capitals that is still taken for an abbreviation. */
    private static final int ABBREVIATION = 7;

    private static final int SHORTEST = 3;

    private static final int FEW_CAPITALS = 20;

    private static final int MOST_BEHIND_A_VERB = 2;

    private static final int LONGEST_NAME_OF_A_THING = 4;

    private static final int LONGEST_PLACE = 5;

    /** In place of the index of a word: there is none. */
    private static final int NONE = -1;

    /**
     * A street or firm whose name is being read.
     *
     * @param from index of its first word
     * @param body whether somebody of it may follow
     */
    private record Thing(int from, boolean body) {

        boolean endsBefore(PersonTokens tokens, int at, int last) {
            if (at == from) {
                return false;
            }
            boolean known = last != NONE && ends(tokens.kind(last));
            Kind kind = tokens.kind(at);
            return at - from >= LONGEST_NAME_OF_A_THING
                    || body
                            && (kind == Kind.NAME && !tokens.is(at, Trait.PART_OF_PLACE)
                                    || kind == Kind.UNKNOWN && known)
                    || !body && at - from > 1 && known;
        }

        private static boolean ends(Kind kind) {
            return kind == Kind.OPEN || kind == Kind.PLACE;
        }
    }

    private PersonNames() {}

    /**
     * A stretch of one part.
     *
     * @param part index of the part
     * @param from first character
     * @param to end, exclusive
     */
    public record Span(int part, int from, int to) {}

    /** What may be names of persons in {@code parts} of one item. */
    public static List<Span> find(String... parts) {
        List<Span> spans = new ArrayList<>();
        PersonTokens[] texts = new PersonTokens[parts.length];
        Found found = new Found();
        for (int part = 0; part < parts.length; part++) {
            texts[part] = PersonTokens.of(parts[part]);
            judge(texts[part], found);
        }
        for (int part = 0; part < parts.length; part++) {
            PersonTokens tokens = texts[part];
            for (int i = 0; i < tokens.count(); i++) {
                if (tokens.has(i, PERSON)
                        || tokens.has(i, CAPITAL) && !tokens.has(i, SAFE) && found.has(tokens, i)) {
                    spans.add(new Span(part, tokens.from(i), tokens.to(i)));
                }
            }
        }
        return spans;
    }

    /** Words that were persons in one place of an item; open addressing by their hash. */
    private static final class Found {

        private static final int MIX = 0x9E3779B9;

        /** Where each word stands, null where a slot is free; a power of two of them. */
        private @Nullable PersonTokens[] texts = new PersonTokens[64];

        private int[] words = new int[texts.length];

        private int count;

        void add(PersonTokens tokens, int at) {
            int slot = slot(tokens, at);
            if (texts[slot] != null) {
                return;
            }
            if (2 * count >= texts.length) {
                grow();
                slot = slot(tokens, at);
            }
            texts[slot] = tokens;
            words[slot] = at;
            count++;
        }

        boolean has(PersonTokens tokens, int at) {
            return texts[slot(tokens, at)] != null;
        }

        /** Where the word is, or would be. */
        private int slot(PersonTokens tokens, int at) {
            int mask = texts.length - 1;
            int slot = tokens.hash(at) * MIX >>> Integer.numberOfLeadingZeros(mask);
            while (true) {
                PersonTokens text = texts[slot];
                if (text == null || tokens.same(at, text, words[slot])) {
                    return slot;
                }
                slot = (slot + 1) & mask;
            }
        }

        private void grow() {
            @Nullable PersonTokens[] before = texts;
            int[] wordsBefore = words;
            texts = new PersonTokens[2 * before.length];
            words = new int[texts.length];
            for (int i = 0; i < before.length; i++) {
                PersonTokens text = before[i];
                if (text != null) {
                    int slot = slot(text, wordsBefore[i]);
                    texts[slot] = text;
                    words[slot] = wordsBefore[i];
                }
            }
        }
    }

    private static void judge(PersonTokens tokens, Found found) {
        for (int k = 0; k < tokens.capitals(); k++) {
            tokens.readKind(tokens.capital(k));
        }
        if (tokens.capitals() * FEW_CAPITALS < tokens.count()) {
            for (int i = 0; i < tokens.count(); i++) {
                if (!tokens.has(i, CAPITAL) && tokens.length(i) >= LEAST && tokens.isName(i)) {
                    tokens.set(i, PERSON);
                }
            }
        }
        int read = 0;
        for (int k = 0; k < tokens.capitals(); k++) {
            int from = tokens.capital(k);
            if (from >= read) {
                read = from + 1;
                while (read < tokens.count() && runsOn(tokens, read)) {
                    read++;
                }
                run(tokens, from, read);
            }
        }
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.has(i, PERSON) && tokens.length(i) >= LEAST && tokens.kind(i) != Kind.OPEN) {
                found.add(tokens, i);
            }
        }
    }

    private static boolean runsOn(PersonTokens tokens, int at) {
        if (!tokens.joined(at)) {
            return false;
        }
        return tokens.has(at, CAPITAL)
                || at + 1 < tokens.count()
                        && tokens.has(at + 1, CAPITAL)
                        && tokens.joined(at + 1)
                        && tokens.is(at, Trait.LINK);
    }

    /** One stretch of words in capitals. */
    private static void run(PersonTokens tokens, int from, int to) {
        places(tokens, from, to);
        int before = tokens.joined(from) ? from - 1 : NONE;
        boolean person = before != NONE && tokens.is(before, Trait.PERSON_FOLLOWS);
        Thing thing = null;
        for (int i = from; i < to; i++) {
            int last = tokens.joined(i) ? i - 1 : NONE;
            if (is(tokens, last, Trait.PERSON_FOLLOWS) && tokens.kind(last) != Kind.NAME) {
                person = true;
            }
            if (is(tokens, last, Trait.THING_FOLLOWS)) {
                thing = new Thing(i, false);
            } else if (is(tokens, last, Trait.BODY_FOLLOWS)) {
                thing = new Thing(i, true);
            } else if (thing != null && thing.endsBefore(tokens, i, last)) {
                thing = null;
            }
            Kind kind = tokens.kind(i);
            if (is(tokens, last, Trait.PLACE_FOLLOWS)
                    && !(kind == Kind.NAME && headed(tokens, last))) {
                tokens.set(i, SAFE);
            }
            if (thing != null
                    || last != NONE
                            && tokens.has(last, SAFE)
                            && tokens.is(i, Trait.PART_OF_PLACE)) {
                tokens.set(i, SAFE);
            }
            if (kind == Kind.OPEN) {
                person = false;
            }
            if (kind == Kind.OPEN || tokens.has(i, SAFE)) {
                continue;
            }
            tokens.set(
                    i,
                    PERSON,
                    person
                                    && (kind != Kind.PLACE
                                            || !tokens.is(i, Trait.REGION)
                                            || is(tokens, last, Trait.PERSON_FOLLOWS))
                            || isPerson(tokens, i, last));
        }
        stretch(tokens, from, to);
        spoke(tokens, from, to, before);
    }

    private static boolean is(PersonTokens tokens, int at, Trait trait) {
        return at != NONE && tokens.is(at, trait);
    }

    private static boolean isPerson(PersonTokens tokens, int at, int last) {
        if (is(tokens, last, Trait.SUPREME) && tokens.reads(at, "agung")) {
            return false;
        }
        Kind kind = tokens.kind(at);
        if (tokens.has(at, SHOUTED)) {
            return kind == Kind.NAME || kind == Kind.UNKNOWN && tokens.length(at) > ABBREVIATION;
        }
        return tokens.length(at) >= SHORTEST && (kind == Kind.NAME || kind == Kind.UNKNOWN);
    }

    /** Whether the word before a place says that its head is meant: a name may follow at once. */
    private static boolean headed(PersonTokens tokens, int at) {
        return tokens.joined(at) && tokens.is(at - 1, Trait.HEAD);
    }

    /** Marks names of regions and kecamatan of several words, and of one where it is no name. */
    private static void places(PersonTokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!tokens.is(i, Trait.PLACE_BEGINS)) {
                continue;
            }
            int end = i + tokens.wholePlace(i, Math.min(to, i + LONGEST_PLACE));
            for (int k = i; k < end; k++) {
                tokens.set(k, SAFE);
            }
            i = Math.max(i, end - 1);
        }
    }

    /** Words beside a name belong to it: all but offices, places and the first of a sentence. */
    private static void stretch(PersonTokens tokens, int from, int to) {
        boolean before = false;
        for (int i = from; i < to; i++) {
            if (before && belongs(tokens, i)) {
                tokens.set(i, PERSON);
            }
            before = tokens.has(i, PERSON);
        }
        boolean behind = false;
        for (int i = to - 1; i >= from; i--) {
            if (behind
                    && (belongs(tokens, i)
                                    && (!tokens.has(i, FIRST) || tokens.is(i, Trait.MAYBE_NAME))
                            || isPlace(tokens, i)
                                    && (i == from || tokens.kind(i - 1) != Kind.OPEN))) {
                tokens.set(i, PERSON);
            }
            behind = tokens.has(i, PERSON);
        }
    }

    /** Whether it is part of a place below a region that nothing else speaks for. */
    private static boolean isPlace(PersonTokens tokens, int at) {
        return tokens.kind(at) == Kind.PLACE
                && !tokens.has(at, SAFE)
                && !tokens.is(at, Trait.REGION);
    }

    private static boolean belongs(PersonTokens tokens, int at) {
        Kind kind = tokens.kind(at);
        return !tokens.has(at, SAFE)
                && (tokens.has(at, PERSON)
                        || tokens.initial(at)
                        || (kind == Kind.PLAIN || kind == Kind.UNKNOWN)
                                && !tokens.has(at, TITLED | SHOUTED)
                        || tokens.is(at, Trait.LINK));
    }

    /** Who is named right behind a verb of speech, though of plain words. */
    private static void spoke(PersonTokens tokens, int from, int to, int before) {
        if (to - from > MOST_BEHIND_A_VERB
                || !is(tokens, before, Trait.SPOKE)
                || ",.( ".indexOf(tokens.behind(to - 1)) < 0) {
            return;
        }
        for (int i = from; i < to; i++) {
            if (tokens.kind(i) == Kind.OPEN || tokens.has(i, SHOUTED)) {
                return;
            }
        }
        for (int i = from; i < to; i++) {
            if (tokens.kind(i) == Kind.PLAIN || isPlace(tokens, i)) {
                tokens.set(i, PERSON);
            }
        }
    }
}
