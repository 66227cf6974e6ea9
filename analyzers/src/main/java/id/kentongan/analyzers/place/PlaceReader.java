package id.kentongan.analyzers.place;

import static id.kentongan.analyzers.place.PlaceName.Ordinary.HARD;

import id.kentongan.analyzers.match.Hit;
import id.kentongan.analyzers.match.Matches;
import id.kentongan.analyzers.text.Tokens;
import id.kentongan.analyzers.text.WordTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First step: from the hits of the matcher to mentions, each with the senses that its cue, its
 * letters and its neighbours leave it. One object per text.
 */
final class PlaceReader {

    /** A dateline begins within this many tokens of its paragraph. */
    private static final int DATELINE_REACH = 8;

    /** Units whose names hold the name of their garrison. */
    private static final WordTable<Boolean> UNITS =
            WordTable.of(
                    "yonif",
                    "batalyon",
                    "kodam",
                    "korem",
                    "kompi",
                    "brigif",
                    "yon",
                    "kostrad",
                    "brimob",
                    "armed",
                    "yonkav",
                    "denpom",
                    "lanal",
                    "lanud",
                    "lantamal",
                    "kodim",
                    "pt",
                    "cv",
                    "hotel",
                    "universitas",
                    "smu",
                    "smun",
                    "sma",
                    "sman",
                    "smk",
                    "smp",
                    "kapal",
                    "bus");

    private static final WordTable<Boolean> DAYS =
            WordTable.of(
                    "senin",
                    "selasa",
                    "rabu",
                    "kamis",
                    "jumat",
                    "sabtu",
                    "minggu",
                    "ahad",
                    "provinsi",
                    "kabupaten",
                    "dan",
                    "jawa",
                    "sumatera",
                    "kalimantan",
                    "sulawesi",
                    "papua");

    /** A village name has at most this many words. */
    private static final int VILLAGE_WORDS = 4;

    /** Names and villages that are looked at in one text; a longer one is a list, not a report. */
    private static final int MOST_MENTIONS = 1_000;

    private final Gazetteer gazetteer;
    private final Tokens tokens;
    private final Letters letters;
    private final Cue[] endsAt;
    private final int[] cueStart;

    /** The cue that begins at a token and tells of the name before it; null where there is none. */
    private Cue @Nullable [] startsAt;

    /** Tokens that speak of the whole country; null where there are none. */
    private boolean @Nullable [] nationwide;

    private final List<Hit> names;

    /** Whether any cue of a kecamatan, or of a village, stands in the text. */
    private boolean districtCues;

    private boolean villageCues;

    /** The section of the title, or -1. */
    private final int title;

    final List<Mention> mentions = new ArrayList<>();
    final List<VillageMention> villages = new ArrayList<>();

    /** First tokens of seats of provincial offices. */
    final List<Integer> seats = new ArrayList<>();

    private final String day;
    private final boolean prose;
    int national;

    PlaceReader(Gazetteer gazetteer, Matches matches, Letters letters, String day, boolean prose) {
        this.prose = prose;
        this.day = day;
        this.gazetteer = gazetteer;
        this.tokens = matches.tokens();
        this.letters = letters;
        int size = tokens.size();
        endsAt = new Cue[size];
        cueStart = new int[size];
        title = size > 0 && tokens.field(0).equals("title") ? tokens.section(0) : -1;
        names = new ArrayList<>(matches.names().size());
        for (Hit hit : matches.names()) {
            if (hit.payload() instanceof PlaceName) {
                names.add(hit);
            } else if (hit.payload() instanceof Cue cue) {
                cue(hit, cue);
            }
        }
    }

    void read() {
        int covered = -1;
        for (int h = 0; h < names.size() && mentions.size() < MOST_MENTIONS; h++) {
            Hit hit = names.get(h);
            if (hit.first() <= covered) {
                continue;
            }
            Hit best = null;
            for (int k = h; k < names.size() && names.get(k).first() == hit.first(); k++) {
                if (unbroken(names.get(k)) && usable(names.get(k))) {
                    best = names.get(k);
                }
            }
            if (best != null && typeAndName(best, h)) {
                continue;
            }
            if (best != null) {
                covered = best.last();
                mention(best);
            }
        }
        routes();
        respelled();
        villages();
    }

