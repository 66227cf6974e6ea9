package id.kentongan.analyzers.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which election stage a region is in on a day. Where elections overlap, the stage with the highest
 * factor counts. Where a region list is not known, or the day lies outside what the file knows, the
 * stage is {@value #UNKNOWN} and its factor 1. Immutable.
 */
public final class ElectionCalendar {

    /** Stage of a day or region that the file does not know. */
    public static final String UNKNOWN = "UNKNOWN";

    /** Stage of a day on which no election is under way. */
    public static final String NONE = "NONE";

    private static final int CELLS = 8;

    private static final ElectionCalendar STANDARD =
            load(resource("elections.tsv"), resource("stages.tsv"));

    private final List<Entry> entries;
    private final Map<String, Double> factors;
    private final LocalDate knownFrom;
    private final LocalDate knownTo;

    private ElectionCalendar(
            List<Entry> entries,
            Map<String, Double> factors,
            LocalDate knownFrom,
            LocalDate knownTo) {
        this.entries = entries;
        this.factors = factors;
        this.knownFrom = knownFrom;
        this.knownTo = knownTo;
    }

    /**
     * One line of the file that is still in force.
     *
     * @param id of the line
     * @param election name for people
     * @param regions codes, empty for all
     * @param listed whether the regions are known
     * @param stage code
     * @param start first day
     * @param end last day
     * @param source where it comes from
     */
    public record Entry(
            String id,
            String election,
            Set<String> regions,
            boolean listed,
            String stage,
            LocalDate start,
            LocalDate end,
            String source) {

        boolean holds(LocalDate day) {
            return !day.isBefore(start) && !day.isAfter(end);
        }

        boolean concerns(String region) {
            return regions.isEmpty()
                    || regions.contains(region)
                    || (region.length() > 2 && regions.contains(region.substring(0, 2)));
        }
    }

    /** The calendar that ships with the project. */
    public static ElectionCalendar standard() {
        return STANDARD;
    }

    /**
     * Reads a calendar of the form of {@code elections.tsv} with the shipped factors.
     *
     * @throws IllegalArgumentException naming the line that cannot be used
     */
    public static ElectionCalendar read(Reader calendar) {
        return load(calendar, resource("stages.tsv"));
    }

    /** The stage of {@code region} on {@code day}. */
    public String stage(String region, LocalDate day) {
        if (day.isBefore(knownFrom) || day.isAfter(knownTo)) {
            return UNKNOWN;
        }
        String stage = NONE;
        double highest = 0;
        boolean doubtful = false;
        for (Entry entry : entries) {
            if (!entry.holds(day)) {
                continue;
            }
            if (!entry.listed()) {
                doubtful = true;
            } else if (entry.concerns(region) && factors.get(entry.stage()) > highest) {
                highest = factors.get(entry.stage());
                stage = entry.stage();
            }
        }
        return doubtful && stage.equals(NONE) ? UNKNOWN : stage;
    }

    /** Factor of the stage, at least 1; 1 where it is not known. */
    public double factor(String region, LocalDate day) {
        return Math.max(1, factors.getOrDefault(stage(region, day), 1.0));
    }

    /** Stages of {@code region} that begin within {@code days} after {@code day}, soonest first. */
    public List<Entry> ahead(String region, LocalDate day, int days) {
        return entries.stream()
                .filter(entry -> entry.listed() && entry.concerns(region))
                .filter(entry -> entry.start().isAfter(day))
                .filter(entry -> !entry.start().isAfter(day.plusDays(days)))
                .sorted((one, other) -> one.start().compareTo(other.start()))
                .toList();
    }

    private static Reader resource(String name) {
        InputStream in = ElectionCalendar.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("resource missing: " + name);
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    private static ElectionCalendar load(Reader calendar, Reader stages) {
        Map<String, Double> factors = new TreeMap<>();
        for (String line : lines(stages)) {
            String[] cell = line.split("\t", -1);
            factors.put(cell[0], Double.parseDouble(cell[1]));
        }
        List<Entry> all = new ArrayList<>();
        Map<String, String> successors = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        LocalDate from = LocalDate.MAX;
        LocalDate to = LocalDate.MIN;
        for (String line : lines(calendar)) {
            String[] cell = line.split("\t", -1);
            if (cell.length != CELLS) {
                throw new IllegalArgumentException(
                        "calendar: " + CELLS + " cells wanted in: " + line);
            }
            LocalDate start = date(cell[4], line);
            LocalDate end = date(cell[5], line);
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("calendar: ends before it starts: " + line);
            }
            if (cell[0].equals("known")) {
                from = start;
                to = end;
                continue;
            }
            if (!factors.containsKey(cell[3])) {
                throw new IllegalArgumentException("calendar: unknown stage in: " + line);
            }
            if (!ids.add(cell[0])) {
                throw new IllegalArgumentException("calendar: id used twice: " + cell[0]);
            }
            if (!cell[7].equals("-")) {
                successors.put(cell[0], cell[7]);
            }
            Set<String> regions =
                    cell[2].equals("*") || cell[2].equals("?")
                            ? Set.of()
                            : Set.of(cell[2].split(","));
            all.add(
                    new Entry(
                            cell[0],
                            cell[1],
                            regions,
                            !cell[2].equals("?"),
                            cell[3],
                            start,
                            end,
                            cell[6]));
        }
        for (Map.Entry<String, String> successor : successors.entrySet()) {
            if (!ids.contains(successor.getValue())) {
                throw new IllegalArgumentException(
                        "calendar: "
                                + successor.getKey()
                                + " is superseded by "
                                + successor.getValue()
                                + ", which is not there");
            }
        }
        List<Entry> current =
                all.stream().filter(entry -> !successors.containsKey(entry.id())).toList();
        return new ElectionCalendar(current, Map.copyOf(factors), from, to);
    }

    private static LocalDate date(String cell, String line) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("calendar: no date in: " + line, e);
        }
    }

    private static List<String> lines(Reader reader) {
        try (BufferedReader lines = new BufferedReader(reader)) {
            return lines.lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
