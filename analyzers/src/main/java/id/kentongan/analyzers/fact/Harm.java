package id.kentongan.analyzers.fact;

import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.Map;

/**
 * What befell people: words for death, injury and flight, with the company that decides on the
 * ambiguous ones.
 */
enum Harm {
    NONE,
    DEAD,
    HURT,
    FLED,
    /** No harm to people: a house, which may have been burnt or damaged. */
    HOUSE,
    /** Harm only beside other words; {@link #at} never answers it. */
    IN_COMPANY;

    private static final WordTable<Harm> WORDS =
            new WordTable<>(
                    Map.ofEntries(
                            Map.entry("tewas", DEAD),
                            Map.entry("tewasnya", DEAD),
                            Map.entry("menewaskan", DEAD),
                            Map.entry("tewaskan", DEAD),
                            Map.entry("meninggal", DEAD),
                            Map.entry("meninggalnya", DEAD),
                            Map.entry("terbunuh", DEAD),
                            Map.entry("terbunuhnya", DEAD),
                            Map.entry("dibunuh", DEAD),
                            Map.entry("membunuh", DEAD),
                            Map.entry("gugur", DEAD),
                            Map.entry("md", DEAD),
                            Map.entry("luka", HURT),
                            Map.entry("lukaluka", HURT),
                            Map.entry("terluka", HURT),
                            Map.entry("melukai", HURT),
                            Map.entry("lukai", HURT),
                            Map.entry("dilukai", HURT),
                            Map.entry("cedera", HURT),
                            Map.entry("cidera", HURT),
                            Map.entry("mencederai", HURT),
                            Map.entry("kritis", HURT),
                            Map.entry("lebam", HURT),
                            Map.entry("memar", HURT),
                            Map.entry("benjol", HURT),
                            Map.entry("lecet", HURT),
                            Map.entry("terkilir", HURT),
                            Map.entry("keseleo", HURT),
                            Map.entry("tertembak", HURT),
                            Map.entry("terpanah", HURT),
                            Map.entry("tertusuk", HURT),
                            Map.entry("terbacok", HURT),
                            Map.entry("dirawat", HURT),
                            Map.entry("teluka", HURT),
                            Map.entry("ditikam", HURT),
                            Map.entry("dibacok", HURT),
                            Map.entry("ditusuk", HURT),
                            Map.entry("dipanah", HURT),
                            Map.entry("mengungsi", FLED),
                            Map.entry("pengungsi", FLED),
                            Map.entry("diungsikan", FLED),
                            Map.entry("mengungsikan", FLED),
                            Map.entry("eksodus", FLED),
                            Map.entry("rumah", HOUSE),
                            Map.entry("honai", HOUSE),
                            Map.entry("bangunan", HOUSE),
                            Map.entry("kios", HOUSE),
                            Map.entry("gubuk", HOUSE),
                            Map.entry("pondok", HOUSE),
                            Map.entry("lapak", HOUSE),
                            Map.entry("ruko", HOUSE),
                            Map.entry("nyawa", IN_COMPANY),
                            Map.entry("nyawanya", IN_COMPANY),
                            Map.entry("jiwa", IN_COMPANY),
                            Map.entry("tertolong", IN_COMPANY),
                            Map.entry("kematian", IN_COMPANY),
                            Map.entry("jenazah", IN_COMPANY),
                            Map.entry("mati", IN_COMPANY),
                            Map.entry("terkena", IN_COMPANY),
                            Map.entry("kena", IN_COMPANY),
                            Map.entry("patah", IN_COMPANY),
                            Map.entry("babak", IN_COMPANY),
                            Map.entry("dilarikan", IN_COMPANY),
                            Map.entry("dibawa", IN_COMPANY),
                            Map.entry("napas", IN_COMPANY),
                            Map.entry("nafas", IN_COMPANY)));

    private static final WordTable<Boolean> MISSILES =
            WordTable.of(
                    "panah",
                    "peluru",
                    "busur",
                    "tembak",
                    "tembakan",
                    "bacok",
                    "bacokan",
                    "sabetan",
                    "tusukan",
                    "lemparan",
                    "batu",
                    "anak");

    private static final WordTable<Boolean> KILLED =
            WordTable.split(
                    "ditikam dibacok ditusuk ditembak dibunuh dikeroyok dianiaya tertembak tertusuk"
                            + " terbakar terpanah dipanah diamuk dihakimi");

    /** What happens to people at token {@code i}, or a house that something may happen to. */
    static Harm at(Tokens tokens, int i) {
        Harm harm = WORDS.get(tokens, i);
        return harm == null
                ? NONE
                : harm == HURT ? hurt(tokens, i) : harm == IN_COMPANY ? inCompany(tokens, i) : harm;
    }

