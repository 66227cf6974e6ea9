package id.kentongan.analyzers.alert;

import id.kentongan.analyzers.finding.Status;
import id.kentongan.analyzers.region.Regions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words of an alert: plain Bahasa Indonesia, ready to paste, complete without a link, composed
 * from codes and figures only, so that no name of a person can get in.
 */
final class AlertText {

    /** Longest short form, in characters. */
    static final int LONGEST = ShortForm.LONGEST;

    private final PlainWords plain;
    private final ActionCards cards;

    AlertText(PlainWords plain, ActionCards cards) {
        this.plain = plain;
        this.cards = cards;
    }

    /**
     * All that a text is made of.
     *
     * @param alertId identity, also the reply code
     * @param time of the change
     * @param region code
     * @param family of the alert
     * @param change of level
     * @param cases fresh hostile events
     * @param gravest of them, or null
     * @param settled settlements reported
     * @param measures what was already done, in plain words
     * @param concern named before, or null
     * @param reading last score, or null
     * @param past happenings of the half-year before what is fresh
     * @param triggers of the next 14 days
     * @param outlook what would change the level
     * @param simulated whether the input is invented
     */
    record Facts(
            String alertId,
            Instant time,
            String region,
            String family,
            LevelMachine.Change change,
            List<Case> cases,
            @Nullable Case gravest,
            int settled,
            List<String> measures,
            @Nullable Concern concern,
            @Nullable ScoreReading reading,
            int past,
            List<Triggers.Trigger> triggers,
            String outlook,
            boolean simulated) {}

    /** One line: level, region, plain title. */
    String title(Facts facts) {
        PlainWords.Words words = words(facts);
        return (facts.simulated() ? "SIMULASI - " : "")
                + facts.change().to().label().toUpperCase(Locale.ROOT)
                + ": "
                + Wording.shortName(facts.region())
                + " - "
                + words.title();
    }

