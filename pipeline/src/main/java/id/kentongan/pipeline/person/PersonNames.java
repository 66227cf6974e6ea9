package id.kentongan.pipeline.person;

import id.kentongan.pipeline.person.PersonWords.Kind;
import id.kentongan.pipeline.person.PersonWords.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may be names of persons in running Indonesian. It rather takes a company for a person
 * than a person for a company: a word in capitals that is neither plain, nor a place, nor an office
 * or body, is one. What is found in one place of a text is found everywhere in it, so the parts of
 * an item are read together.
 */
public final class PersonNames {

    private static final PersonWords WORDS = PersonWords.standard();

    /** Longest word in capitals that is still taken for an abbreviation. */
    private static final int ABBREVIATION = 7;

    private static final int LEAST = 4;

    private static final int SHORTEST = 3;

    private static final int FEW_CAPITALS = 20;

    private static final char ASCII = 0x80;

    /** The bit by which a small letter of ASCII differs from its capital. */
    private static final int SMALL = 0x20;

    private static final int MOST_BEHIND_A_VERB = 2;

    private static final int LONGEST_NAME_OF_A_THING = 4;

    /**
     * A street or firm whose name is being read.
     *
     * @param from index of its first word
     * @param body whether somebody of it may follow
     */
    private record Thing(int from, boolean body) {

        boolean endsBefore(Token token, @Nullable Token last, int at) {
            if (at == from) {
                return false;
            }
            boolean known = last != null && (last.kind == Kind.OPEN || last.kind == Kind.PLACE);
            return at - from >= LONGEST_NAME_OF_A_THING
                    || body
                            && (token.kind == Kind.NAME && !token.is(Trait.PART_OF_PLACE)
                                    || token.kind == Kind.UNKNOWN && known)
                    || !body && at - from > 1 && known;
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
        List<List<Token>> texts = new ArrayList<>();
        Found found = new Found();
        for (String part : parts) {
            List<Token> tokens = tokens(part);
            judge(part, tokens, found);
            texts.add(tokens);
        }
        for (int part = 0; part < parts.length; part++) {
            for (Token token : texts.get(part)) {
                if (token.person || token.capital && !token.safe && found.has(token)) {
                    spans.add(new Span(part, token.from, token.to));
                }
            }
        }
        return spans;
    }

    /** Words that were persons in one place of an item. */
    private static final class Found {

        private final Set<String> words = new HashSet<>();

        /** A bit for each word: most others are told apart by it, without making a string. */
        private long filter;

        void add(Token token) {
            words.add(token.small());
            filter |= 1L << token.hash;
        }

        boolean has(Token token) {
            return (filter & 1L << token.hash) != 0 && words.contains(token.small());
        }
    }

    /** A word and what is known of it. */
    private static final class Token {

        final int from;
        final int to;
        final boolean capital;
        final boolean shouted;

        private final char[] folded;
        private final int hash;
        private @Nullable EnumSet<Trait> traits;
        private @Nullable String small;

        /** Joined to the word before by a blank, hyphen or the dot of an initial. */
        boolean joined;

        boolean first;
        boolean titled;
        Kind kind = Kind.PLAIN;
        boolean safe;
        boolean person;

        /**
         * A word.
         *
         * @param folded the text in small letters
         * @param hash what {@link String#hashCode} says of the word in small letters
         */
        Token(char[] folded, int from, int to, int hash, boolean capital, boolean shouted) {
            this.folded = folded;
            this.from = from;
            this.to = to;
            this.hash = hash;
            this.capital = capital;
            this.shouted = shouted;
        }

        /** In small letters; made when first asked for, as few words of a text are. */
        String small() {
            String known = small;
            if (known == null) {
                known = new String(folded, from, to - from);
                small = known;
            }
            return known;
        }

        boolean is(Trait trait) {
            EnumSet<Trait> known = traits;
            if (known == null) {
                known = WORDS.traits(folded, from, to - from, hash);
                traits = known;
            }
            return known.contains(trait);
        }

        Kind readKind() {
            if (is(Trait.OPEN)) {
                return Kind.OPEN;
            }
            if (is(Trait.NAME)) {
                return Kind.NAME;
            }
            if (is(Trait.PLACE)) {
                return Kind.PLACE;
            }
            return is(Trait.PLAIN) || WORDS.derived(small()) ? Kind.PLAIN : Kind.UNKNOWN;
        }

        int length() {
            return to - from;
        }