    /** "Kec. Blang Pidie" for Blangpidie: kecamatan written with other spaces than the list has. */
    private void respelled() {
        boolean added = false;
        for (int i = 0;
                districtCues && i < endsAt.length - 1 && mentions.size() < MOST_MENTIONS;
                i++) {
            if (endsAt[i] == Cue.DISTRICT
                    && !tokens.furniture(i)
                    && cueBefore(i + 1) == Cue.DISTRICT) {
                added |= respelled(i + 1);
            }
        }
        if (added) {
            mentions.sort(java.util.Comparator.comparingInt(mention -> mention.first));
        }
    }

    private boolean respelled(int first) {
        Mention known = null;
        for (Mention mention : mentions) {
            if (mention.first == first) {
                known = mention;
            }
        }
        Mention found = null;
        for (int i = first; i < Math.min(tokens.size(), first + VILLAGE_WORDS); i++) {
            if (i > first && tokens.before(i) != ' ' && tokens.before(i) != '-') {
                break;
            }
            List<Sense> senses = gazetteer.districts(tokens, first, i);
            if (senses != null && (known == null || i >= known.last)) {
                String key =
                        String.valueOf(
                                tokens.folded(),
                                tokens.offset(first),
                                tokens.endOffset(i) - tokens.offset(first));
                PlaceName name = new PlaceName(key, PlaceName.Ordinary.NAME, senses, false);
                found = new Mention(first, i, name, Cue.DISTRICT, cueBefore(cueStart[first - 1]));
            }
        }
        if (found == null || known != null && known.name.senses.size() == found.senses.size()) {
            return false;
        }
        Mention longer = found;
        mentions.removeIf(mention -> mention.first >= longer.first && mention.first <= longer.last);
        found.pend("kecamatan, needs agreement");
        mentions.add(found);
        return true;
    }

    /** "Jalan Medan-Banda Aceh": two regions joined by a hyphen are a way, not a place. */
    private void routes() {
        for (int i = 1; i < mentions.size(); i++) {
            Mention from = mentions.get(i - 1);
            Mention to = mentions.get(i);
            if (to.first != from.last + 1
                    || to.dateline
                    || !from.name.large()
                    || !to.name.large()) {
                continue;
            }
            boolean hyphen = tokens.before(to.first) == '-' && !from.dateline;
            boolean street =
                    tokens.before(to.first) == ' '
                            && (from.near == Cue.STREET || cueBefore(from.first) == Cue.STREET);
            if (hyphen || street || wayAhead(from, to)) {
                from.reject("a way between two places");
                to.reject("a way between two places");
            }
        }
    }

    /** "di pinggir jalan raya Tapaktuan Banda Aceh" without any sign between the names. */
    private boolean wayAhead(Mention from, Mention to) {
        if (tokens.before(to.first) != ' ') {
            return false;
        }
        for (int i = from.first - 1; i >= Math.max(0, from.first - 3); i--) {
            if (cueAt(i) == Cue.STREET || cueAt(i) == Cue.VENUE) {
                return true;
            }
        }
        return false;
    }

    /** "Kota Padang" is the kota Padang and not the kecamatan Kota Padang somewhere else. */
    private boolean typeAndName(Hit hit, int from) {
        if (cueAt(hit.first()) != Cue.CITY
                || ((PlaceName) hit.payload()).large()
                || cueBefore(hit.first()) == Cue.DISTRICT) {
            return false;
        }
        for (int k = from; k < names.size() && names.get(k).first() <= hit.first() + 1; k++) {
            Hit inner = names.get(k);
            if (inner.first() == hit.first() + 1
                    && inner.last() == hit.last()
                    && ((PlaceName) inner.payload()).large()) {
                return true;
            }
        }
        return false;
    }

