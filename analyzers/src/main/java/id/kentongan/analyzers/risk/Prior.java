package id.kentongan.analyzers.risk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What official lists say of a region: shown beside the score, with a mark where both disagree,
 * never mixed into it.
 *
 * @param list name and year of the list
 * @param region Kemendagri code
 * @param value index published, or {@code NaN} where only a category was
 * @param category {@code tinggi}, {@code sedang}, {@code rendah} or {@code -}
 * @param published date of publication
 */
public record Prior(String list, String region, double value, String category, String published) {

    private static final String RESOURCE = "priors.tsv";

    /** Scores from here on count as high, below {@link #LOW} as low, when compared with a list. */
    private static final double HIGH = 50;

    private static final double LOW = 15;

    private static final int PROVINCE = 2;

    private static final Map<String, List<Prior>> STANDARD = load();

    /** What is published on {@code region}; empty where nothing is. */
    public static List<Prior> of(String region) {
        return STANDARD.getOrDefault(region, List.of());
    }

    /**
     * What stands beside a score of {@code region} on {@code day}: lists of the region itself, then
     * of its province; only what was published by then.
     */
    public static List<Prior> beside(String region, LocalDate day) {
        List<Prior> all = new ArrayList<>(of(region));
        if (region.length() > PROVINCE) {
            all.addAll(of(region.substring(0, PROVINCE)));
        }
        all.removeIf(prior -> LocalDate.parse(prior.published()).isAfter(day));
        return List.copyOf(all);
    }

    /** Whether the list speaks of a whole province. */
    public boolean provincial() {
        return region.length() <= PROVINCE;
    }

    /**
     * Whether list and score point in opposite directions: {@code "list-higher"}, {@code
     * "score-higher"} or {@code ""}.
     */
    public String disagreement(double score) {
        if (category.equals("tinggi") && score < LOW) {
            return "list-higher";
        }
        return category.equals("rendah") && score >= HIGH ? "score-higher" : "";
    }

    private static Map<String, List<Prior>> load() {
        try (InputStream in = Prior.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            Map<String, List<Prior>> priors = new TreeMap<>();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line : reader.lines().toList()) {
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                String[] cell = line.split("\t", -1);
                priors.computeIfAbsent(cell[1], region -> new ArrayList<>())
                        .add(
                                new Prior(
                                        cell[0],
                                        cell[1],
                                        cell[2].equals("-")
                                                ? Double.NaN
                                                : Double.parseDouble(cell[2]),
                                        cell[3],
                                        cell[4]));
            }
            return priors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
