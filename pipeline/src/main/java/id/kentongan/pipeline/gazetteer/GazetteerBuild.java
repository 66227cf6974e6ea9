package id.kentongan.pipeline.gazetteer;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes {@code regions.tsv}, {@code districts.tsv} and {@code villages.txt}, the resources of the
 * package {@code region} of the analyzers, from the files {@code provinces.csv}, {@code
 * regencies.csv}, {@code districts.csv} and {@code villages.csv} of the npm package idn-area-data
 * 4.0.1 and from the centroid files. The same input gives the same bytes.
 *
 * <pre>
 * usage: GazetteerBuild AREA-DATA-DIR CENTROID-DIR OUT-DIR
 * </pre>
 *
 * Exit code 2 and one line on standard error when an input is missing or broken.
 */
public final class GazetteerBuild {

    private static final String CREDIT =
            "# Written by GazetteerBuild from idn-area-data 4.0.1 (data ODbL 1.0, see NOTICE); do not edit.\n";

    private static final List<String> CODE_NAME = List.of("code", "name");
    private static final List<String> POINT = List.of("code", "lat", "lng");

    private final Path area;
    private final Path centroids;

    private record Place(String code, String name) {}

    private GazetteerBuild(Path area, Path centroids) {
        this.area = area;
        this.centroids = centroids;
    }

    /** Entry point; see the class comment. */
    public static void main(String[] args) {
        System.exit(run(args, System.err));
    }

    static int run(String[] args, PrintStream err) {
        if (args.length != 3) {
            err.println("usage: GazetteerBuild AREA-DATA-DIR CENTROID-DIR OUT-DIR");
            return 2;
        }
        try {
            new GazetteerBuild(Path.of(args[0]), Path.of(args[1])).write(Path.of(args[2]));
            return 0;
        } catch (GazetteerException e) {
            err.println("gazetteer: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("gazetteer: cannot write to " + args[2] + ": " + e.getMessage());
            return 2;
        }
    }

    private void write(Path out) throws GazetteerException, IOException {
        List<Place> districts = places("districts.csv", "\\d{2}\\.\\d{2}\\.\\d{2}");
        String regions = regions();
        String districtTable = districtTable(districts);
        String villages = villages(districts);
        Files.createDirectories(out);
        Files.writeString(out.resolve("regions.tsv"), regions, StandardCharsets.UTF_8);
        Files.writeString(out.resolve("districts.tsv"), districtTable, StandardCharsets.UTF_8);
        Files.writeString(out.resolve("villages.txt"), villages, StandardCharsets.UTF_8);
    }

    private String regions() throws GazetteerException {
        Map<String, String> points = points("province-centroids.csv");
        points.putAll(points("regency-centroids.csv"));
        Map<String, Place> all = new TreeMap<>();
        for (Place province : places("provinces.csv", "\\d{2}")) {
            all.put(province.code(), province);
        }
        for (Place regency : places("regencies.csv", "\\d{2}\\.\\d{2}")) {
            all.put(regency.code(), regency);
        }
        StringBuilder table = new StringBuilder(CREDIT);
        table.append("# code\tname\tlatitude\tlongitude\tzone\n");
        for (Place place : all.values()) {
            table.append(place.code())
                    .append('\t')
                    .append(place.name())
                    .append('\t')
                    .append(point(points, place.code()))
                    .append('\t')
                    .append(zone(place.code()))
                    .append('\n');
        }
        return table.toString();
    }

    private String districtTable(List<Place> districts) throws GazetteerException {
        Map<String, String> points = points("district-centroids.csv");
        StringBuilder table = new StringBuilder(CREDIT);
        table.append("# code\tname\tlatitude\tlongitude\n");
        for (Place district : districts) {
            table.append(district.code())
                    .append('\t')
                    .append(district.name())
                    .append('\t')
                    .append(point(points, district.code()))
                    .append('\n');
        }
        return table.toString();
    }

    /**
     * Front-coded: one line per name in order, first the number of leading characters shared with
     * the line before (base 36), then the rest of the name, a tab, and the lines of {@code
     * districts.tsv} (from 0, base 36, each as the distance from the one before) that have such a
     * village.
     */
    private String villages(List<Place> districts) throws GazetteerException {
        Map<String, Integer> line = new HashMap<>();
        for (int i = 0; i < districts.size(); i++) {
            line.put(districts.get(i).code(), i);
        }
        Map<String, TreeSet<Integer>> where = new TreeMap<>();
        for (Place village : places("villages.csv", "\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}")) {
            Integer district = line.get(village.code().substring(0, 8));
            if (district == null) {
                throw new GazetteerException("villages.csv: no kecamatan for " + village.code());
            }
            String key = key(village.name());
            if (!key.isEmpty()) {
                where.computeIfAbsent(key, name -> new TreeSet<>()).add(district);
            }
        }
        StringBuilder text = new StringBuilder(CREDIT);
        String before = "";
        for (Map.Entry<String, TreeSet<Integer>> entry : where.entrySet()) {
            String name = entry.getKey();
            int shared = shared(before, name);
            text.append(Integer.toString(shared, 36)).append(name, shared, name.length());
            char separator = '\t';
            int last = 0;
            for (int district : entry.getValue()) {
                text.append(separator).append(Integer.toString(district - last, 36));
                separator = ' ';
                last = district;
            }
            text.append('\n');
            before = name;
        }
        return text.toString();
    }

    /** Name without case, accents, spaces and signs, because villages are written both ways. */
    private static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = Character.toLowerCase(plain.charAt(i));
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                key.append(c);
            }
        }
        return key.toString();
    }

    private static int shared(String a, String b) {
        int most = Math.min(35, Math.min(a.length(), b.length()));
        int n = 0;
        while (n < most && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    private List<Place> places(String file, String code) throws GazetteerException {
        List<Place> places = new ArrayList<>();
        for (Map<String, String> row : Csv.read(area.resolve(file), CODE_NAME)) {
            String name = row.getOrDefault("name", "").strip().replaceAll("\\s+", " ");
            String value = row.getOrDefault("code", "");
            if (!value.matches(code) || name.isEmpty()) {
                throw new GazetteerException(file + ": unreadable row " + row);
            }
            places.add(new Place(value, name));
        }
        places.sort(Comparator.comparing(Place::code));
        return places;
    }

    private Map<String, String> points(String file) throws GazetteerException {
        Map<String, String> points = new HashMap<>();
        for (Map<String, String> row : Csv.read(centroids.resolve(file), POINT)) {
            try {
                points.put(
                        row.getOrDefault("code", ""),
                        degrees(row.getOrDefault("lat", ""))
                                + "\t"
                                + degrees(row.getOrDefault("lng", "")));
            } catch (NumberFormatException e) {
                throw new GazetteerException(file + ": unreadable row " + row);
            }
        }
        return points;
    }

    private static String degrees(String value) {
        return String.format(
                Locale.ROOT, "%s", new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN));
    }

    private static String point(Map<String, String> points, String code) throws GazetteerException {
        String point = points.get(code);
        if (point == null) {
            throw new GazetteerException("no centroid for " + code);
        }
        return point;
    }

    /** Time zone by province: Sumatra, Java, West and Central Kalimantan; then Bali to Sulawesi. */
    private static String zone(String code) {
        int province = Integer.parseInt(code.substring(0, 2));
        if (province <= 36 || province == 61 || province == 62) {
            return "WIB";
        }
        return province < 80 ? "WITA" : "WIT";
    }
}
