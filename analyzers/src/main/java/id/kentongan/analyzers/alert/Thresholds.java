package id.kentongan.analyzers.alert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * When a level is reached and when it is still held, by score and by heat. Read from the versioned
 * file {@code thresholds.tsv}, where each line has its source and reason. Immutable.
 */
public final class Thresholds implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String RESOURCE = "thresholds.tsv";

    private final String version;
    private final double[] scoreRise;
    private final double[] scoreFall;
    private final double[] heatRise;
    private final double[] heatFall;

    private Thresholds(
            String version,
            double[] scoreRise,
            double[] scoreFall,
            double[] heatRise,
            double[] heatFall) {
        this.version = version;
        this.scoreRise = scoreRise;
        this.scoreFall = scoreFall;
        this.heatRise = heatRise;
        this.heatFall = heatFall;
    }

    /** The thresholds that ship with the project. */
    public static Thresholds standard() {
        try (InputStream in = Thresholds.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), RESOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file of the form of {@code thresholds.tsv}.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    public static Thresholds read(Reader reader, String name) throws IOException {
        String version = "";
        double[][] value = new double[4][Level.values().length];
        boolean[][] seen = new boolean[2][Level.values().length];
        BufferedReader lines = new BufferedReader(reader);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.charAt(0) == '#') {
                continue;
            }
            String[] cell = line.split("\t", -1);
            if (cell[0].equals("version") && cell.length >= 2) {
                version = cell[1];
                continue;
            }
            try {
                int signal = signal(cell[0]);
                int level = Level.valueOf(cell[1]).ordinal();
                value[2 * signal][level] = Double.parseDouble(cell[2]);
                value[2 * signal + 1][level] = Double.parseDouble(cell[3]);
                seen[signal][level] = true;
                if (cell.length < 6 || cell[4].isBlank() || cell[5].isBlank()) {
                    throw new IllegalArgumentException("source and reason are missing");
                }
                if (!(value[2 * signal + 1][level] < value[2 * signal][level])) {
                    throw new IllegalArgumentException("fall must be below rise");
                }
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        name
                                + " line "
                                + number
                                + ": expected signal, level, rise, fall, source, reason ("
                                + e.getMessage()
                                + ")",
                        e);
            }
        }
        for (int signal = 0; signal < 2; signal++) {
            for (int level = 1; level < Level.values().length; level++) {
                if (!seen[signal][level]) {
                    throw new IllegalArgumentException(
                            name
                                    + ": no line for "
                                    + (signal == 0 ? "score" : "heat")
                                    + " "
                                    + Level.values()[level]);
                }
            }
        }
        return new Thresholds(version, value[0], value[1], value[2], value[3]);
    }

    private static int signal(String name) {
        return switch (name) {
            case "score" -> 0;
            case "heat" -> 1;
            default -> throw new IllegalArgumentException("unknown signal " + name);
        };
    }

    /** The same thresholds with other rise and fall values for one level; used to solve them. */
    public Thresholds with(String signal, Level level, double rise, double fall) {
        double[][] copy = {
            scoreRise.clone(), scoreFall.clone(), heatRise.clone(), heatFall.clone()
        };
        copy[2 * signal(signal)][level.ordinal()] = rise;
        copy[2 * signal(signal) + 1][level.ordinal()] = fall;
        return new Thresholds(version, copy[0], copy[1], copy[2], copy[3]);
    }

    /** Version of the file. */
    public String version() {
        return version;
    }

    /** Score from which {@code level} is reached. */
    public double scoreRise(Level level) {
        return scoreRise[level.ordinal()];
    }

    /** Heat from which {@code level} is reached. */
    public double heatRise(Level level) {
        return heatRise[level.ordinal()];
    }

    /** The highest level that score or heat reach. */
    Level reached(Assessment now) {
        Level highest = Level.NORMAL;
        for (Level level : Level.values()) {
            if (level != Level.NORMAL
                    && (now.score() >= scoreRise[level.ordinal()] || byHeat(now, level))) {
                highest = level;
            }
        }
        return highest;
    }

    /** The highest level that score or heat still hold. */
    Level held(Assessment now) {
        Level highest = Level.NORMAL;
        for (Level level : Level.values()) {
            if (level != Level.NORMAL
                    && (now.score() >= scoreFall[level.ordinal()]
                            || now.heat() >= heatFall[level.ordinal()])) {
                highest = level;
            }
        }
        return highest;
    }

    /** Whether heat alone reaches {@code level}. */
    boolean byHeat(Assessment now, Level level) {
        return now.heat() >= heatRise[level.ordinal()];
    }
}
