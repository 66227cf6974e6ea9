package id.kentongan.pipeline.evaluate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What really happened, as a source outside the product says.
 *
 * @param source format it was read from
 * @param exhaustive whether every region with a report is in it (SNPK), so that its regions are the
 *     ones to judge
 * @param events in order of day and region
 * @param unlocated records that name no kabupaten/kota and cannot be judged
 */
public record Truth(String source, boolean exhaustive, List<TruthEvent> events, int unlocated) {

    public Truth {
        events =
                events.stream()
                        .sorted(
                                Comparator.comparing(TruthEvent::start)
                                        .thenComparing(TruthEvent::region)
                                        .thenComparing(event -> String.valueOf(event.id())))
                        .toList();
    }

    /** Day of the first record. */
    public LocalDate first() {
        return events.get(0).start();
    }

    /** Day of the last record; what followed it is not known. */
    public LocalDate last() {
        return events.get(events.size() - 1).start();
    }

    /** Regions with a record that starts before {@code day}, in order. */
    public List<String> regionsBefore(LocalDate day) {
        TreeSet<String> regions = new TreeSet<>();
        for (TruthEvent event : events) {
            if (event.start().isBefore(day)) {
                regions.add(event.region());
            }
        }
        return List.copyOf(regions);
    }
}
