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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a report states as kecamatan or desa is free text and may hold a name or a number of a
 * person. Only what the gazetteer knows in that region goes on in words, in the spelling of the
 * gazetteer; anything else goes on as a fingerprint, to be compared and never shown.
 */
public final class StatedPlace {

    private static final String HIDDEN = "#";

    /** What a place may be called before its name. */
    private static final Set<String> TYPES =
            Set.of(
                    "kecamatan",
                    "kec",
                    "kec.",
                    "distrik",
                    "kapanewon",
                    "kemantren",
                    "desa",
                    "ds",
                    "ds.",
                    "kelurahan",
                    "kel",
                    "kel.");

    /** Kecamatan by key, for each region and province. */
    private static final Map<String, Map<String, String>> DISTRICTS = load();

    private StatedPlace() {}

    /** The kecamatan {@code stated} of {@code region}, or its fingerprint. */
    static @Nullable String district(String region, @Nullable String stated) {
        String key = key(stated);
        String known = knownDistrict(region, key);
        return known != null || key.isEmpty() ? known : HIDDEN + Fingerprint.of(key);
    }

    /** The desa {@code stated} of {@code region}, or its fingerprint. */
    static @Nullable String village(String region, @Nullable String stated) {
        String key = key(stated);
        String known = knownVillage(region, key, stated);
        return known != null || key.isEmpty() ? known : HIDDEN + Fingerprint.of(key);
    }

    private static @Nullable String knownDistrict(String region, String key) {
        return key.isEmpty() ? null : DISTRICTS.getOrDefault(region, Map.of()).get(key);
    }

    private static @Nullable String knownVillage(
            String region, String key, @Nullable String stated) {
        if (key.isEmpty() || !Villages.standard().lies(key, region)) {
            return null;
        }
        return Arrays.stream(bare(stated).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
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
        String district = knownDistrict(region, key(finding.district()));
        String village = knownVillage(region, key(finding.village()), finding.village());
        return Objects.equals(district, finding.district())
                        && Objects.equals(village, finding.village())
                ? finding
                : finding.at(district, village);
    }

    /** {@code stated} in lower case, without the type before the name. */
    private static String bare(@Nullable String stated) {
        if (stated == null) {
            return "";
        }
        String place = stated.strip().toLowerCase(Locale.ROOT);
        int name = 0;
        while (name < place.length() && !isGap(place.charAt(name))) {
            name++;
        }
        if (name == place.length() || !TYPES.contains(place.substring(0, name))) {
            return place;
        }
        while (name < place.length() && isGap(place.charAt(name))) {
            name++;
        }
        return place.substring(name);
    }

    private static boolean isGap(char sign) {
        return sign == ' ' || sign >= '\t' && sign <= '\r';
    }

    /** The letters and numbers of {@code stated}: the same however it is spaced. */
    static String key(@Nullable String stated) {
        String place = bare(stated);
        StringBuilder key = new StringBuilder(place.length());
        for (int at = 0; at < place.length(); ) {
            int code = place.codePointAt(at);
            at += Character.charCount(code);
            if (Character.isLetterOrDigit(code) || isNumber(code)) {
                key.appendCodePoint(code);
            }
        }
        return key.toString();
    }

    private static boolean isNumber(int code) {
        int type = Character.getType(code);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
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
