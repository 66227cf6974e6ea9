package id.kentongan.analyzers.model;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * What the single words of an article add to what the rules saw: points for each status and for
 * each family of indicators. Words are the folded forms that the tokenizer made; the lexicon, which
 * looks each of them up anyway, says which it is ({@link #vocabulary}). Where a word stands
 * (headline, first words, anywhere) makes a difference, how often it stands there does not.
 * Families also hear what phrases of the rules say.
 *
 * <p>Made together with the table of points ({@code status/weights.txt}) by {@code kentongan train
 * --news}: the two belong to each other. Immutable and safe for use by several threads.
 */
public final class NewsModel {

    /** Kind of the model, as its header states it. */
    public static final String KIND = "news";

    /** Families of indicators, in order. */
    public static final List<String> FAMILIES =
            List.of("LND", "ORM", "ELC", "IDN", "COM", "SEP", "LAB", "GOV");

    /** Names of all outputs: statuses, then families. */
    public static final List<String> OUTPUTS = outputs();

    /** Zones of a word: headline, first {@link #LEAD} tokens, anywhere. */
    public static final String ZONES = "tlb";

    /** In a zone with fewer known words each of them says no more than among so many. */
    private static final int[] LEAST = {4, 24, 40};

    /** Zone of what the rules saw, heard by families only. */
    public static final char RULES = 'r';

    /** Tokens that count as the beginning, the headline among them. */
    public static final int LEAD = 90;

    private static final String RESOURCE = "news.model";

    private static final int STATUSES = Status.values().length;

    private static final int FAMILY_COUNT = FAMILIES.size();

    /** Statuses come two by two, and so do families. */
    private static final int PAIRS = 4;

    private final double[] bias;
    private final double[] scale;
    private final String[] words;

    /** By word and zone, -1 where the model does not know the word there. */
    private final int[] rowOf;

    /** The word of each row that stands for one. */
    private final int[] wordOf;

    /**
     * Weights of statuses, by row; of families, by row: most texts need only the first. In units of
     * {@link #scale}, so that sums are whole numbers, and two side by side in each number, so that
     * a row is added in {@value #PAIRS} steps.
     */
    private final long[] forStatuses;

    private final long[] forFamilies;
    private final int[] ruleFeatures;
    private final int[] ruleRows;
    private final double slope;

    private NewsModel(TextModel model, ToIntFunction<String> feature) {
        if (!model.outputs().equals(OUTPUTS)) {
            throw new IllegalArgumentException("the model has other outputs: train it again");
        }
        if (STATUSES != 2 * PAIRS || FAMILY_COUNT != 2 * PAIRS) {
            throw new IllegalStateException("sums are made for so many statuses and families");
        }
        bias = model.biases();
        slope = Double.parseDouble(model.header("confidence-slope"));
        List<String> names = model.features();
        String[] distinct =
                names.stream()
                        .filter(name -> name.charAt(0) != RULES)
                        .map(name -> name.substring(2))
                        .distinct()
                        .sorted()
                        .toArray(String[]::new);
        words = distinct;
        scale = model.scales();
        rowOf = new int[words.length * ZONES.length()];
        Arrays.fill(rowOf, -1);
        wordOf = new int[names.size()];
        forStatuses = new long[names.size() * PAIRS];
        forFamilies = new long[names.size() * PAIRS];
        List<Integer> rules = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            String name = names.get(row);
            short[] weights = model.weightsOf(row);
            for (int pair = 0; pair < PAIRS; pair++) {
                int at = 2 * pair;
                forStatuses[row * PAIRS + pair] = pair(weights[at], weights[at + 1]);
                at += STATUSES;
                forFamilies[row * PAIRS + pair] = pair(weights[at], weights[at + 1]);
            }
            if (name.charAt(0) == RULES) {
                rules.add(row);
            } else {
                int zone = ZONES.indexOf(name.charAt(0));
                if (zone < 0) {
                    throw new IllegalArgumentException("unknown zone in the model: " + name);
                }
                int word = Arrays.binarySearch(words, name.substring(2));
                rowOf[word * ZONES.length() + zone] = row;
                wordOf[row] = word;
            }
        }
        ruleFeatures =
                rules.stream()
                        .mapToInt(row -> feature.applyAsInt(names.get(row).substring(2)))
                        .toArray();
        ruleRows = rules.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The model that ships with the project.
     *
     * @param feature index of what the rules saw, by name
     */
    public static NewsModel standard(ToIntFunction<String> feature) {
        try (InputStream in = NewsModel.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: model/" + RESOURCE);
            }
            return parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8), feature);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The model in a file.
     *
     * @throws IllegalArgumentException when it is none, of another version or damaged
     */
    public static NewsModel parse(String name, String content, ToIntFunction<String> feature) {
        TextModel model = TextModel.parse(name, content);
        if (!model.header("kind").equals(KIND)) {
            throw new IllegalArgumentException(name + " is not a model of news");
        }
        return new NewsModel(model, feature);
    }

    private static List<String> outputs() {
        List<String> names = new ArrayList<>();
        for (Status status : Status.values()) {
            names.add(status.name());
        }
        names.addAll(FAMILIES);
        return List.copyOf(names);
    }

    private static long pair(int low, int high) {
        return ((long) high << Integer.SIZE) + low;
    }

    /** The number at {@code k} of those that stand two by two from {@code from} on. */
    private static int single(long[] pairs, int from, int k) {
        long pair = pairs[from + k / 2];
        int low = (int) pair;
        return k % 2 == 0 ? low : (int) (pair - low >> Integer.SIZE);
    }

    /** How steeply the confidence follows the points. */
    public double slope() {
        return slope;
    }

    /**
     * The words that the model knows, folded; {@link #read} is told the number of each from 1 on.
     */
    public List<String> vocabulary() {
        return List.of(words);
    }

    /**
     * The words of {@code tokens} that the model knows.
     *
     * @param numbered the number of each token in {@link #vocabulary}, or 0
     * @param titled whether the first section is a headline
     */
    public Words read(Tokens tokens, char[] numbered, boolean titled) {
        return new Words(zones(tokens, numbered, titled));
    }

    /**
     * The words that say most for or against a status.
     *
     * @param word as the tokenizer folds it
     * @param zone where it stands, a letter of {@link #ZONES}
     * @param points how much it says
     */
    public record Said(String word, char zone, double points) {}

    /** The known words of one text and what they say. */
    public final class Words {

        private final Zone[] zones;

        private Words(Zone[] zones) {
            this.zones = zones;
        }

        /** Points for each status. */
        public double[] statuses() {
            return sums(forStatuses, 0);
        }

        /**
         * Points for each of {@link #FAMILIES}.
         *
         * @param rules value of what the rules saw, by index
         */
        public double[] families(IntToDoubleFunction rules) {
            double[] sums = sums(forFamilies, STATUSES);
            for (int r = 0; r < ruleFeatures.length; r++) {
                double value = rules.applyAsDouble(ruleFeatures[r]);
                if (value != 0) {
                    int from = ruleRows[r] * PAIRS;
                    for (int k = 0; k < sums.length; k++) {
                        sums[k] += value * single(forFamilies, from, k) * scale[STATUSES + k];
                    }
                }
            }
            return sums;
        }

        private double[] sums(long[] weights, int firstOutput) {
            double[] sums = Arrays.copyOfRange(bias, firstOutput, firstOutput + 2 * PAIRS);
            for (int z = 0; z < zones.length; z++) {
                long[] whole = zones[z].sum(weights);
                double share = share(z, zones[z].count);
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += single(whole, 0, k) * (scale[firstOutput + k] * share);
                }
            }
            return sums;
        }

        /** The {@code most} words that say most about {@code status}. */
        public List<Said> said(Status status, int most) {
            List<Said> all = new ArrayList<>();
            for (int z = 0; z < zones.length; z++) {
                for (int i = 0; i < zones[z].count; i++) {
                    int row = zones[z].rows[i];
                    double weight =
                            single(forStatuses, row * PAIRS, status.ordinal())
                                    * scale[status.ordinal()];
                    double points = weight * share(z, zones[z].count);
                    all.add(new Said(words[wordOf[row]], ZONES.charAt(z), points));
                }
            }
            all.sort(
                    Comparator.comparingDouble((Said said) -> -Math.abs(said.points()))
                            .thenComparing(Said::word)
                            .thenComparing(Said::zone));
            return List.copyOf(all.subList(0, Math.min(most, all.size())));
        }
    }

    /**
     * What one of {@code known} words of a zone counts, so that long and short texts compare.
     *
     * @param zone place in {@link #ZONES}
     */
    public static double share(int zone, int known) {
        return 1 / StrictMath.sqrt(Math.max(known, LEAST[zone]));
    }

    /** The known words of one zone, each once, in the order of the text. */
    private static final class Zone {

        final int[] rows;
        int count;

        Zone(int most) {
            rows = new int[most];
        }

        long[] sum(long[] weights) {
            long first = 0;
            long second = 0;
            long third = 0;
            long fourth = 0;
            for (int i = 0; i < count; i++) {
                int from = rows[i] * PAIRS;
                first += weights[from];
                second += weights[from + 1];
                third += weights[from + 2];
                fourth += weights[from + 3];
            }
            return new long[] {first, second, third, fourth};
        }
    }

    private Zone[] zones(Tokens tokens, char[] numbered, boolean titled) {
        Zone[] zones = new Zone[ZONES.length()];
        int size = Math.min(tokens.size(), words.length);
        zones[0] = new Zone(titled ? Math.min(size, LEAD) : 0);
        zones[1] = new Zone(Math.min(size, LEAD));
        zones[2] = new Zone(size);
        long[] seen = new long[(rowOf.length + 63) >>> 6];
        for (int i = 0; i < numbered.length; i++) {
            int word = numbered[i] - 1;
            if (word < 0 || tokens.numeric(i)) {
                continue;
            }
            boolean title = titled && tokens.section(i) == 0;
            if (i < LEAD) {
                note(zones, title ? 0 : 1, word, seen);
            }
            note(zones, 2, word, seen);
        }
        return zones;
    }

    private void note(Zone[] zones, int zone, int word, long[] seen) {
        int at = word * ZONES.length() + zone;
        if (rowOf[at] >= 0 && (seen[at >>> 6] & 1L << at) == 0) {
            seen[at >>> 6] |= 1L << at;
            Zone into = zones[zone];
            into.rows[into.count++] = rowOf[at];
        }
    }
}
