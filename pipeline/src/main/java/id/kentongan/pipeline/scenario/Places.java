package id.kentongan.pipeline.scenario;

import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where invented things happen: real kabupaten, kota and kecamatan, invented villages. Immutable.
 */
final class Places {

    private final Regions regions = Regions.standard();
    private final Map<String, List<String>> names = new HashMap<>();
    private final Set<String> pairs = new HashSet<>();
    private final List<Region> regencies;

    Places() {
        try (InputStream in = Places.class.getResourceAsStream("places.tsv")) {
            if (in == null) {
                throw new IllegalStateException("resource missing: places.tsv");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(cell -> names.put(cell[0], List.of(cell[1].split("\\|", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> seen = new HashSet<>();
        for (Region region : regions.regencies()) {
            if (!seen.add(shortName(region))) {
                pairs.add(shortName(region));
            }
        }
        regencies = regions.regencies().stream().filter(r -> names.containsKey(r.code())).toList();
    }

    Region region(String code) {
        return regions.find(code)
                .orElseThrow(() -> new IllegalStateException("no such region: " + code));
    }

    /** A kabupaten or kota; every province is as likely as any other in two draws of five. */
    Region any(Dice dice) {
        if (dice.chance(40)) {
            String province = dice.pick(regions.provinces()).code();
            return dice.pick(
                    regencies.stream().filter(r -> r.province().equals(province)).toList());
        }
        return dice.pick(regencies);
    }

    /** A kabupaten or kota of one of {@code provinces}. */
    Region within(List<String> provinces, Dice dice) {
        return dice.pick(regencies.stream().filter(r -> provinces.contains(r.province())).toList());
    }

    /** One of the names that are both a kabupaten and a kota. */
    Region paired(Dice dice) {
        return dice.pick(regencies.stream().filter(r -> pairs.contains(shortName(r))).toList());
    }

    List<Region> regencies() {
        return regencies;
    }

    String kecamatan(Region region, Dice dice) {
        return dice.pick(names.getOrDefault(region.code(), List.of("Kota")));
    }

    String capital(String province) {
        return names.getOrDefault(province, List.of("Jakarta")).get(0);
    }

    String provinceName(Region region) {
        return region(region.province()).name();
    }

    static boolean isKota(Region region) {
        return region.name().startsWith("Kota");
    }

    /** The name without its kind: {@code Kabupaten Seruyan} is {@code Seruyan}. */
    static String shortName(Region region) {
        return region.name().replaceFirst("^(Kabupaten|Kota)( Administrasi)? ", "");
    }

    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
