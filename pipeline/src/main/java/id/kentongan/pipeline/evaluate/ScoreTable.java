package id.kentongan.pipeline.evaluate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows of {@code scores.csv} of kabupaten and kota on the days that are asked for. */
final class ScoreTable {

    private static final String HEADER = "time,region,score,probability,alert_level,coverage";

    private final Map<LocalDate, Map<String, Row>> days = new HashMap<>();
    private final Set<String> regions = new TreeSet<>();

    private ScoreTable() {}

    /** One row: score, probability, level and coverage of one region on one day. */
    record Row(double score, double probability, int level, String coverage) {}

    /**
     * Reads the rows of {@code wanted} days.
     *
     * @throws IOException with one line for people
     */
    static ScoreTable read(Path file, Set<LocalDate> wanted) throws IOException {
        ScoreTable table = new ScoreTable();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = lines.readLine();
            if (header == null || !header.startsWith(HEADER)) {
                throw new IOException(
                        file + ": not a scores.csv; its first line must be " + HEADER);
            }
            Set<String> seen = new HashSet<>();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] cell = line.split(",", -1);
                try {
                    LocalDate day = LocalDate.parse(cell[0].substring(0, 10));
                    if (cell[1].length() <= 2) {
                        continue;
                    }
                    table.regions.add(cell[1]);
                    if (!wanted.contains(day)) {
                        continue;
                    }
                    if (!seen.add(cell[0] + cell[1])) {
                        throw new IOException(file + ": two rows for " + cell[0] + " " + cell[1]);
                    }
                    table.days
                            .computeIfAbsent(day, key -> new HashMap<>())
                            .put(
                                    cell[1],
                                    new Row(
                                            Double.parseDouble(cell[2]),
                                            cell[3].isEmpty()
                                                    ? Double.NaN
                                                    : Double.parseDouble(cell[3]),
                                            Integer.parseInt(cell[4]),
                                            cell[5]));
                } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
                    throw new IOException(file + " line " + number + ": cannot be read", e);
                }
            }
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "no scores.csv in " + file.getParent() + "; run `kentongan replay` first", e);
        }
        return table;
    }

    @Nullable Row at(LocalDate day, String region) {
        return days.getOrDefault(day, Map.of()).get(region);
    }

    /** Kabupaten and kota that ever got a row, in order. */
    Set<String> regions() {
        return regions;
    }

    boolean holds(LocalDate day) {
        return days.containsKey(day);
    }
}
