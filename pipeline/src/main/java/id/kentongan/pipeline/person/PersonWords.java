package id.kentongan.pipeline.person;

import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.RegionName;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.WordTable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Answers that are kept, a power of two. */
    private static final int ASKED = 4_096;

    private static final PersonWords STANDARD = new PersonWords();

    private static final int LEAST = 4;

    private static final String[] CLITICS = {"nya", "lah", "kah", "pun", "ku", "mu"};

    private static final String[] PREFIXES = {
        "memper", "diper", "keber", "pember", "meng", "meny", "mem", "men", "peng", "peny", "pem",
        "pen", "ber", "ter", "per", "di", "me", "pe", "ke", "se"
    };

    private static final String[] SUFFIXES = {"kan", "an", "i"};

    /** Bits of traits by word. */
    private final WordTable<Integer> traits;

    private final Set<String> plain;
    private final Set<String> wholePlaces = new HashSet<>();

    /** A bit for the hash of each of {@link #wholePlaces}: what is none is mostly told by it. */
    private final BitSet wholeHashes = new BitSet(HASHES);

    /** A bit for the hash of each word that is a name. */
    private final BitSet nameHashes = new BitSet(HASHES);

    /** A bit for the hash of each word that a person follows. */
    private final BitSet titleHashes = new BitSet(HASHES);

    /**
     * Answers of {@link #derived} by hash of the word: names of persons and bodies come again and
     * again, and each takes some forty look-ups. Immutable, so that threads may share it; one that
     * is overwritten is worked out again.
     */
    private final @Nullable Derived[] asked = new Derived[ASKED];

    private record Derived(String word, boolean derived) {

        boolean is(char[] folded, int from, int length) {
            if (word.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (word.charAt(i) != folded[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private PersonWords() {
        Map<String, Integer> words = new HashMap<>();
        plain = list("plain-words.txt");
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
        for (Region region : Regions.standard().all()) {
            place(region.name(), places, words);
        }
        for (RegionName name : Regions.standard().names()) {
            place(name.name(), places, words);
        }
        add(words, Trait.REGION, places);
        for (District district : Regions.standard().districts()) {
            place(district.name(), places, words);
        }
        places.removeAll(names);
        add(words, Trait.PLACE, places);
        for (Trait trait : Trait.values()) {
            add(words, trait, trait.words);
        }
        Trait.PERSON_FOLLOWS.words.forEach(word -> titleHashes.set(word.hashCode() & HASHES - 1));
        traits = new WordTable<>(words);
    }

    private static void add(Map<String, Integer> words, Trait trait, Iterable<String> having) {
        for (String word : having) {
            words.merge(word, trait.bit, (known, more) -> known | more);
        }
    }

    private void place(String name, Set<String> parts, Map<String, Integer> words) {
        String small = name.toLowerCase(Locale.ROOT).replaceFirst("^(kabupaten|kota) ", "");
        if (small.indexOf(' ') > 0) {
            wholePlaces.add(small);
            wholeHashes.set(small.hashCode() & HASHES - 1);
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

    /** Whether {@code words}, several, together are the name of a region or a kecamatan. */
    boolean wholePlace(String words) {
        return wholePlaces.contains(words);
    }

    /** Whether the word in small letters whose {@code hashCode} is given is plain with affixes. */
    boolean derived(char[] folded, int from, int length, int hash) {
        int slot = (hash ^ hash >>> 16) & ASKED - 1;
        Derived known = asked[slot];
        if (known == null || !known.is(folded, from, length)) {
            String word = new String(folded, from, length);
            known = new Derived(word, isDerived(word));
            asked[slot] = known;
        }
        return known.derived;
    }

    private boolean isDerived(String word) {
        String cut = without(word, CLITICS);
        if (plain.contains(cut)) {
            return true;
        }
        for (String prefix : PREFIXES) {
            if (cut.startsWith(prefix)
                    && cut.length() - prefix.length() >= LEAST
                    && root(cut.substring(prefix.length()))) {
                return true;
            }
        }
        return cut.length() < word.length() && root(cut) || word.length() > 2 * LEAST && root(cut);
    }

    private boolean root(String cut) {
        if (plain.contains(cut)) {
            return true;
        }
        String root = without(cut, SUFFIXES);
        if (plain.contains(root)) {
            return true;
        }
        // a first letter that a prefix swallowed
        for (char first : new char[] {'p', 't', 'k', 's'}) {
            if (plain.contains(first + root)) {
                return true;
            }
        }
        return false;
    }

    private static String without(String word, String[] suffixes) {
        for (String suffix : suffixes) {
            if (word.endsWith(suffix) && word.length() - suffix.length() >= LEAST) {
                return word.substring(0, word.length() - suffix.length());
            }
        }
        return word;
    }
}
