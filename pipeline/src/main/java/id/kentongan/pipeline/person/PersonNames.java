package id.kentongan.pipeline.person;

import id.kentongan.pipeline.person.PersonWords.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    /** What stands before a name and makes a person even of plain words. */
    private static final Set<String> PERSON_FOLLOWS =
            Set.of(
                    "bernama inisial berinisial alias bin binti almarhum almarhumah alm pak bapak bu ibu mas mbak bang kak haji hajah hj kiai kyai ustaz ustad ustadz ustazah gus pendeta pdt romo pastor saudara saudari sdr sdri tuan nyonya nona akp akbp kompol kombes ipda iptu aipda aiptu bripka bripda briptu brigpol brigjen irjen komjen mayjen letjen brigadir serda sertu serka serma pratu praka kopda letda lettu kapten mayor letkol kolonel dr drs dra ir"
                            .split(" "));

    /** What stands before what somebody is called who has just spoken. */
    private static final Set<String> SPOKE =
            Set.of("kata ujar tutur imbuh ungkap ucap papar beber sambung".split(" "));

    /** What stands before a place, whose first word may be any. */
    private static final Set<String> PLACE_FOLLOWS =
            Set.of(
                    "desa dusun kampung kelurahan nagari kecamatan kec distrik kabupaten kab kota provinsi pulau gunung sungai danau pantai teluk bukit lingkungan rw rt banjar gampong pekon jorong perumahan kompleks komplek blok pasar terminal simpang"
                            .split(" "));

    /** What stands before the name of a street or house, often that of a person. */
    private static final Set<String> THING_FOLLOWS =
            Set.of(
                    "jalan jl jln gang masjid musala gereja pura stadion bandara pelabuhan taman gedung monumen jembatan lapangan gelora pesantren ponpes operasi"
                            .split(" "));

    /** What stands before the name of a firm or body, which somebody of it may follow. */
    private static final Set<String> BODY_FOLLOWS =
            Set.of(
                    "universitas hotel pt cv ud tbk yayasan partai ormas lsm rsud rsup rs smp sma smk sd"
                            .split(" "));

    private static final Set<String> SUPREME =
            Set.of("mahkamah jaksa kejaksaan masjid sultan keraton tamu".split(" "));

    /** Longest word in capitals that is still taken for an abbreviation. */
    private static final int ABBREVIATION = 7;

    private static final int LEAST = 4;

    private static final int SHORTEST = 3;

    private static final Set<String> LINKS = Set.of("bin", "binti");

    private static final int LONGEST_LINK = 5;

    private static final int FEW_CAPITALS = 20;

    private static final int MOST_BEHIND_A_VERB = 2;

    private static final int LONGEST_NAME_OF_A_THING = 4;

    /** Second words of villages and firms that are also names of persons. */
    private static final Set<String> PARTS_OF_PLACES =
            Set.of(
                    "jaya", "mulia", "mulya", "sari", "lestari", "indah", "permai", "agung",
                    "putra");

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
                            && (token.kind == Kind.NAME && !PARTS_OF_PLACES.contains(token.small())
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
        Set<String> found = new HashSet<>();
        for (String part : parts) {
            List<Token> tokens = tokens(part);
            judge(part, tokens, found);
            texts.add(tokens);
        }
        for (int part = 0; part < parts.length; part++) {
            for (Token token : texts.get(part)) {
                if (token.person || token.capital && !token.safe && found.contains(token.small())) {
                    spans.add(new Span(part, token.from, token.to));
                }
            }
        }
        return spans;
    }

    /** A word and what is known of it. */
    private static final class Token {

        final int from;
        final int to;
        final boolean capital;
        final boolean shouted;

        private final String text;
        private @Nullable String small;

        /** Joined to the word before by a blank, hyphen or the dot of an initial. */
        boolean joined;

        boolean first;
        boolean titled;
        Kind kind = Kind.PLAIN;
        boolean safe;
        boolean person;

        Token(String text, int from, int to, boolean capital, boolean shouted) {
            this.text = text;
            this.from = from;
            this.to = to;
            this.capital = capital;
            this.shouted = shouted;
        }

        /** In small letters; made when first asked for, as few words of a text are. */
        String small() {
            String known = small;
            if (known == null) {
                known = text.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\'');
                small = known;
            }
            return known;
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
        int sentence = 0;
        boolean first = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                if (c == '\n' || c == '!' || c == '?' || c == '.' && ends(text, i, tokens)) {
                    title(tokens, sentence);
                    sentence = tokens.size();
                    first = true;
                }
                i++;
                continue;
            }
            int to = i + 1;
            while (to < text.length() && inside(text, to)) {
                to++;
            }
            boolean digits = i > 0 && Character.isDigit(text.charAt(i - 1));
            boolean capital = Character.isUpperCase(c) && !digits;
            Token token = new Token(text, i, to, capital, capital && shouted(text, i, to));
            token.joined = !tokens.isEmpty() && joins(text, tokens.get(tokens.size() - 1), i);
            token.first = first;
            first = false;
            tokens.add(token);
            i = to;
        }
        title(tokens, sentence);
        return tokens;
    }

    private static boolean shouted(String text, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return to - from > 1;
    }

    private static boolean inside(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetter(c)
                || (c == '\'' || c == '’')
                        && at + 1 < text.length()
                        && Character.isLetter(text.charAt(at + 1));
    }

    /** Whether the dot at {@code at} ends a sentence, not an initial or a short title. */
    private static boolean ends(String text, int at, List<Token> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.to != at
                || !(last.initial()
                        || last.capital
                                && last.length() <= 3
                                && PERSON_FOLLOWS.contains(last.small()));
    }

    private static boolean joins(String text, Token before, int at) {
        int gap = at - before.to;
        return gap == 1 && (text.charAt(before.to) == ' ' || text.charAt(before.to) == '-')
                || gap == 1 && before.initial() && text.charAt(before.to) == '.'
                || gap == 2
                        && text.charAt(before.to) == '.'
                        && text.charAt(before.to + 1) == ' '
                        && (before.initial() || PERSON_FOLLOWS.contains(before.small()));
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

    private static void judge(String text, List<Token> tokens, Set<String> found) {
        int capitals = 0;
        for (Token token : tokens) {
            capitals += token.capital ? 1 : 0;
        }
        boolean small = capitals * FEW_CAPITALS < tokens.size();
        for (Token token : tokens) {
            if (token.capital) {
                token.kind = WORDS.kind(token.small());
            } else if (small && token.length() >= LEAST && WORDS.name(token.small())) {
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
                found.add(token.small());
            }
        }
    }

    private static boolean runsOn(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (!token.joined) {
            return false;
        }
        return token.capital
                || token.length() <= LONGEST_LINK
                        && LINKS.contains(token.small())
                        && at + 1 < tokens.size()
                        && tokens.get(at + 1).capital
                        && tokens.get(at + 1).joined;
    }

    /** One stretch of words in capitals. */
    private static void run(String text, List<Token> tokens, int from, int to) {
        places(tokens, from, to);
        String before = from > 0 && tokens.get(from).joined ? tokens.get(from - 1).small() : "";
        boolean person = PERSON_FOLLOWS.contains(before);
        Thing thing = null;
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            Token last = i > 0 && token.joined ? tokens.get(i - 1) : null;
            if (last != null && PERSON_FOLLOWS.contains(last.small()) && last.kind != Kind.NAME) {
                person = true;
            }
            if (last != null && THING_FOLLOWS.contains(last.small())) {
                thing = new Thing(i, false);
            } else if (last != null && BODY_FOLLOWS.contains(last.small())) {
                thing = new Thing(i, true);
            } else if (thing != null && thing.endsBefore(token, last, i)) {
                thing = null;
            }
            if (last != null
                    && PLACE_FOLLOWS.contains(last.small())
                    && !(token.kind == Kind.NAME && headed(tokens, i - 1))) {
                token.safe = true;
            }
            if (thing != null
                    || last != null && last.safe && PARTS_OF_PLACES.contains(token.small())) {
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
                                            || !WORDS.region(token.small())
                                            || last != null
                                                    && PERSON_FOLLOWS.contains(last.small()))
                            || isPerson(token, last);
        }
        stretch(tokens, from, to);
        spoke(text, tokens, from, to, before);
    }

    private static boolean isPerson(Token token, @Nullable Token last) {
        if (token.small().equals("agung") && last != null && SUPREME.contains(last.small())) {
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
        return at > 0
                && tokens.get(at).joined
                && Set.of("kepala", "ketua", "pj", "mantan").contains(tokens.get(at - 1).small());
    }

    /** Marks names of regions and kecamatan of several words, and of one where it is no name. */
    private static void places(List<Token> tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!WORDS.beginsPlace(tokens.get(i).small())) {
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
                            && !WORDS.region(token.small())
                            && (i == from || tokens.get(i - 1).kind != Kind.OPEN);
            behind =
                    behind
                            && (belongs(token) && (!token.first || WORDS.maybeName(token.small()))
                                    || place);
            token.person |= behind;
            behind = token.person;
        }
    }

    private static boolean belongs(Token token) {
        return !token.safe
                && (token.person
                        || token.initial()
                        || LINKS.contains(token.small())
                        || (token.kind == Kind.PLAIN || token.kind == Kind.UNKNOWN)
                                && !token.titled
                                && !token.shouted);
    }

    /** Who is named right behind a verb of speech, though of plain words. */
    private static void spoke(String text, List<Token> tokens, int from, int to, String before) {
        if (!SPOKE.contains(before) || to - from > MOST_BEHIND_A_VERB) {
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
                            || token.kind == Kind.PLACE
                                    && !token.safe
                                    && !WORDS.region(token.small());
        }
    }
}
