package id.kentongan.pipeline.person;

import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.RegionName;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.ResourceLines;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

    private static final PersonWords STANDARD = new PersonWords();

    private static final int LEAST = 4;

    private static final String[] CLITICS = {"nya", "lah", "kah", "pun", "ku", "mu"};

    private static final String[] PREFIXES = {
        "memper", "diper", "keber", "pember", "meng", "meny", "mem", "men", "peng", "peny", "pem",
        "pen", "ber", "ter", "per", "di", "me", "pe", "ke", "se"
    };

    private static final String[] SUFFIXES = {"kan", "an", "i"};

    private final Set<String> names = new HashSet<>();
    private final Set<String> maybe = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> plain = new HashSet<>();
    private final Set<String> places = new HashSet<>();
    private final Set<String> regions = new HashSet<>();
    private final Set<String> placeBeginnings = new HashSet<>();
    private final Set<String> wholePlaces = new HashSet<>();

    private PersonWords() {
        plain.addAll(list("plain-words.txt"));
        for (String name : list("more-names.txt")) {
            (plain.contains(name) ? maybe : names).add(name);
        }
        names.addAll(list("names.txt"));
        for (String file : List.of("open-names.txt", "open-press-names.txt", "open-offices.txt")) {
            open.addAll(list(file));
        }
        for (Region region : Regions.standard().all()) {
            place(region.name());
        }
        for (RegionName name : Regions.standard().names()) {
            place(name.name());
        }
        regions.addAll(places);
        for (District district : Regions.standard().districts()) {
            place(district.name());
        }
        places.removeAll(names);
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

    private void place(String name) {
        String small = name.toLowerCase(Locale.ROOT).replaceFirst("^(kabupaten|kota) ", "");
        if (small.indexOf(' ') > 0) {
            wholePlaces.add(small);
            placeBeginnings.add(small.substring(0, small.indexOf(' ')));
        }
        places.addAll(List.of(small.split("[^\\p{L}]+")));
    }

    Kind kind(String word) {
        if (open.contains(word)) {
            return Kind.OPEN;
        }
        if (names.contains(word)) {
            return Kind.NAME;
        }
        if (places.contains(word)) {
            return Kind.PLACE;
        }
        return plain(word) ? Kind.PLAIN : Kind.UNKNOWN;
    }

    /** Whether a region or kecamatan of several words begins with {@code word}. */
    boolean beginsPlace(String word) {
        return placeBeginnings.contains(word);
    }

    /** Whether {@code words}, several, together are the name of a region or a kecamatan. */
    boolean wholePlace(String words) {
        return wholePlaces.contains(words);
    }

    /** Whether {@code word} is part of the name of a province, kabupaten or kota. */
    boolean region(String word) {
        return regions.contains(word);
    }

    /** Whether {@code word} is plain and also a name. */
    boolean maybeName(String word) {
        return maybe.contains(word);
    }

    boolean name(String word) {
        return names.contains(word);
    }

    boolean plain(String word) {
        return plain.contains(word) || derived(word);
    }

    /** Whether it is a plain word with affixes. */
    private boolean derived(String word) {
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
