package id.kentongan.pipeline.intake;

import id.kentongan.analyzers.region.CodeReading;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.RegionName;
import id.kentongan.analyzers.region.Regions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The region a cell means: a code, or a name with or without its kind. Names of both a kabupaten
 * and a kota mean neither without it.
 */
final class RegionWords {

    private static final RegionWords STANDARD = new RegionWords();

    private final Regions regions = Regions.standard();
    private final Map<String, Set<String>> codes = new HashMap<>();

    private RegionWords() {
        for (Region region : regions.all()) {
            String name = key(region.name());
            add(name, region.code());
            String bare = name.replaceFirst("^(kabupaten|kota)( administrasi)? ", "");
            if (!region.isProvince()) {
                add((name.startsWith("kota") ? "kota " : "kabupaten ") + bare, region.code());
            }
            add(bare, region.code());
        }
        for (RegionName name : regions.names()) {
            if (!name.weak()
                    && (name.kind() == RegionName.Kind.SHORT
                            || name.kind() == RegionName.Kind.VARIANT)) {
                add(key(name.name()), name.code());
            }
        }
    }

    /** The words for the regions that ship; safe for several threads. */
    static RegionWords standard() {
        return STANDARD;
    }

    /** The code of today, or why there is none. */
    record Meaning(Optional<Region> region, String reason) {}

    Meaning read(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return new Meaning(Optional.empty(), "kosong");
        }
        if (text.matches("[\\d. -]+")) {
            CodeReading reading = regions.resolveCode(text);
            String code = reading.code();
            Optional<Region> region = code == null ? Optional.empty() : regions.find(code);
            return new Meaning(region, region.isPresent() ? "" : "kode wilayah tidak dikenal");
        }
        String key = key(text);
        Set<String> found = codes.getOrDefault(key, Set.of());
        if (found.size() > 1) {
            // a province and one kabupaten or kota of the same name: the kabupaten or kota
            Set<String> below = new HashSet<>(found);
            below.removeIf(code -> code.length() == 2);
            found = below;
        }
        if (found.isEmpty()) {
            return new Meaning(Optional.empty(), "nama wilayah tidak dikenal");
        }
        if (found.size() > 1) {
            return new Meaning(
                    Optional.empty(), "nama dipakai dua wilayah: tulis Kabupaten atau Kota");
        }
        return new Meaning(regions.find(found.iterator().next()), "");
    }

    private void add(String name, String code) {
        codes.computeIfAbsent(name, any -> new HashSet<>()).add(code);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .replaceFirst("^(?:kab|kabupaten) ", "kabupaten ")
                .replaceFirst("^(?:provinsi|prov|propinsi) ", "");
    }
}
