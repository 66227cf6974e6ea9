package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Many regions, one cause: ten or more regions that rise for one indicator within 48 hours become
 * one national alert with a list. State of the stream, one for each indicator.
 *
 * @param indicator code
 * @param risen last rise by region
 * @param alerts id of that rise by region
 * @param until no further national alert before this instant; null before the first
 */
public record Surge(
        String indicator,
        Map<String, Instant> risen,
        Map<String, String> alerts,
        @Nullable Instant until) {

    /** Regions that make a surge. */
    public static final int REGIONS = 10;

    private static final Duration WINDOW = Duration.ofHours(48);

    private static final int NAMED = 12;

    public Surge {
        risen = risen == null ? Map.of() : risen;
        alerts = alerts == null ? Map.of() : alerts;
    }

    /** No region has risen. */
    public static Surge of(String indicator) {
        return new Surge(indicator, Map.of(), Map.of(), null);
    }

    /**
     * After one alert.
     *
     * @param next memory after it
     * @param alert the national alert, or null
     */
    public record Step(Surge next, @Nullable Alert alert) {}

    /** Applies one alert of this indicator; alerts come in order of time. */
    public Step apply(Alert alert) {
        if (!alert.rise() || alert.region().length() != 5) {
            return new Step(this, null);
        }
        TreeMap<String, Instant> regions = new TreeMap<>(risen);
        TreeMap<String, String> ids = new TreeMap<>(alerts);
        regions.put(alert.region(), alert.time());
        ids.put(alert.region(), alert.alertId());
        Instant oldest = alert.time().minus(WINDOW);
        regions.values().removeIf(time -> time.isBefore(oldest));
        ids.keySet().retainAll(regions.keySet());
        boolean silent = until != null && alert.time().isBefore(until);
        if (regions.size() < REGIONS || silent) {
            return new Step(new Surge(indicator, regions, ids, until), null);
        }
        Surge next = new Surge(indicator, regions, ids, alert.time().plus(WINDOW));
        return new Step(next, national(alert, regions, ids));
    }

    private Alert national(Alert last, Map<String, Instant> regions, Map<String, String> ids) {
        String family = indicator.substring(0, 3);
        PlainWords.Words words = PlainWords.standard().of(indicator, family);
        String id = Alert.id("00", family, last.time(), Level.SIAGA);
        List<String> names = new ArrayList<>();
        for (String region : regions.keySet()) {
            if (names.size() < NAMED) {
                names.add(Wording.shortName(region));
            }
        }
        int more = regions.size() - names.size();
        String mark = last.simulated() ? "SIMULASI - " : "";
        String title = mark + "SIAGA: LONJAKAN NASIONAL - " + words.title();
        String text =
                title
                        + "\n"
                        + regions.size()
                        + " kabupaten/kota naik tingkat dalam 48 jam karena satu sebab: "
                        + words.text()
                        + " (UU 7/2012 pasal 5 huruf "
                        + words.source()
                        + ").\nWilayah: "
                        + String.join(", ", names)
                        + (more > 0 ? " dan " + more + " lainnya" : "")
                        + ".\nSaran (pencegahan): Ditjen Polpum dan pemerintah provinsi: satu penjelasan"
                        + " resmi, dialog dengan perwakilan warga, dan laporan 6 jam sekali.\nKode: "
                        + id;
        return new Alert(
                id,
                last.time(),
                "00",
                family,
                Level.NORMAL,
                Level.SIAGA,
                "surge",
                List.copyOf(ids.values()),
                false,
                "surge",
                indicator,
                last.severity(),
                regions.size(),
                0,
                "",
                title,
                text.length() <= AlertText.LONGEST
                        ? text
                        : text.substring(0, AlertText.LONGEST - 1) + "…",
                last.simulated(),
                last.version());
    }
}
