package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.knowledge.Table;
import java.io.Reader;
import java.io.Serializable;
import java.util.List;

/**
 * From which heat a level is reached, and what must be left for it to be held. Read from the
 * versioned file {@code thresholds.tsv}, where each line has its source and reason. Immutable.
 */
public final class Thresholds implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String RESOURCE = "thresholds.tsv";

    private final String version;
    private final double[] rise;
    private final double[] fall;

    private Thresholds(String version, double[] rise, double[] fall) {
        this.version = version;
        this.rise = rise;
        this.fall = fall;
    }

    /** The thresholds that ship with the project. */
    public static Thresholds standard() {
        return of(Table.resource(Thresholds.class, RESOURCE, 2), RESOURCE);
    }

    /**
     * Reads a file of the form of {@code thresholds.tsv}.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    public static Thresholds read(Reader reader, String name) {
        return of(Table.read(Table.text(reader), name, 2), name);
    }

    private static Thresholds of(List<Table.Row> rows, String name) {
        String version = "";
        double[] rise = new double[Level.values().length];
        double[] fall = new double[Level.values().length];
        boolean[] seen = new boolean[Level.values().length];
        for (Table.Row row : rows) {
            if (row.cell(0).equals("version")) {
                version = row.cell(1);
                continue;
            }
            if (row.cells().size() < 5 || row.cell(3).isBlank() || row.cell(4).isBlank()) {
                throw row.refused("expected level, rise, fall, source, reason");
            }
            int level;
            try {
                level = Level.valueOf(row.cell(0)).ordinal();
                rise[level] = Double.parseDouble(row.cell(1));
                fall[level] = Double.parseDouble(row.cell(2));
            } catch (IllegalArgumentException e) {
                throw row.refused(String.valueOf(e.getMessage()));
            }
            if (!(fall[level] < rise[level]) || fall[level] <= 0) {
                throw row.refused("fall must be above 0 and below rise");
            }
            seen[level] = true;
        }
        for (int level = 1; level < seen.length; level++) {
            if (!seen[level]) {
                throw new IllegalArgumentException(name + ": no line for " + Level.values()[level]);
            }
            if (level > 1 && rise[level] <= rise[level - 1]) {
                throw new IllegalArgumentException(
                        name
                                + ": "
                                + Level.values()[level]
                                + " must rise later than the level below");
            }
        }
        return new Thresholds(version, rise, fall);
    }

    /** The same thresholds with other values for one level; used to solve them. */
    public Thresholds with(Level level, double newRise, double newFall) {
        double[] nextRise = rise.clone();
        double[] nextFall = fall.clone();
        nextRise[level.ordinal()] = newRise;
        nextFall[level.ordinal()] = newFall;
        return new Thresholds(version, nextRise, nextFall);
    }

    /** Version of the file. */
    public String version() {
        return version;
    }

    /** Heat, for a Siaga the row, from which {@code level} is reached. */
    public double rise(Level level) {
        return rise[level.ordinal()];
    }

    /** What must be left of the last three weeks for {@code level} to be held. */
    public double fall(Level level) {
        return fall[level.ordinal()];
    }

    /** The highest level that is reached: a Siaga by the row, the others by the heat. */
    Level reached(Assessment now) {
        return highest(now.heatHere(), now.row(), rise);
    }

    /** The highest level that is still held. */
    Level held(Assessment now) {
        return highest(now.held(), now.held(), fall);
    }

    private static Level highest(double heat, double row, double[] bounds) {
        Level highest = Level.NORMAL;
        for (Level level : Level.values()) {
            double reading = level == Level.SIAGA ? row : heat;
            if (level != Level.NORMAL && reading >= bounds[level.ordinal()]) {
                highest = level;
            }
        }
        return highest;
    }
}
