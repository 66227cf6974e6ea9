package id.kentongan.analyzers.fact;

import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What was done to things and people beyond counts of victims: what was set on fire, whether
 * somebody was held hostage or beaten.
 *
 * @param building whether a building, or more than one vehicle, was set on fire
 * @param small whether one vehicle, tyres or a banner burnt
 * @param hostage whether somebody was held
 * @param contact whether somebody was beaten
 * @param minor whether every injury is called slight
 */
public record Damage(
        boolean building, boolean small, boolean hostage, boolean contact, boolean minor) {

    /** Nothing stated. */
    public static final Damage NONE = new Damage(false, false, false, false, false);

    private static final WordTable<Boolean> BUILDINGS =
            WordTable.split(
                    "rumah rumahrumah kantor gedung pos posko kios toko ruko mes mess honai bangunan ruang ruangan pasar"
                            + " gereja masjid musala mushola sekolah hotel asrama balai pondok gubuk gudang markas"
                            + " polsek polres kafe halte kampung lapak aula dprd mapolsek barak camp kamp tenda"
                            + " warung lumbung kandang pendopo puskesmas rumdin vihara pura");
    private static final WordTable<Boolean> SMALL =
            WordTable.of(
                    "motor",
                    "mobil",
                    "truk",
                    "ekskavator",
                    "ban",
                    "bendera",
                    "baliho",
                    "spanduk",
                    "kendaraan",
                    "sepeda",
                    "bus",
                    "perahu",
                    "poster",
                    "foto");

    /** What a word may say that this class asks for. */
    private enum Kind {
        FIRE,
        HELD,
        BEATEN,
        HURT
    }

    private static final WordTable<Kind> WORDS = words();

    private static final int REACH = 9;

    private static WordTable<Kind> words() {
        Map<String, Kind> words = new HashMap<>();
        put(
                words,
                Kind.FIRE,
                "dibakar membakar terbakar hangus disulut menyulut pembakaran ludes dibakarnya bakar membakari");
        put(words, Kind.HELD, "disandera menyandera penyanderaan disekap menyekap");
        put(
                words,
                Kind.BEATEN,
                "dikeroyok mengeroyok pengeroyokan dipukuli dipukul memukuli memukul dianiaya"
                        + " menganiaya penganiayaan diinjak ditendang dibanting diseret dihajar digebuki");
        put(words, Kind.HURT, "luka lukaluka terluka");
        return new WordTable<>(words);
    }

    private static void put(Map<String, Kind> words, Kind kind, String list) {
        for (String word : list.split(" ")) {
            words.put(word, kind);
        }
    }

    /**
     * Reads {@code tokens}.
     *
     * @param counts whether the token belongs to the event (not to another scope or time)
     */
    public static Damage read(Tokens tokens, IntPredicate counts) {
        boolean building = false;
        boolean small = false;
        boolean hostage = false;
        boolean contact = false;
        int hurt = 0;
        int slight = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Kind kind = WORDS.get(tokens, i);
            if (kind == null || tokens.furniture(i)) {
                continue;
            }
            switch (kind) {
                case FIRE -> {
                    if (counts.test(i)) {
                        int target = target(tokens, i);
                        building |= target == 2;
                        small |= target == 1;
                    }
                }
                case HELD -> hostage |= counts.test(i);
                case BEATEN -> contact |= counts.test(i);
                case HURT -> {
                    hurt++;
                    slight += slight(tokens, i) ? 1 : 0;
                }
            }
        }
        return new Damage(building, small, hostage, contact, slight > 0 && slight * 2 >= hurt);
    }

    private static boolean slight(Tokens tokens, int i) {
        for (int k = i + 1; k < tokens.size() && k <= i + 2; k++) {
            if (tokens.is(k, "ringan") || tokens.is(k, "lecet") || tokens.is(k, "memar")) {
                return true;
            }
        }
        return false;
    }

    /** What burns: 2 a building or several vehicles, 1 something small, 0 not stated. */
    private static int target(Tokens tokens, int i) {
        int sentence = tokens.sentence(i);
        int best = 0;
        int nearest = Integer.MAX_VALUE;
        for (int k = Math.max(0, i - REACH); k < tokens.size() && k <= i + REACH; k++) {
            if (k == i || tokens.sentence(k) != sentence) {
                continue;
            }
            boolean building = BUILDINGS.has(tokens, k);
            if (!building && !SMALL.has(tokens, k)) {
                continue;
            }
            int distance = Math.abs(k - i);
            if (distance < nearest) {
                nearest = distance;
                best = building || several(tokens, k) ? 2 : 1;
            }
        }
        return best;
    }

    /** "dua mobil", "puluhan sepeda motor", "beberapa kendaraan". */
    private static boolean several(Tokens tokens, int k) {
        for (int j = k - 1; j >= 0 && j >= k - 3 && tokens.sentence(j) == tokens.sentence(k); j--) {
            Numbers.Amount amount = Numbers.at(tokens, j);
            if (amount != null && amount.next() <= k) {
                return amount.low() > 1;
            }
            if (tokens.is(j, "beberapa") || tokens.is(j, "sejumlah")) {
                return true;
            }
        }
        return false;
    }
}
