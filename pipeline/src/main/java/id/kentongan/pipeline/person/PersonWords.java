package id.kentongan.pipeline.person;

import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.RegionName;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.WordTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lists of this package, all in small letters. */
public final class PersonWords {

    /** What a word is, as far as persons go. */
    enum Kind {
        /** Of a list of given and family names. */
        NAME,
        /** An office, a body, a people, a calendar word: stands in capitals and ends a name. */
        OPEN,
        /** Part of the name of a province, kabupaten, kota or kecamatan. */
        PLACE,
        /** Plain Indonesian. */
        PLAIN,
        /** None of these. */
        UNKNOWN
    }

    /** What is known of a word in whatever text it stands. */
    enum Trait {
        /** See {@link Kind#NAME}. */
        NAME,
        /** Plain and also a name. */
        MAYBE_NAME,
        /** See {@link Kind#OPEN}. */
        OPEN,
        /** See {@link Kind#PLACE}. */
        PLACE,
        /** Part of the name of a province, kabupaten or kota. */
        REGION,
        /** First word of a region or kecamatan of several words. */
        PLACE_BEGINS,
        /** See {@link Kind#PLAIN}; without affixes. */
        PLAIN,
        /** Stands before a name and makes a person even of plain words. */
        PERSON_FOLLOWS(
                "bernama inisial berinisial alias bin binti almarhum almarhumah alm pak bapak bu ibu mas mbak bang kak haji hajah hj kiai kyai ustaz ustad ustadz ustazah gus pendeta pdt romo pastor saudara saudari sdr sdri tuan nyonya nona akp akbp kompol kombes ipda iptu aipda aiptu bripka bripda briptu brigpol brigjen irjen komjen mayjen letjen brigadir serda sertu serka serma pratu praka kopda letda lettu kapten mayor letkol kolonel dr drs dra ir"),
        /** Stands before what somebody is called who has just spoken. */
        SPOKE("kata ujar tutur imbuh ungkap ucap papar beber sambung"),
        /** Stands before a place, whose first word may be any. */
        PLACE_FOLLOWS(
                "desa dusun kampung kelurahan nagari kecamatan kec distrik kabupaten kab kota provinsi pulau gunung sungai danau pantai teluk bukit lingkungan rw rt banjar gampong pekon jorong perumahan kompleks komplek blok pasar terminal simpang"),
        /** Stands before the name of a street or house, often that of a person. */
        THING_FOLLOWS(
                "jalan jl jln gang masjid musala gereja pura stadion bandara pelabuhan taman gedung monumen jembatan lapangan gelora pesantren ponpes operasi"),
        /** Stands before the name of a firm or body, which somebody of it may follow. */
        BODY_FOLLOWS(
                "universitas hotel pt cv ud tbk yayasan partai ormas lsm rsud rsup rs smp sma smk sd"),
        /** Stands before "agung" where that is no name. */
        SUPREME("mahkamah jaksa kejaksaan masjid sultan keraton tamu"),
        /** Joins the parts of a name. */
        LINK("bin binti"),
        /** Says that the head of the place behind it is meant. */
        HEAD("kepala ketua pj mantan"),
        /** Second word of villages and firms that is also a name of persons. */
        PART_OF_PLACE("jaya mulia mulya sari lestari indah permai agung putra");

        /** Its bit in {@link #traits}. */
        final int bit = 1 << ordinal();

        private final List<String> words;

        Trait() {
            this.words = List.of();
        }

        Trait(String words) {
            this.words = List.of(words.split(" "));
        }
    }

    /** Bits of sets of hashes, a power of two: some twenty for each word or more. */
    private static final int HASHES = 1 << 16;

    private static final PersonWords STANDARD = new PersonWords();

    private static final int LEAST = 4;

    private static final char[][] CLITICS = letters("nya lah kah pun ku mu");

    private static final char[][] PREFIXES =
            letters(
                    "memper diper keber pember meng meny mem men peng peny pem pen ber ter per di me pe ke se");

    private static final char[][] SUFFIXES = letters("kan an i");

    private static final char[] SWALLOWED = {'p', 't', 'k', 's'};

    /** Bits of traits by word. */
    private final WordTable<Integer> traits;

    /** Names of regions and kecamatan of several words. */
    private final WordTable<Boolean> wholePlaces;

    /** A bit for the hash of each of {@link #wholePlaces}: what is none is mostly told by it. */
    private final BitSet wholeHashes = new BitSet(HASHES);

    /** A bit for the hash of each word that is a name. */
    private final BitSet nameHashes = new BitSet(HASHES);

    /** A bit for the hash of each word that a person follows. */
    private final BitSet titleHashes = new BitSet(HASHES);

