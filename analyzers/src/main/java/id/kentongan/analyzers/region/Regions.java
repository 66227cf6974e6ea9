package id.kentongan.analyzers.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The 38 provinces and 514 kabupaten/kota of today, by code. Immutable. */
public final class Regions {

    /** Code of the whole country; never spread over regions. */
    public static final String NATIONAL = "00";

    private static final String RESOURCE = "regions.tsv";

    private static final Regions STANDARD = load();

    private final NavigableMap<String, Region> byCode;

    private Regions(NavigableMap<String, Region> byCode) {
        this.byCode = Collections.unmodifiableNavigableMap(byCode);
    }

    /** The regions that ship with the project. */
    public static Regions standard() {
        return STANDARD;
    }

    /** The region of {@code code}, if it exists today. */
    public Optional<Region> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All provinces and kabupaten/kota in order of code. */
    public Collection<Region> all() {
        return byCode.values();
    }

    /** The provinces in order of code. */
    public List<Region> provinces() {
        return byCode.values().stream().filter(Region::isProvince).toList();
    }

    /** The kabupaten and kota in order of code. */
    public List<Region> regencies() {
        return byCode.values().stream().filter(region -> !region.isProvince()).toList();
    }

    private static Regions load() {
        try (InputStream in = Regions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + RESOURCE);
            }
            NavigableMap<String, Region> byCode = new TreeMap<>();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>(reader.lines().toList());
            for (String line : lines) {
                if (line.isEmpty() || line.charAt(0) == '#') {
                    continue;
                }
                String[] cell = line.split("\t", -1);
                byCode.put(
                        cell[0],
                        new Region(
                                cell[0],
                                cell[1],
                                Double.parseDouble(cell[2]),
                                Double.parseDouble(cell[3]),
                                Region.Zone.valueOf(cell[4])));
            }
            return new Regions(byCode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
