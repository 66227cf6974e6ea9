package id.kentongan.pipeline.train;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.text.ResourceLines;
import id.kentongan.analyzers.text.Tokens;
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

    ProperNames(List<LabelledReport> reports) {
        for (ResourceLines.Line line : ResourceLines.read(ProperNames.class, "names.txt")) {
            listed.addAll(List.of(line.text().split(" +")));
        }
        for (ResourceLines.Line line : ResourceLines.read(ProperNames.class, "open-names.txt")) {
            open.addAll(List.of(line.text().split(" +")));
        }
        for (Region region : Regions.standard().all()) {
            open.addAll(List.of(region.name().toLowerCase(Locale.ROOT).split("[^a-z]+")));
        }
        reports.forEach(report -> count(report.tokens()));
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

    private void count(Tokens tokens) {
        int capitals = 0;
        for (int i = 0; i < tokens.size(); i++) {
            capitals += tokens.capital(i) ? 1 : 0;
        }
        boolean shouted = capitals > SHOUTED * tokens.size();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.numeric(i)) {
                continue;
            }
            int[] count = counts.computeIfAbsent(tokens.form(i), word -> new int[4]);
            count[3]++;
            if (!shouted && i > 0 && tokens.sentence(i) == tokens.sentence(i - 1)) {
                count[0]++;
                count[1] += tokens.capital(i) ? 1 : 0;
            }
            if (i + 1 < tokens.size()
                    && tokens.before(i + 1) == '('
                    && tokens.number(i + 1) > 0
                    && tokens.number(i + 1) < 100) {
                count[2]++;
            }
        }
    }
}
