package id.kentongan.pipeline.train;

import id.kentongan.analyzers.model.WordFeatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The features a model may learn from: those of several documents and at least two provinces, none
 * of them taken from a name. In order of block and name.
 */
final class Vocabulary {

    static final int DOCUMENTS = 4;

    static final int PIECE_DOCUMENTS = 6;

    static final int PROVINCES = 2;

    private final List<String> names;
    private final Map<String, Integer> rows = new HashMap<>();

    private Vocabulary(List<String> names) {
        this.names = names;
        for (int row = 0; row < names.size(); row++) {
            rows.put(names.get(row), row);
        }
    }

    static Vocabulary of(List<LabelledReport> reports, ProperNames proper) {
        TreeMap<String, Set<String>> provinces = new TreeMap<>();
        Map<String, Integer> documents = new HashMap<>();
        for (LabelledReport report : reports) {
            for (String feature : features(report, proper)) {
                documents.merge(feature, 1, Integer::sum);
                provinces.computeIfAbsent(feature, name -> new HashSet<>(2)).add(report.province());
            }
        }
        List<String> kept = new ArrayList<>();
        provinces.forEach(
                (feature, where) -> {
                    int least =
                            feature.charAt(0) == WordFeatures.PIECE ? PIECE_DOCUMENTS : DOCUMENTS;
                    if (where.size() >= PROVINCES && documents.get(feature) >= least) {
                        kept.add(feature);
                    }
                });
        return new Vocabulary(kept);
    }

    /** Names of the features, in order. */
    List<String> names() {
        return names;
    }

    /** The known features of a report, each block brought to length one. */
    LinearFit.Document document(LabelledReport report) {
        boolean[] seen = new boolean[names.size()];
        int[] count = new int[2];
        List<Integer> found = new ArrayList<>();
        WordFeatures.read(
                report.tokens(),
                true,
                (block, token, chars, from, to) -> {
                    Integer row = rows.get(name(block, chars, from, to));
                    if (row != null && !seen[row]) {
                        seen[row] = true;
                        found.add(row);
                        count[block == WordFeatures.PIECE ? 1 : 0]++;
                    }
                });
        int[] sorted = found.stream().mapToInt(Integer::intValue).sorted().toArray();
        double[] values = new double[sorted.length];
        for (int k = 0; k < sorted.length; k++) {
            boolean piece = names.get(sorted[k]).charAt(0) == WordFeatures.PIECE;
            values[k] = 1 / StrictMath.sqrt(count[piece ? 1 : 0]);
        }
        return new LinearFit.Document(sorted, values);
    }

    private static Set<String> features(LabelledReport report, ProperNames proper) {
        boolean[] secret = new boolean[report.tokens().size()];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = !report.tokens().numeric(i) && proper.isName(report.tokens().form(i));
        }
        Set<String> features = new HashSet<>();
        int[] last = {-1};
        WordFeatures.read(
                report.tokens(),
                true,
                (block, token, chars, from, to) -> {
                    if (block == WordFeatures.STEM) {
                        last[0] = token;
                    }
                    boolean pairOfSecret = block == WordFeatures.PAIR && before(secret, token);
                    if (!secret[token] && !pairOfSecret) {
                        features.add(name(block, chars, from, to));
                    }
                });
        return features;
    }

    /** Whether one of the two tokens before {@code token} is secret (figures may stand between). */
    private static boolean before(boolean[] secret, int token) {
        for (int i = Math.max(0, token - 3); i < token; i++) {
            if (secret[i]) {
                return true;
            }
        }
        return false;
    }

    static String name(char block, char[] chars, int from, int to) {
        char[] name = new char[to - from + 2];
        name[0] = block;
        name[1] = ':';
        System.arraycopy(chars, from, name, 2, to - from);
        return String.valueOf(name);
    }

    /** Whether the feature at {@code row} is a whole word. */
    boolean isStem(int row) {
        return names.get(row).charAt(0) == WordFeatures.STEM;
    }
}
