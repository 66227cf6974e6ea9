package id.kentongan.analyzers.place;

import id.kentongan.analyzers.region.District;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Second step: names that stand together ("Desa X, Kecamatan Y, Kabupaten Z") and names elsewhere
 * in the document settle what a name leaves open. What nothing settles stays open.
 */
final class Agreement {

    /** Two names belong together when at most this many words stand between them. */
    private static final int LINK_REACH = 3;

    private static final int WHOLE_TEXT = Integer.MAX_VALUE;

    /** A village without its type is believed from this length on. */
    private static final int SHORTEST_VILLAGE = 5;

    /** Words that may follow a name and are never part of one. */
    static final WordTable<Boolean> AFTER_A_NAME =
            WordTable.of(
                    "dan",
                    "yang",
                    "di",
                    "ke",
                    "dari",
                    "pada",
                    "oleh",
                    "saat",
                    "karena",
                    "hingga",
                    "dengan",
                    "untuk",
                    "terjadi",
                    "akibat",
                    "akibatnya",
                    "sekitar",
                    "kabupaten",
                    "kota",
                    "kecamatan",
                    "desa",
                    "tewas",
                    "dibakar",
                    "ditembak",
                    "korban",
                    "pukul",
                    "tanggal",
                    "tadi",
                    "setelah",
                    "ketika",
                    "dalam",
                    "sebuah",
                    "seorang",
                    "itu",
                    "ini",
                    "dua",
                    "menewaskan",
                    "diserang",
                    "provinsi",
                    "sampai",
                    "lalu",
                    "telah",
                    "dipukul",
                    "dianiaya",
                    "dikeroyok",
                    "dirampok",
                    "ditemukan",
                    "melakukan");

    /** Ranks and titles: what they begin is the name of the officer and not that of his place. */
    private static final WordTable<Boolean> RANKS =
            WordTable.of(
                    "akp",
                    "akbp",
                    "kompol",
                    "iptu",
                    "ipda",
                    "aiptu",
                    "aipda",
                    "kombes",
                    "komisaris",
                    "inspektur",
                    "ajun",
                    "kapten",
                    "lettu",
                    "letda",
                    "mayor",
                    "drs",
                    "ir",
                    "haji");

    /** Offices of a kabupaten or kota that a text may name without their place, and both types. */
    private static final WordTable<Sense.Type> OFFICES =
            new WordTable<>(
                    Map.of(
                            "bupati",
                            Sense.Type.KABUPATEN,
                            "wabup",
                            Sense.Type.KABUPATEN,
                            "pemkab",
                            Sense.Type.KABUPATEN,
                            "walikota",
                            Sense.Type.KOTA,
                            "wawali",
                            Sense.Type.KOTA,
                            "pemkot",
                            Sense.Type.KOTA,
                            "polrestabes",
                            Sense.Type.KOTA,
                            "kapolrestabes",
                            Sense.Type.KOTA,
                            "kota",
                            Sense.Type.NEITHER,
                            "kabupaten",
                            Sense.Type.NEITHER));

    /** "pemerintah kota", "DPRD kabupaten", "upah minimum kabupaten". */
    private static final WordTable<Boolean> BEFORE_A_TYPE =
            WordTable.of("wali", "pemerintah", "dprd", "dewan", "minimum", "balai");

    private static final WordTable<Boolean> IN =
            WordTable.of("di", "ke", "wilayah", "kawasan", "daerah", "sekitar", "pulau");

    private static final String JAKARTA = "31";

    /** A kecamatan without its type is believed from this length on. */
    private static final int SHORTEST_DISTRICT = 4;

    private final Gazetteer gazetteer;
    private final Tokens tokens;
    private final List<Mention> mentions;
    private final List<VillageMention> villages;
    private final @Nullable String home;
    private final Letters letters;
    private final String day;

    /** Codes of the kabupaten/kota and of the provinces that are sure so far. */
    private final Set<String> sure = new HashSet<>();

    private final Set<String> provinces = new HashSet<>();

    /** What the names that are still open may stand for: "Serang", "Yogyakarta". */
    private final Set<String> open = new HashSet<>();

