package id.kentongan.pipeline.train;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.pipeline.person.PersonWords;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words that look like names of persons and must not be learned: those on a list of common given
 * and family names, those that stand before an age, and those that are mostly written with a
 * capital inside a sentence. Names of regions, peoples and public bodies may stay.
 */
final class ProperNames {

    private static final int SEEN = 3;

    private static final double OFTEN_CAPITAL = 0.6;

    private static final double OFTEN_AGED = 0.15;

    private static final double SHOUTED = 0.5;

    private final Set<String> listed = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, int[]> counts = new HashMap<>();

    /** Names of field reports, where many write in capitals throughout. */
    static ProperNames ofReports(List<Tokens> texts) {
        ProperNames names = new ProperNames("open-names.txt");
        texts.forEach(text -> names.count(text, false));
        return names;
    }

    /** Names of the press, where headlines capitalise every word and bodies write acronyms. */
    static ProperNames ofPress(List<Tokens> texts) {
        ProperNames names = new ProperNames("open-names.txt", "open-press-names.txt");
        texts.forEach(text -> names.count(text, true));
        return names;
    }

    private ProperNames(String... openLists) {
        listed.addAll(PersonWords.list("names.txt"));
        for (String list : openLists) {
            open.addAll(PersonWords.list(list));
        }
        for (Region region : Regions.standard().all()) {
            open.addAll(List.of(region.name().toLowerCase(Locale.ROOT).split("[^a-z]+")));
        }
    }

    /** Whether {@code word} may be part of a name of a person. */
    boolean isName(String word) {
        if (open.contains(word)) {
            return false;
        }
        if (listed.contains(word)) {
            return true;
        }
        int[] count = counts.get(word);
        return count != null
                && (count[1] >= SEEN && count[1] >= OFTEN_CAPITAL * count[0]
                        || count[2] >= 2 && count[2] >= OFTEN_AGED * count[3]);
    }

    private void count(Tokens tokens, boolean press) {
        boolean[] shouted = press ? shoutedSentences(tokens) : new boolean[tokens.sentences()];
        if (!press) {
            Arrays.fill(shouted, shouted(tokens));
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.numeric(i)) {
                continue;
            }
            int[] count = counts.computeIfAbsent(tokens.form(i), word -> new int[4]);
            count[3]++;
            if (!shouted[tokens.sentence(i)]
                    && i > 0
                    && tokens.sentence(i) == tokens.sentence(i - 1)) {
                count[0]++;
                count[1] += tokens.capital(i) && !(press && tokens.allCaps(i)) ? 1 : 0;
            }
            if (i + 1 < tokens.size()
                    && tokens.before(i + 1) == '('
                    && tokens.number(i + 1) > 0
                    && tokens.number(i + 1) < 100) {
                count[2]++;
            }
        }
    }

    private static boolean shouted(Tokens tokens) {
        int capitals = 0;
        for (int i = 0; i < tokens.size(); i++) {
            capitals += tokens.capital(i) ? 1 : 0;
        }
        return capitals > SHOUTED * tokens.size();
    }

    private static boolean[] shoutedSentences(Tokens tokens) {
        int[] size = new int[tokens.sentences()];
        int[] capitals = new int[size.length];
        for (int i = 0; i < tokens.size(); i++) {
            size[tokens.sentence(i)]++;
            capitals[tokens.sentence(i)] += tokens.capital(i) ? 1 : 0;
        }
        boolean[] shouted = new boolean[size.length];
        for (int s = 0; s < size.length; s++) {
            shouted[s] = capitals[s] > SHOUTED * size[s];
        }
        return shouted;
    }
}
