package id.kentongan.analyzers.model;

import id.kentongan.analyzers.text.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model over {@link WordFeatures}: a few outputs, each a weighted sum. A model is a plain
 * text file: a header that says what it was made of, one line per feature, and a hash over all of
 * it. Immutable and safe for use by several threads.
 */
public final class TextModel {

    /** Version of the file format. */
    public static final int FORMAT = 1;

    static final String FIRST_LINE = "kentongan-text-model " + FORMAT;

    private static final String DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static final int HALF = 2048;

    private static final int[] VALUE = values();

    private final Map<String, String> header;
    private final List<String> outputs;
    private final double[] bias;
    private final double[] scale;
    private final List<String> names;
    private final short[][] weights;
    private final long[] keys;
    private final int[] rows;

    private TextModel(
            Map<String, String> header,
            List<String> outputs,
            double[] bias,
            double[] scale,
            List<String> names,
            short[][] weights) {
        this.header = header;
        this.outputs = outputs;
        this.bias = bias;
        this.scale = scale;
        this.names = names;
        this.weights = weights;
        int capacity = Integer.highestOneBit(Math.max(8, names.size() * 3));
        keys = new long[capacity];
        rows = new int[capacity];
        Arrays.fill(rows, -1);
        for (int row = 0; row < names.size(); row++) {
            put(names.get(row), row);
        }
    }

    /**
     * A model from trained weights, rounded to what the file can hold.
     *
     * @param header what it was made of, in the order it is to be written
     * @param outputs names of the outputs
     * @param bias of each output
     * @param features block letter and name of each feature, such as {@code w:keroyok}
     * @param trained weights, by feature and output
     */
    public static TextModel of(
            Map<String, String> header,
            List<String> outputs,
            double[] bias,
            List<String> features,
            double[][] trained) {
        double[] scale = new double[outputs.size()];
        for (double[] row : trained) {
            for (int k = 0; k < scale.length; k++) {
                scale[k] = Math.max(scale[k], Math.abs(row[k]));
            }
        }
        short[][] weights = new short[features.size()][scale.length];
        for (int k = 0; k < scale.length; k++) {
            scale[k] = scale[k] == 0 ? 1 : (float) (scale[k] / (HALF - 1));
            for (int row = 0; row < weights.length; row++) {
                weights[row][k] = (short) Math.rint(trained[row][k] / scale[k]);
            }
        }
        return new TextModel(
                new LinkedHashMap<>(header),
                List.copyOf(outputs),
                bias.clone(),
                scale,
                List.copyOf(features),
                weights);
    }

    /**
     * Reads a model file.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException with one line that says why it cannot be used
     */
    public static TextModel parse(String name, String content) {
        String[] lines = content.split("\n", -1);
        if (!lines[0].startsWith("kentongan-text-model ")) {
            throw new IllegalArgumentException(name + " is not a text model of kentongan");
        }
        if (!lines[0].equals(FIRST_LINE)) {
            throw new IllegalArgumentException(
                    name
                            + " has format "
                            + lines[0].substring(lines[0].indexOf(' ') + 1)
                            + "; this version reads format "
                            + FORMAT
                            + ": train it again");
        }
        try {
            return read(name, lines, content);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(name + " is damaged or cut off: fetch it again", e);
        }
    }

    private static TextModel read(String name, String[] lines, String content) {
        Map<String, String> header = new LinkedHashMap<>();
        List<String> outputs = new ArrayList<>();
        List<Double> bias = new ArrayList<>();
        List<Double> scale = new ArrayList<>();
        int at = 1;
        while (!lines[at].startsWith("body ")) {
            String[] cell = lines[at++].split(" ", 2);
            if (cell[0].equals("output")) {
                String[] part = cell[1].split(" ");
                outputs.add(part[0]);
                bias.add(Double.parseDouble(part[1]));
                scale.add(Double.parseDouble(part[2]));
            } else {
                header.put(cell[0], cell[1]);
            }
        }
        String reader = header.getOrDefault("features", "none");
        if (!reader.equals(String.valueOf(WordFeatures.VERSION))) {
            throw new IllegalArgumentException(
                    name
                            + " was made for feature reader "
                            + reader
                            + "; this version has reader "
                            + WordFeatures.VERSION
                            + ": train it again");
        }
        int size = Integer.parseInt(lines[at++].substring("body ".length()));
        List<String> names = new ArrayList<>(size);
        short[][] weights = new short[size][outputs.size()];
        for (int row = 0; row < size; row++, at++) {
            String line = lines[at];
            int tab = line.indexOf('\t');
            names.add(line.substring(0, tab));
            // weights that are zero to the end of the row are not written
            int written = Math.min(outputs.size(), (line.length() - tab - 1) / 2);
            for (int k = 0; k < written; k++) {
                int high = VALUE[line.charAt(tab + 1 + 2 * k)];
                int low = VALUE[line.charAt(tab + 2 + 2 * k)];
                weights[row][k] = (short) ((high << 6 | low) - HALF);
            }
        }
        if (!lines[at].equals("hash " + hash(content.substring(0, content.lastIndexOf("hash "))))) {
            throw new IllegalArgumentException(
                    name + " was changed after it was trained (its hash does not fit)");
        }
        return new TextModel(header, outputs, array(bias), array(scale), names, weights);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The file, line feeds only. */
    public String render() {
        StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
        header.forEach((key, value) -> out.append(key).append(' ').append(value).append('\n'));
        for (int k = 0; k < outputs.size(); k++) {
            out.append("output ").append(outputs.get(k)).append(' ').append(bias[k]);
            out.append(' ').append(scale[k]).append('\n');
        }
        out.append("body ").append(names.size()).append('\n');
        for (int row = 0; row < names.size(); row++) {
            out.append(names.get(row)).append('\t');
            int last = weights[row].length;
            while (last > 0 && weights[row][last - 1] == 0) {
                last--;
            }
            for (int k = 0; k < last; k++) {
                int value = weights[row][k] + HALF;
                out.append(DIGITS.charAt(value >> 6)).append(DIGITS.charAt(value & 63));
            }
            out.append('\n');
        }
        return out + "hash " + hash(out.toString()) + "\n";
    }

    /** What the header says of {@code key}. */
    public String header(String key) {
        String value = header.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the model does not state " + key);
        }
        return value;
    }