    /** Names accepted in this step. */
    private int accepted;

    /** Whether this round settled anything: where it did not, the next would not either. */
    private boolean changed;

    Agreement(
            PlaceReader reader, Tokens tokens, Letters letters, @Nullable String home, String day) {
        this.day = day;
        this.gazetteer = reader.gazetteer();
        this.letters = letters;
        this.tokens = tokens;
        this.mentions = reader.mentions;
        this.villages = reader.villages;
        this.home = home;
    }

    void settle() {
        if (mentions.isEmpty()) {
            return;
        }
        linkVillages();
        linkBareVillages();
        linkMentions();
        changed = true;
        for (int round = 0; round < 2 && changed && anythingOpen(); round++) {
            changed = false;
            gather();
            for (Mention mention : mentions) {
                settlePending(mention);
            }
            if (accepted > 0) {
                gather();
            }
            for (Mention mention : mentions) {
                settleOpen(mention);
            }
            agreeOnDistricts();
        }
        governed();
        hints();
        for (Mention mention : mentions) {
            close(mention);
        }
    }

    private boolean anythingOpen() {
        for (Mention mention : mentions) {
            boolean pending = mention.verdict == Mention.Verdict.PENDING;
            if (pending || mention.accepted() && mention.ambiguous()) {
                return true;
            }
        }
        return false;
    }

    /**
     * "Wali Kota mengecam": who governs says which of a pair is meant, where it is the only one.
     */
    private void governed() {
        Mention pair = null;
        for (Mention mention : mentions) {
            if (!mention.accepted() || !mention.ambiguous() || !isPair(mention)) {
                continue;
            }
            if (pair != null && pair.name != mention.name) {
                return;
            }
            pair = mention;
        }
        if (pair == null) {
            return;
        }
        Sense.Type type = office();
        if (type == Sense.Type.NEITHER || othersGoverned(type)) {
            return;
        }
        for (Mention mention : mentions) {
            if (mention.name == pair.name && mention.accepted() && mention.ambiguous()) {
                List<Sense> meant = keep(mention, sense -> sense.type() == type);
                if (!meant.isEmpty()) {
                    mention.senses = meant;
                    mention.reason = "the office of its kabupaten or kota";
                }
            }
        }
    }

    private static boolean isPair(Mention mention) {
        boolean kabupaten = false;
        boolean kota = false;
        for (Sense sense : mention.senses) {
            kabupaten |= sense.type() == Sense.Type.KABUPATEN && !sense.locality();
            kota |= sense.type() == Sense.Type.KOTA && !sense.locality();
        }
        return kabupaten && kota && mention.province() != null;
    }

    /** The one type of which the text names offices without their place. */
    private Sense.Type office() {
        Sense.Type found = Sense.Type.NEITHER;
        for (int i = 0; i < tokens.size(); i++) {
            Sense.Type type = office(i);
            if (type == null || tokens.furniture(i) || former(i) || beforeName(i + 1)) {
                continue;
            }
            if (found != Sense.Type.NEITHER && found != type) {
                return Sense.Type.NEITHER;
            }
            found = type;
        }
        return found;
    }

    private Sense.@Nullable Type office(int i) {
        Sense.Type type = OFFICES.get(tokens, i);
        if (type != Sense.Type.NEITHER) {
            return type;
        }
        if (i == 0 || !BEFORE_A_TYPE.has(tokens, i - 1)) {
            return null;
        }
        if (tokens.is(i, "kota")) {
            return Sense.Type.KOTA;
        }
        boolean both =
                i + 1 < tokens.size() && (tokens.before(i + 1) == '/' || tokens.is(i + 1, "kota"));
        boolean listed = i + 2 < tokens.size() && tokens.is(i + 2, "kota");
        return !both && !listed ? Sense.Type.KABUPATEN : null;
    }

    private boolean former(int i) {
        return i > 0 && (tokens.is(i - 1, "mantan") || tokens.is(i - 1, "eks"));
    }

