package id.kentongan.pipeline.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.pipeline.files.LineSource;
import id.kentongan.pipeline.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads truth: SNPK labels, a scenario's {@code truth.jsonl}, an ACLED export or a UCDP GED table;
 * the format is recognised by its first line.
 */
public final class TruthReader {

    private static final int LINE_LIMIT = 4_000_000;

    private static final double NEAR_DEGREES = 1.0;

    private static final int NAMED = 5;

    private static final DateTimeFormatter ACLED_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final Map<String, String> SNPK_FAMILIES =
            Map.of(
                    "resource", "LND",
                    "governance", "GOV",
                    "election", "ELC",
                    "identity", "IDN",
                    "popular_justice", "COM",
                    "separatist", "SEP",
                    "other", "COM");

    private TruthReader() {}

    /**
     * Reads one or more files of one format.
     *
     * @throws IOException with one line for people: not readable, unknown format, unknown regions
     */
    public static Truth read(List<Path> files) throws IOException {
        List<TruthEvent> events = new ArrayList<>();
        Set<String> formats = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        int unlocated = 0;
        for (Path file : files) {
            try (LineSource lines = LineSource.open(file, LINE_LIMIT)) {
                byte[] first = lines.next();
                if (first == null) {
                    throw new IOException("truth file is empty: " + file);
                }
                String head = text(first);
                if (head.startsWith("{")) {
                    formats.add(json(file, lines, head, events, unknown));
                    unlocated += unlocated(file);
                } else {
                    formats.add(table(file, lines, head, events, unknown));
                }
            }
        }
        if (formats.size() > 1) {
            throw new IOException("truth files of different formats: " + formats);
        }
        if (!unknown.isEmpty()) {
            throw new IOException(
                    "truth names regions that are not known today: "
                            + unknown.stream().limit(NAMED).toList()
                            + (unknown.size() > NAMED
                                    ? " and " + (unknown.size() - NAMED) + " more"
                                    : "")
                            + "; map them to Kemendagri codes first");
        }
        if (events.isEmpty()) {
            throw new IOException("truth holds no event in a kabupaten or kota: " + files);
        }
        String format = formats.iterator().next();
        return new Truth(format, format.equals("SNPK"), events, unlocated);
    }

    private static String json(
            Path file, LineSource lines, String head, List<TruthEvent> events, Set<String> unknown)
            throws IOException {
        String format = "";
        int number = 0;
        for (String line = head; line != null; line = next(lines)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonNode node;
            try {
                node = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            } catch (IOException e) {
                throw new IOException("truth " + file + " line " + number + ": not JSON", e);
            }
            try {
                TruthEvent event;
                if (node.hasNonNull("coded")) {
                    format = "SNPK";
                    event = snpk(node);
                } else if (node.hasNonNull("start")) {
                    format = "scenario";
                    event = scenario(node);
                } else {
                    throw new IOException(
                            "truth "
                                    + file
                                    + " line "
                                    + number
                                    + ": neither SNPK labels nor scenario truth");
                }
                if (event != null) {
                    if (regency(event.region()) == null) {
                        unknown.add(event.region());
                    }
                    events.add(event);
                }
            } catch (DateTimeParseException e) {
                throw new IOException(
                        "truth " + file + " line " + number + ": " + e.getMessage(), e);
            }
        }
        return format;
    }