    private void cue(Hit hit, Cue cue) {
        if (cue == Cue.NATIONAL) {
            national++;
            nationwide = nationwide == null ? new boolean[tokens.size()] : nationwide;
            for (int i = hit.first(); i <= hit.last(); i++) {
                nationwide[i] = true;
            }
            return;
        }
        if (cue == Cue.SEAT) {
            seats.add(hit.first());
            return;
        }
        if (cue == Cue.OUTLET || cue == Cue.AREA) {
            startsAt = startsAt == null ? new Cue[tokens.size()] : startsAt;
            startsAt[hit.first()] = cue;
            return;
        }
        districtCues |= cue == Cue.DISTRICT;
        villageCues |= cue == Cue.VILLAGE;
        // hits come in order of their first token, so the longest cue that ends here comes first
        if (endsAt[hit.last()] == null) {
            endsAt[hit.last()] = cue;
            cueStart[hit.last()] = hit.first();
        }
    }

    /** The longest cue that ends at a token. */
    private Cue cueAt(int i) {
        Cue cue = endsAt[i];
        if (cue == null) {
            cue = gazetteer.cueWord(tokens, i);
            endsAt[i] = cue;
            cueStart[i] = i;
        }
        return cue;
    }

    private @Nullable Cue rightCue(int i) {
        return startsAt != null && startsAt[i] != null
                ? startsAt[i]
                : gazetteer.rightWord(tokens, i);
    }

    /** A name does not reach over a comma or a bracket, but over a line break or a hyphen. */
    private boolean unbroken(Hit hit) {
        for (int i = hit.first() + 1; i <= hit.last(); i++) {
            char before = tokens.before(i);
            boolean joined = before == ' ' || before == '-' || before == '/' || before == '\n';
            boolean shortened = before == '.' && tokens.length(i - 1) <= 3;
            if (!joined && !shortened && before != 0) {
                return false;
            }
        }
        return true;
    }

    /** "Kota" and other names that are themselves cues count only when nothing follows them. */
    private boolean usable(Hit hit) {
        if (((PlaceName) hit.payload()).clipped) {
            int next = hit.last() + 1;
            return next < tokens.size()
                    && tokens.before(next) == '.'
                    && letters.telling(hit.first())
                    && !tokens.allCaps(hit.first());
        }
        PlaceName name = (PlaceName) hit.payload();
        if (prose && name.small && letters.plain(hit.first()) && hit.first() == hit.last()) {
            // most ordinary words that are also a kecamatan somewhere end here
            return cueBefore(hit.first()) == Cue.DISTRICT;
        }
        return hit.first() != hit.last() || cueAt(hit.first()) == Cue.NONE;
    }

    private void mention(Hit hit) {
        int first = hit.first();
        int at = first - 1;
        Cue near = cueBefore(first);
        Cue outer = Cue.NONE;
        if (near != Cue.NONE) {
            outer = cueBefore(cueStart[at]);
        }
        Mention mention = new Mention(first, hit.last(), (PlaceName) hit.payload(), near, outer);
        if (mention.name.former) {
            mention.senses = valid(mention.senses);
        }
        mention.dateline = near != Cue.STREET && dateline(hit);
        judge(mention);
        if (mention.verdict != Mention.Verdict.REJECTED) {
            surroundings(mention);
        }
        mentions.add(mention);
    }

    /** What the words further left say about a name that has no cue of its own. */
    private void surroundings(Mention mention) {
        int reach = mention.near == Cue.NONE ? Math.max(0, mention.first - 4) : mention.first;
        for (int i = mention.first - 1; i >= reach && tokens.before(i + 1) == ' '; i--) {
            if (UNITS.has(tokens, i)) {
                mention.ofUnit = true;
            }
        }
        int before = mention.first - 2;
        if (mention.near == Cue.NONE
                && before >= 0
                && tokens.section(before) == tokens.section(mention.first)
                && (cueAt(before) == Cue.DISTRICT || cueAt(before) == Cue.VILLAGE)
                && tokens.before(mention.first) == ' '
                && (tokens.before(mention.first - 1) == ' ' || tokens.length(before) <= 4)
                && cueAt(mention.first - 1) == Cue.NONE
                && !letters.plain(mention.first - 1)) {
            mention.pend("may be the end of a longer name");
        }
    }