    /** The short form, at most {@link #LONGEST} characters. */
    String shortForm(Facts facts) {
        List<Line> lines = new ArrayList<>();
        add(lines, 0, head(facts));
        PlainWords.Words words = words(facts);
        add(
                lines,
                0,
                "Apa: "
                        + words.text()
                        + " (UU 7/2012 pasal 5 huruf "
                        + words.source()
                        + "). "
                        + status(facts));
        add(lines, 0, facts(facts));
        add(lines, 2, why(facts));
        add(lines, 3, trend(facts));
        add(lines, 4, done(facts));
        add(lines, 0, step(facts));
        add(lines, 0, confidence(facts));
        add(lines, 5, facts.outlook().isEmpty() ? "" : sentence(facts.outlook()) + ".");
        add(lines, 0, next(facts));
        // the least needed lines give way first; the lines of rank 0 fit by construction
        for (int rank = 5; rank > 0 && length(lines) > LONGEST; rank--) {
            int gone = rank;
            lines.removeIf(line -> line.rank() == gone);
        }
        String text = String.join("\n", lines.stream().map(Line::text).toList());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private record Line(int rank, String text) {}

    private static void add(List<Line> lines, int rank, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(rank, text));
        }
    }

    private static int length(List<Line> lines) {
        return lines.stream().mapToInt(line -> line.text().length() + 1).sum() - 1;
    }

    private static String head(Facts facts) {
        LevelMachine.Change change = facts.change();
        String where = Wording.shortName(facts.region());
        Case gravest = facts.gravest();
        if (gravest != null && gravest.district() != null && !gravest.district().isBlank()) {
            where += ", Kec. " + proper(gravest.district());
        }
        return (facts.simulated() ? "SIMULASI - " : "")
                + change.to().label().toUpperCase(Locale.ROOT)
                + " ("
                + (rise(facts) ? "naik" : "turun")
                + " dari "
                + change.from().label()
                + ") - "
                + where;
    }

    private static String status(Facts facts) {
        Case gravest = facts.gravest();
        if (gravest == null) {
            return "Status: tidak ada kejadian baru.";
        }
        if (!rise(facts)) {
            return switch (facts.change().reason()) {
                case "corrected" -> "Status: laporan dikoreksi.";
                case "review" -> "Status: dinilai ulang.";
                default -> "Status: mereda.";
            };
        }
        if (gravest.status() == Status.THR) {
            return "Status: ketegangan, belum ada bentrok.";
        }
        return switch (gravest.severity()) {
            case 1 -> "Status: terjadi; belum ada kekerasan fisik.";
            case 2 -> "Status: terjadi; terbatas.";
            case 3 -> "Status: terjadi; berat.";
            default -> "Status: terjadi; sangat berat.";
        };
    }

    private static String facts(Facts facts) {
        Case gravest = facts.gravest();
        if (gravest == null) {
            return switch (facts.change().reason()) {
                case "corrected" -> "Fakta: laporan dibantah atau ditarik setelah diperiksa.";
                case "review" -> "Fakta: diturunkan petugas piket setelah diperiksa.";
                default -> "Fakta: 48 jam di bawah ambang.";
            };
        }
        StringBuilder text =
                new StringBuilder(rise(facts) ? "Fakta: " : "Fakta: kejadian terberat ");
        text.append(moment(gravest.occurred(), facts.region()));
        String killed = range(gravest.killedMin(), gravest.killedMax());
        String injured = range(gravest.injuredMin(), gravest.injuredMax());
        if (killed.isEmpty() && injured.isEmpty()) {
            text.append("; korban belum dilaporkan");
        }
        if (!killed.isEmpty()) {
            text.append(people("meninggal", killed));
        }
        if (!injured.isEmpty()) {
            text.append(people("luka", injured));
        }
        boolean verified = facts.cases().stream().anyMatch(Case::verified);
        if (!verified && facts.change().voices() < 2) {
            text.append("; belum terverifikasi");
        }
        return text.append('.').toString();
    }

    private static String people(String what, String number) {
        return number.equals("0")
                ? "; tidak ada yang " + what
                : "; " + what + " " + number + " orang";
    }

    private static boolean rise(Facts facts) {
        return facts.change().to().compareTo(facts.change().from()) > 0;
    }

    private String why(Facts facts) {
        if (!rise(facts)) {
            return "Mengapa turun: "
                    + switch (facts.change().reason()) {
                        case "corrected" -> "laporan dibantah, dikoreksi atau ditarik";
                        case "review" -> "dinilai petugas piket setelah diperiksa";
                        default -> "48 jam di bawah ambang";
                    }
                    + ".";
        }
        List<String> reasons = new ArrayList<>();
        ScoreReading reading = facts.reading();
        if (reading != null && !Wording.stage(reading.stage()).isEmpty()) {
            reasons.add(Wording.stage(reading.stage()));
        }
        facts.triggers().stream()
                .sorted(Comparator.comparing(one -> one.region().equals("00")))
                .limit(2)
                .forEach(one -> reasons.add(Wording.day(one.date()) + " " + one.what()));
        Concern concern = facts.concern();
        if (concern != null) {
            reasons.add("sudah ada di daftar pantau");
        }
        if (facts.cases().stream().anyMatch(Case::dated)) {
            reasons.add("ada ancaman bertenggat atau pengerahan massa");
        }
        if (reasons.isEmpty() && facts.cases().isEmpty()) {
            return "";
        }
        return "Mengapa kini: "
                + (reasons.isEmpty() ? "belum ada pemicu bertanggal" : String.join("; ", reasons))
                + ".";
    }

    private static String trend(Facts facts) {
        long week =
                facts.cases().stream()
                        .filter(
                                one ->
                                        Duration.between(one.firstKnown(), facts.time()).toDays()
                                                < 7)
                        .count();
        long before = facts.cases().size() - week;
        if (facts.cases().isEmpty()) {
            return "";
        }
        ScoreReading reading = facts.reading();
        String neighbours =
                reading != null && reading.neighbours() >= 1
                        ? "; wilayah tetangga juga tegang"
                        : "";
        return "Tren: "
                + week
                + " kejadian dalam 7 hari terakhir, "
                + before
                + " dalam 3 minggu sebelumnya"
                + history(facts.past())
                + neighbours
                + ".";
    }

    /** Why a new happening means more here than elsewhere. */
    private static String history(int past) {
        if (past < Past.RESTLESS) {
            return "";
        }
        return (past < Past.NOTORIOUS ? ", " + past : ", sedikitnya " + past)
                + " dalam setengah tahun sebelum itu";
    }

    private static String done(Facts facts) {
        List<String> done = new ArrayList<>(facts.measures());
        if (facts.settled() > 0) {
            done.add(0, "perdamaian atau penyelesaian (" + facts.settled() + " laporan)");
        }
        if (!done.isEmpty()) {
            return "Sudah, menurut laporan: "
                    + String.join("; ", done.subList(0, Math.min(3, done.size())))
                    + ".";
        }
        return facts.cases().isEmpty() ? "" : "Sudah: belum ada laporan penanganan.";
    }

    private String step(Facts facts) {
        Case gravest = facts.gravest();
        ActionCards.Card card =
                cards.find(
                        facts.change().to(),
                        gravest == null ? null : gravest.indicator(),
                        facts.family());
        if (card == null) {
            return "Saran (pemulihan): Kesbangpol: tetap catat perkembangan, lanjutkan pemulihan.";
        }
        return "Saran (" + card.stage() + "): " + card.office() + ": " + card.brief() + ".";
    }

    private static String confidence(Facts facts) {
        int voices = facts.change().voices();
        boolean verified = facts.cases().stream().anyMatch(Case::verified);
        StringBuilder text = new StringBuilder("Keyakinan ");
        text.append(verified || voices >= 3 ? "tinggi" : voices == 2 ? "sedang" : "rendah");
        if (facts.cases().isEmpty()) {
            text = new StringBuilder("Keyakinan: tanpa laporan baru");
        } else if (voices == 0) {
            text = new StringBuilder("Keyakinan: tanpa sumber baru");
        } else {
            text.append(": ").append(voices).append(" sumber independen");
            if (verified) {
                text.append(", terverifikasi");
            }
        }
        ScoreReading reading = facts.reading();
        String coverage = reading == null ? "unknown" : reading.coverage();
        text.append(
                switch (coverage) {
                    case "ok" -> ". Celah data: tidak ada.";
                    case "low" -> ". Celah data: laporan dari wilayah ini kurang.";
                    default -> ". Celah data: riwayat laporan wilayah ini belum 26 minggu.";
                });
        return text.toString();
    }

    private static String next(Facts facts) {
        Duration until =
                switch (facts.change().to()) {
                    case AWAS -> Duration.ofHours(6);
                    case SIAGA -> Duration.ofHours(12);
                    default -> Duration.ofHours(24);
                };
        return "Tinjau lagi: "
                + clock(facts.time().plus(until), facts.region())
                + ". "
                + "Kode: "
                + facts.alertId();
    }

    private PlainWords.Words words(Facts facts) {
        Case gravest = facts.gravest();
        return plain.of(gravest == null ? null : gravest.indicator(), facts.family());
    }

    private static String range(@Nullable Integer low, @Nullable Integer high) {
        if (low == null && high == null) {
            return "";
        }
        int from = low == null ? 0 : low;
        int to = high == null ? from : Math.max(from, high);
        return from == to ? Integer.toString(from) : from + "-" + to;
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code ANDOOLO BARAT} and {@code andoolo barat} as {@code Andoolo Barat}. */
    private static String proper(String name) {
        StringBuilder text = new StringBuilder();
        boolean first = true;
        for (char c : name.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            text.append(first ? Character.toUpperCase(c) : c);
            first = !Character.isLetter(c);
        }
        return text.length() > 40 ? text.substring(0, 40) : text.toString();
    }

    private static OffsetDateTime local(Instant time, String region) {
        String offset =
                Regions.standard().find(region).map(one -> one.zone().offset()).orElse("+07:00");
        return time.atOffset(ZoneOffset.of(offset));
    }

    private static String zone(String region) {
        return Regions.standard().find(region).map(one -> one.zone().name()).orElse("WIB");
    }

    /** Local date. */
    static LocalDate date(Instant time, String region) {
        return local(time, region).toLocalDate();
    }

    /** {@code 2 Mar}, local date. */
    static String day(Instant time, String region) {
        return Wording.day(date(time, region));
    }

    /** {@code 2 Mar 18.20 WITA}. */
    static String clock(Instant time, String region) {
        OffsetDateTime local = local(time, region);
        return day(time, region)
                + String.format(Locale.ROOT, " %02d.%02d ", local.getHour(), local.getMinute())
                + zone(region);
    }

    /** Day and clock; only the day where no time was stated. */
    private static String moment(Instant time, String region) {
        boolean dateOnly = time.getEpochSecond() % 86_400 == 0;
        if (dateOnly) {
            return Wording.day(time.atOffset(ZoneOffset.UTC).toLocalDate());
        }
        return clock(time, region);
    }
}
