package id.kentongan.analyzers.region;

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
    private final Neighbours neighbours;
    private final CodeReader codes;

    private Regions(NavigableMap<String, Region> byCode) {
        this.byCode = Collections.unmodifiableNavigableMap(byCode);
        this.neighbours = new Neighbours(regencies());
        this.codes = new CodeReader(this);
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

    /**
     * The nearest other kabupaten/kota: at most five centroids within 100 km, nearest first. Empty
     * for a province, a lonely island or an unknown code.
     */
    public List<String> neighbours(String code) {
        return neighbours.of(code);
    }

    /**
     * What a code written in a report means today: {@code 7405} and {@code 74.5} are 74.05, {@code
     * 91.09} is 94.04 since 2022, a code of a kecamatan or desa is cut to its kabupaten/kota,
     * {@code 99.99} is refused with a reason. Never throws.
     */
    public CodeReading resolveCode(String given) {
        return codes.read(given);
    }

    private static Regions load() {
        NavigableMap<String, Region> byCode = new TreeMap<>();
        for (String[] cell : TableFile.read(Regions.class, RESOURCE, 5)) {
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
    }
}