    /** A former name that is also a name of today counts only in texts of its time. */
    private List<Sense> valid(List<Sense> senses) {
        List<Sense> then = new ArrayList<>(senses.size());
        for (Sense sense : senses) {
            if (sense.lastValid() == null || day.compareTo(sense.lastValid()) <= 0) {
                then.add(sense);
            }
        }
        return then.isEmpty() ? senses : then;
    }

    private Cue cueBefore(int first) {
        int at = first - 1;
        if (at < 0 || cueAt(at) == Cue.NONE || tokens.section(at) != tokens.section(first)) {
            return Cue.NONE;
        }
        char between = tokens.before(first);
        boolean close =
                between == ' '
                        || between == '-'
                        || between == '\n'
                        || between == 0
                        || between == '"'
                        || (between == '.'
                                && (tokens.sentence(at) == tokens.sentence(first)
                                        || tokens.length(at) <= 4))
                        || (between == ':' && endsAt[at] != Cue.PREP);
        return close ? endsAt[at] : Cue.NONE;
    }

    private boolean dateline(Hit hit) {
        int first = hit.first();
        int last = hit.last();
        if (tokens.section(first) == title || last + 1 >= tokens.size()) {
            return false;
        }
        int start = first;
        while (start > 0
                && tokens.paragraph(start - 1) == tokens.paragraph(first)
                && first - start <= DATELINE_REACH) {
            start--;
        }
        if (first - start > DATELINE_REACH - 1) {
            return false;
        }
        char after = tokens.before(last + 1);
        if (tokens.section(last + 1) != tokens.section(last)) {
            return false;
        }
        if (after == '-' || after == '(' && first == start) {
            return true;
        }
        if (after != ',' && after != '/' && after != ':') {
            return first == start && tokens.allCaps(first) && after == '.';
        }
        // "KENDARI, outlet.com - ..." or "Banjarmasin, Wali Kota ..."
        for (int i = last + 2; i < Math.min(tokens.size(), last + 6); i++) {
            if (tokens.before(i) == '-') {
                return first == start || tokens.allCaps(first);
            }
        }
        return first == start;
    }

    private void judge(Mention mention) {
        if (nationwide != null && nationwide[mention.first]) {
            mention.reject("says the whole country");
            return;
        }
        Cue right = mention.last + 1 < tokens.size() ? rightCue(mention.last + 1) : null;
        if (right == Cue.AREA && tokens.before(mention.last + 1) == ' ') {
            mention.reject("names something wider or something else");
            return;
        }
        if (right == Cue.OUTLET && mention.near != Cue.REGENCY && mention.near != Cue.CITY) {
            char gap = tokens.before(mention.last + 1);
            boolean proper = letters.cased() && tokens.capital(mention.last + 1);
            if ((gap == ' ' && proper) || gap == '.') {
                mention.reject("name of a newspaper, station or club");
                return;
            }
        }
        switch (mention.near) {
            case STREET, NATURE, CULTURE, MEDIA -> named(mention);
            case VILLAGE -> mention.reject("name of a village or kampung");
            case REGENCY -> type(mention, Sense.Type.KABUPATEN);
            case CITY -> type(mention, Sense.Type.KOTA);
            case PROVINCE -> level(mention, Sense.Level.PROVINCE, true);
            case DISTRICT -> level(mention, Sense.Level.DISTRICT, false);
            case UNIT, COURT, HOSPITAL -> office(mention);
            case PEOPLE, PREP, VENUE, FROM, ORIGIN, NONE -> loose(mention);
            case OUTLET, AREA, NATIONAL, SPEECH, SEAT ->
                    throw new IllegalStateException("not before a name");
        }
    }

    /** "Jalan Bandung", "suku Asmat", "Selat Malaka", "Tribun Jatim". */
    private void named(Mention mention) {
        mention.reject(
                switch (mention.near) {
                    case STREET -> "street or building named after the place";
                    case NATURE -> "mountain, river or sea";
                    case MEDIA -> "name of a newspaper or station";
                    default -> "people, dish, club, firm or person of that name";
                });
    }

