package id.kentongan.analyzers.fact;

import id.kentongan.analyzers.text.Tokens;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Killed and injured as the text states them: lowest and highest figure, null where none is stated,
 * 0 only where explicitly denied ("tidak ada korban jiwa").
 *
 * @param killed lowest figure, or null
 * @param killedMax highest figure where it differs, or null
 * @param injured lowest figure, or null
 * @param injuredMax highest figure where it differs, or null
 * @param displaced highest number of people who fled, 0 when not stated
 * @param houses highest number of houses burnt or damaged, 0 when not stated
 */
public record Casualties(
        @Nullable Integer killed,
        @Nullable Integer killedMax,
        @Nullable Integer injured,
        @Nullable Integer injuredMax,
        int displaced,
        int houses) {

    private static final Set<String> DEAD =
            Set.of(
                    "tewas",
                    "meninggal",
                    "menewaskan",
                    "terbunuh",
                    "gugur",
                    "dibunuh",
                    "jiwa",
                    "tewasnya",
                    "meninggalnya",
                    "md",
                    "nyawa");
    private static final Set<String> HURT =
            Set.of(
                    "luka",
                    "terluka",
                    "melukai",
                    "cedera",
                    "kritis",
                    "lukaluka",
                    "dilukai",
                    "tertembak",
                    "terpanah",
                    "mencederai");
    private static final Set<String> FLED =
            Set.of("mengungsi", "pengungsi", "diungsikan", "mengungsikan", "eksodus");
    private static final Set<String> HOUSES = Set.of("rumah", "honai", "bangunan", "kios");
    private static final Set<String> PEOPLE =
            Set.of(
                    "orang",
                    "warga",
                    "korban",
                    "anggota",
                    "personel",
                    "polisi",
                    "prajurit",
                    "petugas",
                    "mahasiswa",
                    "pelajar",
                    "pemuda",
                    "aparat",
                    "jiwa",
                    "nyawa",
                    "pria",
                    "wanita",
                    "perempuan",
                    "anak",
                    "santri",
                    "buruh",
                    "karyawan",
                    "pekerja",
                    "petani",
                    "nelayan",
                    "siswa",
                    "remaja",
                    "massa",
                    "demonstran",
                    "suporter",
                    "pengunjuk",
                    "rasa",
                    "satpam",
                    "di",
                    "antaranya",
                    "lainnya",
                    "lain",
                    "yang",
                    "mengalami",
                    "menderita",
                    "dan",
                    "sipil",
                    "tni",
                    "polri",
                    "kkb",
                    "opm",
                    "brimob",
                    "guru",
                    "tersebut",
                    "dilaporkan",
                    "dinyatakan",
                    "menjadi",
                    "dunia",
                    "luka",
                    "berat",
                    "ringan",
                    "tembak",
                    "bacok",
                    "tusuk",
                    "panah",
                    "sedikitnya",
                    "setidaknya",
                    "sebanyak",
                    "hingga",
                    "sampai",
                    "mencapai",
                    "adalah",
                    "ada",
                    "serta",
                    "sementara",
                    "kepala",
                    "keluarga",
                    "kk",
                    "kehilangan",
                    "pihak",
                    "masyarakat",
                    "tukang",
                    "ojek",
                    "sopir",
                    "pendulang",
                    "emas",
                    "penambang",
                    "kelompok");
    private static final Set<String> NOT_PEOPLE =
            Set.of(
                    "tahun",
                    "hari",
                    "jam",
                    "menit",
                    "km",
                    "meter",
                    "persen",
                    "unit",
                    "wib",
                    "wit",
                    "wita",
                    "bulan",
                    "hektare",
                    "desa",
                    "kali",
                    "kelompok",
                    "pos",
                    "kubu",
                    "januari",
                    "februari",
                    "maret",
                    "april",
                    "mei",
                    "juni",
                    "juli",
                    "agustus",
                    "september",
                    "oktober",
                    "november",
                    "desember",
                    "juta",
                    "ribu",
                    "tps",
                    "sepeda",
                    "mobil",
                    "motor");

    /** Nothing stated. */
    public static final Casualties NONE = new Casualties(null, null, null, null, 0, 0);

    /**
     * Reads the figures of {@code tokens}.
     *
     * @param counts whether the token belongs to the event (not to another scope or time)
     */
    public static Casualties read(Tokens tokens, IntPredicate counts) {
        Range killed = new Range();
        Range hurt = new Range();
        int displaced = 0;
        int houses = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.length(i) < 2 || tokens.furniture(i)) {
                continue;
            }
            char first = tokens.letter(i, 0);
            if ("tmgdjlcknuephbr".indexOf(first) < 0) {
                continue;
            }
            String form = tokens.form(i);
            boolean dead = DEAD.contains(form);
            boolean injured = !dead && HURT.contains(form);
            if (dead || injured) {
                Range range = dead ? killed : hurt;
                if (denied(tokens, i)) {
                    range.denied = true;
                } else if (counts.test(i)) {
                    range.add(amount(tokens, i));
                }
            } else if (FLED.contains(form) && counts.test(i)) {
                displaced = Math.max(displaced, high(amount(tokens, i)));
            } else if (HOUSES.contains(form) && counts.test(i)) {
                houses = Math.max(houses, before(tokens, i));
            }
        }
        return new Casualties(
                killed.low(), killed.high(), hurt.low(), hurt.high(), displaced, houses);
    }

    private static int high(Numbers.@Nullable Amount amount) {
        return amount == null ? 0 : amount.high();
    }

    /** "tidak ada korban jiwa", "korban jiwa nihil". */
    private static boolean denied(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        for (int k = i - 1; k >= 0 && k >= i - 4 && tokens.sentence(k) == sentence; k--) {
            if (tokens.is(k, "tidak") || tokens.is(k, "tanpa") || tokens.is(k, "nihil")) {
                return tokens.is(k, "tanpa")
                        || tokens.is(k, "nihil")
                        || (k + 1 < tokens.size()
                                && (tokens.is(k + 1, "ada")
                                        || tokens.is(k + 1, "menimbulkan")
                                        || tokens.is(k + 1, "memakan")));
            }
        }
        return i + 1 < tokens.size()
                && tokens.sentence(i + 1) == sentence
                && tokens.is(i + 1, "nihil");
    }

    private static Numbers.@Nullable Amount amount(Tokens tokens, int i) {
        Numbers.Amount left = left(tokens, i);
        return left != null ? left : right(tokens, i);
    }

    /** "tiga orang warga tewas": a number, then only words for people. */
    private static Numbers.@Nullable Amount left(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        for (int k = i - 1; k >= 0 && k >= i - 8 && tokens.sentence(k) == sentence; k--) {
            Numbers.Amount amount = Numbers.at(tokens, k);
            if (amount != null && amount.next() <= i) {
                return fits(tokens, k, amount) ? tens(tokens, k, amount) : null;
            }
            if (!PEOPLE.contains(tokens.form(k))
                    && !tokens.is(k, "belas")
                    && !tokens.is(k, "puluh")
                    && !tokens.is(k, "ratus")) {
                return null;
            }
        }
        return null;
    }

    /** Reads "dua puluh tiga" from its first word when the walk met its last. */
    private static Numbers.Amount tens(Tokens tokens, int k, Numbers.Amount amount) {
        for (int from = Math.max(0, k - 2); from < k; from++) {
            Numbers.Amount longer = Numbers.at(tokens, from);
            if (longer != null && longer.next() == amount.next()) {
                return longer;
            }
        }
        return amount;
    }

    /** "menewaskan dua orang", "korban tewas tiga orang". */
    private static Numbers.@Nullable Amount right(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        for (int k = i + 1; k < tokens.size() && k <= i + 5; k++) {
            if (tokens.sentence(k) != sentence || tokens.before(k) == ',') {
                return null;
            }
            Numbers.Amount amount = Numbers.at(tokens, k);
            if (amount != null) {
                return fits(tokens, k, amount) ? amount : null;
            }
            if (!PEOPLE.contains(tokens.form(k))) {
                return null;
            }
        }
        return null;
    }

    private static boolean fits(Tokens tokens, int k, Numbers.Amount amount) {
        if (amount.low() > 50_000 || tokens.before(k) == '/' || tokens.before(k) == '(') {
            return false;
        }
        if (amount.next() < tokens.size()) {
            int next = amount.next();
            return tokens.before(next) != '/' && !NOT_PEOPLE.contains(tokens.form(next));
        }
        return true;
    }

    private static int before(Tokens tokens, int i) {
        for (int k = Math.max(0, i - 3); k < i; k++) {
            Numbers.Amount amount = Numbers.at(tokens, k);
            if (amount != null
                    && tokens.sentence(k) == tokens.sentence(i)
                    && amount.next() >= i - 1
                    && amount.next() <= i
                    && tokens.before(k) != '/') {
                return (amount.next() == i || tokens.is(i - 1, "unit") || tokens.is(i - 1, "buah"))
                        ? amount.low()
                        : 0;
            }
        }
        return 0;
    }

    /** Lowest and highest of the figures met. */
    private static final class Range {
        private int low = Integer.MAX_VALUE;
        private int high = -1;
        private boolean denied;

        void add(Numbers.@Nullable Amount amount) {
            if (amount != null) {
                low = Math.min(low, amount.low());
                high = Math.max(high, amount.high());
            }
        }

        @Nullable Integer low() {
            return high >= 0 ? Integer.valueOf(low) : denied ? Integer.valueOf(0) : null;
        }

        @Nullable Integer high() {
            return high > low ? Integer.valueOf(high) : null;
        }
    }
}
