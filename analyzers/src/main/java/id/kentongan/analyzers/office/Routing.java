package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Review;
import id.kentongan.analyzers.knowledge.Table;
import id.kentongan.analyzers.region.Region;
import id.kentongan.analyzers.region.Regions;
import id.kentongan.analyzers.risk.Weights;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Offices and silences: data that a secretariat edits. A file that names an unknown region, an
 * office without a channel or an escalation to nobody is refused with the line. Immutable.
 */
public final class Routing implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Lowest level of which neighbours get a copy. */
    static final Level COPIED = Level.SIAGA;

    private static final String OFFICES = "offices.tsv";

    private static final String SILENCES = "silences.tsv";

    /** Columns of {@code offices.tsv}. */
    static final int COLUMNS = 16;

    private static final int SILENCE_COLUMNS = 6;

    private static final String EACH_PROVINCE = "NN";

    private static final String EACH_REGENCY = "NN.NN";

    private static final String CODE = "{kode}";

    private static final String NAME = "{nama}";

    /** The clock of the region that the office looks after. */
    private static final String OWN_ZONE = "{zona}";

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

        boolean holds(String where, String which, Instant time) {
            return (region.equals("00") || where.equals(region) || where.startsWith(region + "."))
                    && (family.equals("ALL") || family.equals(which))
                    && !time.isBefore(from)
                    && time.isBefore(until);
        }
    }

    /**
     * The routing that ships: an invented desk and an office of the nation, without outside
     * channels, and Kesbangpol of each province and kabupaten/kota with the right to judge.
     */
    public static Routing standard() {
        return read(Table.resource(Routing.class, OFFICES), OFFICES, "", SILENCES);
    }

    /**
     * Reads the two files.
     *
     * @param officeText lines of {@code offices.tsv}
     * @param officesName its name, for messages
     * @param silenceText lines of {@code silences.tsv}, or empty
     * @param silencesName its name, for messages
     * @throws id.kentongan.analyzers.knowledge.LineRefused naming file, line and what is wrong
     */
    public static Routing read(
            String officeText, String officesName, String silenceText, String silencesName) {
        Map<String, Table.Row> lines = new HashMap<>();
        List<Office> all = new ArrayList<>();
        for (Table.Row row : Table.read(officeText, officesName, COLUMNS)) {
            for (Office office : offices(row)) {
                Table.Row before = lines.put(office.id(), row);
                if (before != null) {
                    throw row.refused(
                            "office " + office.id() + " stands already in line " + before.number());
                }
                all.add(office);
            }
        }
        all.sort(Comparator.comparing(Office::id));
        Routing routing = new Routing(List.copyOf(all), List.of(), officeText, silenceText);
        for (Office office : all) {
            routing.checkLadder(office, Objects.requireNonNull(lines.get(office.id())));
        }
        List<Silence> quiet = new ArrayList<>();
        for (Table.Row row : Table.read(silenceText, silencesName, SILENCE_COLUMNS)) {
            quiet.add(routing.silence(row));
        }
        return new Routing(routing.offices, List.copyOf(quiet), officeText, silenceText);
    }

    private Object readResolve() {
        return read(officeText, OFFICES, silenceText, SILENCES);
    }

    /** Who does not answer is passed over upwards, and never in a circle. */
    private void checkLadder(Office office, Table.Row row) {
        Set<String> passed = new HashSet<>();
        Office at = office;
        while (!at.escalatesTo().isEmpty()) {
            Office above = find(at.escalatesTo()).orElse(null);
            if (above == null) {
                if (at == office) {
                    throw row.refused(
                            "office "
                                    + office.id()
                                    + " escalates to "
                                    + office.escalatesTo()
                                    + ", which is not in the file");
                }
                return;
            }
            if (!passed.add(above.id())) {
                throw row.refused("the escalation of " + office.id() + " goes in a circle");
            }
            at = above;
        }
    }

    /** The office of a line, or one for each province or kabupaten/kota. */
    private static List<Office> offices(Table.Row row) {
        boolean provinces = row.cell(3).equals(EACH_PROVINCE);
        if (!provinces && !row.cell(3).equals(EACH_REGENCY)) {
            return List.of(office(row, row.cell(0), row.cell(1), row.cell(3)));
        }
        if (!row.cell(0).contains(CODE) || !row.cell(1).contains(NAME)) {
            throw row.refused(
                    "a line for each region needs "
                            + CODE
                            + " in its id, "
                            + NAME
                            + " in its name");
        }
        return (provinces ? Regions.standard().provinces() : Regions.standard().regencies())
                .stream()
                        .map(
                                region ->
                                        office(
                                                row,
                                                row.cell(0).replace(CODE, region.code()),
                                                row.cell(1).replace(NAME, region.name()),
                                                region.code()))
                        .toList();
    }

    private static Office office(Table.Row row, String id, String name, String region) {
        if (!id.matches("[a-z0-9][a-z0-9.-]{0,39}")) {
            throw row.refused(
                    "an office id is 1 to 40 small letters, digits, dots and hyphens, not " + id);
        }
        if (name.isEmpty()) {
            throw row.refused("office " + id + " has no name");
        }
        if (!knownRegion(region)) {
            throw row.refused(
                    "unknown region "
                            + region
                            + "; use a Kemendagri code of today (NN, NN.NN, NN.NN.NN) or 00");
        }
        if (row.cell(6).isEmpty() || row.cell(7).isEmpty()) {
            throw row.refused("office " + id + " has no channel; name one and its address");
        }
        List<String> families =
                row.cell(4).equals("ALL") ? List.of() : List.of(row.cell(4).split(",", -1));
        for (String family : families) {
            if (!Weights.isFamily(family)) {
                throw row.refused(
                        "unknown family "
                                + family
                                + "; use ALL or "
                                + String.join(",", Weights.FAMILIES));
            }
        }
        if (!row.cell(8).equals("id")) {
            throw row.refused("language " + row.cell(8) + " is not written; use id");
        }
        return new Office(
                id,
                name,
                role(row),
                region,
                families,
                lowest(row),
                row.cell(6),
                row.cell(7),
                row.cell(8),
                zone(row, region),
                clock(row, 10),
                clock(row, 11),
                positive(row, 12),
                positive(row, 13),
                positive(row, 14),
                row.cell(15));
    }

    private static Office.Role role(Table.Row row) {
        try {
            return Office.Role.valueOf(row.cell(2).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw row.refused("unknown role " + row.cell(2) + "; use desk, action, info or review");
        }
    }

    private static Level lowest(Table.Row row) {
        try {
            Level level = Level.valueOf(row.cell(5).toUpperCase(Locale.ROOT));
            if (level != Level.NORMAL) {
                return level;
            }
        } catch (IllegalArgumentException e) {
            // the line below says it
        }
        throw row.refused("unknown level " + row.cell(5) + "; use WASPADA, SIAGA or AWAS");
    }

    private static String zone(Table.Row row, String region) {
        String zone =
                switch (row.cell(9)) {
                    case OWN_ZONE ->
                            Regions.standard()
                                    .find(region.substring(0, Math.min(5, region.length())))
                                    .map(one -> one.zone().offset())
                                    .orElse("+07:00");
                    case "WIB" -> "+07:00";
                    case "WITA" -> "+08:00";
                    case "WIT" -> "+09:00";
                    default -> row.cell(9);
                };
        if (!zone.matches("\\+0[789]:00")) {
            throw row.refused(
                    "unknown time zone "
                            + zone
                            + "; use WIB, WITA, WIT, {zona} or +07:00 to +09:00");
        }
        return zone;
    }

    private static String clock(Table.Row row, int cell) {
        try {
            return LocalTime.parse(row.cell(cell)).toString();
        } catch (DateTimeException e) {
            throw row.refused("quiet hours are HH:MM, such as 22:00, not " + row.cell(cell));
        }
    }

    private static int positive(Table.Row row, int cell) {
        if (!row.cell(cell).matches("[0-9]{1,5}") || Integer.parseInt(row.cell(cell)) < 1) {
            throw row.refused(
                    "limits are whole numbers from 1 (minutes), not '" + row.cell(cell) + "'");
        }
        return Integer.parseInt(row.cell(cell));
    }

    private Silence silence(Table.Row row) {
        if (row.cell(5).isEmpty()) {
            throw row.refused("a silence needs region, family, from, until, office and reason");
        }
        if (!knownRegion(row.cell(0))) {
            throw row.refused("unknown region " + row.cell(0) + "; use a Kemendagri code or 00");
        }
        if (!row.cell(1).equals("ALL") && !Weights.isFamily(row.cell(1))) {
            throw row.refused("unknown family " + row.cell(1) + "; use ALL or one family");
        }
        Office office = find(row.cell(4)).orElse(null);
        if (office == null || !office.covers(row.cell(0))) {
            throw row.refused(
                    office == null
                            ? "unknown office " + row.cell(4)
                            : "office " + row.cell(4) + " has no right over " + row.cell(0));
        }
        try {
            Instant from = OffsetDateTime.parse(row.cell(2)).toInstant();
            Instant until = OffsetDateTime.parse(row.cell(3)).toInstant();
            if (!until.isAfter(from)) {
                throw row.refused("a silence must expire after it begins");
            }
            return new Silence(row.cell(0), row.cell(1), from, until, row.cell(4), row.cell(5));
        } catch (DateTimeException e) {
            throw row.refused(
                    "times need an offset, such as 2026-03-01T08:00:00+08:00: " + e.getMessage());
        }
    }

    private static boolean knownRegion(String code) {
        if (code.equals(Regions.NATIONAL) || Regions.standard().find(code).isPresent()) {
            return true;
        }
        return code.matches("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}")
                && Regions.standard().districts(code.substring(0, 5)).stream()
                        .anyMatch(district -> district.code().equals(code));
    }

    /** The office of {@code id}. */
    public Optional<Office> find(String id) {
        return offices.stream().filter(office -> office.id().equals(id)).findFirst();
    }

    /** The office that people mean by {@code said}: its id or, where no other has it, its name. */
    public Optional<Office> meant(String said) {
        Optional<Office> byId = find(said);
        if (byId.isPresent()) {
            return byId;
        }
        List<Office> named =
                offices.stream()
                        .filter(office -> office.name().strip().equalsIgnoreCase(said.strip()))
                        .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** All offices in order of id. */
    public List<Office> offices() {
        return offices;
    }

    /**
     * Why {@code review} must change nothing: an office judges only what lies in its own region,
     * and moves an event only within its province unless it looks after both regions. Empty when it
     * has the right.
     */
    public Optional<String> refusal(Review review) {
        Office office = meant(review.office()).orElse(null);
        if (office == null) {
            return Optional.of("unknown office");
        }
        if (!office.covers(review.region())) {
            return Optional.of("office has no right over region " + review.region());
        }
        String alertId = review.alertId();
        if (alertId != null && !alertId.startsWith(review.region() + "-")) {
            return Optional.of("the alert is of another region than the review");
        }
        String moved = review.newRegion();
        if (moved == null || moved.isBlank()) {
            return Optional.empty();
        }
        if (!moved.equals(Regions.NATIONAL) && Regions.standard().find(moved).isEmpty()) {
            return Optional.of("unknown region " + moved);
        }
        boolean sameProvince = moved.substring(0, 2).equals(review.region().substring(0, 2));
        return sameProvince || office.covers(moved)
                ? Optional.empty()
                : Optional.of("office has no right to move an event to " + moved);
    }

    /** The silence that holds for {@code family} of {@code region} at {@code time}, if any. */
    Optional<Silence> silence(String region, String family, Instant time) {
        return silences.stream().filter(one -> one.holds(region, family, time)).findFirst();
    }

    /** The first instant from {@code time} on at which no silence holds. */
    Instant unsilenced(String region, String family, Instant time) {
        Instant at = time;
        Optional<Silence> silence = silence(region, family, at);
        while (silence.isPresent()) {
            at = silence.get().until();
            silence = silence(region, family, at);
        }
        return at;
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
        return told(alert, any -> alert.to());
    }

    /** The same where each office knows of the level that {@code known} gives for it. */
    List<Office> told(Alert alert, Function<Office, Level> known) {
        return offices.stream()
                .filter(office -> office.isTold() && office.role() != Office.Role.DESK)
                .filter(office -> office.covers(alert.region()) && office.hears(alert.family()))
                .filter(
                        office ->
                                alert.to().atLeast(known.apply(office)).compareTo(office.lowest())
                                        >= 0)
                .toList();
    }

    /** Offices of the neighbouring kabupaten, which get an information copy of Siaga and Awas. */
    List<Office> neighbours(Alert alert) {
        return neighbours(alert, any -> alert.to());
    }

    /** The same where each office knows of the level that {@code known} gives for it. */
    List<Office> neighbours(Alert alert, Function<Office, Level> known) {
        Optional<Region> own = Regions.standard().find(alert.region());
        if (own.isEmpty() || own.get().isProvince()) {
            return List.of();
        }
        List<String> near = Regions.standard().neighbours(alert.region());
        return offices.stream()
                .filter(office -> office.role() == Office.Role.ACTION)
                .filter(office -> near.contains(office.region()))
                .filter(office -> alert.to().atLeast(known.apply(office)).compareTo(COPIED) >= 0)
                .toList();
    }

    /** The office that looks after a kabupaten's daily pulse, in order of id. */
    List<Office> pulsed() {
        return offices.stream().filter(office -> office.role() != Office.Role.INFO).toList();
    }

    private static int depth(String region) {
        return region.equals("00") ? 0 : region.length();
    }
}
