package id.kentongan.analyzers.event;

import id.kentongan.analyzers.finding.Finding;
import id.kentongan.analyzers.place.Villages;
import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.region.Regions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a report states as kecamatan or desa is free text and may hold a name or a number of a
 * person. Only what the gazetteer knows in that region goes on in words, in the spelling of the
 * gazetteer; anything else goes on as a fingerprint, to be compared and never shown.
 */
public final class StatedPlace {

    private static final String HIDDEN = "#";

    private static final Pattern TYPE =
            Pattern.compile(
                    "^(kecamatan|kec\\.?|distrik|kapanewon|kemantren|desa|ds\\.?|kelurahan|kel\\.?)\\s+");

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Kecamatan by key, for each region and province. */
    private static final Map<String, Map<String, String>> DISTRICTS = load();

    private StatedPlace() {}

    /** The kecamatan {@code stated} of {@code region}, or its fingerprint. */
    static @Nullable String district(String region, @Nullable String stated) {
        String key = key(stated);
        if (key.isEmpty()) {
            return null;
        }
        String known = DISTRICTS.getOrDefault(region, Map.of()).get(key);
        return known != null ? known : HIDDEN + Fingerprint.of(key);
    }

    /** The desa {@code stated} of {@code region}, or its fingerprint. */
    static @Nullable String village(String region, @Nullable String stated) {
        String key = key(stated);
        if (key.isEmpty()) {
            return null;
        }
        return Villages.standard().lies(key, region)
                ? Arrays.stream(bare(stated).split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .map(
                                word ->
                                        word.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + word.substring(1))
                        .collect(Collectors.joining(" "))
                : HIDDEN + Fingerprint.of(key);
    }

    /** What may be shown of a place made here: its name, never a fingerprint. */
    static @Nullable String shown(@Nullable String place) {
        return place == null || place.startsWith(HIDDEN) ? null : place;
    }

    /**
     * {@code finding} as it may leave the house: kecamatan and desa only where the gazetteer knows
     * them in its region, in the spelling of the gazetteer. A desa is read from what stands behind
     * "Desa" or "GP", which may be a person.
     */
    public static Finding shown(Finding finding) {
        String region = finding.region() == null ? "" : finding.region();
        String district = shown(district(region, finding.district()));
        String village = shown(village(region, finding.village()));
        return Objects.equals(district, finding.district())
                        && Objects.equals(village, finding.village())
                ? finding
                : finding.at(district, village);
    }

    private static String bare(@Nullable String stated) {
        return stated == null
                ? ""
                : TYPE.matcher(stated.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    private static String key(@Nullable String stated) {
        return GAP.matcher(bare(stated)).replaceAll("");
    }

    private static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> districts = new HashMap<>();
        for (District one : Regions.standard().districts()) {
            String key = key(one.name());
            districts
                    .computeIfAbsent(one.regency(), code -> new HashMap<>())
                    .putIfAbsent(key, one.name());
            districts
                    .computeIfAbsent(one.province(), code -> new HashMap<>())
                    .putIfAbsent(key, one.name());
        }
        return districts;
    }
}