    private void type(Mention mention, Sense.Type type) {
        List<Sense> near =
                Mention.those(mention.senses, sense -> sense.level() == Sense.Level.REGENCY);
        List<Sense> exact = Mention.those(near, sense -> sense.type() == type && !sense.locality());
        if (type == Sense.Type.KOTA && exact.isEmpty() && letters.plain(mention.last)) {
            loose(mention);
            return;
        }
        if (near.isEmpty()) {
            loose(mention);
            return;
        }
        mention.senses = exact.isEmpty() ? near : exact;
    }

    private void level(Mention mention, Sense.Level level, boolean only) {
        List<Sense> exact = Mention.those(mention.senses, sense -> sense.level() == level);
        if (!exact.isEmpty()) {
            mention.senses = exact;
            if (level == Sense.Level.DISTRICT) {
                mention.pend("kecamatan, needs agreement");
            }
        } else if (only) {
            mention.reject("no province of this name");
        } else {
            loose(mention); // none of its senses is of that level
        }
    }

    /**
     * "Polres X", "PN X", "RSUD X": the kabupaten, kota or province whose name the office bears.
     */
    private void office(Mention mention) {
        keepLarge(mention);
        if (mention.districtOnly()) {
            mention.pend("kecamatan without its type");
            return;
        }
        int next = mention.last + 1;
        if (next < tokens.size() && tokens.is(next, "kota") && tokens.before(next) == ' ') {
            for (Sense sense : mention.senses) {
                if (sense.type() == Sense.Type.KOTA) {
                    mention.senses = List.of(sense);
                    break;
                }
            }
        }
        if (tokens.contains(mention.first - 1, "polrestabes")) {
            mention.hint = Sense.Type.KOTA;
        } else if (tokens.contains(mention.first - 1, "polres")
                || tokens.is(mention.first - 1, "metro")) {
            mention.hint = Sense.Type.KABUPATEN;
        }
        if (mention.name.ordinary != PlaceName.Ordinary.NAME) {
            if (letters.plain(mention.first)) {
                mention.reject("an ordinary word");
            } else if (!letters.cased()) {
                mention.pend("also an ordinary word");
            }
        }
    }

    private static void keepLarge(Mention mention) {
        if (mention.name.large()) {
            mention.senses =
                    Mention.those(mention.senses, sense -> sense.level() != Sense.Level.DISTRICT);
        }
    }

    /**
     * "RAHA - ...": what local press opens with is the seat of a kabupaten, or a kecamatan of which
     * there is but one, even where the name alone would say too little.
     */
    private boolean opening(Mention mention) {
        if (!mention.dateline
                || !mention.agreed().weak()
                || !tokens.allCaps(mention.first)
                || !tokens.allCaps(mention.last)
                || tokens.before(mention.last + 1) != '-'
                || mention.first > 0
                        && tokens.paragraph(mention.first - 1) == tokens.paragraph(mention.first)) {
            return false;
        }
        List<Sense> seat = Mention.those(mention.senses, Sense::capital);
        if (seat.size() == 1) {
            mention.senses = seat;
        }
        return seat.size() == 1 || mention.districtOnly() && mention.regency() != null;
    }

    private void loose(Mention mention) {
        if (opening(mention)) {
            return;
        }
        if (mention.districtOnly()) {
            if (letters.plain(mention.first) && mention.name.ordinary != PlaceName.Ordinary.NAME) {
                mention.reject("an ordinary word");
            } else {
                mention.pend("kecamatan without its type");
            }
            return;
        }
        if (mention.agreed().weak()) {
            mention.pend("needs its type, its province or its parent");
        }
        boolean bare = mention.near == Cue.NONE && !mention.dateline;
        if (bare && !letters.cased() && mention.first == mention.last) {
            mention.pend("a single word in a text without capitals");
        }
        if (bare && mention.agreed().shortened() && !tokens.capital(mention.first)) {
            mention.pend("abbreviation in lower case");
        }
        PlaceName.Ordinary ordinary = mention.name.ordinary;
        if (ordinary == PlaceName.Ordinary.NAME || mention.dateline) {
            person(mention);
            return;
        }
        if (letters.plain(mention.first)) {
            mention.reject("an ordinary word");
            return;
        }
        boolean telling = letters.telling(mention.first);
        boolean placed =
                mention.near == Cue.PREP
                        || mention.near == Cue.VENUE && telling
                        || mention.near == Cue.FROM && telling && ordinary != HARD
                        || mention.near == Cue.ORIGIN
                        || mention.near == Cue.PEOPLE && telling;
        boolean enough =
                switch (ordinary) {
                    case WORD ->
                            letters.cased() && (telling || placed || mention.near == Cue.PEOPLE);
                    case HARD -> placed && letters.cased();
                    default -> false;
                };
        if (!enough) {
            mention.pend("also an ordinary word");
        }
        longer(mention);
        person(mention);
    }

