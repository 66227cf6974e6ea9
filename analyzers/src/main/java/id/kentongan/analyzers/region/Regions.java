package id.kentongan.analyzers.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
    private final List<District> districts;
    private final List<RegionName> names;
    private final Splits splits;
    private final NavigableMap<String, List<String>> seats;

    private Regions(NavigableMap<String, Region> byCode) {
        this.byCode = Collections.unmodifiableNavigableMap(byCode);
        this.neighbours = new Neighbours(regencies());
        this.codes = new CodeReader(this);
        this.districts = loadDistricts();
        this.names = loadNames();
        this.splits = new Splits();
        this.seats = new TreeMap<>();
        for (RegionName name : names) {
            if (name.kind() == RegionName.Kind.SEAT) {
                seats.computeIfAbsent(name.code(), code -> new ArrayList<>(1)).add(name.name());
            }
        }
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

    /**
     * Codes of the kabupaten/kota that hold the offices of a province, the capital first; more than
     * one where the offices are divided. Empty for other codes.
     */
    public List<String> seats(String province) {
        return seats.getOrDefault(province, List.of());
    }

    /** All kecamatan in order of code. */
    public List<District> districts() {
        return districts;
    }

    /** The kecamatan of one kabupaten/kota in order of code; empty for other codes. */
    public List<District> districts(String regency) {
        return districts.stream().filter(district -> district.regency().equals(regency)).toList();
    }

    /** All further names: capitals, abbreviations, spellings, former names, well-known places. */
    public List<RegionName> names() {
        return names;
    }

    /** The further names of one region. */
    public List<RegionName> names(String code) {
        return names.stream().filter(name -> name.code().equals(code)).toList();
    }

    /**
     * The seat of government: for a kabupaten its capital, for a province the kabupaten/kota that
     * holds the capital. Empty for a kota, which is its own.
     */
    public Optional<String> capital(String code) {
        for (RegionName name : names) {
            if (name.code().equals(code)) {
                if (name.kind() == RegionName.Kind.SEAT) {
                    return find(name.name()).map(Region::name);
                }
                if (name.kind() == RegionName.Kind.CAPITAL) {
                    return Optional.of(name.name());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether on {@code day} ({@code YYYY-MM-DD}) the name of this kabupaten/kota meant another
     * area than today, because it did not exist yet or had not yet been divided.
     */
    public boolean otherAreaOn(String code, String day) {
        return splits.otherAreaOn(code, day);
    }

    /**
     * Code of the kabupaten that the area of {@code code} belonged to on {@code day} ({@code
     * YYYY-MM-DD}): itself, or the one it was cut out of later.
     */
    public String belongedTo(String code, String day) {
        return splits.on(code, day);
    }

    private static List<District> loadDistricts() {
        List<District> districts = new ArrayList<>();
        for (String[] cell : TableFile.read(Regions.class, "districts.tsv", 4)) {
            districts.add(
                    new District(
                            cell[0],
                            cell[1],
                            Double.parseDouble(cell[2]),
                            Double.parseDouble(cell[3])));
        }
        return List.copyOf(districts);
    }

    private static List<RegionName> loadNames() {
        List<RegionName> names = new ArrayList<>();
        for (String[] cell : TableFile.read(Regions.class, "names.tsv", 4)) {
            names.add(
                    new RegionName(
                            cell[0],
                            RegionName.Kind.valueOf(cell[1].toUpperCase(Locale.ROOT)),
                            cell[2],
                            cell[3].equals("weak"),
                            cell.length > 4 && !cell[4].isEmpty() ? cell[4] : null));
        }
        return List.copyOf(names);
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