    private static int unlocated(Path file) throws IOException {
        int count = 0;
        try (LineSource lines = LineSource.open(file, LINE_LIMIT)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (line.length > 0 && !Json.read(line, JsonNode.class).hasNonNull("region")) {
                    count++;
                }
            }
        }
        return count;
    }

    private static @Nullable TruthEvent snpk(JsonNode node) {
        if (!node.hasNonNull("region")) {
            return null;
        }
        JsonNode coded = node.path("coded");
        String category = coded.path("category").asText("");
        boolean conflict = coded.path("kind").asText("").equals("conflict");
        LocalDate day = LocalDate.parse(node.path("occurredOn").asText());
        return new TruthEvent(
                node.path("id").asText(),
                node.path("region").asText(),
                conflict ? SNPK_FAMILIES.getOrDefault(category, "") : "",
                day,
                day,
                conflict && !category.equals("separatist"));
    }

    private static @Nullable TruthEvent scenario(JsonNode node) {
        if (!node.hasNonNull("region")) {
            return null;
        }
        LocalDate start = LocalDate.parse(node.path("start").asText().substring(0, 10));
        String end = node.path("end").asText("");
        return new TruthEvent(
                node.path("id").asText(null),
                node.path("region").asText(),
                node.path("family").asText(""),
                start,
                end.length() < 10 ? start : LocalDate.parse(end.substring(0, 10)),
                true);
    }

    private static String table(
            Path file, LineSource lines, String head, List<TruthEvent> events, Set<String> unknown)
            throws IOException {
        List<String> names =
                Csv.cells(head).stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        boolean acled = names.contains("event_id_cnty") && names.contains("event_type");
        boolean ged = names.contains("type_of_violence") && names.contains("date_start");
        if (!acled && !ged) {
            throw new IOException(
                    "truth "
                            + file
                            + ": no known format; SNPK labels, scenario truth, an ACLED export or"
                            + " a UCDP GED table are read");
        }
        StringBuilder open = new StringBuilder();
        int number = 1;
        for (String line = next(lines); line != null; line = next(lines)) {
            number++;
            open.append(open.length() == 0 ? "" : "\n").append(line);
            if (!Csv.closed(open)) {
                continue;
            }
            List<String> cells = Csv.cells(open.toString());
            open.setLength(0);
            if (cells.size() == 1 && cells.get(0).isBlank()) {
                continue;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
                row.put(names.get(i), cells.get(i));
            }
            if (!row.getOrDefault("country", "Indonesia").equalsIgnoreCase("Indonesia")) {
                continue;
            }
            try {
                TruthEvent event = acled ? acled(row, unknown) : ged(row, unknown);
                if (event != null) {
                    events.add(event);
                }
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new IOException(
                        "truth " + file + " line " + number + ": " + e.getMessage(), e);
            }
        }
        return acled ? "ACLED" : "UCDP GED";
    }

    private static @Nullable TruthEvent acled(Map<String, String> row, Set<String> unknown) {
        String region =
                region(
                        row.getOrDefault("admin2", ""),
                        row.getOrDefault("latitude", ""),
                        row.getOrDefault("longitude", ""));
        if (region == null) {
            unknown.add(row.getOrDefault("admin1", "") + "/" + row.getOrDefault("admin2", ""));
            return null;
        }
        LocalDate day = date(row.getOrDefault("event_date", ""));
        String type = row.getOrDefault("event_type", "");
        String sub = row.getOrDefault("sub_event_type", "");
        String actors =
                (row.getOrDefault("actor1", "") + ' ' + row.getOrDefault("actor2", ""))
                        .toLowerCase(Locale.ROOT);
        boolean separatist =
                actors.contains("separatist")
                        || actors.contains("tpnpb")
                        || actors.contains("opm")
                        || actors.contains("free papua")
                        || actors.contains("gam:");
        boolean violent =
                type.equals("Riots")
                        || type.equals("Violence against civilians")
                        || type.equals("Battles")
                        || type.startsWith("Explosions")
                        || sub.equals("Excessive force against protesters");
        return new TruthEvent(
                row.get("event_id_cnty"),
                region,
                separatist ? "SEP" : "",
                day,
                day,
                violent && !separatist);
    }

    private static @Nullable TruthEvent ged(Map<String, String> row, Set<String> unknown) {
        String region =
                region(
                        row.getOrDefault("adm_2", ""),
                        row.getOrDefault("latitude", ""),
                        row.getOrDefault("longitude", ""));
        if (region == null) {
            unknown.add(row.getOrDefault("adm_1", "") + "/" + row.getOrDefault("adm_2", ""));
            return null;
        }
        boolean state = row.getOrDefault("type_of_violence", "").strip().equals("1");
        return new TruthEvent(
                row.get("id"),
                region,
                state ? "SEP" : "",
                date(row.getOrDefault("date_start", "")),
                date(row.getOrDefault("date_end", row.getOrDefault("date_start", ""))),
                !state);
    }

    /** By name where it is unique, else by the nearest centroid. */
    private static @Nullable String region(String name, String latitude, String longitude) {
        String plain =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("\\b(regency|kabupaten|kab\\.?|district)\\b", "")
                        .strip();
        boolean city = plain.matches(".*\\b(kota|city|municipality)\\b.*");
        plain = plain.replaceAll("\\b(kota|city|municipality)\\b", "").strip();
        List<Region> matches = new ArrayList<>();
        for (Region region : Regions.standard().regencies()) {
            String own = region.name().toLowerCase(Locale.ROOT);
            String bare =
                    own.replaceAll("^(kabupaten|kota administrasi|kota|administrasi)\\s+", "");
            if (bare.equals(plain)) {
                matches.add(region);
            }
        }
        if (matches.size() == 1) {
            return matches.get(0).code();
        }
        for (Region match : matches) {
            if (match.name().startsWith("Kota") == city) {
                return match.code();
            }
        }
        if (latitude.isBlank() || longitude.isBlank()) {
            return null;
        }
        double north = Double.parseDouble(latitude.strip());
        double east = Double.parseDouble(longitude.strip());
        Region nearest = null;
        double least = NEAR_DEGREES;
        for (Region region : Regions.standard().regencies()) {
            double away = Math.hypot(region.latitude() - north, region.longitude() - east);
            if (away < least) {
                least = away;
                nearest = region;
            }
        }
        return nearest == null ? null : nearest.code();
    }

    private static LocalDate date(String stated) {
        String day = stated.strip();
        if (!day.isEmpty() && day.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
            return LocalDate.parse(day.substring(0, 10));
        }
        return LocalDate.parse(day, ACLED_DATE);
    }

    private static @Nullable Region regency(String code) {
        return Regions.standard().find(code).filter(region -> !region.isProvince()).orElse(null);
    }

    private static @Nullable String next(LineSource lines) throws IOException {
        byte[] line = lines.next();
        return line == null ? null : text(line);
    }

    private static String text(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
