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

    /** Four weights share a number, so that the eight of statuses, or of families, take two. */
    private static final int LANES = 4;

    private static final int NUMBERS = 2;

    /** Numbers of a row: statuses, then families. */
    private static final int ROW = 2 * NUMBERS;

    /** What a weight is raised by in its number, so that none is negative. */
    private static final int RAISED = 1 << 15;

    /** Every second weight of a number, with room above it for sums. */
    private static final long EVEN = 0x0000FFFF0000FFFFL;

    private final double[] bias;
    private final double[] scale;
    private final String[] words;

    /**
     * By word its first row and, in the lowest bits, the zones where the model knows it: each has a
     * row, one after the other.
     */
    private final int[] rowsOf;

    /** The word of each row. */
    private final int[] wordOf;

    /**
     * The weights of all rows, in units of {@link #scale}, so that sums are whole numbers, and side
     * by side, so that a row lies in one line of the processor's cache.
     */
    private final long[] weights;

    private final int[] ruleFeatures;

    /** What families hear of each of {@link #ruleFeatures}, in units of {@link #scale}. */
    private final double[] ruleWeights;

    private final double slope;

    private NewsModel(TextModel model, ToIntFunction<String> feature) {
        if (!model.outputs().equals(OUTPUTS)) {
            throw new IllegalArgumentException("the model has other outputs: train it again");
        }
        if (STATUSES != NUMBERS * LANES || FAMILY_COUNT != NUMBERS * LANES) {
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
        int zones = ZONES.length();
        int[] nameOf = new int[words.length * zones];
        Arrays.fill(nameOf, -1);
        List<Integer> rules = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            String name = names.get(row);
            if (name.charAt(0) == RULES) {
                rules.add(row);
                continue;
            }
            int zone = ZONES.indexOf(name.charAt(0));
            if (zone < 0) {
                throw new IllegalArgumentException("unknown zone in the model: " + name);
            }
            nameOf[Arrays.binarySearch(words, name.substring(2)) * zones + zone] = row;
        }
        rowsOf = new int[words.length];
        wordOf = new int[names.size() - rules.size()];
        weights = new long[wordOf.length * ROW];
        int row = 0;
        for (int word = 0; word < words.length; word++) {
            rowsOf[word] = row << zones;
            for (int zone = 0; zone < zones; zone++) {
                int name = nameOf[word * zones + zone];
                if (name >= 0) {
                    rowsOf[word] |= 1 << zone;
                    wordOf[row] = word;
                    put(row++, model.weightsOf(name));
                }
            }
        }
        ruleFeatures = new int[rules.size()];
        ruleWeights = new double[rules.size() * FAMILY_COUNT];
        for (int r = 0; r < ruleFeatures.length; r++) {
            int name = rules.get(r);
            ruleFeatures[r] = feature.applyAsInt(names.get(name).substring(2));
            for (int k = 0; k < FAMILY_COUNT; k++) {
                ruleWeights[r * FAMILY_COUNT + k] = model.weightsOf(name)[STATUSES + k];
            }
        }
    }

    private void put(int row, short[] outputs) {
        for (int k = 0; k < outputs.length; k++) {
            weights[row * ROW + k / LANES] |=
                    (long) (outputs[k] + RAISED) << k % LANES * Short.SIZE;
        }
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
            return sums(0);
        }

        /**
         * Points for each of {@link #FAMILIES}.
         *
         * @param rules value of what the rules saw, by index
         */
        public double[] families(IntToDoubleFunction rules) {
            double[] sums = sums(STATUSES);
            for (int r = 0; r < ruleFeatures.length; r++) {
                double value = rules.applyAsDouble(ruleFeatures[r]);
                if (value != 0) {
                    int from = r * FAMILY_COUNT;
                    for (int k = 0; k < sums.length; k++) {
                        sums[k] += value * ruleWeights[from + k] * scale[STATUSES + k];
                    }
                }
            }
            return sums;
        }

        private double[] sums(int firstOutput) {
            double[] sums = Arrays.copyOfRange(bias, firstOutput, firstOutput + NUMBERS * LANES);
            for (int z = 0; z < zones.length; z++) {
                long[] whole = zones[z].sums(weights, firstOutput / LANES);
                double share = share(z, zones[z].count);
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += whole[k] * (scale[firstOutput + k] * share);
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
                    double weight = weight(row, status.ordinal()) * scale[status.ordinal()];
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

        /** The sums of the weights of all rows, of two numbers from {@code number} on. */
        long[] sums(long[] weights, int number) {
            long firstEven = 0;
            long firstOdd = 0;
            long secondEven = 0;
            long secondOdd = 0;
            for (int i = 0; i < count; i++) {
                int from = rows[i] * ROW + number;
                long first = weights[from];
                long second = weights[from + 1];
                firstEven += first & EVEN;
                firstOdd += first >>> Short.SIZE & EVEN;
                secondEven += second & EVEN;
                secondOdd += second >>> Short.SIZE & EVEN;
            }
            return new long[] {
                low(firstEven), low(firstOdd), high(firstEven), high(firstOdd),
                low(secondEven), low(secondOdd), high(secondEven), high(secondOdd)
            };
        }

        private long low(long sum) {
            return (sum & 0xFFFFFFFFL) - (long) RAISED * count;
        }

        private long high(long sum) {
            return (sum >>> Integer.SIZE) - (long) RAISED * count;
        }
    }

    private Zone[] zones(Tokens tokens, char[] numbered, boolean titled) {
        Zone[] zones = new Zone[ZONES.length()];
        int size = Math.min(tokens.size(), words.length);
        zones[0] = new Zone(titled ? Math.min(size, LEAD) : 0);
        zones[1] = new Zone(Math.min(size, LEAD));
        zones[2] = new Zone(size);
        long[] seen = new long[(wordOf.length + 63) >>> 6];
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
        int rows = rowsOf[word];
        if ((rows & 1 << zone) == 0) {
            return;
        }
        int row = (rows >>> ZONES.length()) + Integer.bitCount(rows & (1 << zone) - 1);
        if ((seen[row >>> 6] & 1L << row) == 0) {
            seen[row >>> 6] |= 1L << row;
            Zone into = zones[zone];
            into.rows[into.count++] = row;
        }
    }

    /** One weight of a row, in units of {@link #scale}. */
    private int weight(int row, int output) {
        long number = weights[row * ROW + output / LANES];
        return (int) (number >>> output % LANES * Short.SIZE & 0xFFFF) - RAISED;
    }
}
