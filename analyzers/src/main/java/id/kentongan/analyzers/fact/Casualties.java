package id.kentongan.analyzers.fact;

import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Killed and injured as the text states them: lowest and highest figure, null where none is stated,
 * 0 only where explicitly denied ("tidak ada korban jiwa").
 *
 * <p>Every word for harm looks for its number in its own clause: before it ("tiga orang warga
 * tewas", "dua staf dan tiga satpam luka"), behind it ("menewaskan dua orang") or none for a single
 * person ("seorang pemuda", "sopirnya luka"). The largest figure of the text counts; a smaller one
 * is a part of it, unless its sentence names another source, which makes a range.
 *
 * @param killed lowest figure, or null
 * @param killedMax highest figure where it differs, or null
 * @param injured lowest figure, or null
 * @param injuredMax highest figure where it differs, or null
 * @param displaced highest number of people who fled, 0 when not stated
 * @param houses highest number of houses burnt or damaged, 0 when not stated
 * @param deaths whether a death of the event is stated, with a figure or without
 */
public record Casualties(
        @Nullable Integer killed,
        @Nullable Integer killedMax,
        @Nullable Integer injured,
        @Nullable Integer injuredMax,
        int displaced,
        int houses,
        boolean deaths) {

    private static final int REACH = 12;
    private static final int YOUNGEST = 1;
    private static final int OLDEST = 99;
    private static final WordTable<Boolean> SINGLE =
            WordTable.split(
                    "ia dia korban pelaku pemuda pria wanita perempuan lelaki siswa siswi pelajar sopir supir pengemudi"
                            + " pengendara kapolsek kapolres kades camat lurah nenek kakek bocah rekannya temannya"
                            + " anaknya istrinya suaminya pencuri maling copet begal alumni satpam penjaga tersangka"
                            + " guru ustaz ustad pendeta pastor pilot jurnalis wartawan prajurit mahasiswi tokoh"
                            + " nyawanya jiwanya almarhum almarhumah");
    private static final WordTable<Boolean> OTHER_SOURCE =
            WordTable.of(
                    "menyebut",
                    "menyebutkan",
                    "versi",
                    "menurut",
                    "sebelumnya",
                    "semula",
                    "sedangkan",
                    "mencatat",
                    "mengklaim");

    private static final WordTable<Boolean> PASSIVE_IN_SENSE =
            WordTable.of(
                    "mengalami",
                    "menderita",
                    "menjadi",
                    "mencapai",
                    "menelan",
                    "memakan",
                    "mereka",
                    "mengembuskan",
                    "menghembuskan",
                    "meninggal",
                    "menewaskan",
                    "melukai",
                    "mencederai",
                    "menurut",
                    "menyebabkan",
                    "mengakibatkan",
                    "mengungsi");

    /** Nothing stated. */
    public static final Casualties NONE = new Casualties(null, null, null, null, 0, 0, false);

    /**
     * Reads the figures of {@code tokens}.
     *
     * @param counts whether the token belongs to the event (not to another scope or time)
     */
    public static Casualties read(Tokens tokens, IntPredicate counts) {
        return read(tokens, 0, tokens.size(), false, counts);
    }

    /**
     * Reads the figures of the tokens from {@code from} to {@code to}, exclusive.
     *
     * @param narrative whether it is the short narrative of a report, which tells of one victim
     *     where it states no number
     * @param counts whether the token belongs to the event (not to another scope or time)
     */
    public static Casualties read(
            Tokens tokens, int from, int to, boolean narrative, IntPredicate counts) {
        Range killed = new Range();
        Range hurt = new Range();
        int displaced = 0;
        int houses = 0;
        boolean deaths = false;
        for (int i = from; i < to; i++) {
            Harm harm = Harm.at(tokens, i);
            if (harm == Harm.NONE || tokens.furniture(i)) {
                continue;
            }
            if (harm == Harm.HOUSE) {
                if (counts.test(i)) {
                    houses = Math.max(houses, before(tokens, i));
                }
                continue;
            }
            if (harm == Harm.FLED) {
                if (counts.test(i)) {
                    displaced = Math.max(displaced, high(amount(tokens, i)));
                }
                continue;
            }
            Range range = harm == Harm.DEAD ? killed : hurt;
            if (denied(tokens, i)) {
                range.denied |= tokens.is(i, "jiwa") || !tokens.is(i, "kritis");
            } else if (counts.test(i) && !accidental(tokens, i)) {
                deaths |= harm == Harm.DEAD;
                Numbers.Amount amount = amount(tokens, i);
                if (amount != null) {
                    range.add(amount, otherSource(tokens, i));
                } else if (single(tokens, i, narrative)) {
                    range.single(harm == Harm.HURT && victim(tokens, i));
                }
            }
        }
        if (killed.any()) {
            hurt.single &= !hurt.sameVictim;
        }
        return new Casualties(
                killed.low(), killed.high(), hurt.low(), hurt.high(), displaced, houses, deaths);
    }

    /** Whether the injured may be the one who died. */
    private static boolean victim(Tokens tokens, int i) {
        for (int k = i - 1;
                k >= 0 && k >= i - REACH && tokens.sentence(k) == tokens.sentence(i);
                k--) {
            if (tokens.is(k, "rekannya")
                    || tokens.is(k, "temannya")
                    || tokens.is(k, "anaknya")
                    || tokens.is(k, "istrinya")
                    || tokens.is(k, "satunya")) {
                return false;
            }
        }
        return true;
    }

    private static int high(Numbers.@Nullable Amount amount) {
        return amount == null ? 0 : amount.high();
    }

    /** Deaths of sickness and accident are no part of a conflict. */
    private static boolean accidental(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        for (int k = Math.max(0, i - 3); k < tokens.size() && k <= i + 4; k++) {
            if (tokens.sentence(k) == sentence
                    && (tokens.is(k, "kecelakaan")
                            || tokens.is(k, "tenggelam")
                            || tokens.is(k, "sakit") && k > i && !tokens.is(k - 1, "rumah")
                            || tokens.is(k, "serangan")
                                    && k + 1 < tokens.size()
                                    && tokens.is(k + 1, "jantung"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sentence names somebody who counts otherwise. */
    private static boolean otherSource(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        for (int k = Math.max(0, i - REACH); k < tokens.size() && k <= i + REACH; k++) {
            if (tokens.sentence(k) == sentence && OTHER_SOURCE.has(tokens, k)) {
                return true;
            }
        }
        return false;
    }

    /** "tidak ada korban jiwa", "tidak ada penumpang yang terluka", "korban jiwa nihil". */
    private static boolean denied(Tokens tokens, int i) {
        if (tokens.is(i, "tertolong")) {
            return false;
        }
        int sentence = tokens.sentence(i);
        for (int k = i - 1; k >= 0 && k >= i - 5 && tokens.sentence(k) == sentence; k--) {
            if (tokens.before(k + 1) == ',') {
                break;
            }
            if (tokens.is(k, "tanpa") || tokens.is(k, "nihil")) {
                return true;
            }
            if (tokens.is(k, "tidak") || tokens.is(k, "tak") || tokens.is(k, "belum")) {
                return k + 1 == i
                        || tokens.is(k + 1, "ada")
                        || tokens.is(k + 1, "sampai")
                        || tokens.is(k + 1, "menimbulkan")
                        || tokens.is(k + 1, "memakan")
                        || tokens.is(k + 1, "menelan");
            }
        }
        return i + 1 < tokens.size()
                && tokens.sentence(i + 1) == sentence
                && (tokens.is(i + 1, "nihil")
                        || (tokens.is(i + 1, "belum") || tokens.is(i + 1, "tidak"))
                                && i + 2 < tokens.size()
                                && tokens.is(i + 2, "ada"));
    }

    private static Numbers.@Nullable Amount amount(Tokens tokens, int i) {
        if (tokens.is(i, "menewaskan")
                || tokens.is(i, "melukai")
                || tokens.is(i, "mencederai")
                || tokens.is(i, "membunuh")
                || tokens.is(i, "tewaskan")) {
            return right(tokens, i); // those before it did it, or died of something else
        }
        Numbers.Amount left = left(tokens, i);
        return left != null ? left : right(tokens, i);
    }

    /** "tiga orang warga tewas": the nearest number of people in the clause. */
    private static Numbers.@Nullable Amount left(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        boolean person = false;
        for (int k = i - 1; k >= 0 && k >= i - REACH && tokens.sentence(k) == sentence; k--) {
            if (tokens.before(k + 1) == '('
                    || Harm.befalls(tokens, k) && !tokens.is(k, "luka")
                    || acts(tokens, k)) {
                return null;
            }
            Numbers.Amount amount = Numbers.at(tokens, k);
            if (amount == null) {
                amount = collective(tokens, k);
            }
            if (amount != null && amount.next() <= i) {
                if (counted(tokens, k, amount, i, person)) {
                    Numbers.Amount whole = tens(tokens, k, amount);
                    return plus(joined(tokens, k - (whole == amount ? 0 : 1)), whole);
                }
                if (PersonWords.thing(tokens, amount.next())
                        && !tokens.is(amount.next(), "tahun")) {
                    return null;
                }
                continue;
            }
            if (tokens.before(k + 1) == ','
                    && !tokens.is(k + 1, "yang")
                    && k + 1 < i
                    && !PersonWords.fill(tokens, k + 1)) {
                return null;
            }
            person |= PersonWords.people(tokens, k);
        }
        return null;
    }

    /** An active verb: the people before it did something to those behind it. */
    private static boolean acts(Tokens tokens, int k) {
        int length = tokens.length(k);
        if (length < 6
                || tokens.letter(k, 0) != 'm'
                || tokens.letter(k, 1) != 'e'
                || PASSIVE_IN_SENSE.has(tokens, k)) {
            return false;
        }
        for (int b = k - 1; b >= 0 && b >= k - 2; b--) {
            if (tokens.is(b, "yang") || tokens.is(b, "saat") || tokens.is(b, "ketika")) {
                return false;
            }
        }
        return true;
    }

    /** Whether the number at {@code k} counts the people that the harm at {@code i} befell. */
    private static boolean counted(
            Tokens tokens, int k, Numbers.Amount amount, int i, boolean person) {
        int next = amount.next();
        if (amount.low() > 50_000
                || tokens.before(k) == '/'
                || tokens.before(k) == '('
                || next < tokens.size() && tokens.before(next) == '/') {
            return false;
        }
        if (tokens.is(k, "seorang")) {
            return true;
        }
        boolean bare = tokens.is(k, "satu") || tokens.is(k, "sebuah");
        boolean gap = next == i;
        if (gap) {
            return !tokens.is(k, "sebuah")
                    && (k == 0 || !tokens.is(k - 1, "jam") && !tokens.is(k - 1, "pukul"));
        }
        if (PersonWords.thing(tokens, next)) {
            return false;
        }
        if (PersonWords.people(tokens, next)
                || tokens.is(next, "lainnya")
                || tokens.is(next, "lain")
                || tokens.is(next, "lagi")
                || tokens.is(next, "di")
                || tokens.is(next, "diantaranya")) {
            return true;
        }
        if (bare || tokens.numeric(next)) {
            return false;
        }
        if (tokens.numeric(k)) {
            return person && i - k <= 5 || allFill(tokens, next, i);
        }
        return i - k <= 5 || person;
    }

    private static boolean allFill(Tokens tokens, int from, int to) {
        for (int k = from; k < to; k++) {
            if (!PersonWords.fill(tokens, k) && !PersonWords.people(tokens, k)) {
                return false;
            }
        }
        return true;
    }

    /** "dua staf dan tiga satpam luka": the number joined to the one at {@code k}. */
    private static Numbers.@Nullable Amount joined(Tokens tokens, int k) {
        if (k < 3 || !tokens.is(k - 1, "dan") && !tokens.is(k - 1, "serta")) {
            return null;
        }
        int sentence = tokens.sentence(k);
        for (int j = k - 2; j >= 0 && j >= k - 5 && tokens.sentence(j) == sentence; j--) {
            if (Harm.befalls(tokens, j) || tokens.before(j + 1) == ',') {
                return null;
            }
            Numbers.Amount amount = Numbers.at(tokens, j);
            if (amount != null) {
                return amount.next() < k - 1 && PersonWords.people(tokens, amount.next())
                        ? amount
                        : null;
            }
        }
        return null;
    }

    private static Numbers.Amount plus(Numbers.@Nullable Amount more, Numbers.Amount amount) {
        return more == null
                ? amount
                : new Numbers.Amount(
                        more.low() + amount.low(), more.high() + amount.high(), amount.next());
    }

    /** "keduanya luka", "kelima korban dirawat". */
    private static Numbers.@Nullable Amount collective(Tokens tokens, int k) {
        int length = tokens.length(k);
        if (length < 5 || length > 10 || tokens.letter(k, 0) != 'k' || k + 1 >= tokens.size()) {
            return null;
        }
        int value =
                switch (tokens.form(k)) {
                    case "keduanya" -> 2;
                    case "ketiganya" -> 3;
                    case "keempatnya" -> 4;
                    case "kelimanya" -> 5;
                    case "kedua" -> tokens.is(k + 1, "korban") ? 2 : 0;
                    case "ketiga" -> tokens.is(k + 1, "korban") ? 3 : 0;
                    case "keempat" -> tokens.is(k + 1, "korban") ? 4 : 0;
                    case "kelima" -> tokens.is(k + 1, "korban") ? 5 : 0;
                    default -> 0;
                };
        return value == 0 ? null : new Numbers.Amount(value, value, k + 1);
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

    /** "menewaskan dua orang", "korban tewas tiga orang", "tewas menjadi tiga". */
    private static Numbers.@Nullable Amount right(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        for (int k = i + 1; k < tokens.size() && k <= i + 5; k++) {
            if (tokens.sentence(k) != sentence
                    || tokens.before(k) == ','
                    || tokens.before(k) == '(') {
                return null;
            }
            Numbers.Amount amount = Numbers.at(tokens, k);
            if (amount != null) {
                int next = amount.next();
                boolean fits =
                        amount.low() <= 50_000
                                && (next >= tokens.size()
                                        || tokens.sentence(next) != sentence
                                        || tokens.before(next) != '/'
                                                && !PersonWords.thing(tokens, next));
                boolean verb =
                        tokens.letter(i, 0) == 'm'
                                || tokens.is(i, "tewaskan")
                                || tokens.is(i, "lukai");
                boolean people =
                        next < tokens.size()
                                && (PersonWords.people(tokens, next)
                                        || tokens.sentence(next) != sentence);
                return fits && (verb || people || next >= tokens.size()) ? amount : null;
            }
            if (!PersonWords.people(tokens, k) && !PersonWords.fill(tokens, k)) {
                return null;
            }
        }
        return null;
    }

    /** One person, without a number: "korban tewas di tempat", "pemuda tewas dihakimi massa". */
    private static boolean single(Tokens tokens, int i, boolean narrative) {
        int sentence = tokens.sentence(i);
        boolean one = narrative;
        for (int k = i - 1; k >= 0 && k >= i - REACH && tokens.sentence(k) == sentence; k--) {
            if (PersonWords.plural(tokens, k) || tokens.is(k, "jumlah")) {
                return false;
            }
            one |= SINGLE.has(tokens, k) || age(tokens, k);
        }
        return one || tokens.is(i, "kematian");
    }

    /** "Raden B, 61 tahun, dipukul dan meninggal", "TM (18) meninggal": one person is named. */
    private static boolean age(Tokens tokens, int k) {
        int years = tokens.number(k);
        return years >= YOUNGEST
                && years <= OLDEST
                && k + 1 < tokens.size()
                && (tokens.before(k) == '(' && tokens.before(k + 1) != '/'
                        || tokens.before(k) == ',' && tokens.is(k + 1, "tahun"));
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

    /** The figures met for one kind of harm. */
    private static final class Range {
        private int exact = -1;
        private int vagueLow = -1;
        private int vagueHigh = -1;
        private int otherLow = Integer.MAX_VALUE;
        private int otherHigh = -1;
        private boolean denied;
        private boolean single;
        private boolean sameVictim = true;

        void single(boolean victim) {
            single = true;
            sameVictim &= victim;
        }

        boolean any() {
            return single || exact > 0 || vagueLow > 0;
        }

        void add(Numbers.Amount amount, boolean other) {
            if (amount.low() != amount.high()) {
                if (amount.low() > vagueLow) {
                    vagueLow = amount.low();
                    vagueHigh = amount.high();
                }
                return;
            }
            exact = Math.max(exact, amount.low());
            if (other && amount.low() > 1) {
                otherLow = Math.min(otherLow, amount.low());
                otherHigh = Math.max(otherHigh, amount.low());
            }
        }

        private boolean vague() {
            return vagueLow > exact;
        }

        @Nullable Integer low() {
            if (vague()) {
                return vagueLow;
            }
            if (exact >= 0) {
                return otherLow < exact ? otherLow : exact;
            }
            return single ? Integer.valueOf(1) : denied ? Integer.valueOf(0) : null;
        }

        @Nullable Integer high() {
            if (vague()) {
                return vagueHigh;
            }
            return exact >= 0 && otherLow < exact ? Integer.valueOf(exact) : null;
        }
    }
}