    private boolean beforeName(int i) {
        for (Mention mention : mentions) {
            if (mention.first == i) {
                return true;
            }
        }
        return false;
    }

    /** Whether the office may be that of some other kabupaten or kota of the text. */
    private boolean othersGoverned(Sense.Type type) {
        for (Mention mention : mentions) {
            if (mention.accepted() && !mention.ambiguous()) {
                for (Sense sense : mention.senses) {
                    if (sense.level() == Sense.Level.REGENCY && sense.type() == type) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Nothing else settles a pair: "Polres Serang" is the kabupaten, "Polrestabes" the kota. */
    private void hints() {
        Map<String, Sense.Type> hints = null;
        for (Mention mention : mentions) {
            if (mention.hint != Sense.Type.NEITHER) {
                hints = hints == null ? new HashMap<>() : hints;
                hints.putIfAbsent(mention.name.form, mention.hint);
            }
        }
        if (hints == null) {
            return;
        }
        for (Mention mention : mentions) {
            Sense.Type hint = hints.get(mention.name.form);
            if (hint != null && mention.accepted() && mention.ambiguous()) {
                List<Sense> meant = keep(mention, sense -> sense.type() == hint);
                if (!meant.isEmpty()) {
                    mention.senses = meant;
                    mention.reason = "the police office of that name";
                }
            }
        }
    }

    /** A village right before or after a name: "Desa X, Kecamatan Y", "Kec. Y (Desa X)". */
    private void linkVillages() {
        for (VillageMention village : villages) {
            for (Mention mention : mentions) {
                int gap =
                        mention.first > village.last()
                                ? mention.first - village.last() - 1
                                : village.first() - mention.last - 1;
                int reach = mention.near == Cue.DISTRICT ? WHOLE_TEXT : LINK_REACH;
                boolean open = mention.verdict == Mention.Verdict.PENDING;
                if (reach == WHOLE_TEXT && gap > LINK_REACH && !open) {
                    continue;
                }
                if (gap >= 0 && gap <= reach && gap > LINK_REACH) {
                    agreeFromAfar(mention, village);
                    continue;
                }
                if (gap < 0 || gap > LINK_REACH || !sameSentence(mention.first, village.first())) {
                    continue;
                }
                if (mention.first <= village.last() && mention.last >= village.first()) {
                    continue;
                }
                linkVillage(mention, village);
            }
        }
    }

    /** "Kecamatan Y" and, elsewhere in the text, a desa that Y has. */
    private void agreeFromAfar(Mention mention, VillageMention village) {
        List<Sense> inside =
                keep(
                        mention,
                        sense -> sense.level() == Sense.Level.DISTRICT && holds(sense, village));
        if (inside.size() == 1) {
            mention.senses = inside;
            accept(mention, "village and kecamatan agree");
        }
    }

    /** "Boking, Amanatun Selatan": a village without its type right before its kecamatan. */
    private void linkBareVillages() {
        for (Mention mention : mentions) {
            if (mention.verdict != Mention.Verdict.PENDING
                    || !mention.districtOnly()
                    || mention.village != null) {
                continue;
            }
            if (mention.near != Cue.DISTRICT && mention.first == mention.last) {
                continue;
            }
            int last = mention.first - 1;
            if (mention.near == Cue.DISTRICT) {
                last = mention.first - 2;
            }
            VillageMention found = bareVillage(mention, last);
            if (found != null) {
                linkVillage(mention, found);
            }
        }
    }

    private @Nullable VillageMention bareVillage(Mention mention, int last) {
        VillageMention found = null;
        int end = last < 0 ? 0 : tokens.endOffset(last);
        for (int first = last; first >= Math.max(0, last - 2); first--) {
            if (tokens.sentence(first) != tokens.sentence(mention.first)
                    || tokens.numeric(first)
                    || first < last
                            && tokens.before(first + 1) != ' '
                            && tokens.before(first + 1) != '-') {
                break;
            }
            int start = tokens.offset(first);
            boolean telltale = mention.near == Cue.DISTRICT || mention.first < mention.last;
            boolean proper = telltale && !letters.plain(first) && end - start >= SHORTEST_VILLAGE;
            if (proper && !(first == last && AFTER_A_NAME.has(tokens, first))) {
                short[] districts = Villages.standard().districts(tokens.folded(), start, end);
                VillageMention village = new VillageMention(first, last, districts, false);
                for (Sense sense : mention.senses) {
                    if (districts.length > 0 && holds(sense, village)) {
                        found = village;
                    }
                }
            }
        }
        return found;
    }

    private void linkVillage(Mention mention, VillageMention village) {
        mention.village = village;
        mention.ofPeople |= village.ofPeople();
        if (mention.verdict == Mention.Verdict.REJECTED || village.districts().length == 0) {
            return;
        }
        List<Sense> inside = keep(mention, sense -> holds(sense, village));
        if (inside.isEmpty()) {
            return;
        }
        List<Sense> districts =
                Mention.those(inside, sense -> sense.level() == Sense.Level.DISTRICT);
        boolean asDistrict =
                mention.near == Cue.DISTRICT || mention.verdict == Mention.Verdict.PENDING;
        if (!districts.isEmpty() && asDistrict) {
            mention.senses = districts;
            if (mention.regency() != null) {
                accept(mention, "village and kecamatan agree");
                mention.linked = true;
            }
        } else if (mention.near != Cue.DISTRICT) {
            List<Sense> regencies =
                    Mention.those(inside, sense -> sense.level() == Sense.Level.REGENCY);
            if (!regencies.isEmpty()) {
                mention.senses = regencies;
                if (mention.accepted() && mention.regency() != null) {
                    mention.linked = true;
                }
            }
        }
    }

    private boolean holds(Sense sense, VillageMention village) {
        for (short position : village.districts()) {
            District district = gazetteer.district(position);
            boolean inside =
                    switch (sense.level()) {
                        case DISTRICT -> district.code().equals(sense.code());
                        case REGENCY -> district.regency().equals(sense.code());
                        case PROVINCE -> district.province().equals(sense.code());
                    };
            if (inside) {
                return true;
            }
        }
        return false;
    }

    /** Neighbouring names of which one lies in the other. */
    private void linkMentions() {
        if (mentions.size() < 2) {
            return;
        }
        for (int i = 0; i + 1 < mentions.size(); i++) {
            for (int j = i + 1; j < Math.min(mentions.size(), i + 3); j++) {
                Mention small = mentions.get(i);
                Mention large = mentions.get(j);
                if (near(small, large)) {
                    link(small, large);
                }
            }
        }
        for (int i = mentions.size() - 1; i > 0; i--) {
            if (near(mentions.get(i - 1), mentions.get(i))) {
                link(mentions.get(i - 1), mentions.get(i));
            }
        }
    }

    private boolean near(Mention a, Mention b) {
        return b.first - a.last - 1 <= LINK_REACH + (b.near == Cue.NONE ? -1 : 0)
                && sameSentence(a.first, b.first)
                && !(a.dateline && tokens.before(b.first) != ',')
                && a.verdict != Mention.Verdict.REJECTED
                && b.verdict != Mention.Verdict.REJECTED
                && tokens.before(b.first) != '.'
                && !tokens.is(b.first - 1, "dan");
    }

    private boolean sameSentence(int a, int b) {
        return tokens.section(a) == tokens.section(b)
                && (tokens.sentence(a) == tokens.sentence(b)
                        || Math.abs(tokens.sentence(a) - tokens.sentence(b)) == 1
                                && brokenLine(Math.max(a, b)));
    }

    private boolean brokenLine(int later) {
        int i = later;
        int sentence = tokens.sentence(later);
        while (i > 0 && tokens.sentence(i - 1) == sentence) {
            i--;
        }
        return tokens.before(i) == '\n';
    }

    private void link(Mention small, Mention large) {
        List<Sense> smaller = null;
        List<Sense> larger = null;
        for (int i = 0; i < small.senses.size(); i++) {
            Sense inner = small.senses.get(i);
            for (int k = 0; k < large.senses.size(); k++) {
                Sense outer = large.senses.get(k);
                if (inner.level() != outer.level() && inside(inner, outer)) {
                    smaller = smaller == null ? new ArrayList<>(2) : smaller;
                    larger = larger == null ? new ArrayList<>(2) : larger;
                    addOnce(smaller, inner);
                    addOnce(larger, outer);
                }
            }
        }
        if (smaller == null || larger == null) {
            return;
        }
        small.senses = smaller;
        large.senses = larger;
        if (large.accepted() || large.regency() != null) {
            accept(small, "lies in the place named beside it");
            small.linked = true;
            if (!large.accepted() && small.near != Cue.NONE) {
                accept(large, "holds the place named beside it");
            }
            large.linked = true;
        }
    }

    private static void addOnce(List<Sense> senses, Sense sense) {
        if (!senses.contains(sense)) {
            senses.add(sense);
        }
    }

    private boolean inside(Sense inner, Sense outer) {
        if (inner.code().length() <= outer.code().length()) {
            return false;
        }
        return inner.code().startsWith(outer.code())
                || inner.level() == Sense.Level.DISTRICT
                        && outer.level() == Sense.Level.REGENCY
                        && then(inner).equals(outer.code());
    }

    /** The kabupaten that the place of a sense belonged to on the day of the text. */
    private String then(Sense sense) {
        String regency = sense.regency();
        return gazetteer
                .regions()
                .belongedTo(regency == null ? sense.code().substring(0, 5) : regency, day);
    }

    /** What is sure so far. */
    private void gather() {
        accepted = 0;
        sure.clear();
        provinces.clear();
        open.clear();
        for (Mention mention : mentions) {
            if (!mention.accepted() || mention.provinceOnly) {
                continue;
            }
            String regency = mention.regency();
            if (regency != null) {
                sure.add(regency);
            }
            String province = mention.province();
            if (province != null) {
                provinces.add(province);
            }
            if (regency == null && province != null) {
                for (Sense sense : mention.senses) {
                    if (sense.level() == Sense.Level.REGENCY) {
                        open.add(sense.code());
                    }
                }
            }
        }
    }

    private void settlePending(Mention mention) {
        if (mention.verdict != Mention.Verdict.PENDING) {
            return;
        }
        if (!bounded(mention)) {
            return;
        }
        boolean known = mention.near != Cue.NONE || mention.name.form.indexOf(' ') > 0;
        if (known && !sure.isEmpty()) {
            List<Sense> own = keep(mention, this::inSure);
            if (!own.isEmpty()) {
                narrow(mention, own);
                accept(mention, "the text names its kabupaten or kota");
                return;
            }
        }
        boolean word = mention.name.ordinary != PlaceName.Ordinary.NAME;
        boolean typed = mention.near == Cue.DISTRICT;
        if (!word && !typed && mention.districtOnly()) {
            bareDistrict(mention);
            return;
        }
        boolean placed = mention.near == Cue.PREP || mention.near == Cue.PEOPLE || typed;
        if (word && !placed || mention.districtOnly() && !typed) {
            return;
        }
        List<Sense> near =
                keep(mention, sense -> provinces.contains(sense.province()) || atHome(sense));
        if (near.isEmpty()) {
            return;
        }
        List<Sense> homely = home == null ? List.of() : Mention.those(near, this::atHome);
        List<Sense> chosen = near.size() > 1 && !homely.isEmpty() ? homely : near;
        narrow(mention, chosen);
        if (mention.regency() != null) {
            accept(mention, "its province is named or is the home of the source");
        }
    }

    /**
     * "JAKARTA - ... di Cakung", "SERANG - ... di Kragilan": a kecamatan without its type in the
     * city that the text is from, in one of the pair that the text leaves open, or the only one of
     * its name in a province that the text names.
     */
    private void bareDistrict(Mention mention) {
        if (mention.near != Cue.PREP
                || !IN.has(tokens, mention.first - 1)
                || !letters.telling(mention.first)
                || mention.name.form.length() < SHORTEST_DISTRICT
                || villageNearby(mention)
                || elsewhere(mention)) {
            return;
        }
        List<Sense> inside =
                keep(
                        mention,
                        sense ->
                                open.contains(sense.regency())
                                        || sense.province().equals(JAKARTA)
                                                && provinces.contains(JAKARTA));
        if (inside.isEmpty() && mention.regency() != null) {
            inside = keep(mention, sense -> provinces.contains(sense.province()));
        }
        if (!inside.isEmpty() && Agreed.of(inside).regency() != null) {
            narrow(mention, inside);
            accept(mention, "a kecamatan of the place that the text names");
        }
    }

    /** "SOLO - ... di Mojosongo": the city of the text has a kelurahan of that name. */
    private boolean villageNearby(Mention mention) {
        String key = mention.name.form.replace(" ", "");
        for (String regency : sure) {
            if (Villages.standard().lies(key, regency)) {
                return true;
            }
        }
        return false;
    }

    /** "di Jatinegara, Jawa Timur": the text itself says that it means some other place. */
    private boolean elsewhere(Mention mention) {
        for (Mention other : mentions) {
            if (other.first == mention.last + 1
                    && tokens.before(other.first) == ','
                    && other.name.large()
                    && other.verdict != Mention.Verdict.REJECTED) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sense lies, or lay on the day of the text, in a kabupaten or kota that is sure. */
    private boolean inSure(Sense sense) {
        return sense.level() != Sense.Level.PROVINCE
                && (sure.contains(sense.regency()) || sure.contains(then(sense)));
    }

    /**
     * Whether the name ends where it seems to end. "Kec. Banda Skti" is not the kecamatan Banda: a
     * short name followed by a further capital word, or by any unknown word in a text without
     * capitals, may be the beginning of a longer one.
     */
    private boolean bounded(Mention mention) {
        int next = mention.last + 1;
        if (next >= tokens.size()
                || tokens.before(next) != ' '
                || tokens.section(next) != tokens.section(mention.last)) {
            return true;
        }
        if (mention.first < mention.last) {
            // "depan Istana Bogor" is not the palace in Jakarta
            return !quarter(mention.senses.get(0)) || letters.plain(next);
        }
        if (letters.cased() && letters.telling(mention.first)) {
            return !tokens.capital(next) || mention.near == Cue.DISTRICT && RANKS.has(tokens, next);
        }
        return AFTER_A_NAME.has(tokens, next);
    }

    private boolean atHome(Sense sense) {
        return home != null
                && (sense.code().startsWith(home)
                        || home.length() > 2 && home.equals(sense.regency()));
    }

    private static List<Sense> keep(Mention mention, Predicate<Sense> test) {
        return Mention.those(mention.senses, test);
    }

    private void narrow(Mention mention, List<Sense> senses) {
        changed |= senses.size() != mention.senses.size();
        mention.senses = senses;
    }

    /** Pairs (Kabupaten or Kota Bandung) and names of both a province and a city. */
    private void settleOpen(Mention mention) {
        if (!mention.accepted() || !mention.ambiguous()) {
            return;
        }
        if (!mention.linked && mention.near != Cue.DISTRICT && mention.name.large()) {
            if (namesake(mention)) {
                return;
            }
            List<Sense> large = keep(mention, sense -> sense.level() != Sense.Level.DISTRICT);
            List<Sense> known = Mention.those(large, sense -> !quarter(sense));
            narrow(mention, known.isEmpty() ? large : known);
        }
        List<Sense> named = keep(mention, sense -> sure.contains(sense.regency()));
        if (!named.isEmpty() && named.size() < mention.senses.size()) {
            if (Agreed.of(named).regency() != null) {
                narrow(mention, named);
                mention.reason = "the text says elsewhere which of the two";
            }
            return;
        }
        if (named.isEmpty() && home != null && home.length() > 2) {
            List<Sense> homely = keep(mention, sense -> home.equals(sense.regency()));
            if (!homely.isEmpty()) {
                narrow(mention, homely);
                mention.reason = "home area of the source";
            }
        }
    }

    /** Whether the name is also that of the kabupaten or kota {@code regency}. */
    private static boolean bears(Mention mention, @Nullable String regency) {
        for (Sense sense : mention.senses) {
            if (sense.level() == Sense.Level.REGENCY && sense.code().equals(regency)) {
                return true;
            }
        }
        return false;
    }

    /** A part of a city that bears the name of some other kabupaten. */
    private static boolean quarter(Sense sense) {
        return sense.weak() && sense.locality() && !sense.capital();
    }

    /**
     * "Ketapang" in a text from Lampung Selatan is its kecamatan, "Manggarai" in one from Jakarta
     * the quarter: the text does not name the kabupaten of that name, and nothing else in it lies
     * in the province of that one.
     */
    private boolean namesake(Mention mention) {
        boolean loose =
                mention.near == Cue.NONE || mention.near == Cue.PREP || mention.near == Cue.PEOPLE;
        if (!loose || mention.dateline) {
            return false;
        }
        List<Sense> near =
                keep(
                        mention,
                        sense ->
                                sense.level() == Sense.Level.DISTRICT
                                        ? sure.contains(sense.regency())
                                                && !bears(mention, sense.regency())
                                        : quarter(sense) && provinces.contains(sense.province()));
        if (near.isEmpty() || Agreed.of(near).regency() == null) {
            return false;
        }
        List<Sense> far =
                keep(mention, sense -> sense.level() == Sense.Level.REGENCY && !quarter(sense));
        for (Sense sense : far) {
            if (sure.contains(sense.regency())) {
                return false;
            }
            for (Mention other : mentions) {
                if (other.name != mention.name
                        && other.accepted()
                        && sense.province().equals(other.province())) {
                    return false;
                }
            }
        }
        narrow(mention, near);
        mention.reason = "the place of that name where the text is from";
        return true;
    }

    /** Two kecamatan that share one kabupaten settle each other. */
    private void agreeOnDistricts() {
        int typed = 0;
        for (Mention mention : mentions) {
            typed += mention.near == Cue.DISTRICT ? 1 : 0;
        }
        if (typed < 2) {
            return;
        }
        Map<String, Set<String>> byRegency = new HashMap<>();
        for (Mention mention : mentions) {
            if (mention.near == Cue.DISTRICT && mention.districtOnly()) {
                for (Sense sense : mention.senses) {
                    byRegency
                            .computeIfAbsent(sense.code().substring(0, 5), k -> new TreeSet<>())
                            .add(mention.name.form);
                }
            }
        }
        for (Mention mention : mentions) {
            if (mention.verdict != Mention.Verdict.PENDING || mention.near != Cue.DISTRICT) {
                continue;
            }
            List<Sense> shared =
                    keep(
                            mention,
                            sense ->
                                    byRegency
                                                    .getOrDefault(
                                                            sense.code().substring(0, 5), Set.of())
                                                    .size()
                                            > 1);
            if (!shared.isEmpty() && Agreed.of(shared).regency() != null) {
                narrow(mention, shared);
                accept(mention, "two kecamatan of one kabupaten");
            }
        }
    }

    /** What is still open: a province when all senses share it, else nothing. */
    private void close(Mention mention) {
        if (mention.verdict == Mention.Verdict.PENDING) {
            boolean longName = mention.first < mention.last;
            if (mention.near == Cue.DISTRICT && mention.province() != null && longName) {
                mention.provinceOnly = true;
                accept(mention, "a kecamatan alone says the province at most");
            } else {
                mention.reject(mention.reason);
            }
            return;
        }
        if (mention.accepted() && mention.ambiguous()) {
            List<Sense> province = keep(mention, sense -> sense.level() == Sense.Level.PROVINCE);
            if (!province.isEmpty()) {
                mention.senses = province;
                mention.reason = "province and city share the name";
            } else if (mention.province() != null) {
                mention.provinceOnly = true;
                mention.reason = "kabupaten or kota is not said";
            } else {
                mention.reject("several regions have this name");
            }
        }
    }

    private void accept(Mention mention, String why) {
        accepted++;
        changed = true;
        mention.verdict = Mention.Verdict.ACCEPTED;
        mention.reason = why;
    }
}