    /** "di Padang Sakti", "kawasan Batu Layang": the beginning of the name of some other place. */
    private void longer(Mention mention) {
        int next = mention.last + 1;
        if (mention.first < mention.last
                || next >= tokens.size()
                || tokens.before(next) != ' '
                || tokens.section(next) != tokens.section(mention.last)
                || tokens.numeric(next)
                || rightCue(next) != null) {
            return;
        }
        boolean goesOn =
                letters.telling(mention.first)
                        ? letters.telling(next) && !DAYS.has(tokens, next)
                        : !letters.cased() && !Agreement.AFTER_A_NAME.has(tokens, next);
        if (goesOn) {
            mention.pend("may be the beginning of a longer name");
        }
    }

    /** "Bima Arya": a bare name followed by another capital word is a person. */
    private void person(Mention mention) {
        int next = mention.last + 1;
        if (mention.near != Cue.NONE
                || next >= tokens.size()
                || mention.name.ordinary == PlaceName.Ordinary.NAME) {
            return;
        }
        if (letters.telling(mention.first)
                && tokens.before(next) == ' '
                && letters.telling(next)
                && rightCue(next) == null) {
            mention.pend("may be the name of a person or firm");
        }
    }

    /** Looks up what stands after "Desa", "Kelurahan", "Gampong". */
    private void villages() {
        Villages all = null;
        for (int i = 0; villageCues && i < endsAt.length - 1; i++) {
            if (endsAt[i] != Cue.VILLAGE || tokens.furniture(i)) {
                continue;
            }
            if (villages.size() == MOST_MENTIONS) {
                return;
            }
            if (all == null) {
                all = Villages.standard();
            }
            village(all, i + 1);
        }
    }

    private void village(Villages all, int first) {
        char gap = tokens.before(first);
        if (gap != ' '
                && gap != '"'
                && gap != '\n'
                && (gap != '.' || tokens.length(first - 1) > 4)) {
            return;
        }
        VillageMention found = null;
        for (int i = first; i < Math.min(tokens.size(), first + VILLAGE_WORDS); i++) {
            char before = tokens.before(i);
            if (tokens.section(i) != tokens.section(first)
                    || i > first && before != ' ' && before != '-' && before != '\n' && before != 0
                    || letters.plain(i) && !tokens.numeric(i) && i > first) {
                break;
            }
            if (i > first && endsAt[i] == Cue.DISTRICT) {
                break;
            }
            short[] districts =
                    all.districts(tokens.folded(), tokens.offset(first), tokens.endOffset(i));
            if (districts.length > 0) {
                found = new VillageMention(first, i, districts, people(first));
            }
        }
        if (found != null) {
            villages.add(found);
        } else if (letters.telling(first) && !tokens.numeric(first)) {
            villages.add(
                    new VillageMention(first, wordsOfName(first), new short[0], people(first)));
        }
    }

    private boolean people(int first) {
        Cue cue = cueBefore(cueStart[first - 1]);
        return cue == Cue.PEOPLE || cue == Cue.ORIGIN;
    }

    /** Last token of a name that no list knows: the capital words from here. */
    private int wordsOfName(int first) {
        int last = first;
        while (letters.cased()
                && last + 1 < tokens.size()
                && tokens.section(last + 1) == tokens.section(first)
                && last - first < VILLAGE_WORDS - 1
                && tokens.before(last + 1) == ' '
                && tokens.capital(last + 1)
                && cueAt(last + 1) == Cue.NONE) {
            last++;
        }
        return last;
    }

    Gazetteer gazetteer() {
        return gazetteer;
    }
}