    private PersonWords() {
        Map<String, Integer> words = new HashMap<>();
        Set<String> plain = list("plain-words.txt");
        add(words, Trait.PLAIN, plain);
        Set<String> names = list("names.txt");
        for (String name : list("more-names.txt")) {
            if (plain.contains(name)) {
                add(words, Trait.MAYBE_NAME, Set.of(name));
            } else {
                names.add(name);
            }
        }
        add(words, Trait.NAME, names);
        names.forEach(name -> nameHashes.set(name.hashCode() & HASHES - 1));
        for (String file : List.of("open-names.txt", "open-press-names.txt", "open-offices.txt")) {
            add(words, Trait.OPEN, list(file));
        }
        Set<String> places = new HashSet<>();
        Set<String> wholes = new HashSet<>();
        for (Region region : Regions.standard().all()) {
            place(region.name(), places, wholes, words);
        }
        for (RegionName name : Regions.standard().names()) {
            place(name.name(), places, wholes, words);
        }
        add(words, Trait.REGION, places);
        for (District district : Regions.standard().districts()) {
            place(district.name(), places, wholes, words);
        }
        places.removeAll(names);
        add(words, Trait.PLACE, places);
        for (Trait trait : Trait.values()) {
            add(words, trait, trait.words);
        }
        Trait.PERSON_FOLLOWS.words.forEach(word -> titleHashes.set(word.hashCode() & HASHES - 1));
        wholes.forEach(whole -> wholeHashes.set(whole.hashCode() & HASHES - 1));
        wholePlaces = WordTable.all(true, wholes);
        traits = new WordTable<>(words);
    }

    private static void add(Map<String, Integer> words, Trait trait, Iterable<String> having) {
        for (String word : having) {
            words.merge(word, trait.bit, (known, more) -> known | more);
        }
    }

    private static void place(
            String name, Set<String> parts, Set<String> wholes, Map<String, Integer> words) {
        String small = name.toLowerCase(Locale.ROOT).replaceFirst("^(kabupaten|kota) ", "");
        if (small.indexOf(' ') > 0) {
            wholes.add(small);
            add(words, Trait.PLACE_BEGINS, Set.of(small.substring(0, small.indexOf(' '))));
        }
        parts.addAll(List.of(small.split("[^\\p{L}]+")));
    }

    static PersonWords standard() {
        return STANDARD;
    }

    /** The words of one of the lists, each once. */
    public static Set<String> list(String file) {
        Set<String> words = new HashSet<>();
        for (ResourceLines.Line line : ResourceLines.read(PersonWords.class, file)) {
            words.addAll(List.of(line.text().split(" +")));
        }
        return words;
    }

    /** The bits of what is known of the word in small letters whose {@code hashCode} is given. */
    int traits(char[] folded, int from, int length, int hash) {
        Integer known = traits.get(folded, from, length, hash);
        return known == null ? 0 : known;
    }

    /** Whether a word with this {@code String.hashCode} may be a {@link Trait#NAME}. */
    boolean maybeName(int hash) {
        return nameHashes.get(hash & HASHES - 1);
    }

    /** Whether a word with this {@code String.hashCode} may have {@link Trait#PERSON_FOLLOWS}. */
    boolean maybeTitle(int hash) {
        return titleHashes.get(hash & HASHES - 1);
    }

    /**
     * Whether words with this {@code String.hashCode}, several, together may be the name of a
     * region or a kecamatan; {@link #wholePlace} says whether they are.
     */
    boolean maybeWholePlace(int hash) {
        return wholeHashes.get(hash & HASHES - 1);
    }

    /**
     * Whether the several words whose {@code String.hashCode} is given are together such a name.
     */
    boolean wholePlace(char[] words, int hash) {
        return wholePlaces.get(words, 0, words.length, hash) != null;
    }

    /** Whether the word in small letters is plain with affixes. */
    boolean derived(char[] folded, int from, int length) {
        // the letters from 1 on, so that there is room for one before them
        char[] word = new char[length + 1];
        System.arraycopy(folded, from, word, 1, length);
        int end = without(word, 1, length + 1, CLITICS);
        if (plain(word, 1, end)) {
            return true;
        }
        for (char[] prefix : PREFIXES) {
            int root = 1 + prefix.length;
            if (end - root >= LEAST
                    && Arrays.equals(word, 1, root, prefix, 0, prefix.length)
                    && root(word, root, end)) {
                return true;
            }
        }
        return (end <= length || length > 2 * LEAST) && root(word, 1, end);
    }

    private boolean root(char[] word, int from, int to) {
        if (plain(word, from, to)) {
            return true;
        }
        int end = without(word, from, to, SUFFIXES);
        if (end < to && plain(word, from, end)) {
            return true;
        }
        // a first letter that a prefix swallowed
        char before = word[from - 1];
        boolean plain = false;
        for (char first : SWALLOWED) {
            word[from - 1] = first;
            plain = plain || plain(word, from - 1, end);
        }
        word[from - 1] = before;
        return plain;
    }

    private boolean plain(char[] word, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + word[i];
        }
        return (traits(word, from, to - from, hash) & Trait.PLAIN.bit) != 0;
    }

    /** Where the word from {@code from} to {@code to} ends without the first of the suffixes. */
    private static int without(char[] word, int from, int to, char[][] suffixes) {
        for (char[] suffix : suffixes) {
            int end = to - suffix.length;
            if (end - from >= LEAST && Arrays.equals(word, end, to, suffix, 0, suffix.length)) {
                return end;
            }
        }
        return to;
    }

    private static char[][] letters(String words) {
        return Stream.of(words.split(" ")).map(String::toCharArray).toArray(char[][]::new);
    }
}
