package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Offices and silences: data that a secretariat edits. A file that names an unknown region, an
 * office without a channel or an escalation to nobody is refused with the line. Immutable.
 */
public final class Routing implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int COLUMNS = 16;

    private final transient List<Office> offices;
    private final transient List<Silence> silences;
    private final String officeText;
    private final String silenceText;

    private Routing(
            List<Office> offices, List<Silence> silences, String officeText, String silenceText) {
        this.offices = offices;
        this.silences = silences;
        this.officeText = officeText;
        this.silenceText = silenceText;
    }

    /**
     * A silence: no notices for a region and family, with reason and expiry.
     *
     * @param region code it holds for, with all within
     * @param family or ALL
     * @param from first instant
     * @param until first instant after it
     * @param office that ordered it
     * @param reason in words
     */
    public record Silence(
            String region,
            String family,
            Instant from,
            Instant until,
            String office,
            String reason) {

        boolean holds(Alert alert) {
            return (region.equals("00")
                            || alert.region().equals(region)
                            || alert.region().startsWith(region + "."))
                    && (family.equals("ALL") || family.equals(alert.family()))
                    && !alert.time().isBefore(from)
                    && alert.time().isBefore(until);
        }
    }

    /** The routing that ships: one invented office for each level, without outside channels. */
    public static Routing standard() {
        try (InputStream in = Routing.class.getResourceAsStream("offices.tsv")) {
            if (in == null) {
                throw new IllegalStateException("resource missing: offices.tsv");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), "offices.tsv", null, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the two files.
     *
     * @param offices lines of {@code offices.tsv}
     * @param officesName its name, for messages
     * @param silences lines of {@code silences.tsv}, or null
     * @param silencesName its name, for messages
     * @throws IllegalArgumentException naming file, line and what is wrong
     */
    public static Routing read(
            Reader offices, String officesName, @Nullable Reader silences, String silencesName) {
        String officeText = text(offices);
        String silenceText = silences == null ? "" : text(silences);
        return of(officeText, officesName, silenceText, silencesName);
    }

    private static Routing of(
            String officeText, String officesName, String silenceText, String silencesName) {
        List<Office> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String line : officeText.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.charAt(0) == '#') {
                continue;
            }
            Office office = office(line, officesName + " line " + number + ": ");
            if (!ids.add(office.id())) {
                throw new IllegalArgumentException(
                        officesName
                                + " line "
                                + number
                                + ": office "
                                + office.id()
                                + " stands twice");
            }
            all.add(office);
        }
        for (Office office : all) {
            if (!office.escalatesTo().isEmpty() && !ids.contains(office.escalatesTo())) {
                throw new IllegalArgumentException(
                        officesName
                                + ": office "
                                + office.id()
                                + " escalates to "
                                + office.escalatesTo()
                                + ", which is not in the file");
            }
        }
        List<Silence> quiet = new ArrayList<>();
        number = 0;
        for (String line : silenceText.split("\n", -1)) {
            number++;
            if (!line.isBlank() && line.charAt(0) != '#') {
                quiet.add(silence(line, silencesName + " line " + number + ": "));
            }
        }
        all.sort(Comparator.comparing(Office::id));
        return new Routing(List.copyOf(all), List.copyOf(quiet), officeText, silenceText);
    }

    private Object readResolve() {
        return of(officeText, "offices.tsv", silenceText, "silences.tsv");
    }

    private static Office office(String line, String at) {
        // editors drop the last tab of a line whose last cell is empty
        String[] cell = Arrays.copyOf(line.split("\t", -1), COLUMNS);
        if (cell[COLUMNS - 1] == null) {
            cell[COLUMNS - 1] = "";
        }
        if (cell[COLUMNS - 2] == null) {
            throw new IllegalArgumentException(
                    at
                            + "expected "
                            + COLUMNS
                            + " columns separated by tabs, found "
                            + cell.length);
        }
        if (!knownRegion(cell[3])) {
            throw new IllegalArgumentException(
                    at
                            + "unknown region "
                            + cell[3]
                            + "; use a Kemendagri code of today (NN, NN.NN, NN.NN.NN) or 00");
        }
        if (cell[6].isBlank() || cell[7].isBlank()) {
            throw new IllegalArgumentException(
                    at + "office " + cell[0] + " has no channel; name one and its address");
        }
        try {
            LocalTime.parse(cell[10]);
            LocalTime.parse(cell[11]);
            ZoneOffset.of(cell[9]);
            return new Office(
                    cell[0],
                    cell[1],
                    Office.Role.valueOf(cell[2].toUpperCase(Locale.ROOT)),
                    cell[3],
                    cell[4].equals("ALL") ? List.of() : List.of(cell[4].split(",", -1)),
                    Level.valueOf(cell[5].toUpperCase(Locale.ROOT)),
                    cell[6],
                    cell[7],
                    cell[8],
                    cell[9],
                    cell[10],
                    cell[11],
                    positive(cell[12]),
                    positive(cell[13]),
                    positive(cell[14]),
                    cell[15]);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(at + e.getMessage(), e);
        }
    }

    private static int positive(String text) {
        int value = Integer.parseInt(text);
        if (value < 1) {
            throw new IllegalArgumentException("limits must be at least 1: " + text);
        }
        return value;
    }

    private static Silence silence(String line, String at) {
        String[] cell = line.split("\t", -1);
        if (cell.length < 6 || cell[5].isBlank()) {
            throw new IllegalArgumentException(
                    at + "expected region, family, from, until, office, reason");
        }
        try {
            Instant from = OffsetDateTimes.instant(cell[2]);
            Instant until = OffsetDateTimes.instant(cell[3]);
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException("a silence must expire after it begins");
            }
            return new Silence(cell[0], cell[1], from, until, cell[4], cell[5]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    at + "time with offset expected: " + e.getMessage(), e);
        }
    }

    private static boolean knownRegion(String code) {
        if (code.equals(Regions.NATIONAL)) {
            return true;
        }
        String parent =
                code.matches("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}") ? code.substring(0, 5) : code;
        return Regions.standard().find(parent).isPresent();
    }

    private static String text(Reader reader) {
        StringBuilder text = new StringBuilder();
        new BufferedReader(reader).lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The office of {@code id}. */
    public Optional<Office> find(String id) {
        return offices.stream().filter(office -> office.id().equals(id)).findFirst();
    }

    /** All offices in order of id. */
    public List<Office> offices() {
        return offices;
    }

    /** The silence that holds for {@code alert}, if any. */
    Optional<Silence> silence(Alert alert) {
        return silences.stream().filter(one -> one.holds(alert)).findFirst();
    }

    /** The desk that confirms for {@code region}: the nearest one up the ladder. */
    Optional<Office> desk(String region, String family) {
        return offices.stream()
                .filter(office -> office.role() == Office.Role.DESK)
                .filter(office -> office.covers(region) && office.hears(family))
                .max(Comparator.comparingInt((Office office) -> depth(office.region())));
    }

    /** Offices told of {@code alert} at once, in order of id; desks are not among them. */
    List<Office> told(Alert alert) {
        return offices.stream()
                .filter(office -> office.role() != Office.Role.DESK)
                .filter(office -> office.covers(alert.region()) && office.hears(alert.family()))
                .filter(office -> highest(alert).compareTo(office.lowest()) >= 0)
                .toList();
    }

    /** Offices of the neighbouring kabupaten, which get an information copy of Siaga and Awas. */
    List<Office> neighbours(Alert alert) {
        Optional<Region> own = Regions.standard().find(alert.region());
        if (own.isEmpty() || own.get().isProvince() || highest(alert).compareTo(Level.SIAGA) < 0) {
            return List.of();
        }
        List<String> near = Regions.standard().neighbours(alert.region());
        return offices.stream()
                .filter(office -> office.role() == Office.Role.ACTION)
                .filter(office -> near.contains(office.region()))
                .toList();
    }

    /** The office that looks after a kabupaten's daily pulse, in order of id. */
    List<Office> pulsed() {
        return offices.stream().filter(office -> office.role() != Office.Role.INFO).toList();
    }

    private static Level highest(Alert alert) {
        return alert.to().compareTo(alert.from()) > 0 ? alert.to() : alert.from();
    }

    private static int depth(String region) {
        return region.equals("00") ? 0 : region.length();
    }
}
