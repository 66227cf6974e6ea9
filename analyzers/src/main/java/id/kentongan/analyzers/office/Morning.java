package id.kentongan.analyzers.office;

import id.kentongan.analyzers.alert.Alert;
import id.kentongan.analyzers.alert.Level;
import id.kentongan.analyzers.alert.Margins;
import id.kentongan.analyzers.alert.PlainWords;
import id.kentongan.analyzers.alert.Triggers;
import id.kentongan.analyzers.alert.Wording;
import id.kentongan.analyzers.calendar.ElectionCalendar;
import id.kentongan.analyzers.region.Regions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What goes out at 07.00 of each office's own clock: one line that shows that the system lives; to
 * provinces and the nation the Waspada below them; on Mondays one page for each kabupaten/kota in
 * an election stage. Immutable.
 */
public final class Morning {

    private static final int HOUR = 7;

    private static final int NAMED = 3;

    private static final int LISTED = 12;

    /** Days that a brief looks ahead. */
    private static final int AHEAD = 14;

    /** What a level is called where too little is heard to know it. */
    private static final String MISSING = "Data kurang";

    private final Routing routing;
    private final Triggers triggers;

    public Morning(Routing routing, Triggers triggers) {
        this.routing = routing;
        this.triggers = triggers;
    }

    /**
     * What goes out at one instant.
     *
     * @param book after it
     * @param notices in order of office
     */
    public record Outcome(DayBook book, List<Notice> notices) {}

    /** The first instant after {@code time} at which it is 07.00 somewhere in Indonesia. */
    public static Instant next(Instant time) {
        long hour = Math.floorDiv(time.getEpochSecond(), 3600) + 1;
        while (!isMorning(Instant.ofEpochSecond(hour * 3600))) {
            hour++;
        }
        return Instant.ofEpochSecond(hour * 3600);
    }

    /** Whether it is 07.00 somewhere in Indonesia. */
    public static boolean isMorning(Instant time) {
        int hour = time.atOffset(ZoneOffset.UTC).getHour();
        return time.getEpochSecond() % 3600 == 0 && (hour == 0 || hour >= 22);
    }

    /** The notices of {@code time} for the offices whose clock says 07.00. */
    public Outcome at(DayBook book, Instant time) {
        List<Notice> notices = new ArrayList<>();
        boolean briefs = false;
        for (Office office : routing.offices()) {
            OffsetDateTime local = office.local(time);
            if (!office.isTold() || local.getHour() != HOUR || local.getMinute() != 0) {
                continue;
            }
            notices.add(notice(office, time, Notice.Kind.PULSE, book, pulse(book, office, local)));
            String digest = digest(book, office, local);
            if (!digest.isEmpty()) {
                notices.add(notice(office, time, Notice.Kind.DIGEST, book, digest));
            }
            if (local.getDayOfWeek() == DayOfWeek.MONDAY) {
                briefs = true;
                brief(book, office, time)
                        .ifPresent(
                                text ->
                                        notices.add(
                                                notice(
                                                        office,
                                                        time,
                                                        Notice.Kind.BRIEF,
                                                        book,
                                                        text)));
            }
        }
        // the last zone of the Monday closes the week for all
        boolean closes = briefs && time.atOffset(ZoneOffset.UTC).getHour() == 0;
        return new Outcome(closes ? book.briefed() : book, List.copyOf(notices));
    }

    private static Notice notice(
            Office office, Instant time, Notice.Kind kind, DayBook book, String text) {
        String whole = book.simulated() ? "SIMULASI - " + text : text;
        return new Notice(
                "morning:" + kind + ":" + office.id() + ":" + time,
                time,
                office.id(),
                office.channel(),
                office.address(),
                kind,
                office.region(),
                0,
                whole.lines().findFirst().orElse("").split(":", 2)[0],
                whole,
                List.of(),
                book.simulated());
    }

    /** One line: items read, events, levels, silent sources, triggers of the day. */
    private String pulse(DayBook book, Office office, OffsetDateTime local) {
        int items = DayBook.lastDay(book.items(), local.toInstant(), office);
        int events = DayBook.lastDay(book.events(), local.toInstant(), office);
        StringBuilder line =
                new StringBuilder("Kabar pagi ")
                        .append(Wording.day(local.toLocalDate()))
                        .append(", ")
                        .append(Wording.shortName(office.region()))
                        .append(": ");
        if (items == 0) {
            line.append("tidak ada laporan dalam 24 jam (data kurang, bukan berarti aman)");
        } else {
            line.append(items)
                    .append(" laporan dibaca dalam 24 jam, ")
                    .append(events)
                    .append(" kejadian baru");
        }
        line.append("; tingkat: ").append(levels(book, office, items));
        int silent = book.silent().size();
        // a source has no region of its own
        line.append("; sumber diam di seluruh sistem: ").append(silent == 0 ? "tidak ada" : silent);
        List<String> today =
                ahead(office.region(), local.toInstant(), local.toLocalDate())
                        .getOrDefault(local.toLocalDate(), List.of())
                        .stream()
                        .limit(NAMED)
                        .toList();
        line.append("; hari ini: ").append(today.isEmpty() ? "-" : String.join(", ", today));
        return line.append(".").toString();
    }

