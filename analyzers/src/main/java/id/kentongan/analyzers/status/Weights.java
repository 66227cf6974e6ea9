package id.kentongan.analyzers.status;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.text.ResourceLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The table of points that each feature gives to each status; a resource an analyst can edit. */
public final class Weights {

    /** The table for news beside this class; made by {@code kentongan train --points}. */
    public static final String NEWS = "weights.txt";

    /** The table for incident reports of the years of the model of reports beside this class. */
    public static final String REPORTS = "report-weights.txt";

    /**
     * What field reports of today say beyond what news says in the same words; made by {@code
     * kentongan train --field}.
     */
    public static final String FIELD = "field-weights.txt";

    /** Name of the row that counts always. */
    public static final String BIAS = "bias";

    private final int[] features;
    private final double[][] points;
    private final double[] bias;

    private Weights(int[] features, double[][] points, double[] bias) {
        this.features = features;
        this.points = points;
        this.bias = bias;
    }

    /**
     * A table that ships with the project.
     *
     * @param resource {@link #NEWS}, {@link #REPORTS} or {@link #FIELD}
     * @param index index of a feature by name, failing for unknown names
     */
    public static Weights standard(String resource, ToIntFunction<String> index) {
        return standard(resource, index, List.of());
    }

    /**
     * The same, where points may be for or against {@code more} than statuses.
     *
     * @param more further names, counted after the statuses
     */
    public static Weights standard(
            String resource, ToIntFunction<String> index, List<String> more) {
        List<String> labels =
                Stream.concat(Arrays.stream(Status.values()).map(Status::name), more.stream())
                        .toList();
        List<Integer> features = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        double[] bias = new double[labels.size()];
        for (ResourceLines.Line line : ResourceLines.read(Weights.class, resource)) {
            String[] cell = line.text().split("\\s+");
            double[] row = row(resource, line, cell, labels);
            if (cell[0].equals(BIAS)) {
                bias = row;
                continue;
            }
            try {
                features.add(index.applyAsInt(cell[0]));
            } catch (IllegalArgumentException e) {
                throw line.refused(resource, String.valueOf(e.getMessage()));
            }
            points.add(row);
        }
        return new Weights(
                features.stream().mapToInt(Integer::intValue).toArray(),
                points.toArray(double[][]::new),
                bias);
    }

    private static double[] row(
            String resource, ResourceLines.Line line, String[] cell, List<String> labels) {
        double[] row = new double[labels.size()];
        if (cell.length < 3 || cell.length % 2 == 0) {
            throw line.refused(resource, "expected a feature, then pairs of status and points");
        }
        for (int i = 1; i < cell.length; i += 2) {
            int label = labels.indexOf(cell[i]);
            if (label < 0) {
                throw line.refused(resource, "expected one of " + labels + ", not " + cell[i]);
            }
            try {
                row[label] = Double.parseDouble(cell[i + 1]);
            } catch (NumberFormatException e) {
                throw line.refused(resource, "no points: " + cell[i] + " " + cell[i + 1]);
            }
        }
        return row;
    }

    /** Sum of points for each status, by {@link Status#ordinal()}, then for all else. */
    public double[] scores(java.util.function.IntToDoubleFunction value) {
        double[] sum = bias.clone();
        for (int k = 0; k < features.length; k++) {
            double v = value.applyAsDouble(features[k]);
            if (v != 0) {
                double[] row = points[k];
                for (int s = 0; s < sum.length; s++) {
                    sum[s] += v * row[s];
                }
            }
        }
        return sum;
    }

    /** The points behind {@link #scores}, one for each feature and status that count. */
    public List<Contribution> contributions(
            java.util.function.IntToDoubleFunction value, List<String> names) {
        List<Contribution> all = new ArrayList<>();
        for (int k = 0; k < features.length; k++) {
            double v = value.applyAsDouble(features[k]);
            for (Status status : Status.values()) {
                double p = v * points[k][status.ordinal()];
                if (p != 0) {
                    all.add(new Contribution(names.get(features[k]), status, p));
                }
            }
        }
        return all;
    }
}
