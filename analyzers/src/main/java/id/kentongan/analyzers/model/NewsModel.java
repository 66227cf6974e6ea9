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
 * each family of indicators. Words are the folded forms that the tokenizer made, looked up by the
 * hash it has at hand; where a word stands (headline, first words, anywhere) makes a difference,
 * how often it stands there does not. Families also hear what phrases of the rules say.
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

    private final double[] bias;
    private final String[] words;
    private final int[] slots;
    private final int[] hashes;

    /** By word and zone, -1 where the model does not know the word there. */
    private final int[] rowOf;

    /** Weights of statuses, by row; of families, by row: most texts need only the first. */
    private final float[] forStatuses;

    private final float[] forFamilies;
    private final int[] ruleFeatures;
    private final int[] ruleRows;
    private final double slope;

    private NewsModel(TextModel model, ToIntFunction<String> feature) {
        if (!model.outputs().equals(OUTPUTS)) {
            throw new IllegalArgumentException("the model has other outputs: train it again");
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
        hashes = new int[words.length];
        slots = new int[Integer.highestOneBit(Math.max(8, words.length)) * 4];
        Arrays.fill(slots, -1);
        for (int w = 0; w < words.length; w++) {
            hashes[w] = words[w].hashCode();
            int slot = slot(hashes[w]);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = w;
        }
        rowOf = new int[words.length * ZONES.length()];
        Arrays.fill(rowOf, -1);
        forStatuses = new float[names.size() * STATUSES];
        forFamilies = new float[names.size() * FAMILY_COUNT];
        List<Integer> rules = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            String name = names.get(row);
            float[] weights = model.weightsOf(row);
            System.arraycopy(weights, 0, forStatuses, row * STATUSES, STATUSES);
            System.arraycopy(weights, STATUSES, forFamilies, row * FAMILY_COUNT, FAMILY_COUNT);
            if (name.charAt(0) == RULES) {
                rules.add(row);
            } else {
                int zone = ZONES.indexOf(name.charAt(0));
                if (zone < 0) {
                    throw new IllegalArgumentException("unknown zone in the model: " + name);
                }
                int word = Arrays.binarySearch(words, name.substring(2));
                rowOf[word * ZONES.length() + zone] = row;
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

    /** How steeply the confidence follows the points. */
    public double slope() {
        return slope;
    }

    /**
     * The words of {@code tokens} that the model knows.
     *
     * @param titled whether the first section is a headline
     */
    public Words read(Tokens tokens, boolean titled) {
        return new Words(zones(tokens, titled));
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
            return sums(forStatuses, 0, STATUSES);
        }

        /**
         * Points for each of {@link #FAMILIES}.
         *
         * @param rules value of what the rules saw, by index
         */
        public double[] families(IntToDoubleFunction rules) {
            double[] sums = sums(forFamilies, STATUSES, FAMILY_COUNT);
            for (int r = 0; r < ruleFeatures.length; r++) {
                double value = rules.applyAsDouble(ruleFeatures[r]);
                if (value != 0) {
                    int from = ruleRows[r] * FAMILY_COUNT;
                    for (int k = 0; k < sums.length; k++) {
                        sums[k] += value * forFamilies[from + k];
                    }
                }
            }
            return sums;
        }

        private double[] sums(float[] weights, int firstOutput, int outputs) {
            double[] sums = Arrays.copyOfRange(bias, firstOutput, firstOutput + outputs);
            for (int z = 0; z < zones.length; z++) {
                Zone zone = zones[z];
                double share = share(z, zone.count);
                for (int i = 0; i < zone.count; i++) {
                    int from = zone.rows[i] * outputs;
                    for (int k = 0; k < outputs; k++) {
                        sums[k] += weights[from + k] * share;
                    }
                }
            }
            return sums;
        }

        /** The {@code most} words that say most about {@code status}. */
        public List<Said> said(Status status, int most) {
            List<Said> all = new ArrayList<>();
            for (int z = 0; z < zones.length; z++) {
                for (int i = 0; i < zones[z].count; i++) {
                    int at = zones[z].rows[i] * STATUSES + status.ordinal();
                    double points = forStatuses[at] * share(z, zones[z].count);
                    all.add(new Said(words[zones[z].words[i]], ZONES.charAt(z), points));
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
        final int[] words;
        int count;

        Zone(int most) {
            rows = new int[most];
            words = new int[most];
        }
    }

    private Zone[] zones(Tokens tokens, boolean titled) {
        Zone[] zones = new Zone[ZONES.length()];
        int size = Math.min(tokens.size(), words.length);
        zones[0] = new Zone(titled ? Math.min(size, LEAD) : 0);
        zones[1] = new Zone(Math.min(size, LEAD));
        zones[2] = new Zone(size);
        long[] seen = new long[(rowOf.length + 63) >>> 6];
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.numeric(i) || tokens.furniture(i)) {
                continue;
            }
            int word = find(tokens, i);
            if (word < 0) {
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
            into.words[into.count] = word;
            into.rows[into.count++] = rowOf[at];
        }
    }

    private int find(Tokens tokens, int token) {
        int hash = tokens.hash(token);
        int slot = slot(hash);
        while (slots[slot] >= 0) {
            int word = slots[slot];
            if (hashes[word] == hash && tokens.is(token, words[word])) {
                return word;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9 >>> 7) & (slots.length - 1);
    }
}