    /** Dated triggers of a region and the stages of an election that begin, by day. */
    private TreeMap<LocalDate, List<String>> ahead(String region, Instant time, LocalDate today) {
        TreeMap<LocalDate, List<String>> days = new TreeMap<>();
        ElectionCalendar calendar = ElectionCalendar.standard();
        for (int i = 0; i <= AHEAD; i++) {
            LocalDate day = today.plusDays(i);
            String stage = calendar.stage(region, day);
            if (!stage.equals(calendar.stage(region, day.minusDays(1)))
                    && !Wording.stage(stage).isEmpty()) {
                days.computeIfAbsent(day, any -> new ArrayList<>()).add(Wording.stage(stage));
            }
        }
        for (Triggers.Trigger trigger : triggers.ahead(region, time)) {
            days.computeIfAbsent(trigger.date(), any -> new ArrayList<>()).add(trigger.what());
        }
        return days;
    }

    private static String levels(DayBook book, Office office, int items) {
        Map<Level, List<String>> byLevel = new TreeMap<>(Comparator.reverseOrder());
        book.levels()
                .forEach(
                        (key, level) -> {
                            String region = key.substring(0, key.indexOf('/'));
                            if (office.covers(region)) {
                                byLevel.computeIfAbsent(
                                                Level.values()[level], any -> new ArrayList<>())
                                        .add(
                                                office.region().length() > 2
                                                        ? words(key)
                                                        : Wording.shortName(region)
                                                                + " ("
                                                                + words(key)
                                                                + ")");
                            }
                        });
        if (byLevel.isEmpty()) {
            String heard = book.coverage().getOrDefault(office.region(), "");
            return items == 0 || unheard(heard) ? MISSING : "Normal";
        }
        List<String> told = new ArrayList<>();
        byLevel.forEach(
                (level, names) ->
                        told.add(
                                names.size() > NAMED
                                        ? level.label() + " " + names.size()
                                        : level.label() + " " + listed(names)));
        return String.join(", ", told);
    }

