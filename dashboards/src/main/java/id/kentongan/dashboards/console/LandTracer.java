package id.kentongan.dashboards.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws an outline round a cloud of places: each spreads as far as its neighbours are away, the sum
 * is cut at a height by marching squares, and the lines are thinned after Douglas and Peucker.
 */
final class LandTracer {

    private static final double STEP = 0.08;
    private static final double WEST = 94.0;
    private static final double SOUTH = -11.6;
    private static final int COLUMNS = 600;
    private static final int ROWS = 226;
    private static final double HEIGHT = 0.30;
    private static final double TOLERANCE = 0.035;

    private final float[][] field = new float[ROWS][COLUMNS];

    /** Path data for {@code places}, each {@code {latitude, longitude}}. */
    static String trace(List<double[]> places) {
        LandTracer tracer = new LandTracer();
        for (double[] place : places) {
            tracer.spread(place, reach(place, places));
        }
        StringBuilder path = new StringBuilder();
        for (List<double[]> ring : tracer.rings()) {
            List<double[]> thin = thin(ring);
            if (thin.size() >= 4) {
                append(path, thin);
            }
        }
        return path.toString();
    }

    /** How far a place spreads, degrees: by the distance to the third nearest. */
    private static double reach(double[] place, List<double[]> places) {
        double[] nearest = {9, 9, 9, 9};
        for (double[] other : places) {
            double distance = Math.hypot(place[0] - other[0], place[1] - other[1]);
            if (distance < nearest[3]) {
                nearest[3] = distance;
                Arrays.sort(nearest);
            }
        }
        return Math.max(0.11, Math.min(0.62, 1.55 * nearest[2]));
    }

    private void spread(double[] place, double reach) {
        int row = (int) Math.round((place[0] - SOUTH) / STEP);
        int column = (int) Math.round((place[1] - WEST) / STEP);
        int span = (int) Math.ceil(reach / STEP) + 1;
        for (int r = Math.max(1, row - span); r <= Math.min(ROWS - 2, row + span); r++) {
            for (int c = Math.max(1, column - span);
                    c <= Math.min(COLUMNS - 2, column + span);
                    c++) {
                double dy = SOUTH + r * STEP - place[0];
                double dx = WEST + c * STEP - place[1];
                double near = 1 - (dx * dx + dy * dy) / (reach * reach);
                if (near > 0) {
                    field[r][c] += (float) (near * near);
                }
            }
        }
    }

    /** All closed lines at the height, as {@code {latitude, longitude}}. */
    private List<List<double[]>> rings() {
        Map<Long, long[]> next = new HashMap<>();
        Map<Long, double[]> at = new HashMap<>();
        for (int r = 0; r < ROWS - 1; r++) {
            for (int c = 0; c < COLUMNS - 1; c++) {
                cell(r, c, next, at);
            }
        }
        List<List<double[]>> rings = new ArrayList<>();
        List<Long> starts = new ArrayList<>(next.keySet());
        starts.sort(null);
        for (Long start : starts) {
            if (!next.containsKey(start)) {
                continue;
            }
            List<double[]> ring = new ArrayList<>();
            Long edge = start;
            while (edge != null && next.containsKey(edge)) {
                ring.add(at.get(edge));
                edge = next.remove(edge)[0];
            }
            rings.add(ring);
        }
        return rings;
    }

    /** Segments of one cell, land on the left; edges are named by cell corner and direction. */
    private void cell(int r, int c, Map<Long, long[]> next, Map<Long, double[]> at) {
        boolean southWest = field[r][c] >= HEIGHT;
        boolean southEast = field[r][c + 1] >= HEIGHT;
        boolean northEast = field[r + 1][c + 1] >= HEIGHT;
        boolean northWest = field[r + 1][c] >= HEIGHT;
        long south = edge(r, c, 0, at);
        long north = edge(r + 1, c, 0, at);
        long west = edge(r, c, 1, at);
        long east = edge(r, c + 1, 1, at);
        boolean[] corner = {southWest, southEast, northEast, northWest};
        long[] side = {south, east, north, west};
        for (int i = 0; i < 4; i++) {
            // walking round the cell, a line leaves where land ends and comes from where it began
            if (corner[i] && !corner[(i + 1) % 4]) {
                int j = (i + 3) % 4;
                while (!(corner[(j + 1) % 4] && !corner[j])) {
                    j = (j + 3) % 4;
                }
                next.put(side[i], new long[] {side[j]});
            }
        }
    }

    private long edge(int r, int c, int direction, Map<Long, double[]> at) {
        long key = ((long) r * COLUMNS + c) * 2 + direction;
        int r2 = direction == 1 ? r + 1 : r;
        int c2 = direction == 0 ? c + 1 : c;
        if (r2 < ROWS && c2 < COLUMNS && (field[r][c] >= HEIGHT) != (field[r2][c2] >= HEIGHT)) {
            double part = (HEIGHT - field[r][c]) / (field[r2][c2] - field[r][c]);
            at.put(
                    key,
                    new double[] {
                        SOUTH + STEP * (r + part * (r2 - r)), WEST + STEP * (c + part * (c2 - c))
                    });
        }
        return key;
    }

    private static List<double[]> thin(List<double[]> ring) {
        int size = ring.size();
        boolean[] keep = new boolean[size];
        int far = 0;
        for (int i = 0; i < size; i++) {
            if (distance(ring.get(i), ring.get(0)) > distance(ring.get(far), ring.get(0))) {
                far = i;
            }
        }
        keep[0] = true;
        keep[far] = true;
        keep[size - 1] = true;
        Deque<int[]> spans = new ArrayDeque<>();
        spans.push(new int[] {0, far});
        spans.push(new int[] {far, size - 1});
        while (!spans.isEmpty()) {
            int[] span = spans.pop();
            int worst = -1;
            double most = TOLERANCE;
            for (int i = span[0] + 1; i < span[1]; i++) {
                double off = off(ring.get(i), ring.get(span[0]), ring.get(span[1]));
                if (off > most) {
                    most = off;
                    worst = i;
                }
            }
            if (worst > 0) {
                keep[worst] = true;
                spans.push(new int[] {span[0], worst});
                spans.push(new int[] {worst, span[1]});
            }
        }
        List<double[]> thin = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (keep[i]) {
                thin.add(ring.get(i));
            }
        }
        return thin;
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static double off(double[] p, double[] a, double[] b) {
        double length = distance(a, b);
        if (length == 0) {
            return distance(p, a);
        }
        return Math.abs((b[1] - a[1]) * (a[0] - p[0]) - (a[1] - p[1]) * (b[0] - a[0])) / length;
    }

    private static void append(StringBuilder path, List<double[]> ring) {
        for (int i = 0; i < ring.size(); i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Svg.number(MapDrawing.x(ring.get(i)[1])))
                    .append(' ')
                    .append(Svg.number(MapDrawing.y(ring.get(i)[0])));
        }
        path.append('Z');
    }
}