        boolean initial() {
            return capital && length() == 1;
        }
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        char[] letters = text.toCharArray();
        char[] folded = new char[letters.length];
        int sentence = 0;
        boolean first = true;
        int i = 0;
        while (i < letters.length) {
            char c = letters[i];
            if (!letter(c)) {
                if (c == '\n' || c == '!' || c == '?' || c == '.' && ends(i, tokens)) {
                    title(tokens, sentence);
                    sentence = tokens.size();
                    first = true;
                }
                i++;
                continue;
            }
            int to = i;
            int hash = 0;
            boolean shouted = true;
            do {
                char letter = letters[to];
                char small = small(letter);
                shouted &= to == i || small != letter || !Character.isLowerCase(letter);
                folded[to++] = small;
                hash = 31 * hash + small;
            } while (to < letters.length && inside(letters, to));
            boolean digits = i > 0 && Character.isDigit(letters[i - 1]);
            boolean capital = Character.isUpperCase(c) && !digits;
            Token token = new Token(folded, i, to, hash, capital, capital && shouted && to - i > 1);
            token.joined = !tokens.isEmpty() && joins(letters, tokens.get(tokens.size() - 1), i);
            token.first = first;
            first = false;
            tokens.add(token);
            i = to;
        }
        title(tokens, sentence);
        return tokens;
    }

    private static boolean inside(char[] letters, int at) {
        char c = letters[at];
        return letter(c)
                || (c == '\'' || c == '’') && at + 1 < letters.length && letter(letters[at + 1]);
    }

    /** Like {@link Character#isLetter(char)}, at once for ASCII. */
    private static boolean letter(char c) {
        return c < ASCII ? (c | SMALL) >= 'a' && (c | SMALL) <= 'z' : Character.isLetter(c);
    }

    private static char small(char c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? (char) (c | SMALL) : c;
        }
        return c == '’' ? '\'' : Character.toLowerCase(c);
    }

    /** Whether the dot at {@code at} ends a sentence, not an initial or a short title. */
    private static boolean ends(int at, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.to != at
                || !(last.initial()
                        || last.capital && last.length() <= 3 && last.is(Trait.PERSON_FOLLOWS));
    }

    private static boolean joins(char[] letters, Token before, int at) {
        int gap = at - before.to;
        char next = letters[before.to];
        return gap == 1 && (next == ' ' || next == '-')
                || gap == 1 && before.initial() && next == '.'
                || gap == 2
                        && next == '.'
                        && letters[before.to + 1] == ' '
                        && (before.initial() || before.is(Trait.PERSON_FOLLOWS));
    }

