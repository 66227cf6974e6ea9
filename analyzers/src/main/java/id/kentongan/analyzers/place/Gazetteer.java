package id.kentongan.analyzers.place;

import id.kentongan.analyzers.match.LexiconBuilder;
import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.RegionName;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.region.TableFile;
import id.kentongan.analyzers.text.Tokenizer;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every name of a province, kabupaten, kota or kecamatan and every cue, ready for the matcher.
 * Immutable.
 */
public final class Gazetteer {

    private static final Gazetteer STANDARD = new Gazetteer(Regions.standard());

    private static final int SHORTEST_CLIPPED = 5;

    private final Regions regions;
    private final Map<String, PlaceName> names;
    private final Map<String, Cue> cues;
    private final WordTable<Cue> cueTable;
    private final WordTable<Cue> rightTable;
    private final WordTable<List<Sense>> districtsByKey;

    private Gazetteer(Regions regions) {
        this.regions = regions;
        Map<String, PlaceName.Ordinary> words = new HashMap<>();
        for (String[] cell : TableFile.read(Gazetteer.class, "words.tsv", 2)) {
            words.put(form(cell[0]), PlaceName.Ordinary.valueOf(cell[1].toUpperCase(Locale.ROOT)));
        }
        Map<String, List<Sense>> senses = new LinkedHashMap<>();
        for (Region region : regions.all()) {
            official(region, senses);
        }
        for (RegionName name : regions.names()) {
            further(name, senses);
        }
        for (District district : regions.districts()) {
            add(
                    senses,
                    district.name(),
                    new Sense(
                            Sense.Level.DISTRICT,
                            district.code(),
                            Sense.Type.NEITHER,
                            true,
                            false,
                            false,
                            false,
                            null));
            if (district.name().startsWith("Kota ")) {
                add(
                        senses,
                        district.name().substring(5),
                        new Sense(
                                Sense.Level.DISTRICT,
                                district.code(),
                                Sense.Type.NEITHER,
                                true,
                                false,
                                false,
                                false,
                                null));
            }
        }
        names = new LinkedHashMap<>();
        senses.forEach(
                (form, list) ->
                        names.put(
                                form,
                                new PlaceName(
                                        form,
                                        words.getOrDefault(form, PlaceName.Ordinary.NAME),
                                        list,
                                        false)));
        for (PlaceName name : List.copyOf(names.values())) {
            clip(name);
        }
        Map<String, List<Sense>> byKey = new HashMap<>();
        for (District district : regions.districts()) {
            List<Sense> same =
                    names.get(form(district.name())).senses.stream()
                            .filter(sense -> sense.level() == Sense.Level.DISTRICT)
                            .toList();
            String key = form(district.name()).replace(" ", "");
            List<Sense> all = new ArrayList<>(byKey.getOrDefault(key, List.of()));
            for (Sense sense : same) {
                if (!all.contains(sense)) {
                    all.add(sense);
                }
            }
            byKey.put(key, List.copyOf(all));
        }
        districtsByKey = new WordTable<>(byKey);
        cues = new LinkedHashMap<>();
        Map<String, Cue> cueWords = new HashMap<>();
        Map<String, Cue> rightWords = new HashMap<>();
        for (String[] cell : TableFile.read(Gazetteer.class, "cues.tsv", 3)) {
            Cue cue = Cue.valueOf(cell[0].toUpperCase(Locale.ROOT));
            for (String phrase : cell[2].split(";")) {
                if (!phrase.isBlank()) {
                    cue(cue, form(phrase), cueWords, rightWords);
                }
            }
        }
        cueTable = new WordTable<>(cueWords);
        rightTable = new WordTable<>(rightWords);
    }

    /**
     * Single words are looked up beside the names that were found; only what must be found on its
     * own goes into the matcher.
     */
    private void cue(Cue cue, String form, Map<String, Cue> cueWords, Map<String, Cue> rightWords) {
        boolean sought =
                switch (cue) {
                    case VILLAGE, DISTRICT, NATIONAL, SEAT -> true;
                    default -> form.indexOf(' ') > 0;
                };
        if (sought) {
            cues.putIfAbsent(form, cue);
        } else if (cue == Cue.OUTLET || cue == Cue.AREA) {
            rightWords.putIfAbsent(form, cue);
        } else {
            cueWords.putIfAbsent(form, cue);
        }
    }

    /** The cue that a single word is, {@link Cue#NONE} when it is none. */
    Cue cueWord(Tokens tokens, int i) {
        Cue cue = cueTable.get(tokens, i);
        return cue == null || cue == Cue.SPEECH ? Cue.NONE : cue;
    }