    /** {@code a}, {@code a dan b}, {@code a, b dan c}. */
    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " dan " + names.get(last);
    }

    /** Whether too little is heard of a region to call it calm. */
    private static boolean unheard(String coverage) {
        return coverage.equals("low") || coverage.equals("silent");
    }

    /** The Waspada of an area, for those who are not told of each one. */
    private static String digest(DayBook book, Office office, OffsetDateTime local) {
        if (office.region().length() > 2 || office.lowest() == Level.WASPADA) {
            return "";
        }
        List<String> names = new ArrayList<>();
        book.levels()
                .forEach(
                        (key, level) -> {
                            String region = key.substring(0, key.indexOf('/'));
                            if (level == Level.WASPADA.ordinal() && office.covers(region)) {
                                names.add(Wording.shortName(region) + " (" + words(key) + ")");
                            }
                        });
        if (names.isEmpty()) {
            return "";
        }
        int more = names.size() - LISTED;
        return "Rangkuman Waspada "
                + Wording.day(local.toLocalDate())
                + ", "
                + Wording.shortName(office.region())
                + ": "
                + String.join("; ", names.subList(0, Math.min(LISTED, names.size())))
                + (more > 0 ? "; dan " + more + " lainnya" : "")
                + ".";
    }

    private Optional<String> brief(DayBook book, Office office, Instant time) {
        boolean own = office.region().length() == 5 && office.role() != Office.Role.INFO;
        return own ? brief(book, office.region(), time) : Optional.empty();
    }

    /**
     * One page of {@code region} at {@code time}: level and change, triggers of the next 14 days,
     * watch list, margin and disputes, gaps; empty outside election stages.
     */
    public Optional<String> brief(DayBook book, String region, Instant time) {
        LocalDate today =
                time.atOffset(
                                ZoneOffset.of(
                                        Regions.standard()
                                                .find(region)
                                                .map(one -> one.zone().offset())
                                                .orElse("+07:00")))
                        .toLocalDate();
        String stage = ElectionCalendar.standard().stage(region, today);
        if (stage.equals(ElectionCalendar.UNKNOWN) || stage.equals(ElectionCalendar.NONE)) {
            return Optional.empty();
        }
        List<String> page = new ArrayList<>();
        page.add(
                "Brief mingguan "
                        + Wording.shortName(region)
                        + ", "
                        + Wording.day(today)
                        + ": "
                        + Wording.stage(stage));
        page.add("Tingkat: " + change(book, region) + ".");
        List<String> ahead = new ArrayList<>();
        ahead(region, time, today)
                .forEach((day, all) -> all.forEach(one -> ahead.add(Wording.day(day) + " " + one)));
        page.add("14 hari ke depan: " + (ahead.isEmpty() ? "-" : String.join("; ", ahead)) + ".");
        page.add("Daftar pantau: " + watched(book, region) + ".");
        page.add(
                "Pilkada 2024: "
                        + Margins.standard()
                                .find(region)
                                .map(
                                        one ->
                                                one.pairs()
                                                        + " pasangan calon, selisih "
                                                        + String.format(
                                                                        Locale.ROOT,
                                                                        "%.1f",
                                                                        one.points())
                                                                .replace('.', ',')
                                                        + " poin persen")
                                .orElse("selisih tidak diketahui")
                        + "; sengketa: "
                        + disputes(region, time)
                        + ".");
        String heard = heard(book, region);
        page.add(
                "Celah data: "
                        + switch (heard) {
                            case "ok" -> "tidak ada";
                            case "low" -> "laporan dari wilayah ini kurang";
                            case "silent" -> "wilayah ini diam lebih lama dari kebiasaannya";
                            case "" -> "belum pernah ada laporan dari wilayah ini";
                            default -> "riwayat laporan wilayah ini belum 26 minggu";
                        }
                        + ".");
        return Optional.of(String.join("\n", page));
    }

    /** Word of the coverage of a region; empty where nothing was ever read of it. */
    private static String heard(DayBook book, String region) {
        boolean read = book.items().keySet().stream().anyMatch(key -> key.endsWith("/" + region));
        return book.coverage().getOrDefault(region, read ? "unknown" : "");
    }

    private static String change(DayBook book, String region) {
        List<String> told = new ArrayList<>();
        TreeMap<String, Integer> all = new TreeMap<>(book.weekAgo());
        all.putAll(book.levels());
        for (String key : all.keySet()) {
            if (key.startsWith(region + "/")) {
                Level now = Level.values()[book.levels().getOrDefault(key, 0)];
                Level before = Level.values()[book.weekAgo().getOrDefault(key, 0)];
                told.add(
                        now.label()
                                + " "
                                + words(key)
                                + (now == before
                                        ? " (tetap)"
                                        : " (minggu lalu " + before.label() + ")"));
            }
        }
        if (!told.isEmpty()) {
            return String.join("; ", told);
        }
        String heard = heard(book, region);
        return heard.isEmpty() || unheard(heard) ? MISSING : "Normal (tetap)";
    }

    private static String watched(DayBook book, String region) {
        List<String> names = new ArrayList<>();
        for (String key : book.concerns().keySet()) {
            if (key.startsWith(region + "/")) {
                String indicator = key.substring(key.indexOf('/') + 1);
                names.add(PlainWords.standard().of(indicator, indicator.substring(0, 3)).title());
            }
        }
        return names.isEmpty() ? "-" : String.join("; ", names);
    }

    private String disputes(String region, Instant time) {
        List<String> told =
                triggers.past(region, time, Duration.ofDays(365)).stream()
                        .filter(one -> one.kind().equals("MK") || one.kind().equals("PSU"))
                        .map(
                                one ->
                                        one.what()
                                                + ", "
                                                + Wording.day(one.date())
                                                + " "
                                                + one.date().getYear())
                        .toList();
        return told.isEmpty() ? "tidak ada dalam daftar" : String.join("; ", told);
    }

    /** Plain words of a {@code region/family}. */
    private static String words(String key) {
        return PlainWords.standard().of(null, key.substring(key.indexOf('/') + 1)).title();
    }

    /** The note that the level of {@code alert} stands. */
    public static DayBook.Entry noted(Alert alert) {
        return new DayBook.Entry(
                alert.time(),
                DayBook.Kind.LEVEL,
                alert.region() + "/" + alert.family(),
                "",
                alert.to().ordinal(),
                alert.simulated());
    }
}
