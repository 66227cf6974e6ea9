package id.kentongan.pipeline.train;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.text.ResourceLines;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a reader expects a feature to speak for before any text was counted: a verdict speaks for
 * the past, a rally for protest. Everything else must be learned against a stronger pull to zero.
 */
final class NaturalPoints {

    private static final String RESOURCE = "natural.txt";

    private final Map<String, Set<Status>> byName = new HashMap<>();

    static NaturalPoints standard() {
        NaturalPoints natural = new NaturalPoints();
        for (ResourceLines.Line line : ResourceLines.read(NaturalPoints.class, RESOURCE)) {
            String[] cell = line.text().split(" +");
            Set<Status> statuses = EnumSet.noneOf(Status.class);
            for (String name : Arrays.asList(cell).subList(1, cell.length)) {
                try {
                    statuses.add(Status.valueOf(name));
                } catch (IllegalArgumentException e) {
                    throw line.refused(RESOURCE, "unknown status: " + name);
                }
            }
            natural.byName.put(cell[0], statuses);
        }
        return natural;
    }

    /** Statuses that the feature {@code name} naturally speaks for. */
    Set<Status> of(String name) {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        int zone = name.indexOf(':');
        if (name.startsWith("scoped:")) {
            return EnumSet.of(Status.HYP, Status.PRV);
        }
        if (zone >= 0 || name.indexOf('+') >= 0) {
            for (String cue : name.substring(zone + 1).split("\\+")) {
                statuses.addAll(byName.getOrDefault(cue, Set.of()));
            }
            return statuses;
        }
        String longest = "";
        for (String begin : byName.keySet()) {
            if (name.startsWith(begin) && begin.length() > longest.length()) {
                longest = begin;
            }
        }
        statuses.addAll(byName.getOrDefault(longest, Set.of()));
        return statuses;
    }
}