    /** The cue that a single word after a name is, or null. */
    @Nullable Cue rightWord(Tokens tokens, int i) {
        return rightTable.get(tokens, i);
    }

    /** Whether a word says that somebody speaks. */
    boolean speech(Tokens tokens, int i) {
        return cueTable.get(tokens, i) == Cue.SPEECH;
    }

    /** The gazetteer that ships with the project. */
    public static Gazetteer standard() {
        return STANDARD;
    }

    /** Adds all names and cues to the one matcher. */
    public void register(LexiconBuilder lexicon) {
        names.forEach(lexicon::addName);
        cues.forEach(lexicon::addName);
    }

    /** Loads the villages now instead of at their first use; how many different names they have. */
    public int loadVillages() {
        return Villages.standard().size();
    }

    /** The regions behind the names. */
    Regions regions() {
        return regions;
    }

    /** The kecamatan at a position of {@link Regions#districts()}. */
    District district(int position) {
        return regions.districts().get(position);
    }

    /**
     * The kecamatan whose name without spaces is that of the tokens from {@code first} to {@code
     * last}; null when there is none.
     */
    @Nullable List<Sense> districts(Tokens tokens, int first, int last) {
        char[] folded = tokens.folded();
        int start = tokens.offset(first);
        int end = tokens.endOffset(last);
        return districtsByKey.get(folded, start, end - start, Tokens.hash(folded, start, end));
    }

    /** Registers the name without its last letter. */
    private void clip(PlaceName name) {
        if (name.ordinary != PlaceName.Ordinary.NAME || name.form.length() < SHORTEST_CLIPPED) {
            return;
        }
        List<Sense> sure =
                name.senses.stream()
                        .filter(sense -> sense.level() != Sense.Level.DISTRICT)
                        .filter(sense -> !sense.weak() && !sense.locality())
                        .toList();
        String form = name.form.substring(0, name.form.length() - 1).strip();
        if (!sure.isEmpty()) {
            names.putIfAbsent(form, new PlaceName(form, name.ordinary, sure, true));
        }
    }

    private static void official(Region region, Map<String, List<Sense>> senses) {
        if (region.isProvince()) {
            add(senses, region.name(), province(region.code()));
            return;
        }
        Sense.Type type = type(region.name());
        Sense sense =
                new Sense(
                        Sense.Level.REGENCY, region.code(), type, false, false, false, false, null);
        add(senses, bare(region.name()), sense);
    }

    private void further(RegionName name, Map<String, List<Sense>> senses) {
        if (name.kind() == RegionName.Kind.SEAT) {
            return;
        }
        boolean locality = name.kind() == RegionName.Kind.LOCALITY;
        boolean capital = name.kind() == RegionName.Kind.CAPITAL;
        if (name.code().length() == 2) {
            boolean shortened = name.kind() == RegionName.Kind.SHORT && name.name().length() < 8;
            add(
                    senses,
                    name.name(),
                    new Sense(
                            Sense.Level.PROVINCE,
                            name.code(),
                            Sense.Type.NEITHER,
                            name.weak(),
                            false,
                            false,
                            shortened,
                            null));
            return;
        }
        Sense.Type type = type(regions.find(name.code()).map(Region::name).orElse(name.name()));
        add(
                senses,
                name.name(),
                new Sense(
                        Sense.Level.REGENCY,
                        name.code(),
                        type,
                        name.weak(),
                        locality || capital,
                        capital,
                        name.kind() == RegionName.Kind.SHORT,
                        name.lastValid()));
    }

    private static Sense province(String code) {
        return new Sense(
                Sense.Level.PROVINCE, code, Sense.Type.NEITHER, false, false, false, false, null);
    }

    private static Sense.Type type(String name) {
        if (name.startsWith("Kota ")) {
            return Sense.Type.KOTA;
        }
        return Sense.Type.KABUPATEN;
    }

    private static String bare(String name) {
        return name.replaceFirst("^(Kabupaten|Kota) (Administrasi )?", "");
    }

    private static void add(Map<String, List<Sense>> senses, String name, Sense sense) {
        List<Sense> list = senses.computeIfAbsent(form(name), form -> new ArrayList<>());
        for (Sense known : list) {
            if (known.level() == sense.level() && known.code().equals(sense.code())) {
                return;
            }
        }
        list.add(sense);
    }

    /** Folded form as the matcher sees it. */
    static String form(String name) {
        Tokens tokens = Tokenizer.standard().read(name);
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            form.append(i == 0 ? "" : " ").append(tokens.form(i));
        }
        return form.toString();
    }
}
