package id.kentongan.analyzers.region;

import java.util.HashMap;
import java.util.Map;

/** Until which day the name of a kabupaten/kota meant another area than today. */
final class Splits {

    private static final String RESOURCE = "splits.tsv";

    private final Map<String, String> lastChange = new HashMap<>();
    private final Map<String, String> from = new HashMap<>();
    private final Map<String, String> since = new HashMap<>();

    Splits() {
        for (String[] cell : TableFile.read(Splits.class, RESOURCE, 3)) {
            from.put(cell[0], cell[1]);
            since.put(cell[0], cell[2]);
            String day = yearLater(cell[2]);
            later(cell[0], day);
            later(cell[1], day);
        }
    }

    /** The press keeps the old use of a name for about a year. */
    private static String yearLater(String day) {
        return Integer.parseInt(day.substring(0, 4)) + 1 + day.substring(4);
    }

    private void later(String code, String day) {
        lastChange.merge(code, day, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    /**
     * Code of the kabupaten that {@code code} belonged to on {@code day}; itself when it existed.
     */
    String on(String code, String day) {
        String then = code;
        while (since.containsKey(then) && day.compareTo(since.get(then)) < 0) {
            then = from.get(then);
        }
        return then;
    }

    boolean otherAreaOn(String code, String day) {
        String change = lastChange.get(code);
        return change != null && day.compareTo(change) < 0;
    }
}
