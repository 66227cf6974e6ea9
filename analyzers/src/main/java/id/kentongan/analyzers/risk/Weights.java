package id.kentongan.analyzers.risk;

import id.kentongan.analyzers.finding.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The weights that turn an event into a contribution, read from {@code weights.tsv}. Immutable.
 * Contributions are integers (micro-units), so that sums do not depend on their order.
 */
public final class Weights {

    /** Micro-units in one unit. */
    public static final long MICRO = 1_000_000L;

    /** The eight families in the order of all arrays by family. */
    public static final List<String> FAMILIES =
            List.of("LND", "ORM", "ELC", "IDN", "COM", "SEP", "LAB", "GOV");

    /**
     * Channel of mob justice (COM-04): a steady habit of some regions, not a dispute that flares.
     */
    public static final String MOB = "MOB";

    private static final String MOB_INDICATOR = "COM-04";

    private static final String RESOURCE = "weights.tsv";

    private static final Weights STANDARD = load();

    private final Map<String, Map<String, Double>> values;

    private Weights(Map<String, Map<String, Double>> values) {
        this.values = values;
    }

    /** The weights that ship with the project. */
    public static Weights standard() {
        return STANDARD;
    }

    /** Base weight of an indicator; 0 for a code that is not in the file. */
    public double indicator(String code) {
        return value("w", code, 0);
    }

    /** Factor of a severity 0 to 4. */
    public double severity(int severity) {
        return value("S", Integer.toString(Math.max(0, Math.min(4, severity))), 0);
    }

    /** Factor of a status; 0 for everything but INC and THR. */
    public double status(Status status) {
        return value("f", status.name(), 0);
    }

    /** Probability that one voice of this kind alone is right. */
    public double reliability(String kind) {
        return value("r", kind, 0);
    }

    /** Share of its contribution that a settled case keeps. */
    public double settled() {
        return value("settled", "case", 1);
    }

    /** The channel of a region's memory that an indicator adds to: {@link #MOB} or its family. */
    public static String channel(String indicator) {
        return indicator.equals(MOB_INDICATOR) ? MOB : indicator.substring(0, 3);
    }

    /** The family that a channel belongs to. */
    public static String family(String channel) {
        return channel.equals(MOB) ? "COM" : channel;
    }

    /** Whether a family takes part in scores. */
    public static boolean isFamily(String family) {
        return FAMILIES.contains(family);
    }

    private double value(String kind, String key, double otherwise) {
        return values.getOrDefault(kind, Map.of()).getOrDefault(key, otherwise);
    }

    private static Weights load() {
        try (InputStream in = Weights.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            Map<String, Map<String, Double>> values = new TreeMap<>();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line : reader.lines().toList()) {
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                String[] cell = line.split("\t", -1);
                if (cell.length < 3) {
                    throw new IllegalStateException(RESOURCE + ": three cells wanted: " + line);
                }
                values.computeIfAbsent(cell[0], kind -> new TreeMap<>())
                        .put(cell[1], Double.parseDouble(cell[2]));
            }
            return new Weights(Collections.unmodifiableMap(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