    /** Whether anything happens to people at token {@code i}. */
    static boolean befalls(Tokens tokens, int i) {
        Harm harm = at(tokens, i);
        return harm != NONE && harm != HOUSE;
    }

    private static Harm inCompany(Tokens tokens, int i) {
        return switch (tokens.form(i)) {
            case "nyawa", "nyawanya" ->
                    nextIs(tokens, i, "melayang")
                                    || before(tokens, i, "meregang", "merenggut", "kehilangan")
                            ? DEAD
                            : NONE;
            case "jiwa" -> before(tokens, i, "korban", "merenggut") ? DEAD : NONE;
            case "tertolong" -> before(tokens, i, "tidak", "tak") ? DEAD : NONE;
            case "kematian" -> ofSomebody(tokens, i + 1) ? DEAD : NONE;
            case "jenazah" -> i > 0 && numbered(tokens, i) ? DEAD : NONE;
            case "mati" -> i + 1 < tokens.size() && KILLED.has(tokens, i + 1) ? DEAD : NONE;
            case "terkena", "kena" ->
                    i + 1 < tokens.size()
                                    && tokens.sentence(i + 1) == tokens.sentence(i)
                                    && MISSILES.has(tokens, i + 1)
                            ? HURT
                            : NONE;
            case "patah" ->
                    nextIs(tokens, i, "tulang")
                                    || nextIs(tokens, i, "kaki")
                                    || nextIs(tokens, i, "tangan")
                                    || nextIs(tokens, i, "rahang")
                            ? HURT
                            : NONE;
            case "babak" -> nextIs(tokens, i, "belur") ? HURT : NONE;
            case "dilarikan", "dibawa" ->
                    nextIs(tokens, i, "ke") && hospital(tokens, i + 2) ? HURT : NONE;
            case "napas", "nafas" -> nextIs(tokens, i, "terakhir") ? DEAD : NONE;
            default -> NONE;
        };
    }

    /** "kematian Dias (27)", "kematian seorang warga", not "kematian Covid" or "kematian ibu". */
    private static boolean ofSomebody(Tokens tokens, int next) {
        return next < tokens.size()
                && tokens.sentence(next) == tokens.sentence(next - 1)
                && (Numbers.at(tokens, next) != null
                        || tokens.capital(next)
                                && next + 1 < tokens.size()
                                && tokens.numeric(next + 1)
                                && tokens.before(next + 1) == '(');
    }

    private static boolean numbered(Tokens tokens, int i) {
        Numbers.Amount amount = Numbers.at(tokens, i - 1);
        return amount != null && amount.next() == i && tokens.sentence(i - 1) == tokens.sentence(i);
    }

    private static Harm hurt(Tokens tokens, int i) {
        if (tokens.letter(i, 0) == 'd' && !tokens.is(i, "dirawat") && !tokens.is(i, "dilukai")) {
            return fatal(tokens, i) ? NONE : HURT;
        }
        if (tokens.is(i, "luka")
                && (nextIs(tokens, i, "lama")
                        || nextIs(tokens, i, "hati")
                        || nextIs(tokens, i, "batin"))) {
            return NONE;
        }
        // "tewas dengan luka tembak": one harm, not two
        for (int k = i - 1; k >= 0 && k >= i - 4 && tokens.sentence(k) == tokens.sentence(i); k--) {
            if (tokens.is(k, "dengan") || tokens.is(k, "akibat") || tokens.is(k, "karena")) {
                return before(tokens, k, "tewas", "meninggal", "dunia", "gugur") ? NONE : HURT;
            }
        }
        return HURT;
    }

    /** Whether the sentence goes on to a death: stabbed to death is no injury. */
    private static boolean fatal(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        for (int k = Math.max(0, i - 8); k < tokens.size() && k <= i + 12; k++) {
            if (tokens.sentence(k) == sentence
                    && (tokens.is(k, "tewas")
                            || tokens.is(k, "meninggal")
                            || tokens.is(k, "mati"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hospital(Tokens tokens, int i) {
        return i < tokens.size()
                && (tokens.is(i, "rumah") && nextIs(tokens, i, "sakit")
                        || tokens.is(i, "rs")
                        || tokens.is(i, "rsud")
                        || tokens.is(i, "rsup")
                        || tokens.is(i, "puskesmas")
                        || tokens.is(i, "klinik"));
    }

    private static boolean nextIs(Tokens tokens, int i, String word) {
        return i + 1 < tokens.size()
                && tokens.sentence(i + 1) == tokens.sentence(i)
                && tokens.is(i + 1, word);
    }

    private static boolean before(Tokens tokens, int i, String... words) {
        for (int k = i - 1; k >= 0 && k >= i - 2 && tokens.sentence(k) == tokens.sentence(i); k--) {
            for (String word : words) {
                if (tokens.is(k, word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