    /** Marks a sentence most of whose longer words stand in capitals. */
    private static void title(List<Token> tokens, int from) {
        int longer = 0;
        int capitals = 0;
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).length() >= LEAST) {
                longer++;
                capitals += tokens.get(i).capital ? 1 : 0;
            }
        }
        boolean titled = longer > 2 && 2 * capitals > longer;
        for (int i = from; i < tokens.size(); i++) {
            tokens.get(i).titled = titled;
        }
    }

    private static void judge(String text, List<Token> tokens, Found found) {
        int capitals = 0;
        for (Token token : tokens) {
            capitals += token.capital ? 1 : 0;
        }
        boolean small = capitals * FEW_CAPITALS < tokens.size();
        for (Token token : tokens) {
            if (token.capital) {
                token.kind = token.readKind();
            } else if (small && token.length() >= LEAST && token.is(Trait.NAME)) {
                token.person = true;
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).capital) {
                int end = i + 1;
                while (end < tokens.size() && runsOn(tokens, end)) {
                    end++;
                }
                run(text, tokens, i, end);
                i = end - 1;
            }
        }
        for (Token token : tokens) {
            if (token.person && token.length() >= LEAST && token.kind != Kind.OPEN) {
                found.add(token);
            }
        }
    }

    private static boolean runsOn(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (!token.joined) {
            return false;
        }
        return token.capital
                || token.is(Trait.LINK)
                        && at + 1 < tokens.size()
                        && tokens.get(at + 1).capital
                        && tokens.get(at + 1).joined;
    }

    /** One stretch of words in capitals. */
    private static void run(String text, List<Token> tokens, int from, int to) {
        places(tokens, from, to);
        Token before = from > 0 && tokens.get(from).joined ? tokens.get(from - 1) : null;
        boolean person = before != null && before.is(Trait.PERSON_FOLLOWS);
        Thing thing = null;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            Token last = i > 0 && token.joined ? tokens.get(i - 1) : null;
            if (last != null && last.is(Trait.PERSON_FOLLOWS) && last.kind != Kind.NAME) {
                person = true;
            }
            if (last != null && last.is(Trait.THING_FOLLOWS)) {
                thing = new Thing(i, false);
            } else if (last != null && last.is(Trait.BODY_FOLLOWS)) {
                thing = new Thing(i, true);
            } else if (thing != null && thing.endsBefore(token, last, i)) {
                thing = null;
            }
            if (last != null
                    && last.is(Trait.PLACE_FOLLOWS)
                    && !(token.kind == Kind.NAME && headed(tokens, i - 1))) {
                token.safe = true;
            }
            if (thing != null || last != null && last.safe && token.is(Trait.PART_OF_PLACE)) {
                token.safe = true;
            }
            if (token.kind == Kind.OPEN) {
                person = false;
            }
            if (token.safe || token.kind == Kind.OPEN) {
                continue;
            }
            token.person =
                    person
                                    && (token.kind != Kind.PLACE
                                            || !token.is(Trait.REGION)
                                            || last != null && last.is(Trait.PERSON_FOLLOWS))
                            || isPerson(token, last);
        }
        stretch(tokens, from, to);
        spoke(text, tokens, from, to, before);
    }

    private static boolean isPerson(Token token, @Nullable Token last) {
        if (last != null && last.is(Trait.SUPREME) && token.small().equals("agung")) {
            return false;
        }
        if (token.shouted) {
            return token.kind == Kind.NAME
                    || token.kind == Kind.UNKNOWN && token.length() > ABBREVIATION;
        }
        return token.length() >= SHORTEST
                && (token.kind == Kind.NAME || token.kind == Kind.UNKNOWN);
    }

    /** Whether the word before a place says that its head is meant: a name may follow at once. */
    private static boolean headed(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at).joined && tokens.get(at - 1).is(Trait.HEAD);
    }

    /** Marks names of regions and kecamatan of several words, and of one where it is no name. */
    private static void places(List<Token> tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!tokens.get(i).is(Trait.PLACE_BEGINS)) {
                continue;
            }
            StringBuilder words = new StringBuilder();
            int end = i;
            for (int k = i; k < Math.min(to, i + 5); k++) {
                words.append(k > i ? " " : "").append(tokens.get(k).small());
                if (k > i && WORDS.wholePlace(words.toString())) {
                    end = k + 1;
                }
            }
            for (int k = i; k < end; k++) {
                tokens.get(k).safe = true;
            }
            i = Math.max(i, end - 1);
        }
    }

    /** Words beside a name belong to it: all but offices, places and the first of a sentence. */
    private static void stretch(List<Token> tokens, int from, int to) {
        boolean before = false;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            before = before && belongs(token);
            token.person |= before;
            before = token.person;
        }
        boolean behind = false;
        for (int i = to - 1; i >= from; i--) {
            Token token = tokens.get(i);
            boolean place =
                    token.kind == Kind.PLACE
                            && !token.safe
                            && !token.is(Trait.REGION)
                            && (i == from || tokens.get(i - 1).kind != Kind.OPEN);
            behind =
                    behind
                            && (belongs(token) && (!token.first || token.is(Trait.MAYBE_NAME))
                                    || place);
            token.person |= behind;
            behind = token.person;
        }
    }

    private static boolean belongs(Token token) {
        return !token.safe
                && (token.person
                        || token.initial()
                        || token.is(Trait.LINK)
                        || (token.kind == Kind.PLAIN || token.kind == Kind.UNKNOWN)
                                && !token.titled
                                && !token.shouted);
    }

    /** Who is named right behind a verb of speech, though of plain words. */
    private static void spoke(
            String text, List<Token> tokens, int from, int to, @Nullable Token before) {
        if (before == null || !before.is(Trait.SPOKE) || to - from > MOST_BEHIND_A_VERB) {
            return;
        }
        int end = tokens.get(to - 1).to;
        if (end < text.length() && ",.(".indexOf(text.charAt(end)) < 0 && text.charAt(end) != ' ') {
            return;
        }
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            if (token.kind == Kind.OPEN || token.shouted) {
                return;
            }
        }
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            token.person |=
                    token.kind == Kind.PLAIN
                            || token.kind == Kind.PLACE && !token.safe && !token.is(Trait.REGION);
        }
    }
}
