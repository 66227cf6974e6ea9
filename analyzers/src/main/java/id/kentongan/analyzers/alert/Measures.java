package id.kentongan.analyzers.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was already done about a happening, as reports of it say: kept beside the concerns of a
 * region under the marker and the family ({@code DEE-01/LND}), told as "sudah", never counted.
 */
final class Measures {

    /** How long a measure is worth telling. */
    private static final Duration FRESH = Duration.ofDays(10);

    /** Plain words of the markers that are measures, in the order in which they are told. */
    private static final Map<String, String> WORDS = words();

    private Measures() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("DEE-04", "pengamanan oleh aparat");
        words.put("ESC-12", "warga mengungsi atau diungsikan");
        words.put("DEE-01", "mediasi atau dialog");
        words.put("DEE-06", "proses hukum");
        words.put("DEE-07", "pemulihan bagi warga");
        return words;
    }

    static boolean known(String role) {
        return WORDS.containsKey(role);
    }

    static String key(String role, String family) {
        return role + "/" + family;
    }

    /** The measures told of {@code family} lately, in plain words. */
    static List<String> of(Collection<Concern> named, String family, Instant time) {
        List<String> told = new ArrayList<>();
        WORDS.forEach(
                (role, words) -> {
                    String key = key(role, family);
                    if (named.stream()
                            .anyMatch(
                                    one ->
                                            one.indicator().equals(key)
                                                    && !one.lastKnown().isAfter(time)
                                                    && Duration.between(one.lastKnown(), time)
                                                                    .compareTo(FRESH)
                                                            <= 0)) {
                        told.add(words);
                    }
                });
        return List.copyOf(told);
    }
}
