package id.kentongan.pipeline.evaluate;

import id.kentongan.analyzers.risk.Prior;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Simple forecasts to beat, over the cells of a {@link Grid}. Each uses the past only. */
final class Baselines {

    /** The one that the product must beat: its own events, faded with 26 weeks. */
    static final String OWN_DECAYED = "decayed counts of own events, 26 weeks";

    private static final int YEAR_SEED = 20_010_101;

    private Baselines() {}

    /** Name to scores by region and Monday. */
    static Map<String, double[][]> of(Grid grid, List<OwnEvent> own) {
        double[][] counts = counts(grid, own);
        Map<String, double[][]> all = new LinkedHashMap<>();
        all.put("zero", new double[grid.regions().size()][grid.mondays().size()]);
        all.put("last value (own events of the last week)", mean(grid, counts, 1));
        all.put("rolling mean of own events, 4 weeks", mean(grid, counts, 4));
        all.put("rolling mean of own events, 13 weeks", mean(grid, counts, 13));
        all.put("climatology (own events of all the past)", mean(grid, counts, grid.weeks()));
        for (int life : new int[] {2, 8, 26, 52}) {
            all.put("decayed counts of own events, " + life + " weeks", faded(grid, counts, life));
        }
        for (int life : new int[] {2, 8, 26, 52}) {
            all.put(
                    "decayed counts of the truth, " + life + " weeks",
                    faded(grid, grid.social(), life));
        }
        all.put("draws from the base rate", draws(grid));
        double[][] official = official(grid);
        if (official != null) {
            all.put("official index (IKP 2024)", official);
        }
        return all;
    }

    /** Own events of one family, faded with 26 weeks. */
    static double[][] decayed(Grid grid, List<OwnEvent> own, String family) {
        List<OwnEvent> only = own.stream().filter(one -> one.family().equals(family)).toList();
        return faded(grid, counts(grid, only), 26);
    }

    private static double[][] counts(Grid grid, List<OwnEvent> own) {
        double[][] counts = new double[grid.regions().size()][grid.weeks()];
        for (OwnEvent event : own) {
            int region = grid.regions().indexOf(event.region());
            int week = grid.week(event.day());
            boolean social = event.hostile() && !event.family().equals("SEP");
            if (region >= 0 && week >= 0 && week < grid.weeks() && social) {
                counts[region][week]++;
            }
        }
        return counts;
    }

    private static double[][] mean(Grid grid, double[][] counts, int weeks) {
        double[][] table = new double[grid.regions().size()][grid.mondays().size()];
        for (int r = 0; r < table.length; r++) {
            for (int m = 0; m < table[r].length; m++) {
                int column = grid.column(m);
                double sum = 0;
                for (int w = Math.max(0, column - weeks); w < column; w++) {
                    sum += counts[r][w];
                }
                table[r][m] = sum / Math.max(1, Math.min(weeks, column));
            }
        }
        return table;
    }

    private static double[][] faded(Grid grid, double[][] counts, int halfLife) {
        double keep = StrictMath.pow(0.5, 1.0 / halfLife);
        double[][] table = new double[grid.regions().size()][grid.mondays().size()];
        for (int r = 0; r < table.length; r++) {
            double sum = 0;
            int done = 0;
            for (int m = 0; m < table[r].length; m++) {
                int column = grid.column(m);
                for (; done < column; done++) {
                    sum = sum * keep + counts[r][done];
                }
                table[r][m] = sum;
            }
        }
        return table;
    }

    private static double[][] draws(Grid grid) {
        double rate = grid.rateBefore(grid.mondays().get(0));
        Random random = new Random(YEAR_SEED);
        double[][] table = new double[grid.regions().size()][grid.mondays().size()];
        for (double[] row : table) {
            for (int m = 0; m < row.length; m++) {
                row[m] = random.nextDouble() < rate ? 1 : 0;
            }
        }
        return table;
    }

    private static double @org.jspecify.annotations.Nullable [][] official(Grid grid) {
        boolean published = grid.mondays().get(0).getYear() >= 2022;
        if (!published) {
            return null;
        }
        double[][] table = new double[grid.regions().size()][grid.mondays().size()];
        for (int r = 0; r < table.length; r++) {
            String region = grid.regions().get(r);
            double value = index(region);
            java.util.Arrays.fill(table[r], value);
        }
        return table;
    }

    private static double index(String region) {
        for (String code : List.of(region, region.substring(0, 2))) {
            for (Prior prior : Prior.of(code)) {
                if (prior.list().startsWith("IKP") && !Double.isNaN(prior.value())) {
                    return prior.value();
                }
            }
        }
        return 0;
    }
}