    /** Names of the outputs, in order. */
    public List<String> outputs() {
        return outputs;
    }

    /** Block and name of all features, such as {@code w:keroyok}. */
    public List<String> features() {
        return names;
    }

    /** Bias of each output. */
    double[] biases() {
        return bias.clone();
    }

    /** What a weight of 1 is worth, for each output. */
    double[] scales() {
        return scale.clone();
    }

    /**
     * Weights of the feature at {@code row}, one for each output, to be {@linkplain #scales
     * scaled}.
     */
    short[] weightsOf(int row) {
        return weights[row];
    }

    /** The weighted sums of {@code tokens}, one for each output. */
    public double[] sums(Tokens tokens) {
        Rows found = new Rows(Math.max(16, tokens.size() * 4));
        WordFeatures.read(tokens, true, found);
        return found.sums();
    }

    private static int[] values() {
        int[] values = new int[128];
        Arrays.fill(values, Integer.MIN_VALUE);
        for (int k = 0; k < DIGITS.length(); k++) {
            values[DIGITS.charAt(k)] = k;
        }
        return values;
    }

    private static String hash(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void put(String name, int row) {
        char[] chars = name.toCharArray();
        long key = key(chars[0], chars, 2, chars.length);
        int slot = slot(key);
        while (rows[slot] >= 0) {
            if (keys[slot] == key) {
                throw new IllegalArgumentException("feature stands twice: " + name);
            }
            slot = (slot + 1) & (rows.length - 1);
        }
        keys[slot] = key;
        rows[slot] = row;
    }

    private int slot(long key) {
        return (int) (key ^ key >>> 32) & (rows.length - 1);
    }

    /** FNV-1a over block and characters, stirred once more. */
    private static long key(char block, char[] chars, int from, int to) {
        long key = 0xcbf29ce484222325L;
        key = (key ^ block) * 0x100000001b3L;
        for (int i = from; i < to; i++) {
            key = (key ^ chars[i]) * 0x100000001b3L;
        }
        key = (key ^ key >>> 31) * 0x9E3779B97F4A7C15L;
        return key ^ key >>> 29;
    }

    /** The known features of one text; each counts once, blocks are brought to length one. */
    private final class Rows implements WordFeatures.Sink {

        private int[] words;
        private int[] pieces;
        private int wordCount;
        private int pieceCount;

        Rows(int capacity) {
            words = new int[capacity];
            pieces = new int[2 * capacity];
        }

        @Override
        public void feature(char block, int token, char[] chars, int from, int to) {
            long key = key(block, chars, from, to);
            int slot = slot(key);
            while (rows[slot] >= 0 && keys[slot] != key) {
                slot = (slot + 1) & (rows.length - 1);
            }
            if (rows[slot] < 0) {
                return;
            }
            if (block == WordFeatures.PIECE) {
                if (pieceCount == pieces.length) {
                    pieces = Arrays.copyOf(pieces, 2 * pieceCount);
                }
                pieces[pieceCount++] = rows[slot];
            } else {
                if (wordCount == words.length) {
                    words = Arrays.copyOf(words, 2 * wordCount);
                }
                words[wordCount++] = rows[slot];
            }
        }

        double[] sums() {
            double[] sums = new double[outputs.size()];
            add(sums, words, wordCount);
            add(sums, pieces, pieceCount);
            for (int k = 0; k < sums.length; k++) {
                sums[k] = bias[k] + sums[k] * scale[k];
            }
            return sums;
        }

        private void add(double[] sums, int[] found, int count) {
            Arrays.sort(found, 0, count);
            long[] whole = new long[sums.length];
            int distinct = 0;
            for (int i = 0; i < count; i++) {
                if (i > 0 && found[i] == found[i - 1]) {
                    continue;
                }
                distinct++;
                short[] row = weights[found[i]];
                for (int k = 0; k < row.length; k++) {
                    whole[k] += row[k];
                }
            }
            if (distinct > 0) {
                double length = StrictMath.sqrt(distinct);
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += whole[k] / length;
                }
            }
        }
    }
}
